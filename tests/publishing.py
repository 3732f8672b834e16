"""A project, the place it is published at, and the nginx that readers ask: for tests.

A publish packs, sends and checks whatever MkDocs has built. Most tests are about that, so their
publishes get a site that was built once: `tests/handed` stands in MkDocs' place. What is built
matters to others: their places have no `editions`, and `Place.building()` is one of these.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

import programs
from editions import EDITIONS, edit
from project import ROOT, Project, digest
from servers import free_port, nginx
from settings_of import switch_form_on

from catalog.outputs.site.headers import headers_file
from catalog.reading.admin_settings import Admin
from deploy.nginx import server_block

HANDED = ROOT / "tests" / "handed"


@dataclass(frozen=True)
class Place:
    """`root` is published to; what lies there is served at `url`."""

    project: Project
    root: Path
    url: str
    port: int
    editions: Path | None = None

    def environment(self, **more: str) -> dict[str, str]:
        handed = f"{HANDED}:" if self.editions else ""
        return self.project.environment(
            **{
                "SITE_URL": self.url,
                "PYTHONPATH": f"{handed}{self.project.folder / 'hooks'}:{ROOT}",
                **more,
            }
        )

    def building(self) -> Place:
        """The same place for publishes that build their site, from the words of the project."""
        return replace(self, editions=None)

    def start(self, *command: str, **environment: str) -> subprocess.Popen[str]:
        """Begins `python -m deploy …`, as a process group of its own."""
        return subprocess.Popen(
            [sys.executable, "-m", "deploy", *command],
            cwd=self.project.folder,
            env=self.environment(**environment),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return programs.run(
            ("deploy", *command),
            self.project.folder,
            self.environment(**environment),
            own_code=self.project.has_own_code,
        )

    def publish(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("publish", str(self.root), *options, **environment)

    def edit(self, n: int) -> None:
        """Other words on a page, and another colour in the stylesheet: another edition."""
        if not self.editions:
            edit(self.project, n)
            return
        link = self.project.folder / "edition"
        link.unlink(missing_ok=True)
        link.symlink_to(self.editions / str(n % EDITIONS))

    @property
    def live(self) -> Path:
        return self.root / "current" / "site"

    def what_is_live(self) -> dict[str, str]:
        """The hash of each file of the live site, the assets of other releases left out."""
        listed = (self.live / "SHA256SUMS").read_text().splitlines()
        own = {line[66:] for line in listed}
        return {path: sha for path, sha in digest(self.live).items() if path in own}


@contextmanager
def place(
    folder: Path,
    below: str = "",
    change: tuple[str, str] = ("", ""),
    name: str = "public",
    editions: Path | None = None,
    admin: Admin | None = None,
) -> Iterator[Place]:
    """An empty place and its nginx; `change` replaces a text in nginx's configuration.

    With `admin`, its site has the form for editors.
    """
    root = folder / name
    root.mkdir()
    with server(root, folder / "nginx", below, change, admin) as (url, port):
        there = Place(Project(folder / "project", kit=False), root, url, port, editions)
        if admin:
            switch_form_on(there.project, admin)
        if editions:
            there.edit(0)
        yield there


@contextmanager
def server(
    root: Path,
    folder: Path,
    below: str = "",
    change: tuple[str, str] = ("", ""),
    admin: Admin | None = None,
) -> Iterator[tuple[str, int]]:
    """Address and port of an nginx that serves what is published at `root`."""
    folder.mkdir()
    (folder / "_headers").write_text(headers_file(admin))
    port = free_port()
    url = f"http://127.0.0.1:{port}/{below}"
    block = server_block(folder, str(root), url, f"127.0.0.1:{port}", brotli=True)
    assert change[0] in block
    with nginx(folder, block.replace(*change) if change[0] else block, port):
        yield url, port


def kill(process: subprocess.Popen[str]) -> None:
    """Ends a publish and everything it began, at once."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def refused(done: subprocess.CompletedProcess[str], message: str) -> None:
    """It says what is wrong and what to do, and fails. In the message, `…` stands for anything."""
    assert re.search("[^\n]+".join(map(re.escape, message.split("…"))), done.stderr), done.stderr
    assert " — " in done.stderr
    assert "Traceback" not in done.stderr
    assert done.returncode == 1
