"""Holds what a text file says as values that know their place; every mistake is a Problem."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from catalog.reading.gate import FileKind, NotRead, read_bytes
from catalog.reading.hidden import hidden_in

Step = str | int
DocumentKey = tuple[str, str]
"""(kind, id) of a record, or ("", name) of another file of data/."""
Plain = str | None | dict[str, "Plain"] | list["Plain"]


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in what an editor wrote; sorts by its place. Lines and columns start at 1."""

    file: str
    line: int
    column: int
    field: str
    message: str

    @property
    def said(self) -> str:
        """The message after the name of the field, if it is about one."""
        return f"{self.field}: {self.message}" if self.field else self.message

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}: {self.said}"


Value: TypeAlias = "str | dict[str, tuple[Node, Node]] | list[Node] | None"


@dataclass(frozen=True)
class Node:
    """A YAML value and where it starts. A mapping keeps its keys as nodes, to point at them."""

    line: int
    column: int
    value: Value
    is_text: bool = True
    """False where YAML means something else by the same letters, such as a number or `true`."""

    def plain(self) -> Plain:
        """The value without its places; every scalar is text, an empty one None."""
        if isinstance(self.value, dict):
            return {key: value.plain() for key, (_, value) in self.value.items()}
        if isinstance(self.value, list):
            return [item.plain() for item in self.value]
        return self.value

    def child(self, step: Step) -> tuple[Node, Node] | None:
        """(key, value) below this node, or (item, item) in a list; None if there is none."""
        if isinstance(self.value, dict):
            return self.value.get(str(step))
        if isinstance(self.value, list) and isinstance(step, int) and step < len(self.value):
            return self.value[step], self.value[step]
        return None

    def has(self, path: Sequence[Step]) -> bool:
        """Whether `path` leads to something below this node."""
        found = self.child(path[0]) if path else (self, self)
        return found is not None and (not path or found[1].has(path[1:]))


class Document:
    """A parsed file: its name as people see it, its root node, and the hash of its text.

    `root` may be what finds it, which is asked when somebody wants a place for the first time:
    nodes take ten times the memory of their file, and a file without mistakes needs none.
    """

    __slots__ = ("_root", "digest", "file")

    def __init__(self, file: str, root: Node | Callable[[], Node], digest: bytes = b"") -> None:
        self.file = file
        self._root = root
        self.digest = digest

    @property
    def root(self) -> Node:
        if not isinstance(self._root, Node):
            self._root = self._root()
        return self._root

    def at(self, path: Sequence[Step]) -> Node:
        """The value of `path`, or the nearest above it."""
        node = self.root
        for step in path:
            found = node.child(step)
            if found is None:
                break
            node = found[1]
        return node

    def problem(self, path: Sequence[Step], message: str, *, at_key: bool = False) -> Problem:
        """A problem at the value (or key) of `path`, or at the nearest place above it."""
        key = value = self.root
        for depth, step in enumerate(path):
            found = value.child(step)
            if found is None:
                if depth and not isinstance(value.value, dict | list):  # a text has no fields
                    path = path[:depth]
                break
            key, value = found
        node = key if at_key else value
        return Problem(self.file, node.line, node.column, field_name(path), message)


def field_name(path: Sequence[Step]) -> str:
    """`facts[2].text.vi`: the path of a field, with list items counted from 1."""
    name = ""
    for step in path:
        name += f"[{step + 1}]" if isinstance(step, int) else f".{step}" if name else step
    return name


MOST_TOLD = 20
"""The most mistakes of one sort that are told of a file; nobody reads a thousand lines."""


def told(problems: Iterable[Problem]) -> list[Problem]:
    """The first problems of a file, and how many more there are."""
    first = [*problems]
    return [*first[:MOST_TOLD], *(more(place, len(first)) for place in first[MOST_TOLD:][:1])]


def told_of_each_file(problems: Iterable[Problem]) -> list[Problem]:
    """The first problems of each file, by their places, and how many more there are in it."""
    by_file: dict[str, list[Problem]] = {}
    for problem in problems:
        by_file.setdefault(problem.file, []).append(problem)
    return [one for of_file in by_file.values() for one in told(sorted(of_file))]


def more(place: Problem, found: int) -> Problem:
    """Says at the first of those that are not told how many there are."""
    message = f"còn {found - MOST_TOLD} chỗ nữa như vậy trong tệp — sửa các chỗ trên rồi chạy lại"
    return Problem(place.file, place.line, place.column, "", message)


class Unreadable(Exception):
    """Raised for a file that cannot be used at all; `problems` say why."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(f"{len(problems)} problem(s)")
        self.problems = tuple(problems)

    @classmethod
    def refused(cls, file: str, why: NotRead) -> Unreadable:
        """For a file that the gate does not let in."""
        return cls([Problem(file, 1, 1, "", str(why))])


def read_text(path: Path, file: str, kind: FileKind) -> str:
    """The text of a UTF-8 file. Raises Unreadable for what the gate refuses, and as `text_of`."""
    return text_of(read_file(path, file, kind), file)


def read_file(path: Path, file: str, kind: FileKind) -> bytes:
    """What a file holds. Raises Unreadable."""
    try:
        return read_bytes(path, kind)
    except NotRead as refused:
        raise Unreadable.refused(file, refused) from None


def text_of(data: bytes, file: str) -> str:
    """Bytes as text. Raises Unreadable for wrong bytes, a BOM, hidden signs or NFD."""
    if data.startswith(b"\xef\xbb\xbf"):
        raise Unreadable(
            [Problem(file, 1, 1, "", "tệp bắt đầu bằng dấu BOM — lưu lại dạng UTF-8 không BOM")]
        )
    text = decoded(data, file)
    if problems := told(_misleading(text, file)):
        raise Unreadable(problems)
    return text.replace("\r\n", "\n")


def decoded(data: bytes, file: str) -> str:
    """Bytes as text. Raises Unreadable, with the place, if they are not UTF-8."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line, column = line_and_column(data[: error.start].decode("utf-8"))
        message = "tệp không phải UTF-8 — mở bằng trình soạn thảo và lưu lại dạng UTF-8"
        raise Unreadable([Problem(file, line, column, "", message)]) from None


def line_and_column(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


def placed(text: str, found: Iterable[tuple[int, str]]) -> Iterator[tuple[int, int, str]]:
    """(line, column, message) of each (offset, message), sorted; lines are counted only once."""
    line, start, last = 1, 0, 0
    for offset, message in sorted(found):
        line += text.count("\n", last, offset)
        start = max(start, text.rfind("\n", last, offset) + 1)
        last = offset
        yield line, offset - start + 1, message


def _misleading(text: str, file: str) -> Iterator[Problem]:
    for line, column, message in placed(text, hidden_in(text)):
        yield Problem(file, line, column, "", message)
    if unicodedata.is_normalized("NFC", text):
        return
    for number, decomposed in enumerate(text.split("\n"), 1):
        composed = unicodedata.normalize("NFC", decomposed)
        if composed != decomposed:
            pairs = enumerate(zip(decomposed, composed, strict=False), 1)
            place = next((place for place, (was, now) in pairs if was != now), 1)
            message = "chữ có dấu viết tách rời (NFD) — gõ lại hoặc đổi sang dạng dựng sẵn (NFC)"
            yield Problem(file, number, place, "", message)
