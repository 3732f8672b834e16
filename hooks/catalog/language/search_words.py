"""Finds the words of a text as templates/look/search-words.js does, so that both mean the same."""

import re
import unicodedata
from functools import cache

from catalog.language.folding import TONES, WHOLE_LETTERS

_LETTERS = re.compile(r"[^\W_]+")
_RARE = re.compile("[\u0300-\u1dff\u20d0-\U0010ffff]")
"""Where letters lie whose marks stand alone; Vietnamese and English have none of them."""
_WHOLE = str.maketrans({letter.lower(): bare.lower() for letter, bare in WHOLE_LETTERS.items()})


def words(text: str) -> list[str]:
    """The words of a text, in order: whatever is made of letters, marks and digits."""
    return (_letters_and_marks() if _RARE.search(text) else _LETTERS).findall(text)


def folded(word: str) -> str:
    """A word without marks and capitals; empty if it has nothing else."""
    letters = unicodedata.normalize("NFD", word)
    bare = "".join(letter for letter in letters if unicodedata.category(letter)[0] != "M")
    return bare.lower().translate(_WHOLE)


def marked(word: str) -> str:
    """A word with its marks, the tone at the end: hoà and hòa are one."""
    letters = unicodedata.normalize("NFD", word.lower())
    tones = [letter for letter in letters if letter in TONES]
    return "".join([*(letter for letter in letters if letter not in TONES), *tones])


@cache
def _letters_and_marks() -> re.Pattern[str]:
    """The same as `[\\p{L}\\p{M}\\p{N}]+`, which this language's expressions lack."""
    places = (*range(0x300, 0x20000), *range(0xE0100, 0xE01F0))
    marks = [chr(place) for place in places if unicodedata.category(chr(place))[0] == "M"]
    return re.compile(f"(?:[^\\W_]|[{''.join(marks)}])+")
