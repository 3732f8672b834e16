"""Makes the site that is about to be published, and packs it."""

from __future__ import annotations

import datetime as dt
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from catalog.environment.cache import Cache, cache_folder
from catalog.environment.sums import NAME, Sums, read_sums

from .failure import Failed
from .headers import Headers, read_headers
from .packing import pack

VERSION = "version.json"


@dataclass(frozen=True)
class Packed:
    """A site ready to send: its folder and size in bytes, and what it says of itself."""

    folder: Path
    size: int
    date: dt.date
    headers: Mapping[str, Headers]
    sums: Sums
    is_committed: bool


@contextmanager
def built(project: Path, live: Mapping[str, str]) -> Iterator[Packed]:
    """`live` holds the texts of the live site's SHA256SUMS and version.json; both may be empty.

    Raises Failed if the site cannot be built, after every problem was printed.
    """
    with tempfile.TemporaryDirectory() as temporary:
        public, folder = Path(temporary) / "live", Path(temporary) / "packed"
        public.mkdir()
        for name in (NAME, VERSION):
            (public / name).write_text(live[name], encoding="utf-8")
        site = Path(temporary) / "site"
        _build(project, site, public)
        kept = cache_folder(project, os.environ)
        version = json.loads((site / VERSION).read_text(encoding="utf-8"))
        yield Packed(
            folder,
            size=pack(site, folder, Cache(kept) if kept else None),
            date=dt.date.fromisoformat(version["date"]),
            headers=read_headers(site),
            sums=read_sums(site / NAME),
            is_committed=not str(version["commit"]).endswith("-dirty"),
        )


def _build(project: Path, site: Path, public: Path) -> None:
    """Builds into `site`, not into the project's own folder, where somebody may build meanwhile."""
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    command += ["--site-dir", str(site)]
    environment = {**os.environ, "PUBLISHED": str(public)}
    # In a group of its own, Ctrl-C reaches only this process, which ends the build without a trace.
    if subprocess.run(command, cwd=project, env=environment, process_group=0).returncode:
        raise Failed("chưa đăng gì — sửa những chỗ kể trên, rồi đăng lại")
