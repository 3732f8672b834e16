"""A finished page, and the headings in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup, escape

LONGEST_DESCRIPTION = 200
"""Characters of a description; search engines cut longer ones anywhere."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page: level 1–6, id, words."""

    level: int
    id: str
    title: Markup


@dataclass(frozen=True)
class Page:
    """`path` is from the language's root."""

    path: str
    title: str
    description: str
    html: str

    def headings(self) -> Iterator[Heading]:
        """The headings that have an id, in order."""
        for level, id, words in _HEADING.findall(self.html):
            yield Heading(int(level), id, escape(Markup(words).striptags()))

    def anchors(self) -> set[str]:
        """Every id that a link can lead to."""
        return ids_in(self.html)


# These read only HTML that our templates or Markdown wrote: every < of a text is escaped there.
_HEADING = re.compile(r'<h([1-6]) id="([^"]+)"[^>]*>(.*?)</h\1>', re.DOTALL)
_ID = re.compile(r'<[a-z][^<>]* id="([^"]+)"')


def ids_in(html: str) -> set[str]:
    """Every id in some HTML."""
    return set(_ID.findall(html))


def shorten(words: str) -> str:
    """A description short enough, cut between words."""
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    return words[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + "…"
