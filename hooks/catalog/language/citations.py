"""Finds citations in text, `[@source-id]`, and puts finished HTML where they stood."""

import re
from collections.abc import Callable, Iterator

CITATION = re.compile(r"\[@([^\]\s]*)\]")
_CITATION_AND_SPACE = re.compile(rf" *{CITATION.pattern}")

# A private-use character: nobody types it, and converting and cleaning leave it alone.
_MARK = "\ue000"
_MARKED = re.compile(f"(<p>)?{_MARK}([0-9]+){_MARK}(</p>)?")


def cited_in(text: str) -> Iterator[str]:
    """The source ids a text cites, in order, repeats included."""
    return (match.group(1) for match in CITATION.finditer(text))


def without_citations(text: str) -> str:
    """The text without its citations and the space before each."""
    return _CITATION_AND_SPACE.sub("", text)


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

    def give_back(match: re.Match[str]) -> str:
        before, number, after = match.groups(default="")
        html = put(found[int(number)])
        alone_and_a_block = before and after and _BLOCK.match(html)
        return html if alone_and_a_block else f"{before}{html}{after}"

    marked = pattern.sub(keep, text.replace(_MARK, ""))
    return _MARKED.sub(give_back, convert(marked))


_BLOCK = re.compile(r"\s*<(?:div|ol|ul|dl|table)\b")
