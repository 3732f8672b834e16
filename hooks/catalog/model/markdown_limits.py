"""Says how much Markdown a text may have at one place, so that rendering it is soon done.

Renderers take a time that grows with the square of some marks in a block, or fail where lists and
quotes lie too deep. Real texts stay far below these limits.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

MOST_LETTERS = 60_000
MOST_MARKS = 200
"""The most `[`, backticks or `<` in a block, which is what stands between blank lines."""
MOST_LINES = 400
"""The most lines of a block."""
MOST_BLOCKS = 2_000
MOST_HEADINGS = 200
DEEPEST = 6
"""The most lists and quotes that lie in one another."""
_WIDEST_STEP = 4
"""The columns that a list in a list may begin further in."""

_MARKS = "[`<"
_OPENING = re.compile(r"(?m)^(?:[^\S\n]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=\s)))*[^\S\n]*")
_MARKER = re.compile(r">|[-*+]|\d+[.)]")
_HEADING = re.compile(r"(?m)^(?:#|(?:=+|-+)[^\S\n]*$)")


@dataclass(frozen=True)
class Excess:
    """What a text has too much of: the name of its message, where, how many, how many may be."""

    kind: str
    offset: int
    found: int
    most: int
    mark: str = ""

    @property
    def context(self) -> dict[str, str | int]:
        """What the message says of it."""
        return {"found": self.found, "most": self.most, "mark": self.mark}


def excesses(text: str) -> Iterator[Excess]:
    """The first excess of each sort."""
    sorts: set[str] = set()
    for excess in _each(text):
        if excess.kind not in sorts:
            sorts.add(excess.kind)
            yield excess


def _each(text: str) -> Iterator[Excess]:
    if len(text) > MOST_LETTERS:
        yield Excess("many_letters", 0, len(text), MOST_LETTERS)
        return
    blocks = list(_blocks(text))
    if len(blocks) > MOST_BLOCKS:
        yield Excess("many_blocks", blocks[MOST_BLOCKS][0], len(blocks), MOST_BLOCKS)
    headings = list(_HEADING.finditer(text))
    if len(headings) > MOST_HEADINGS:
        place = headings[MOST_HEADINGS].start()
        yield Excess("many_headings", place, len(headings), MOST_HEADINGS)
    for start, block in blocks:
        yield from _in_block(block, start)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of each block."""
    lines = text.splitlines(keepends=True)
    starts = accumulate(map(len, lines), initial=0)
    placed = zip(starts, lines, strict=False)
    for is_written, found in groupby(placed, lambda line: not line[1].isspace()):
        if is_written:
            block = list(found)
            yield block[0][0], "".join(line for _, line in block)


def _in_block(block: str, start: int) -> Iterator[Excess]:
    lines = block.count("\n")
    if lines > MOST_LINES:
        yield Excess("many_lines", start, lines, MOST_LINES)
    for mark in _MARKS:
        if (found := block.count(mark)) > MOST_MARKS:
            yield Excess("many_marks", start + block.index(mark), found, MOST_MARKS, mark)
    for opening in _OPENING.finditer(block):
        words = opening.group()
        depth = len(_MARKER.findall(words))
        inward = len(words.expandtabs(_WIDEST_STEP)) // _WIDEST_STEP
        if max(depth, inward) > 2 * DEEPEST or depth > DEEPEST:
            yield Excess("deep", start + opening.start(), max(depth, inward), DEEPEST)
