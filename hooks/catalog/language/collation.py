"""Sorts words by a language's alphabet: in Vietnamese đ is after d, ô after o; tones count last."""

import unicodedata
from functools import cache

from catalog.language.folding import without_tones


def sort_key(text: str, alphabet: str) -> tuple[str, str]:
    """A key that compares letter by letter in the alphabet's order, then by the text itself."""
    return without_tones(text.casefold()).translate(_places(alphabet)), text


class _Places(dict[int, str]):
    """For each character two: one whose code is its place, and itself. Filled as it is asked."""

    def __init__(self, alphabet: str) -> None:
        super().__init__()
        self._alphabet = alphabet

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        self[code] = place = chr(_rank(letter, self._alphabet) - _LOWEST) + letter
        return place


_places = cache(_Places)
_LOWEST = -2


def _rank(letter: str, alphabet: str) -> int:
    """Ranks signs and spaces first, then digits, then letters; others rank as their base letter."""
    if not letter.isalnum():
        return _LOWEST
    if letter.isdigit():
        return -1
    found = alphabet.find(letter)
    return found if found >= 0 else alphabet.find(unicodedata.normalize("NFD", letter)[0])


def initial(text: str) -> str:
    """The letter a text is listed under, in capitals; `0–9` for digits, `#` for signs."""
    first = without_tones(text.strip()[:1]).upper()
    return "0–9" if first.isdigit() else first if first.isalpha() else "#"
