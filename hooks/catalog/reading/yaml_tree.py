"""Reads YAML into a Document from parse events, so that it never follows an anchor or a tag."""

import hashlib
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from catalog.reading.gate import RECORD
from catalog.reading.hidden import hidden_in, odd_spaces_in
from catalog.reading.indentation import not_indented
from catalog.reading.source import (
    Document,
    Node,
    Problem,
    Step,
    Unreadable,
    Value,
    field_name,
    placed,
    read_text,
    told,
)
from catalog.reading.yaml_syntax import (
    NOT_A_WORD,
    QUOTES_OF_WORD,
    Reading,
    is_quoted_by_word,
    syntax_problem,
    written_twice,
)
from catalog.reading.yaml_values import DEEPEST, EMPTY, MOST_VALUES

# A comment may follow a date, number or id, but not a sentence, which " #" would cut short.
_COMMENTABLE = re.compile(r"[A-Za-z0-9./:+-]+")
_COMMENT = re.compile(r"\s+#(.?)")


def read_document(path: Path, file: str) -> Document:
    """A YAML file as a Document. Raises Unreadable with each problem found."""
    return document_of(read_text(path, file, RECORD), file)


def document_of(text: str, file: str) -> Document:
    """The text of a YAML file as a Document. Raises Unreadable with each problem found."""
    problems = [
        Problem(file, number, line.index("\t") + 1, "", "có dấu tab — thay bằng dấu cách")
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line
    ]
    if problems:
        raise Unreadable(told(problems))
    return parse(text, file)


@lru_cache(maxsize=5_000)  # while somebody writes, all pages but one are as they were
def parse(text: str, file: str, first_line: int = 1) -> Document:
    """YAML text as a Document; `first_line` is where the text starts in its file."""
    if problems := [
        Problem(file, line + first_line - 1, column, "", message)
        for line, column, message in placed(text, odd_spaces_in(text))
    ]:
        raise Unreadable(told(problems))
    builder = _Builder(text, file, first_line)
    builder.run()
    if builder.problems:
        raise Unreadable(told(builder.problems))
    if builder.root is None:
        message = "tệp trống — điền nội dung hoặc xóa tệp"
        raise Unreadable([Problem(file, first_line, 1, "", message)])
    return Document(file, builder.root, hashlib.sha256(text.encode()).digest())


