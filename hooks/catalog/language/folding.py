"""Takes the marks off letters, for search, for anchors and for text messages without marks."""

import unicodedata

WHOLE_LETTERS = {"đ": "d", "Đ": "D"}
"""Letters whose mark Unicode does not decompose; the search script is given the same table."""
_TABLE = str.maketrans(WHOLE_LETTERS)
TONES = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}  # huyền sắc ngã hỏi nặng


def without_diacritics(text: str) -> str:
    """`Sổ tay: đọc` → `So tay: doc`."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFD", text.translate(_TABLE))
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def without_tones(text: str) -> str:
    """`Ủy` → `Uy`; ă, â, ê, ô, ơ, ư and đ stay as they are, since they are letters of their own."""
    decomposed = unicodedata.normalize("NFD", text)
    return unicodedata.normalize("NFC", "".join(c for c in decomposed if c not in TONES))
