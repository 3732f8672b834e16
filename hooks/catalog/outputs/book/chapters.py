"""Makes chapters of pages: links lead where a book can, and pictures come along."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html import unescape
from xml.sax.saxutils import escape

from catalog.collected.catalog import Catalog
from catalog.outputs.book.links import Places, chapter_file, from_file
from catalog.outputs.book.xhtml import Said
from catalog.outputs.shared.page import Page
from catalog.reading.docs_kinds import media_type

_CORE = frozenset({"image/svg+xml", "image/png", "image/jpeg", "image/webp", "image/gif"})
"""What every reader shows, https://www.w3.org/TR/epub-33/#sec-core-media-types"""
# These read only the XML of `xhtml.said`, where attributes hold neither quotes nor brackets.
_LINK = re.compile(r"<a( [^>]*?)(/>|>(.*?)</a>)", re.DOTALL)
_HREF = re.compile(r' href="([^"]*)"')
_ID = re.compile(r' id="')
_PICTURE = re.compile(r"<img(?: [^>]*)?/>")
_ATTRIBUTE = re.compile(r' ([\w:-]+)="([^"]*)"')
_OF_PICTURES = ("src", "alt", "width", "height")


@dataclass(frozen=True)
class Chapter:
    """A page of the site in the book; its number is the same in all languages."""

    page: Page
    number: int

    @property
    def title(self) -> str:
        return self.page.title

    @property
    def file(self) -> str:
        return chapter_file(self.page.path)

    @property
    def place(self) -> str:
        """The id of where it begins."""
        return f"pagebreak-{self.number}"


@dataclass(frozen=True)
class Binder:
    """Binds what pages say into a book; `pictures` are what they show, by name in the book."""

    catalog: Catalog
    language: str
    places: Places
    pictures: dict[str, bytes] = field(default_factory=dict)

    def bind(self, page: str, said: Said) -> str:
        """The content of a page as XML; its links and pictures are those of the book."""
        text = _LINK.sub(lambda found: self._lead(found, page), said.text)
        return _PICTURE.sub(lambda found: self._show(found[0], page), text)

    def shown(self) -> Iterator[tuple[str, str]]:
        """(name in the book, sort) of each picture."""
        for name in sorted(self.pictures):
            yield name, media_type(name)

    def _lead(self, link: re.Match[str], page: str) -> str:
        """A link that leads where a book can, or only its words."""
        attributes, rest = link[1], link[2]
        href = _HREF.search(attributes)
        if not href or not href[1]:
            return link[0]
        lead = self.places.lead(page, unescape(href[1]))
        before, after = attributes[: href.start()], attributes[href.end() :]
        if lead is not None:
            return f'<a{before} href="{_escaped(lead)}"{after}{rest}'
        return f"<a{before}{after}{rest}" if _ID.search(attributes) else link[3] or ""

    def _show(self, picture: str, page: str) -> str:
        """A picture as the book has it, or its words in place of one that it cannot hold."""
        told = dict(_ATTRIBUTE.findall(picture))
        path = self.places.target(page, unescape(told.get("src", "")))
        found = self.catalog.attachment(self.language, path)
        if found and found.content is not None and media_type(path) in _CORE:
            name = f"pictures/{path}"
            self.pictures[name] = found.content
            told["src"] = _escaped(from_file(name, chapter_file(page)))
            return f"<img{_written(told)}/>"
        words = told.get("alt")
        left = _written({key: told[key] for key in told if key not in _OF_PICTURES})
        return f"<span{left}/>" if words is None else f"<span{left}>{words}</span>"


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {name}="{value}"' for name, value in attributes.items())


def _escaped(value: str) -> str:
    return escape(value, {'"': "&quot;"})
