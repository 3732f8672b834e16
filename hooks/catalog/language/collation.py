"""Words in the order of a language's alphabet: in Vietnamese đ after d, ô after o, tones last."""

from __future__ import annotations

import unicodedata

_TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}  # huyền sắc ngã hỏi nặng


def without_tones(text: str) -> str:
    """The letters alone: `Ủy` → `Uy`; ă, â, ê, ô, ơ, ư and đ keep what makes them letters."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in _TONES))


def sort_key(text: str, alphabet: str) -> tuple[list[tuple[int, str]], str]:
    """Compares letter by letter in the alphabet's order, then by the text itself."""
    letters = [(_rank(letter, alphabet), letter) for letter in without_tones(text.casefold())]
    return letters, text


def _rank(letter: str, alphabet: str) -> int:
    """Signs and spaces, then digits, then the alphabet; other letters beside their base letter."""
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
