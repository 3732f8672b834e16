"""Links numbers to call in HTML, where the words around them leave no doubt."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from catalog.language.glossary import CLOSED
from catalog.language.html_text import TOKEN
from catalog.language.word_pattern import any_of
from catalog.model.words import Calling

_LONG = 7
"""So many digits without a dot are no amount, year or number of a document."""
_INLINE = frozenset({"abbr", "b", "em", "i", "mark", "small", "span", "strong", "u"})
_APART, _SKIPPED = "\n", "\ufffc"
"""What stands in plain text for the edge of a block, and for words that are not looked at."""
_AT_ONCE = rf"\s*$|\s*{_APART}|{_SKIPPED}|[.,;:!?…)”](?!\w)| [(–]"
_BEGINNING = rf"(?:^|(?<={_APART})|(?<=[“(])|(?<=[.!?:] ))"


@dataclass(frozen=True)
class Dialling:
    """The numbers that may be called, and the words around them by which they are known."""

    numbers: frozenset[str]
    calling: tuple[Calling, ...]

    @cached_property
    def _number(self) -> re.Pattern[str]:
        return re.compile(rf"(?<![\w.,/–-])(?:{any_of(self.numbers)})(?![\w/–-]|[.,]\w)")

    @cached_property
    def _called(self) -> re.Pattern[str]:
        """A number, or several, after words that call, and before what may follow them."""
        words = [word for one in self.calling for word in one.before]
        small = [word for word in words if word[0].islower()]
        inside = any_of([*small, *(word[0].upper() + word[1:] for word in small)])
        first = any_of(word for word in words if not word[0].islower())
        between = any_of(word for one in self.calling for word in one.between)
        after = any_of(word for one in self.calling for word in one.after)
        number = self._number.pattern
        return re.compile(
            rf"(?:(?<!\w)(?:{inside})|{_BEGINNING}(?:{first})) +"
            rf"(?P<numbers>{number}(?:(?:{between}){number})*)(?={_AT_ONCE}| (?:{after})(?!\w))"
        )

    def find(self, text: str) -> set[tuple[int, int]]:
        """Start and end of each number to call in plain text."""
        every = [found.span() for found in self._number.finditer(text)]
        called = [found.span("numbers") for found in self._called.finditer(text)]
        return {
            (start, end)
            for start, end in every
            if sum(map(str.isdigit, text[start:end])) >= _LONG
            or any(first <= start < last for first, last in called)
        }

    def link(self, html: str, mark: Callable[[str], str]) -> str:
        """The HTML with each number to call in running text as `mark` writes it."""
        if not any(number in html for number in self.numbers) or not self._number.search(html):
            return html
        tokens = [token.group() for token in TOKEN.finditer(html)]
        text, owners = _plain(tokens)
        for start, end in sorted(self.find(text), reverse=True):
            owner, begins = max(place for place in owners if place[1] <= start)
            token, start, end = tokens[owner], start - begins, end - begins
            if end <= len(token):
                tokens[owner] = token[:start] + mark(token[start:end]) + token[end:]
        return "".join(tokens)


def _plain(tokens: list[str]) -> tuple[str, list[tuple[int, int]]]:
    """The running text of HTML, and the place in it at which the text of each token begins."""
    text, length, closed = [], 0, 0
    owners: list[tuple[int, int]] = []
    for place, token in enumerate(tokens):
        found = TOKEN.fullmatch(token)
        tag = found and found[2]
        closed += (-1 if token.startswith("</") else 1) * (tag in CLOSED)
        shown = token
        if tag:
            shown = "" if tag in _INLINE or tag in CLOSED else _APART
        elif closed:
            shown = _SKIPPED
        else:
            owners.append((place, length))
        text.append(shown)
        length += len(shown)
    return "".join(text), owners
