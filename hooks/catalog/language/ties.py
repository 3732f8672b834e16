"""Ties words between which no line should end: compounds, codes, numbers to the word before."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from catalog.language.word_pattern import any_of
from catalog.model.words import LONGEST_TIE

SPACE, HYPHEN, JOINER = "\N{NO-BREAK SPACE}", "\N{NON-BREAKING HYPHEN}", "\N{WORD JOINER}"

_CODE = re.compile(r"(?<![\w/–:-])(?=[^ \n]*\d)\w[\w.]*(?:[/–-]\w[\w.]*)+")
_DATE = re.compile(r"(?<!\w)\d{1,2} \w+ \d{4}(?!\w)")
_DASH = re.compile(r"(?<=[^ \n]) (?=[-–] )")
_NUMBER = re.compile(r"(?<![^ \n])[^ \n]+ \d[^ \n]*")
_AFTER = re.compile(rf"(?:(?<=/)(?=[^\W\d_])|(?<=–))(?!{JOINER})")
"""Where a line may end though there is neither space nor hyphen."""


@dataclass(frozen=True)
class Ties:
    """The compounds of a language, in whatever capitals."""

    compounds: frozenset[str]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Ties":
        """Those of the names that have a place to break and are short enough."""
        return cls(
            frozenset(one for one in names if re.search("[ -]", one) and len(one) <= LONGEST_TIE)
        )

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        words = any_of({one.lower() for one in self.compounds}, not_after=r"\w")
        return re.compile(rf"(?:{words})(?!\w)", re.IGNORECASE)

    def tie(self, text: str) -> str:
        """The text with what must not break in place of spaces and hyphens that may."""
        for whole in (self.pattern, _CODE, _DATE, _DASH, _NUMBER):
            text = whole.sub(_without_breaks, text)
        return text


def _without_breaks(match: re.Match[str]) -> str:
    """What was found, in one piece, if it is no longer than a compound may be."""
    found = match.group()
    if len(found.replace(JOINER, "")) > LONGEST_TIE:
        return found
    return _AFTER.sub(JOINER, found).replace(" ", SPACE).replace("-", HYPHEN)
