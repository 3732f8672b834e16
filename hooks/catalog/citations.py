"""Citations in text: `[@source-id]`."""

from __future__ import annotations

import re
from collections.abc import Iterator

CITATION = re.compile(r"\[@([^\]\s]*)\]")


def cited_in(text: str) -> Iterator[str]:
    """The source ids a text cites, in order, repeats included."""
    return (match.group(1) for match in CITATION.finditer(text))


def without_citations(text: str) -> str:
    return CITATION.sub("", text)
