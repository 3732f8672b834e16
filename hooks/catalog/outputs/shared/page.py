"""A finished page, and the places in it that links lead to."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from markupsafe import Markup

from catalog.reading.source import Problem

LONGEST_DESCRIPTION = 200
"""The most characters of a description; search engines cut longer ones anywhere."""


class Face(NamedTuple):
    """What others show of a page: title, description, and where the title is written."""

    title: str
    description: str
    title_problem: Callable[[str], Problem]
    """(message) → the problem there."""


@dataclass(frozen=True)
class Page:
    """`path` is from the language's root."""

    path: str
    title: str
    description: str
    html: str
    title_problem: Callable[[str], Problem]
    """(message) → the problem at the place where the title is written."""
    data: Markup
    """What it says to programs, as the text of a script element; empty if it says nothing."""

    def anchors(self) -> set[str]:
        """Every id that a link can lead to."""
        return ids_in(self.html)


# These read only HTML that our templates or Markdown wrote: every < of a text is escaped there.
_ID = re.compile(r'<[a-z][^<>]* id="([^"]+)"')


def ids_in(html: str) -> set[str]:
    """Every id in some HTML."""
    return set(_ID.findall(html))


def shorten(words: str) -> str:
    """A description, cut between words if it is too long."""
    if len(words) <= LONGEST_DESCRIPTION:
        return words
    return words[:LONGEST_DESCRIPTION].rsplit(" ", 1)[0] + "…"
