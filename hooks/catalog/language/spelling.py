"""Finds the known word that somebody probably meant."""

import difflib
import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from catalog.language.folding import without_diacritics

_COUNTING = re.compile(r"\d+|\b[a-z]\b")
"""What tells words of a series apart, as in `M1.2` and `M1.3.a`: a slip there names another one."""


_OTHER_CODES = {"vn": "vi", "vie": "vi", "eng": "en", "uk": "en", "us": "en"}
"""What people write for a language's code: that of a country, or one of three letters."""


def near_language(code: str, codes: Sequence[str]) -> str | None:
    """The language that a code which none of them has stands for, as far as one can tell."""
    own = code.lower().partition("-")[0]  # `vi-VN` names a country after it
    meant = _OTHER_CODES.get(own, own)
    return meant if meant in codes else near_miss(code, codes)


def near_miss(word: str, words: Sequence[str]) -> str | None:
    """The known word that a misspelt one most resembles; None if none is really near."""
    close = difflib.get_close_matches(word, words, n=5, cutoff=0.6)
    alike = {_folded(known): known for known in reversed([*close, *_same_letters(word, words)])}
    slips = {known: _slips(_folded(word), folded) for folded, known in alike.items()}
    near = [known for known in slips if slips[known] <= round(max(len(known), len(word)) / 4)]
    return min(near, key=lambda known: slips[known], default=None)


def _folded(word: str) -> str:
    return without_diacritics(word).lower()


def _same_letters(word: str, words: Sequence[str]) -> Iterable[str]:
    return (known for known in words if _bare(known) == _bare(word))


@lru_cache(maxsize=20_000)  # known words are compared with each unknown one
def _bare(word: str) -> str:
    return re.sub(r"\W|_", "", _folded(word))


def _slips(word: str, known: str) -> int:
    """How many letters are wrong, missing, too many, or swapped with the next one."""
    if _bare(word) == _bare(known):
        return 0
    if _COUNTING.findall(word) != _COUNTING.findall(known):
        return len(word) + len(known)
    before: list[int] = []
    row: list[int] = [*range(len(known) + 1)]
    for i, letter in enumerate(word):
        last, before, row = before, row, [i + 1]
        for j, other in enumerate(known):
            best = min(before[j] + (letter != other), before[j + 1] + 1, row[j] + 1)
            if i and j and letter == known[j - 1] and word[i - 1] == other:
                best = min(best, last[j - 1] + 1)
            row.append(best)
    return row[-1]
