"""Tells Vietnamese from other languages, by the letters of its words."""

import re
import string

from catalog.model.web_addresses import VIETNAMESE

_LETTERS = VIETNAMESE | set(string.ascii_lowercase)
_WORD = re.compile(r"[^\W\d_]+")
_OF_OTHERS = re.compile(r"“[^”\n]{0,999}”|\"[^\"\n]{0,999}\"|`[^`\n]{0,999}`|\]\([^)\n]{0,999}\)")
"""What a text of any language may have of another one; so long at most, to be soon searched."""
_FEWEST = 5
_MARKED = re.compile("[à-ỹ]")
"""A range in which all letters lie that Vietnamese needs, and others."""


def reads_as_vietnamese(text: str) -> bool:
    """Whether most words of a text have letters that Vietnamese needs.

    Words with capitals are left out, since they may be names; so are quotations.
    """
    if len(_MARKED.findall(text)) < _FEWEST // 2:
        return False
    words = [word for word in _WORD.findall(_OF_OTHERS.sub("", text)) if word.islower()]
    marked = [word for word in words if not word.isascii() and _LETTERS.issuperset(word)]
    return len(words) >= _FEWEST and 2 * len(marked) > len(words)
