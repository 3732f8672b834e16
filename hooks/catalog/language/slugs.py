"""Anchors of headings: ASCII, with đ kept as d (the usual slug functions drop it)."""

from __future__ import annotations

import re
import unicodedata


def slugify(title: str, separator: str) -> str:
    """`Đường làng` → `duong-lang`."""
    folded = unicodedata.normalize("NFD", title.lower().replace("đ", "d"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in folded if not unicodedata.combining(c)))
    return separator.join(words)
