"""Finds the site's own words: every text but quotations and the titles of sources."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from catalog.collected.catalog import Catalog
from catalog.language.citations import without_citations
from catalog.model.fields import Path
from catalog.model.parts import Quote
from catalog.model.texts import Localised
from catalog.reading.prose import ProsePage
from catalog.reading.source import DocumentKey, Problem

_END = re.compile(r"[.!?…:;][”\"*)]*(?=\s)")
_TARGET = re.compile(r"\]\([^)]*\)")
_MARKS = re.compile(r"^\s*(?:[-*]|\d+\.)\s+|[*\[\]]")


@dataclass(frozen=True)
class OwnText:
    """One of the site's own texts in one language; `problem` points at it or at a place in it."""

    language: str
    text: str
    problem: Callable[[int, str], Problem]
    """(offset in the text, message) → the problem there."""


def own_texts(catalog: Catalog) -> Iterator[OwnText]:
    """Every text of the site's own: plan and records, then words from locales, then prose."""
    for key, path, text in own_fields(catalog):
        yield from _of_record(catalog, key, path, text)
    for locale in catalog.words.languages:
        for path, words in locale.words():
            if not catalog.documents["", "words"].root.has((*path, locale.code)):
                problem = partial(
                    _in_field, partial(catalog.problem, ("locales", locale.code)), path
                )
                yield OwnText(locale.code, words, problem)
    for page in catalog.prose.values():
        for name in ("title", "description"):
            problem = partial(_in_field, page.document.problem, (name,))
            yield OwnText(page.language, getattr(page.front, name), problem)
        yield OwnText(page.language, page.shown, partial(_in_body, page))


def own_fields(catalog: Catalog) -> Iterator[tuple[DocumentKey, Path, Localised]]:
    """(key of its document, path, text) of each text of the site's own in plan and records."""
    quoted = {(key, (*path, "quote")) for key, path, _ in catalog.find(Quote)}
    for key, path, text in catalog.find(Localised):
        if (key, path) not in quoted and not (key[0] == "sources" and path == ("title",)):
            yield key, path, text


def _of_record(
    catalog: Catalog, key: DocumentKey, path: Path, text: Localised
) -> Iterator[OwnText]:
    for language, words in text.root.items():
        yield OwnText(
            language, words, partial(_in_field, partial(catalog.problem, key), (*path, language))
        )


def _in_field(
    problem: Callable[[Path, str], Problem], path: Path, offset: int, message: str
) -> Problem:
    del offset  # only the place of the field is known, not a place within its text
    return problem(path, message)


def _in_body(page: ProsePage, offset: int, message: str) -> Problem:
    return Problem(page.document.file, *page.place(offset), "", message)


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
