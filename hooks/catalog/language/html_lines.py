"""Reads the few lines of HTML that Material's documentation writes for grids and figures.

They become blocks of pymdownx.blocks.html; all other HTML is shown as text.
"""

import re
from collections.abc import Iterator

from markdown.preprocessors import Preprocessor

_MARKDOWN = r' +markdown(?:="\w*")?'
_OPENING = re.compile(
    rf'(?P<indent> *)<(?:(?P<div>div) +class="(?P<sorts>grid(?: +cards)?)"|(?P<figure>figure))'
    rf"{_MARKDOWN} *> *"
)
_CLOSING = re.compile(r"(?P<indent> *)</(?P<tag>div|figure)> *")
_CAPTION = re.compile(rf"(?P<indent> *)<figcaption(?:{_MARKDOWN})?>(?P<words>.*)</figcaption> *")
_OUTER, _INNER = "/" * 12, "/" * 11
"""More than anybody writes, since a block within another has fewer."""


def opens(line: str) -> str | None:
    """The tag that a line opens, if it is one of those."""
    found = _OPENING.fullmatch(line)
    return found and (found["div"] or found["figure"])


def closes(line: str) -> str | None:
    """The tag that a line closes, if it is one of those."""
    found = _CLOSING.fullmatch(line)
    return found and found["tag"]


def is_known(line: str) -> bool:
    """Whether a line becomes a block, or a part of one."""
    return bool(opens(line) or closes(line) or _CAPTION.fullmatch(line))


class HtmlLines(Preprocessor):
    """Writes a block in place of such a line."""

    def run(self, lines: list[str]) -> list[str]:
        return list(_blocks(lines))


def _blocks(lines: list[str]) -> Iterator[str]:
    opened: list[str] = []
    for line in lines:
        if tag := opens(line):
            opened.append(tag)
            yield from _apart(_opening(line))
        elif opened and closes(line) == opened[-1]:
            opened.pop()
            yield from _apart(_indent(line) + _OUTER)
        elif opened and (caption := _CAPTION.fullmatch(line)):
            indent, words = caption["indent"], caption["words"]
            block = f"{_INNER} html | figcaption", words, _INNER
            yield from _apart(*(indent + part for part in block))
        else:
            yield line


def _opening(line: str) -> str:
    found = _OPENING.fullmatch(line)
    assert found
    sorts = ".".join(["", *(found["sorts"] or "").split()])
    return f"{found['indent']}{_OUTER} html | {found['div'] or found['figure']}{sorts}"


def _apart(*lines: str) -> Iterator[str]:
    yield from ("", *lines, "")


def _indent(line: str) -> str:
    return line[: len(line) - len(line.lstrip())]
