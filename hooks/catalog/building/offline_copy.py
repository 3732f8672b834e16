"""Packs a site that was written into one file, to be read from a folder without a network."""

import re
from collections.abc import Iterator, Set
from itertools import chain
from pathlib import Path
from posixpath import dirname

from catalog.building.site import Site
from catalog.collected.addresses import HOME, offline_start
from catalog.collected.used_files import of_html
from catalog.language.html_links import target_of
from catalog.outputs.shared.packing import pack_into

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
    reached = ((FOLDER + path, _read(folder, path)) for path in sorted(_reached(site, folder)))
    with copy.open("wb") as file:
        pack_into(file, chain([start], reached))


def _start_page(site: Site) -> str:
    first = site.language()
    template = first.edition.press.pages.get_template("start.html.jinja")
    entries = [
        (first.edition.view(part.language, HOME), f"{FOLDER}{part.root}{HOME}")
        for part in site.languages.values()
    ]
    return template.render(frame=first.framer.frame(HOME, FOLDER), entries=entries)


def _reached(site: Site, folder: Path) -> Set[str]:
    """Each file that somebody can reach from a page, by path from the site's root."""
    waiting = [
        part.root + part.file(path)
        for part in site.languages.values()
        for path in (*part.pages, *part.others)
    ]
    found: set[str] = set()
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith(("/", "..")) or not (folder / path).is_file():
            continue
        found.add(path)
        if path.endswith((".css", ".html")):
            waiting += set(_leads_to(path, _read(folder, path).decode("utf-8"))) - found
    return found


def _read(folder: Path, path: str) -> bytes:
    """A file as the copy has it."""
    content = (folder / path).read_bytes()
    return _ONLINE.sub(b"", content) if path.endswith(".html") else content


def _leads_to(path: str, text: str) -> Iterator[str]:
    """The files to which a page or a style leads."""
    if path.endswith(".html"):
        yield from of_html(text, path)
    for name in (_INDEX if path.endswith(".html") else _STYLED).findall(text):
        yield target_of(dirname(path), name.strip("\"'"))
