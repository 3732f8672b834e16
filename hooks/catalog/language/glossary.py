"""Marks terms of the glossary in HTML where a page first uses them."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial

from catalog.language.html_text import change_text
from catalog.language.ties import HYPHEN, JOINER
from catalog.language.word_pattern import any_of

CLOSED = (
    "a",
    "blockquote",
    "button",
    "code",
    "figure",
    "dt",
    "form",
    "header",
    "kbd",
    "label",
    "nav",
    "pre",
    "summary",
    "sup",
    "svg",
    *(f"h{level}" for level in range(1, 7)),
)
"""Text in these is quoted, a heading, a control or a link already: nothing is marked in it."""


@dataclass(frozen=True)
class Forms:
    """How terms are written in one language: each form, escaped as in HTML, and its term's id."""

    terms: Mapping[str, str]

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        code = HYPHEN + JOINER  # what `Ties` writes in a code
        words = any_of(self.terms, not_after=rf"\w/&{code}-")
        return re.compile(rf"(?:{words})(?![\w/{code}-])")

    def find(self, text: str) -> Iterator[re.Match[str]]:
        return self.pattern.finditer(text) if self.terms else iter(())

    def used(self, text: str) -> list[str]:
        """The ids of the terms in a text, which is escaped as in HTML, in order of their use."""
        return list(dict.fromkeys(self.terms[match.group()] for match in self.find(text)))


def explain(html: str, forms: Forms, mark: Callable[[str, str], str]) -> tuple[str, list[str]]:
    """The HTML with the first use of each term marked, and the ids of those terms in order.

    `mark` gives the HTML for a term: (its words as written, its id).
    """
    used: list[str] = []
    marked = partial(_mark_first, forms=forms, used=used, mark=mark)
    return change_text(html, marked, outside=CLOSED), used


def _mark_first(text: str, forms: Forms, used: list[str], mark: Callable[[str, str], str]) -> str:
    out, position = [], 0
    for match in forms.find(text):
        id = forms.terms[match.group()]
        if id in used:
            continue
        used.append(id)
        out += [text[position : match.start()], mark(match.group(), id)]
        position = match.end()
    return "".join(out) + text[position:]
