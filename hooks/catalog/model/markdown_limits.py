"""Says how much Markdown a text may have at one place, so that rendering it is soon done.

Renderers take a time that grows with the square of some marks in a block, or fail where lists and
quotes lie too deep. Real texts stay far below these limits.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import accumulate, groupby

MOST_LETTERS = 60_000
MOST_MARKS = 200
"""The most `[`, backticks or `<` in a block, which is what stands between blank lines.

Of `[`, an item of a plain list may have so many, and a row of a table on a page.
"""
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
_ITEM = re.compile(r" {0,3}[-*+] +\S")
_UNDER_HEADS = re.compile(r"[|: -]*-[|: -]*")
_RULE = re.compile(r"(?m)[ >]*([-*_])(?:[ ]{0,2}\1){2,}[ ]*$")
"""A line across the page, as `* * *`, whose marks begin no lists."""
_FAR_IN = re.compile(r"[\s>*+\-\d.)]{7}")
"""How a line begins that may be deep: with more than `DEEPEST` signs of a quote, at the least."""
_FAR_IN_BELOW = re.compile(rf"\n{_FAR_IN.pattern}")
_SHORT = min(MOST_MARKS, MOST_LINES, MOST_BLOCKS, MOST_HEADINGS)
"""So many letters or lines hold no more marks, lines, blocks or headings than may be."""
_HEADING = re.compile(r"(?m)^#|(?<=[^\n]\n)(?:=+|-+)[^\S\n]*$")


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


def excesses(text: str, without_code: Callable[[str], str] | None = None) -> Iterator[Excess]:
    """The first excess of each sort.

    `without_code` blanks out code, in which nothing is a list or a heading. A field of a record
    has neither code nor rules, so it comes without. It is only asked for texts that have few
    marks, since finding code takes long where there are many.
    """
    if without_code is None and _has_none(text):
        return
    if len(text) > MOST_LETTERS:
        yield Excess("many_letters", 0, len(text), MOST_LETTERS)
        return
    blocks = list(_blocks(text))
    if len(blocks) > MOST_BLOCKS:
        yield Excess("many_blocks", blocks[MOST_BLOCKS][0], len(blocks), MOST_BLOCKS)
    dense: dict[str, Excess] = {}
    for start, block in blocks:
        for excess in _in_block(block, start, has_tables=without_code is not None):
            dense.setdefault(excess.kind, excess)
    yield from dense.values()
    if without_code and "many_marks" not in dense:
        text = without_code(text)
    yield from _of_shape(text, has_rules=without_code is not None)


def _has_none(text: str) -> bool:
    """Whether a text surely has no excess, which of most texts is soon told."""
    if _FAR_IN.match(text) or _FAR_IN_BELOW.search(text):
        return False
    if len(text) <= _SHORT:
        return True
    few = len(text) <= MOST_LETTERS and len(text.splitlines()) <= _SHORT
    return few and all(text.count(mark) <= _SHORT for mark in _MARKS)


def _blocks(text: str) -> Iterator[tuple[int, str]]:
    """(offset, text) of each block."""
    lines = text.splitlines(keepends=True)
    starts = accumulate(map(len, lines), initial=0)
    placed = zip(starts, lines, strict=False)
    for is_written, found in groupby(placed, lambda line: not line[1].isspace()):
        if is_written:
            block = list(found)
            yield block[0][0], "".join(line for _, line in block)


def _in_block(block: str, start: int, *, has_tables: bool) -> Iterator[Excess]:
    lines = block.count("\n")
    if lines > MOST_LINES:
        yield Excess("many_lines", start, lines, MOST_LINES)
    for mark in _MARKS:
        if (found := block.count(mark)) > MOST_MARKS and mark == "[":
            found = max(part.count(mark) for part in _parts(block, has_tables=has_tables))
        if found > MOST_MARKS:
            yield Excess("many_marks", start + block.index(mark), found, MOST_MARKS, mark)


def _parts(block: str, *, has_tables: bool) -> list[str]:
    """The items or rows of a block that is surely a list or a table, each rendered by itself."""
    lines = block.splitlines()
    if all(_ITEM.match(line) for line in lines):
        return lines
    rows = has_tables and len(lines) > 1 and all(line.startswith("|") for line in lines)
    if rows and _UNDER_HEADS.fullmatch(lines[1]) and not set(lines[0]) & set("\\`"):
        return lines if lines[0].count("|") == lines[1].count("|") else [block]
    return [block]


def _of_shape(text: str, *, has_rules: bool) -> Iterator[Excess]:
    headings = list(_HEADING.finditer(text))
    if len(headings) > MOST_HEADINGS:
        place = headings[MOST_HEADINGS].start()
        yield Excess("many_headings", place, len(headings), MOST_HEADINGS)
    for opening in _OPENING.finditer(text):
        start, end = opening.span()
        rule = _RULE.match(text, start) if has_rules else None
        words = text[start : rule.start(1) if rule else end]
        if words.isspace() and text[end : end + 1] in ("", "\n"):
            continue  # an empty line, or one of code
        depth = len(_MARKER.findall(words))
        inward = len(words.expandtabs(_WIDEST_STEP)) // _WIDEST_STEP
        if max(depth, inward) > 2 * DEEPEST or depth > DEEPEST:
            yield Excess("deep", start, max(depth, inward), DEEPEST)
            return
