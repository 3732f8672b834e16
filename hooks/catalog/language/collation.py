"""Sorts words by a language's alphabet: in Vietnamese đ is after d, ô after o; tones count last."""

import unicodedata
from functools import lru_cache

from catalog.language.folding import without_tones


def sort_key(text: str, alphabet: str) -> tuple[list[tuple[int, str]], str]:
    """A key that compares letter by letter in the alphabet's order, then by the text itself."""
    letters = [(_rank(letter, alphabet), letter) for letter in without_tones(text.casefold())]
    return letters, text


@lru_cache(maxsize=4096)
def _rank(letter: str, alphabet: str) -> int:
    """Ranks signs and spaces first, then digits, then letters; others rank as their base letter."""
    if not letter.isalnum():
        return -2
    if letter.isdigit():
        return -1
    found = alphabet.find(letter)
    return found if found >= 0 else alphabet.find(unicodedata.normalize("NFD", letter)[0])


def initial(text: str) -> str:
    """The letter a text is listed under, in capitals; `0–9` for digits, `#` for signs."""
    first = without_tones(text.strip()[:1]).upper()
    return "0–9" if first.isdigit() else first if first.isalpha() else "#"
