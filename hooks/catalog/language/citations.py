"""Finds citations in text, `[@source-id]`, and puts finished HTML where they stood."""

import re
from collections.abc import Callable, Iterator

CITATION = re.compile(r"\[@([^\]\s]*)\]")
_ODD_CITATION = re.compile(r"\[[^\S\n]{0,9}@[^\]\n]{0,200}\]")
_CITATION_AND_SPACE = re.compile(rf" *{CITATION.pattern}")

MARK = "\ue000"
"""A private-use character around what is put in later: nobody types it, and cleaning keeps it."""
_CODED_MARK = re.compile(r"&#(?:x0*e000|0*57344)(?![0-9a-f]);?", re.IGNORECASE)
_MARKED = re.compile(f"{MARK}([0-9]+){MARK}")


def cited_in(text: str) -> Iterator[str]:
    """The source ids a text cites, in order, repeats included."""
    return (match.group(1) for match in CITATION.finditer(text))


def odd_citations_in(text: str) -> Iterator[tuple[int, str]]:
    """(offset, words) of what is probably meant as a citation, and shown as it is written."""
    for match in _ODD_CITATION.finditer(text):
        if match[0] == "[@]" or not CITATION.fullmatch(match[0]):
            yield match.start(), match[0]


def without_citations(text: str) -> str:
    """The text without its citations and the space before each."""
    return _CITATION_AND_SPACE.sub("", text)


def convert_around(text: str, convert: Callable[[str], str], cite: Callable[[str], str]) -> str:
    """What `convert` makes of a text, with finished HTML where it cites.

    `cite` gives the HTML for a source id; no converting or cleaning touches it. It follows its
    word at once, so that no line begins with it.
    """
    found: list[str] = []

    def keep(match: re.Match[str]) -> str:
        found.append(match.group(1))
        return f"{MARK}{len(found) - 1}{MARK}"

    marked = _CITATION_AND_SPACE.sub(keep, without_coded_marks(text.replace(MARK, "")))
    return _MARKED.sub(lambda match: cite(found[int(match[1])]), convert(marked))


def without_coded_marks(text: str) -> str:
    """The text without the mark as HTML can write it, which cleaning would make one of ours."""
    return _CODED_MARK.sub("&#xfffd;", text)
