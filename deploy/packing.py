"""Packs a built site for a server: each text also in compressed forms, and a list of all files."""

from __future__ import annotations

import gzip
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import brotli

from catalog.environment.sums import write_sums

_TEXTS = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml", ""}
_WORTH_IT = 0.95
"""A compressed form that is not smaller than this part of the file is left out."""


def pack(site: Path, folder: Path) -> int:
    """Fills `folder` with site/ and SHA256SUMS, the same bytes every time; returns their number."""
    shutil.copytree(site, folder / "site")
    texts = [path for path in (folder / "site").rglob("*") if _is_text(path)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_compress, texts))
    write_sums(folder)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _is_text(path: Path) -> bool:
    return path.is_file() and path.suffix in _TEXTS and not path.name.startswith("_")


def _compress(path: Path) -> None:
    content = path.read_bytes()
    forms = {".gz": gzip.compress(content, 9, mtime=0), ".br": brotli.compress(content)}
    for ending, form in forms.items():
        if len(form) < len(content) * _WORTH_IT:
            path.with_name(path.name + ending).write_bytes(form)
