"""Finds the comments of a YAML file, each with the entry that it belongs to.

Parsers give them to whatever stands before, so that they would go with the wrong field when fields
change places. Somebody who writes one means what comes after it, or stands on the same line.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import yaml

from catalog.model.fields import Path

FILE: Path = ()
"""What is not of one entry: `before` is the head of the file, `after` its end."""


@dataclass
class Remarks:
    """What is said of an entry: on lines of their own, on its own line, and below all it holds."""

    before: list[str] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Place:
    """Where an entry begins, or the value of one; `path` is that of the entry."""

    line: int
    column: int
    path: Path


def remarks_in(text: str) -> Mapping[Path, Remarks]:
    """The comments of each entry by its path. The text must be YAML that could be read."""
    lines = text.split("\n")
    return _Assigned(lines, _Places(text, lines)).remarks


class _Places:
    """The places of all entries, and which parts of lines are words and no comments."""

    def __init__(self, text: str, lines: Sequence[str]) -> None:
        self.lines = lines
        self.places: list[_Place] = []
        self.columns: dict[Path, int] = {}
        """Where an entry of a block begins; what stands in brackets or braces has no such place."""
        self.ends: dict[Path, tuple[int, int]] = {}
        """Where brackets or braces end."""
        self.words: dict[int, list[tuple[int, int]]] = {}
        self.open: list[_Holder] = []
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if isinstance(event, yaml.NodeEvent):
                self.take(event)
            elif isinstance(event, yaml.CollectionEndEvent):
                holder = self.open.pop()
                if holder.is_flow and event.end_mark:
                    self.ends[holder.path] = (event.end_mark.line, event.end_mark.column)

    def take(self, event: yaml.NodeEvent) -> None:
        holder = self.open[-1] if self.open else None
        assert event.start_mark
        path = holder.path_of_next(event) if holder else FILE
        line, column = event.start_mark.line, event.start_mark.column
        if holder and not holder.is_mapping and not holder.is_flow:
            dash = self.lines[line].rfind("-", 0, column)
            column = dash if dash >= 0 else column
        is_item = holder is not None and not holder.is_mapping
        if path and (is_item or isinstance(event, yaml.ScalarEvent)):
            self.places.append(_Place(line, column, path))
        if holder and not holder.is_flow:
            self.columns.setdefault(path, column)
        if isinstance(event, yaml.ScalarEvent):
            self.add_words(event)
        else:
            is_mapping = isinstance(event, yaml.MappingStartEvent)
            is_flow = bool(getattr(event, "flow_style", False))
            self.open.append(_Holder(path, is_mapping, is_flow))

    def add_words(self, event: yaml.ScalarEvent) -> None:
        assert event.start_mark and event.end_mark
        first, start = event.start_mark.line, event.start_mark.column
        last, end = event.end_mark.line, event.end_mark.column
        if event.style in ("|", ">"):
            first, start = first + 1, 0
        for line in range(first, last + 1):
            whole = len(self.lines[line]) if line < len(self.lines) else 0
            span = (start if line == first else 0, end if line == last else whole)
            self.words.setdefault(line, []).append(span)

    def comments(self) -> Iterator[tuple[int, int, str]]:
        """(line, column, text) of each comment: it begins at the first `#` outside of words."""
        for number, line in enumerate(self.lines):
            spans = self.words.get(number, ())
            for found in re.finditer("#", line):
                column = found.start()
                if not any(start <= column < end for start, end in spans):
                    yield number, column, line[column:].rstrip()
                    break


@dataclass
class _Holder:
    """A mapping or list that is being read."""

    path: Path
    is_mapping: bool
    is_flow: bool
    key: str | None = None
    items: int = 0

    def path_of_next(self, event: yaml.NodeEvent) -> Path:
        """The path of what comes next, be it the name of a field, its value or an item."""
        if not self.is_mapping:
            self.items += 1
            return (*self.path, self.items - 1)
        if self.key is None:
            assert isinstance(event, yaml.ScalarEvent)
            self.key = event.value
            return (*self.path, self.key)
        path, self.key = (*self.path, self.key), None
        return path


class _Assigned:
    """Gives each comment to an entry."""

    def __init__(self, lines: Sequence[str], found: _Places) -> None:
        self.lines, self.found = lines, found
        self.starts = [(place.line, place.column) for place in found.places]
        self.remarks: dict[Path, Remarks] = {}
        self.last_own = -1
        """The line of the last comment that stands on a line of its own."""
        for line, column, comment in found.comments():
            if lines[line][:column].strip() and (line, column) > self.starts[0]:
                self.of(self.path_before(line, column)).beside.append(comment)
            else:
                self.add_own(line, column, comment)
        self.part_head()

    def of(self, path: Path) -> Remarks:
        return self.remarks.setdefault(path, Remarks())

    def path_before(self, line: int, column: int) -> Path:
        """The entry that ends before a place: what is in brackets, or all of it behind them."""
        last = self.found.places[bisect_right(self.starts, (line, column)) - 1].path
        whole = (last[:depth] for depth in range(1, len(last)))
        ends = self.found.ends
        return next((p for p in whole if p in ends and ends[p] <= (line, column)), last)

    def add_own(self, line: int, column: int, comment: str) -> None:
        """A comment on a line of its own; blank lines around it stay at the top level, as one."""
        at = bisect_left(self.starts, (line, 0))
        after = self.found.places[at] if at < len(self.starts) else None
        group = self.inner_group(at, column) if column > self.column(after) else None
        if group is None:
            group = self.of(after.path).before if after else self.of(FILE).after
        is_top = not column and not self.column(after)
        if is_top and group and self.has_blank(self.last_own, line):
            group.append("")
        group.append(comment)
        next_line = next((n for n in range(line + 1, len(self.lines)) if self.lines[n].strip()), 0)
        if is_top and after and next_line == after.line > line + 1:
            group.append("")
        self.last_own = line

    def inner_group(self, at: int, column: int) -> list[str] | None:
        """What is below an entry, for a comment that is further right than the entry after it."""
        right = self.column(self.found.places[at]) if at < len(self.starts) else 0
        path = self.found.places[at - 1].path if at else FILE
        chain = (path[:depth] for depth in range(len(path), 0, -1))
        inner = (p for p in chain if right < self.found.columns.get(p, -1) <= column)
        found = next(inner, None)
        return None if found is None else self.of(found).after

    def has_blank(self, first: int, last: int) -> bool:
        return not all(line.strip() for line in self.lines[max(first, 0) : last])

    def column(self, place: _Place | None) -> int:
        return self.found.columns.get(place.path, place.column) if place else 0

    def part_head(self) -> None:
        """What stands at the top of the file, before an empty line, is of the whole file."""
        if not self.found.places:
            return
        first = self.of(self.found.places[0].path).before
        if "" in first:
            end = len(first) - first[::-1].index("")
            self.of(FILE).before += first[: end - 1]
            del first[:end]
