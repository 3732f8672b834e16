"""Makes chapters of pages: links lead where a book can, and pictures come along."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml.etree import _Element

from catalog.collected.catalog import Catalog
from catalog.outputs.book.links import Places, chapter_file, from_file
from catalog.outputs.book.xhtml import Body, unwrap
from catalog.outputs.shared.page import Page
from catalog.reading.docs_kinds import media_type

_CORE = frozenset({"image/svg+xml", "image/png", "image/jpeg", "image/webp", "image/gif"})
"""What every reader shows, https://www.w3.org/TR/epub-33/#sec-core-media-types"""


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

    def bind(self, page: str, said: Body) -> str:
        """The content of a page as XML; its links and pictures are those of the book."""
        for link in said.links:
            self._lead(link, page)
        for picture in said.pictures:
            self._show(picture, page)
        return said.written()

    def shown(self) -> Iterator[tuple[str, str]]:
        """(name in the book, sort) of each picture."""
        for name in sorted(self.pictures):
            yield name, media_type(name)

    def _lead(self, link: _Element, page: str) -> None:
        if not (href := link.get("href")):
            return
        lead = self.places.lead(page, href)
        if lead is not None:
            link.set("href", lead)
        elif link.get("id"):
            del link.attrib["href"]
        else:
            unwrap(link)

    def _show(self, picture: _Element, page: str) -> None:
        """Puts a picture into the book, or its words in place of one that it cannot hold."""
        path = self.places.target(page, picture.get("src", ""))
        found = self.catalog.attachment(self.language, path)
        if found and found.content is not None and media_type(path) in _CORE:
            name = f"pictures/{path}"
            self.pictures[name] = found.content
            picture.set("src", from_file(name, chapter_file(page)))
        else:
            picture.tag, picture.text = "span", picture.get("alt")
            for key in ("src", "alt", "width", "height"):
                picture.attrib.pop(key, None)
