"""Writes one pattern for many words, in which a search looks at each letter once.

A pattern that only lists words tries each of them at every place of a text.
"""

import re
from collections.abc import Iterable
from typing import Any

_END = ""
_Letters = dict[str, Any]
"""What may follow: each letter with what may follow it, and `_END` where a word ends."""


def any_of(words: Iterable[str], not_after: str = "") -> str:
    """A pattern of any of these, the longest first; of nothing, if there are none.

    `not_after` are letters, as in a set, of which none may stand just before the word. They are
    looked at once its first letter is found.
    """
    letters: _Letters = {}
    for word in words:
        inside = letters
        for letter in word:
            inside = inside.setdefault(letter, {})
        inside[_END] = {}
    alternatives = (
        f"{first}(?<![{not_after}]{first}){rest}" if not_after else first + rest
        for letter in sorted(letters)
        for first, rest in [(re.escape(letter), _rest(letters[letter]))]
    )
    return "|".join(alternatives) or "(?!)"


def _rest(letters: _Letters) -> str:
    ways = [re.escape(one) + _rest(letters[one]) for one in sorted(letters) if one]
    if not ways:
        return ""
    together = f"(?:{'|'.join(ways)})" if len(ways) > 1 or _END in letters else ways[0]
    return together + "?" * (_END in letters)
