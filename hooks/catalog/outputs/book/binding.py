"""Binds the book of each language: an EPUB 3 of the pages that need no web."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Set
from dataclasses import astuple

from catalog.collected.addresses import HOME, book_path, language_root
from catalog.environment.code import state_of_code
from catalog.outputs.book.book import TITLE_PAGE, Book, Pages
from catalog.outputs.book.chapters import Binder
from catalog.outputs.book.cover import cover
from catalog.outputs.book.links import Places, chapter_file
from catalog.outputs.book.xhtml import Said, said
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import done
from catalog.outputs.shared.packing import packed
from catalog.reading.source import Problem

Files = Mapping[str, str | bytes]
"""What lies in a book, by name."""
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


def _made(book: Book, cover: bytes) -> bytes:
    """The file, as it was kept if all that it is made of is the same."""
    around: Files = {**dict(book.lists_and_look()), "cover.png": cover}
    cache = book.edition.press.cache
    if cache is None:
        return _bound(book, around)
    return cache.get(_ingredients(book, around), lambda: _bound(book, around))


def _ingredients(book: Book, around: Files) -> bytes:
    """Everything that decides what the book holds."""
    choices, settings = book.catalog.choices, book.edition.settings
    how = f"{state_of_code('lxml')} {book.language.code} {settings.site_url} {choices.in_folders}"
    pages = (f"{one.page.path}\n{one.title}\n{one.page.html}" for one in book.chapters)
    frames = book.package(frozenset(), _binder(book, {})), book.chapter(HOME, "", book.chapters[0])
    files = (one.content or b"" for _, one in sorted(book.catalog.attachments.items()))
    parts = (how, *pages, book.title_page, *frames, *around.values(), *files)
    return b"\0".join(hashlib.sha256(_bytes(part)).digest() for part in parts)


def _bound(book: Book, around: Files) -> bytes:
    chapters = {one.page.path: said_of(book.edition, one.page.html) for one in book.chapters}
    binder = _binder(book, {path: frozenset(one.ids) for path, one in chapters.items()})
    inside = dict(around)
    for one in book.chapters:
        said = chapters[one.page.path]
        inside[one.file] = book.chapter(one.page.path, binder.bind(one.page.path, said), one)
    title_page = binder.bind(TITLE_PAGE, said_of(book.edition, book.title_page))
    inside[chapter_file(TITLE_PAGE)] = book.chapter(TITLE_PAGE, title_page)
    drawn = frozenset(path for path, one in chapters.items() if one.has_drawing)
    inside["package.opf"] = book.package(drawn, binder)
    named = {f"{_ROOT}/{name}": _bytes(inside[name]) for name in inside}
    named |= {f"{_ROOT}/{name}": binder.pictures[name] for name in binder.pictures}
    named["META-INF/container.xml"] = _CONTAINER.encode()
    named["mimetype"] = b"application/epub+zip"
    return packed(named, first=("mimetype",))


def said_of(edition: Edition, page: str) -> Said:
    """What a book says of a page, given by its HTML; that of most pages is as it was."""
    name = f"said {hashlib.sha256(page.encode()).hexdigest()}"
    return Said(
        *json.loads(edition.kept(name, lambda: json.dumps(astuple(said(page)), ensure_ascii=False)))
    )


def _binder(book: Book, anchors: Mapping[str, Set[str]]) -> Binder:
    site_url, code = book.edition.settings.site_url, book.language.code
    return Binder(book.catalog, code, Places(book.catalog, site_url, code, anchors))


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()
