"""Packs a site that was written into one file, to be read from a folder without a network."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from posixpath import dirname, join, normpath

from catalog.building.site import Site
from catalog.collected.addresses import HOME, offline_start
from catalog.collected.used_files import of_html
from catalog.outputs.shared.packing import packed

FOLDER = "pages/"
"""Below it lies all but the page on top, which people are to find."""
_ONLINE = re.compile(rb"<!--online-->.*?<!--/online-->", re.DOTALL)
"""What templates mark as of use on a network alone."""
_INDEX = re.compile(r'data-index="([^"]+)"')
_STYLED = re.compile(r"url\(([^()]+)\)")


def offline_copy(site: Site, folder: Path) -> bytes:
    """A zip of a page that leads into each language, and of all that readers can reach from there.

    What is for servers and search engines alone is not in it, nor is the copy itself.
    """
    start = offline_start(site.language().catalog)
    files = {FOLDER + path: content for path, content in _reached(site, folder).items()}
    return packed({start: _start_page(site).encode(), **files}, first=(start,))


def _start_page(site: Site) -> str:
    first = site.language()
    template = first.edition.press.pages.get_template("start.html.jinja")
    entries = [
        (first.edition.view(part.language, HOME), f"{FOLDER}{part.root}{HOME}")
        for part in site.languages.values()
    ]
    return template.render(frame=first.framer.frame(HOME, FOLDER), entries=entries)


def _reached(site: Site, folder: Path) -> Mapping[str, bytes]:
    """Each file that somebody can reach from a page, by path from the site's root."""
    waiting = [
        part.root + part.file(path)
        for part in site.languages.values()
        for path in (*part.pages, *part.others)
    ]
    found: dict[str, bytes] = {}
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith(("/", "..")) or not (folder / path).is_file():
            continue
        content = (folder / path).read_bytes()
        found[path] = _ONLINE.sub(b"", content) if path.endswith(".html") else content
        waiting += _leads_to(path, found[path])
    return found


def _leads_to(path: str, content: bytes) -> Iterator[str]:
    """The files to which a page or a style leads."""
    if path.endswith(".html"):
        text = content.decode("utf-8")
        yield from of_html(text, path)
        named = _INDEX.findall(text)
    else:
        named = _STYLED.findall(content.decode("utf-8")) if path.endswith(".css") else []
    for name in named:
        yield normpath(join(dirname(path), name.strip("\"'")))
