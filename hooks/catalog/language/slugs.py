"""Anchors of headings: ASCII, with đ kept as d (the usual slug functions drop it)."""

import re

from catalog.language.folding import without_diacritics


def slugify(title: str, separator: str) -> str:
    """`Đường làng` → `duong-lang`."""
    return separator.join(re.findall(r"[a-z0-9]+", without_diacritics(title.lower())))
