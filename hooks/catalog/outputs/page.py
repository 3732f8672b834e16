"""A finished page, and the headings in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser

from markupsafe import Markup, escape

LONGEST_DESCRIPTION = 200
"""Characters of a description; search engines cut longer ones anywhere."""


@dataclass(frozen=True)
class Heading:
    """A heading of a page: level 1–6, id, words (escaped: themes do not)."""

    level: int
    id: str
    title: Markup


@dataclass(frozen=True)
class Outline:
    """A heading and those below it."""

    heading: Heading
    children: list[Outline]


def outline(headings: Iterable[Heading]) -> list[Outline]:
    """Headings as a tree: each under the nearest one before it of a higher rank."""
    top: list[Outline] = []
    open_items: list[Outline] = []
    for heading in headings:
        while open_items and open_items[-1].heading.level >= heading.level:
            open_items.pop()
        item = Outline(heading, [])
        (open_items[-1].children if open_items else top).append(item)
        open_items.append(item)
    return top


@dataclass(frozen=True)
class Page:
    """`path` is from the language's root; `weight` lifts the page in search."""

    path: str
    title: str
    description: str
    html: str
    weight: int = 1

    def headings(self) -> tuple[Heading, ...]:
        """The headings that have an id, in order."""
        return tuple(self._found.headings)

    def anchors(self) -> set[str]:
        """Every id that a link can lead to."""
        return self._found.ids

    @cached_property
    def _found(self) -> _Finder:
        finder = _Finder()
        finder.feed(self.html)
        return finder


def ids_in(html: str) -> set[str]:
    """Every id in some HTML."""
    finder = _Finder()
    finder.feed(html)
    return finder.ids


class _Finder(HTMLParser):
    """Gathers the ids and headings of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.headings: list[Heading] = []
        self.ids: set[str] = set()
        self.open: tuple[int, str] | None = None
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        id = dict(attrs).get("id")
        if id:
            self.ids.add(id)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit():
            self.open, self.words = ((int(tag[1]), id) if id else None), []

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self.open and tag == f"h{self.open[0]}":
            title = " ".join("".join(self.words).split())
            self.headings.append(Heading(*self.open, escape(title)))
            self.open = None


def shorten(words: str) -> str:
    """A description short enough, cut between words."""
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    return words[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + "…"
