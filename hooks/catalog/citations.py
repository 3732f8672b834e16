"""Citations in text: `[@source-id]`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

CITATION = re.compile(r"\[@([^\]\s]*)\]")

# A private-use character: no keyboard makes it, and converting and cleaning leave it alone.
_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}([0-9]+){_MARK}")


def cited_in(text: str) -> Iterator[str]:
    """The source ids a text cites, in order, repeats included."""
    return (match.group(1) for match in CITATION.finditer(text))


def without_citations(text: str) -> str:
    return CITATION.sub("", text)


def convert_around(
    pattern: re.Pattern[str], text: str, convert: Callable[[str], str], put: Callable[[str], str]
) -> str:
    """What `convert` makes of a text, with finished HTML where the pattern stood.

    `put` gives the HTML for the pattern's first group; no converting or cleaning touches it.
    """
    found: list[str] = []

    def keep(match: re.Match[str]) -> str:
        found.append(match.group(1))
        return f"{_MARK}{len(found) - 1}{_MARK}"

    marked = pattern.sub(keep, text.replace(_MARK, ""))
    return _MARKED.sub(lambda match: put(found[int(match.group(1))]), convert(marked))
