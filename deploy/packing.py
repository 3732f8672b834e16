"""Packs a built site for a server: what gets smaller in compressed forms too, and a list of all."""

from __future__ import annotations

import gzip
import os
import shutil
import sys
import zlib
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version
from pathlib import Path

import brotli

from catalog.environment.cache import Cache
from catalog.environment.sums import write_sums

_GET_SMALLER = {
    *(".css", ".csv", ".html", ".ics", ".js", ".json", ".svg", ".txt", ".wasm", ".xml", ""),
}
"""Endings of texts and programs; pictures, fonts, books and PDFs are compressed in themselves."""
_WORTH_IT = 0.95
"""A compressed form that is not smaller than this part of the file is left out."""
_FORMS: Mapping[str, Callable[[bytes], bytes]] = {
    ".gz": partial(gzip.compress, compresslevel=9, mtime=0),
    ".br": brotli.compress,
}
_MADE_BY = f"{sys.version} brotli {version('brotli')} zlib {zlib.ZLIB_RUNTIME_VERSION}"
"""Other versions of what compresses may give other bytes."""


def pack(site: Path, folder: Path, cache: Cache | None = None) -> int:
    """Fills `folder` with site/ and SHA256SUMS, the same bytes every time; returns their number."""
    shutil.copytree(site, folder / "site")
    found = [path for path in (folder / "site").rglob("*") if _gets_smaller(path)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(partial(_compress, cache=cache), found))
    if cache:
        cache.prune()
    write_sums(folder)
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _gets_smaller(path: Path) -> bool:
    return path.is_file() and path.suffix in _GET_SMALLER and not path.name.startswith("_")


def _compress(path: Path, cache: Cache | None) -> None:
    content = path.read_bytes()
    for ending, compress in _FORMS.items():
        make = partial(compress, content)
        key = f"{_MADE_BY} {ending} ".encode() + content
        form = cache.get(key, make) if cache else make()
        if len(form) < len(content) * _WORTH_IT:
            path.with_name(path.name + ending).write_bytes(form)
