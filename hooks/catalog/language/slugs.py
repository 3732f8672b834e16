"""Makes ASCII anchors of headings, with d for đ, which the usual slug functions drop."""

import re

from catalog.language.folding import without_diacritics


def slugify(title: str, separator: str) -> str:
    """`Đường làng` → `duong-lang`."""
    return separator.join(re.findall(r"[a-z0-9]+", without_diacritics(title.lower())))
