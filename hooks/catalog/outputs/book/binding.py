"""Binds the book of each language: an EPUB 3 of the pages that need no web."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import astuple
from functools import partial

from catalog.collected.addresses import HOME, book_path, language_root
from catalog.outputs.book.book import TITLE_PAGE, Book, Pages
from catalog.outputs.book.chapters import Binder, Chapter
from catalog.outputs.book.cover import cover
from catalog.outputs.book.links import Places, chapter_file
from catalog.outputs.book.xhtml import Said, said
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import done
from catalog.outputs.shared.later import Later
from catalog.outputs.shared.packing import Deflated, deflated, packed
from catalog.reading.source import Problem

_ROOT = "EPUB"
_CONTAINER = f"""<?xml version="1.0" encoding="utf-8"?>
<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0">
<rootfiles>
<rootfile full-path="{_ROOT}/package.opf" media-type="application/oebps-package+xml"/>
</rootfiles>
</container>
"""


def books(
    edition: Edition, pages: Mapping[str, Pages], language: str = ""
) -> Iterator[tuple[str, bytes] | Problem]:
    """(path from the site's root, EPUB) of each language, or of one, from its pages."""
    every = {one.code: one for one in edition.catalog.words.languages}
    languages = {language: every[language]} if language else every
    views = (edition.view(language, HOME) for language in languages.values())
    for drawn in done(cover(view, edition.press.setter) for view in views):
        if isinstance(drawn, Problem):
            yield drawn
        else:
            code, picture = drawn
            path = language_root(edition.catalog, code) + book_path(edition.catalog)
            yield path, _made(Book(edition, languages[code], pages[code]), picture)


def books_later(edition: Edition, pages: Mapping[str, Pages]) -> dict[str, Later]:
    """The same, for a preview; one whose cover has too many words is empty."""
    files = partial(books, edition, pages)

    def make(code: str) -> bytes:
        return b"".join(one[1] for one in files(code) if not isinstance(one, Problem))

    return {
        language_root(edition.catalog, code) + book_path(edition.catalog): Later(
            partial(make, code)
        )
        for code in pages
    }


def _made(book: Book, cover: bytes) -> bytes:
    chapters = {one.page.path: said_of(book.edition, one.page.html) for one in book.chapters}
    binder = _binder(book, {path: frozenset(one.ids) for path, one in chapters.items()})
    inside: dict[str, str | bytes | Deflated] = {**dict(book.lists_and_look()), "cover.png": cover}
    for one in book.chapters:
        inside[one.file] = _chapter(book, binder, one, chapters[one.page.path])
    title_page = binder.bind(TITLE_PAGE, said_of(book.edition, book.title_page))
    inside[chapter_file(TITLE_PAGE)] = book.chapter(TITLE_PAGE, title_page)
    drawn = frozenset(path for path, one in chapters.items() if one.has_drawing)
    inside["package.opf"] = book.package(drawn, binder)
    named = {f"{_ROOT}/{name}": _as_stored(inside[name]) for name in inside}
    named |= {f"{_ROOT}/{name}": binder.pictures[name] for name in binder.pictures}
    named["META-INF/container.xml"] = _CONTAINER.encode()
    named["mimetype"] = b"application/epub+zip"
    return packed(named, first=("mimetype",))


def _chapter(book: Book, binder: Binder, chapter: Chapter, said: Said) -> str | Deflated:
    """A chapter, as it was packed last if it and the places of all chapters are the same."""
    path = chapter.page.path

    def write() -> str:
        return book.chapter(path, binder.bind(path, said), chapter)

    if "<img" in said.text:  # so that the binder learns of its pictures
        return write()
    told = (book.language.code, path, chapter.number, chapter.title, binder.places.state, said)
    name = f"chapter {hashlib.sha256(repr(told).encode()).hexdigest()}"
    return Deflated.of(book.edition.kept_bytes(name, lambda: bytes(deflated(write().encode()))))


def said_of(edition: Edition, page: str) -> Said:
    """What a book says of a page, given by its HTML; that of most pages is as it was."""
    name = f"said {hashlib.sha256(page.encode()).hexdigest()}"
    return Said(
        *json.loads(edition.kept(name, lambda: json.dumps(astuple(said(page)), ensure_ascii=False)))
    )


def _binder(book: Book, anchors: Mapping[str, Set[str]]) -> Binder:
    site_url, code = book.edition.settings.site_url, book.language.code
    return Binder(book.catalog, code, Places(book.catalog, site_url, code, anchors))


def _as_stored(content: str | bytes | Deflated) -> bytes | Deflated:
    return content.encode() if isinstance(content, str) else content
