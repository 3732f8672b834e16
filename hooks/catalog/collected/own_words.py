"""Finds the site's own words: every text but quotations and the titles of sources."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from catalog.language.citations import without_citations
from catalog.model.fields import Path
from catalog.model.parts import Quote
from catalog.model.texts import Localised
from catalog.reading.prose import ProsePage
from catalog.reading.source import DocumentKey, Problem

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog

_END = re.compile(r"[.!?…:;][”\"*)]*(?=\s)")
_END_OR_LINE = re.compile(rf"{_END.pattern}|\n")
_TARGET = re.compile(r"\]\([^)]*\)")
_MARKS = re.compile(r"^\s*(?:[-*]|\d+\.)\s+|[*\[\]]")


@dataclass(frozen=True)
class OwnText:
    """One of the site's own texts in one language; `problem` points at it or at a place in it."""

    language: str
    text: str
    problem: Callable[[int, str], Problem]
    """(offset in the text, message) → the problem there."""


def own_words_of(catalog: Catalog) -> frozenset[str]:
    """Every text of the site's own, whatever its language, and every word of its locales."""
    fields = (words for _, _, text in own_fields(catalog) for words in text.root.values())
    locales = (words for locale in catalog.words.languages for _, words in locale.words())
    pages = (
        words
        for page in catalog.prose.values()
        for words in (page.front.title, page.front.description, page.shown)
    )
    return frozenset((*fields, *locales, *pages))


def own_texts_with(catalog: Catalog, found: Callable[[str], object]) -> Iterator[OwnText]:
    """Each of the site's own texts in which something is found; equal ones are searched once.

    Those of plan and records come first, then words from locales, then prose.
    """
    meant = frozenset(filter(found, catalog.own_words))
    if meant:
        yield from _of_data(catalog, meant)
        yield from _of_locales(catalog, meant)
        yield from _of_prose(catalog, meant)


def long_texts_with(
    catalog: Catalog, found: Callable[[str], object]
) -> Iterator[tuple[DocumentKey, Path, str]]:
    """(key of its document, path, words) of each long text in which something is found."""
    meant = frozenset(filter(found, catalog.own_words))
    if meant:
        yield from (one for one in catalog.long_texts() if one[2] in meant)


def _of_data(catalog: Catalog, meant: Collection[str]) -> Iterator[OwnText]:
    for key, path, text in own_fields(catalog):
        for language, words in text.root.items():
            if words in meant:
                problem = partial(_in_field, partial(catalog.problem, key), (*path, language))
                yield OwnText(language, words, problem)


def _of_locales(catalog: Catalog, meant: Collection[str]) -> Iterator[OwnText]:
    of_plan = catalog.documents["", "words"]
    for locale in catalog.words.languages:
        for path, words in locale.words():
            if words in meant and not of_plan.root.has((*path, locale.code)):
                of_locale = partial(catalog.problem, ("locales", locale.code))
                yield OwnText(locale.code, words, partial(_in_field, of_locale, path))


def _of_prose(catalog: Catalog, meant: Collection[str]) -> Iterator[OwnText]:
    for page in catalog.prose.values():
        for name in ("title", "description"):
            if (words := getattr(page.front, name)) in meant:
                problem = partial(_in_field, page.document.problem, (name,))
                yield OwnText(page.language, words, problem)
        if page.shown in meant:
            yield OwnText(page.language, page.shown, partial(_in_body, page))


def own_fields(catalog: Catalog) -> Iterator[tuple[DocumentKey, Path, Localised]]:
    """(key of its document, path, text) of each text of the site's own in plan and records."""
    quoted = {id(quote.quote) for _, _, quote in catalog.find(Quote)}
    for key, path, text in catalog.find(Localised):
        if id(text) not in quoted and not (key[0] == "sources" and path == ("title",)):
            yield key, path, text


def _in_field(
    problem: Callable[[Path, str], Problem], path: Path, offset: int, message: str
) -> Problem:
    del offset  # only the place of the field is known, not a place within its text
    return problem(path, message)


def _in_body(page: ProsePage, offset: int, message: str) -> Problem:
    return Problem(page.document.file, *page.place(offset), "", message)


def may_have_sentence(text: str, longer: int) -> bool:
    """Whether a sentence may have more words than that, which is soon told.

    What ends it may count as one, and is not in its part of the text.
    """
    parts = (part for part in _END_OR_LINE.split(text) if len(part) >= 2 * longer - 1)
    return any(len(part.split()) >= longer for part in parts)


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """(offset, sentence) of each sentence of Markdown, without tables, headings and marks."""
    offset = 0
    for line in text.split("\n"):
        if not line.lstrip().startswith(("|", "#")):
            yield from ((offset + start, sentence) for start, sentence in _of_line(line))
        offset += len(line) + 1


def _of_line(line: str) -> Iterator[tuple[int, str]]:
    start = 0
    for end in (*(match.end() for match in _END.finditer(line)), len(line)):
        sentence = _MARKS.sub("", _TARGET.sub("]", without_citations(line[start:end])))
        if sentence.strip():
            yield start, sentence.strip()
        start = end