class _Builder:
    """Builds nodes from parse events, so that depth, anchors and comments are seen on the way.

    An anchor or a merge key can make a small file explode, so none is followed.
    """

    def __init__(self, text: str, file: str, first_line: int) -> None:
        self.text, self.file, self.first_line = text, file, first_line
        self.lines = text.split("\n")
        self.may_escape = "\\" in text
        self.problems: list[Problem] = []
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[Node | None] = []
        self.paths: list[list[Step]] = []
        self.values = 0
        self.last: yaml.ScalarEvent | None = None
        self.last_path: list[Step] = []
        self.astray: set[tuple[int, str]] = set()
        """Empty fields, with what they are in, that were told to lack what stands beside them."""
        self.told_to = 0
        """The last line of a text that was complained of, where libyaml may fail because of it."""

    def run(self) -> None:
        documents = 0
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                if isinstance(event, yaml.DocumentStartEvent):
                    documents += 1
                    if documents > 1:
                        self.complain(
                            event, "có hai tài liệu trong một tệp (---) — tách thành hai tệp"
                        )
                        return
                if not self.take(event):
                    return
        except yaml.YAMLError as error:
            if syntax_problem(error, self.file, self.first_line).line != self.told_to:
                self.problems += self.reading().slips(error)

    def reading(self) -> Reading:
        place = self.file, self.first_line
        return Reading(*place, self.lines, self.path(), self.last, self.last_path)

    def path(self) -> list[Step]:
        """Where in the tree the next event belongs."""
        if not self.open:
            return []
        parent, key = self.open[-1].value, self.keys[-1]
        if isinstance(parent, list):
            return [*self.paths[-1], len(parent)]
        return [*self.paths[-1], str(key.value)] if key else self.paths[-1]

    def is_at_key(self) -> bool:
        """Whether the next value is the name of a field."""
        return bool(self.open) and isinstance(self.open[-1].value, dict) and self.keys[-1] is None

    def complain(self, event: yaml.Event, message: str) -> None:
        field = field_name(self.path())
        self.problems.append(Problem(self.file, *self.place(event), field, message))

    def take(self, event: yaml.Event) -> bool:
        """Adds one event to the tree; returns False if what follows cannot be read."""
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            self.complain(event, "không dùng neo & hoặc * của YAML — viết lại giá trị ra")
            return False
        if isinstance(event, yaml.NodeEvent) and not self.is_at_key():
            self.values += 1
        if self.values > MOST_VALUES:
            message = f"tệp có hơn {MOST_VALUES} giá trị — tách thành nhiều tệp"
            self.problems.append(Problem(self.file, *self.place(event), "", message))
            return False
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        if isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            return self.start(event)
        if isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
            self.open.pop()
            self.keys.pop()
            self.paths.pop()
        return True

    def start(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> bool:
        if len(self.open) >= DEEPEST:
            message = f"lồng sâu quá {DEEPEST} tầng — viết phẳng hơn"
            self.problems.append(Problem(self.file, *self.place(event), "", message))
            return False
        if self.is_at_key():
            self.complain(event, NOT_A_WORD)
            return False
        self.no_tag(event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = self.node(event, {} if mapping else [])
        self.paths.append(self.path())
        self.add(node)
        self.open.append(node)
        self.keys.append(None)
        return True

    def scalar(self, event: yaml.ScalarEvent) -> bool:
        if self.is_at_key() and (slip := self.reading().slip_in_name(event)):
            self.problems.append(slip)
            return False
        self.no_tag(event)
        if self.may_escape:  # "\0", say
            for _, message in (*hidden_in(event.value), *odd_spaces_in(event.value)):
                self.complain(event, message)
        plain = not event.style  # libyaml says "", the pure parser None
        assert event.start_mark and event.end_mark
        self.last, self.last_path = event, self.path()
        if plain:
            self.no_cutting_comment(event)
        if plain and event.value:
            self.no_quotes_of_word(event)
            self.no_missing_space(event)
        empty = plain and event.value in EMPTY
        is_all = self.root is None and not self.open
        if event.value or not (empty and is_all):
            self.add(self.node(event, None if empty else event.value))
        return True

    def no_tag(self, event: yaml.NodeEvent) -> None:
        if getattr(event, "tag", None):
            self.complain(event, "không dùng thẻ ! của YAML — đặt giá trị trong ngoặc kép")

    def no_cutting_comment(self, event: yaml.ScalarEvent) -> None:
        assert event.end_mark
        end = event.end_mark
        line = self.lines[end.line] if end.line < len(self.lines) else ""
        cut = _COMMENT.match(line, end.column)
        may_follow = not event.value or _COMMENTABLE.fullmatch(event.value)
        if cut and not (may_follow and cut.group(1) in (" ", "")):
            self.complain(event, "dấu # cắt mất phần sau của câu — đặt cả câu trong ngoặc kép")

    def no_quotes_of_word(self, event: yaml.ScalarEvent) -> None:
        if is_quoted_by_word(event.value):
            self.complain(event, QUOTES_OF_WORD)

    def no_missing_space(self, event: yaml.ScalarEvent) -> None:
        """Of `vi:"…"`, YAML makes a text that has all of it."""
        if ":" in event.value and not self.is_at_key():
            assert event.end_mark
            if found := [*self.reading().quotes_without_space()]:
                self.problems += found
                self.told_to = event.end_mark.line + self.first_line

    def node(self, event: yaml.NodeEvent, value: Value) -> Node:
        return Node(*self.place(event), value)

    def place(self, event: yaml.Event) -> tuple[int, int]:
        mark = event.start_mark
        assert mark
        return mark.line + self.first_line, mark.column + 1

    def add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1].value
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict):
            self.add_to_mapping(parent, node)

    def add_to_mapping(self, parent: dict[str, tuple[Node, Node]], node: Node) -> None:
        key = self.keys[-1]
        if key is None:
            self.keys[-1] = node
            return
        self.keys[-1] = None
        name = str(key.value)
        if name == "<<":
            message = "không dùng << của YAML — viết các trường ra"
            self.problems.append(Problem(self.file, key.line, key.column, "", message))
        elif name in parent:
            self.problems += self.twice(parent, key, name)
        else:
            parent[name] = (key, node)

    def twice(
        self, parent: dict[str, tuple[Node, Node]], key: Node, name: str
    ) -> Iterator[Problem]:
        """A field that is there already; behind an empty one it is a field of that, not indented.

        Only the first of those is told of, and the one before which is not indented either.
        """
        names = list(parent)
        before = names.index(name) - 1
        for place, holder in ((parent[name][0], names[max(before, 0)]), (key, names[-1])):
            is_empty = holder != name and parent[holder][1].value is None
            if is_empty and (id(parent), holder) not in self.astray:
                self.astray.add((id(parent), holder))
                message = not_indented(holder)
                yield Problem(self.file, place.line, place.column, name, message)
        if (id(parent), names[-1]) not in self.astray:
            yield written_twice(self.file, name, key, parent[name][0])
