"""Packs a site that was written into one file, to be read from a folder without a network."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Set
from functools import partial
from itertools import chain
from pathlib import Path
from posixpath import dirname

from catalog.building.site import Site
from catalog.collected.addresses import HOME, offline_start
from catalog.collected.used_files import of_html
from catalog.environment.code import state_of_code
from catalog.environment.kept import Kept
from catalog.language.html_links import target_of
from catalog.outputs.shared.packing import Deflated, deflated, pack_into

FOLDER = "pages/"
"""Below it lies all but the page on top, which people are to find."""
_ONLINE = re.compile(rb"<!--online-->.*?<!--/online-->", re.DOTALL)
"""What templates mark as of use on a network alone."""
_INDEX = re.compile(r'data-index="([^"]+)"')
_STYLED = re.compile(r"url\(([^()]+)\)")


def write_offline_copy(site: Site, folder: Path, copy: Path) -> None:
    """Packs a page that leads into each language, and all that readers can reach from there.

    What is for servers and search engines alone is not in it, nor is the copy itself. Files are
    read one after the other, since there may be thousands.
    """
    start = offline_start(site.language().catalog), _start_page(site).encode()
    pages = _Pages(folder, site.language().edition.press.kept)
    paths = [part.root + part.file(path) for part in site.languages.values() for path in part.pages]
    site.crew.share([partial(pages.links, path) for path in paths])
    reached = ((FOLDER + path, _packed(pages, path)) for path in sorted(_reached(site, pages)))
    with copy.open("wb") as file:
        pack_into(file, chain([start], reached))


def _packed(pages: _Pages, path: str) -> bytes | Deflated:
    return pages.packed(path) if path.endswith(".html") else (pages.folder / path).read_bytes()


def _start_page(site: Site) -> str:
    first = site.language()
    template = first.edition.press.pages.get_template("start.html.jinja")
    entries = [
        (first.edition.view(part.language, HOME), f"{FOLDER}{part.root}{HOME}")
        for part in site.languages.values()
    ]
    return template.render(frame=first.framer.frame(HOME, FOLDER), entries=entries)


def _reached(site: Site, pages: _Pages) -> Set[str]:
    """Each file that somebody can reach from a page, by path from the site's root."""
    waiting = [
        part.root + part.file(path)
        for part in site.languages.values()
        for path in (*part.pages, *part.others)
    ]
    waiting += (file.path for part in site.languages.values() for file in part.index.parts)
    found: set[str] = set()
    while waiting:
        path = waiting.pop()
        file = pages.folder / path
        if path in found or path.startswith(("/", "..")) or not file.is_file():
            continue
        found.add(path)
        if path.endswith(".html"):
            waiting += set(pages.links(path)) - found
        elif path.endswith(".css"):
            waiting += _in_style(path, file.read_text("utf-8"))
    return found


def _in_style(path: str, text: str) -> Iterator[str]:
    """The files to which a style leads."""
    for name in _STYLED.findall(text):
        yield target_of(dirname(path), name.strip("\"'"))


class _Pages:
    """What the copy has of each page, as it was packed before if the page is the same."""

    def __init__(self, folder: Path, kept: Kept | None) -> None:
        self.folder, self._kept = folder, kept
        self._names: dict[str, bytes] = {}

    def links(self, path: str) -> list[str]:
        """The files to which a page leads."""
        links, _ = self._of(path)
        return links

    def packed(self, path: str) -> Deflated:
        _, packed = self._of(path)
        return packed

    def _of(self, path: str) -> tuple[list[str], Deflated]:
        name = self._names.get(path)
        content = b"" if name else (self.folder / path).read_bytes()
        name = name or hashlib.sha256(f"{state_of_code()} {path} ".encode() + content).digest()
        self._names[path] = name
        found = self._kept.find(name) if self._kept else None
        if found:
            check, size, links = json.loads(found[0])
            return links, Deflated(check, size, found[1])
        return self._anew(path, name)

    def _anew(self, path: str, name: bytes) -> tuple[list[str], Deflated]:
        content = _ONLINE.sub(b"", (self.folder / path).read_bytes())
        links, packed = list(_on_page(path, content.decode("utf-8"))), deflated(content)
        if self._kept:
            note = json.dumps([packed.check, packed.size, links])
            self._kept.keep(name, note, packed.data)
        return links, packed


def _on_page(path: str, text: str) -> Iterator[str]:
    """The files to which a page leads."""
    yield from of_html(text, path)
    yield from (target_of(dirname(path), name) for name in _INDEX.findall(text))
