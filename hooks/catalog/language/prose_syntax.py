"""Finds what is code and what is a comment in the Markdown of a prose page."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

COMMENT = re.compile(  # code in a line ends with its paragraph
    r"(?P<code>(?P<ticks>`+)(?:(?!\n[ ]*\n).)*?(?P=ticks))|<!--.*?-->", re.DOTALL
)
_FENCE = re.compile(r"(?P<before>[ >\t]*)(?P<fence>`{3,}|~{3,})(?P<head>[^`\n]*)\n?")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Fence:
    """Fenced code: what follows its first marks, and where it begins and ends in the text."""

    marks: str
    head: str
    start: int
    end: int
    is_closed: bool


def fences(text: str) -> Iterator[Fence]:
    """All fenced code; one that is not closed ends with its line, as it does on the page."""
    opened: re.Match[str] | None = None
    start = offset = 0
    for line in _LINE.findall(text):
        if opened and _closes(opened, line):
            yield Fence(opened["fence"], opened["head"], start, offset + len(line), True)
            opened = None
        elif not opened or _leaves(opened, line):
            if opened:
                yield _unclosed(opened, start)
            opened, start = _FENCE.fullmatch(line), offset
        offset += len(line)
    if opened:
        yield _unclosed(opened, start)


def _closes(opened: re.Match[str], line: str) -> bool:
    return line.strip(" >\t\n") == opened["fence"] and not _leaves(opened, line)


def _leaves(opened: re.Match[str], line: str) -> bool:
    """Whether a line stands further left than the fence does, and so ends what it is part of."""
    return bool(line.strip()) and not line.startswith(opened["before"])


def _unclosed(opened: re.Match[str], start: int) -> Fence:
    return Fence(opened["fence"], opened["head"], start, start + len(opened[0]), False)


def shown(text: str) -> str:
    """The text with code and comments blanked out, every character still in its place."""
    return COMMENT.sub(lambda match: _blank(match[0]), without_fences(text))


def without_fences(text: str) -> str:
    """The text with fenced code blanked out, every character still in its place."""
    parts, done = [], 0
    for fence in fences(text):
        if fence.is_closed:
            parts += [text[done : fence.start], _blank(text[fence.start : fence.end])]
            done = fence.end
    return "".join([*parts, text[done:]])


def _blank(text: str) -> str:
    return re.sub(r"[^\n]", " ", text)
