"""Reads YAML into a Document from parse events, so that it never follows an anchor or a tag."""

import re
from dataclasses import replace
from pathlib import Path

import yaml

from catalog.reading.gate import RECORD
from catalog.reading.hidden import hidden_in, odd_spaces_in
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

DEEPEST = 12
"""Levels of nesting a record may have; deeper files are a mistake or an attack."""

MOST_VALUES = 50_000
"""Many more than the texts of a language, or the sheets that a plan ever issues."""

# A comment may follow a date, number or id, but not a sentence, which " #" would cut short.
_COMMENTABLE = re.compile(r"[A-Za-z0-9./:+-]+")
_COMMENT = re.compile(r"\s+#(.?)")


def read_document(path: Path, file: str) -> Document:
    """A YAML file as a Document. Raises Unreadable with each problem found."""
    text = read_text(path, file, RECORD)
    problems = [
        Problem(file, number, line.index("\t") + 1, "", "có dấu tab — thay bằng dấu cách")
        for number, line in enumerate(text.split("\n"), 1)
        if "\t" in line
    ]
    if problems:
        raise Unreadable(told(problems))
    return parse(text, file)


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
    return Document(file, builder.root)


_WORD_QUOTED = re.compile(r"(?:^|[:-] )([“”„][^“”„]*[“”]|[‘’][^‘’]*[‘’])\s*$")
_QUOTES_OF_WORD = (
    'ngoặc “ ” của Word không thay ngoặc kép được — gõ lại bằng dấu " ở hai đầu; muốn hiện cả '
    'ngoặc thì viết "“…”"'
)
_NO_END = "found unexpected end of stream"
_OPEN_QUOTE = "thiếu dấu đóng ngoặc kép — thêm ngoặc kép ở cuối giá trị"
NO_NAME = "found unhashable key"
NO_VALUE = "found a value of another form"
NO_VARIABLE = "expected the name of a variable"
_NOT_A_WORD = "tên trường phải là một từ — đặt giá trị có ngoặc trong ngoặc kép"
# The words of libyaml and PyYAML for what an editor did; matched as the start of a message.
_SYNTAX = {
    "mapping values are not allowed": "dấu hai chấm trong câu không có ngoặc kép — "
    "đặt cả câu trong ngoặc kép",
    "found character that cannot start any token": "ký tự này không được đứng đầu giá trị — "
    "đặt giá trị trong ngoặc kép",
    _NO_END: _OPEN_QUOTE,
    "did not find expected ',' or": "thiếu dấu phẩy hoặc dấu đóng ngoặc — sửa lại danh sách",
    "could not find expected ':'": "thiếu dấu hai chấm sau tên trường — viết `tên: giá trị`",
    "did not find expected key": "thụt đầu dòng hoặc ngoặc kép sai — cho thẳng hàng với các trường "
    "cùng cấp, đặt câu trong ngoặc kép",
    "did not find expected '-' indicator": "danh sách thụt đầu dòng sai — cho các dấu - thẳng hàng",
    "block sequence entries are not allowed": "dấu - đứng sai chỗ — xuống dòng trước danh sách",
    "expected a mapping": "sau << phải là các trường `tên: giá trị` — sửa lại, hoặc xóa dòng này",
    NO_NAME: _NOT_A_WORD,
    NO_VALUE: "giống số hoặc ngày nhưng không đúng — sửa lại, hoặc đặt trong ngoặc kép",
    NO_VARIABLE: 'sau !ENV phải là tên biến — viết như `!ENV [SITE_URL, ""]`',
}
_SYNTAX_OTHER = "không đọc được YAML ở đây — xem lại thụt đầu dòng, ngoặc kép, dấu hai chấm"


def syntax_problem(error: yaml.YAMLError, file: str, first_line: int = 1) -> Problem:
    """What an editor did that libyaml cannot read, at its place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", "") or "")
    if said.startswith(_NO_END):
        mark = getattr(error, "context_mark", None) or mark  # where the quotation mark stands
    message = next((m for start, m in _SYNTAX.items() if said.startswith(start)), _SYNTAX_OTHER)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Problem(file, line + first_line, column + 1, "", message)


def written_twice(file: str, name: str, key: Node, first: Node) -> Problem:
    """That a mapping has a field twice, at the second one; YAML would take that silently."""
    message = f"trường này viết hai lần (lần đầu ở dòng {first.line}) — giữ một"
    return Problem(file, key.line, key.column, name, message)


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
        self.quoted: yaml.ScalarEvent | None = None
        """The last text in quotation marks that spans lines."""
        self.quoted_field = ""

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
            self.problems.append(self.syntax_problem(error))

    def syntax_problem(self, error: yaml.YAMLError) -> Problem:
        """As above, but where a quotation mark is missing, not where that can be seen first.

        A text that lacks one ends at the next, which should begin another text some lines below.
        """
        found = syntax_problem(error, self.file, self.first_line)
        ended = self.quoted.end_mark if self.quoted else None
        line = "".join(self.lines[found.line - self.first_line :][:1])
        word = _WORD_QUOTED.search(line)
        if word and word.start(1) < found.column - 1 < word.end(1):
            return replace(found, column=word.start(1) + 1, message=_QUOTES_OF_WORD)
        if self.quoted and ended and ended.line + self.first_line == found.line:
            return Problem(self.file, *self.place(self.quoted), self.quoted_field, _OPEN_QUOTE)
        if found.message == _OPEN_QUOTE:
            return replace(found, field=field_name(self.path()))
        return found

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
            self.scalar(event)
        elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
            return self.start(event)
        elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
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
            self.complain(event, _NOT_A_WORD)
            return False
        self.no_tag(event)
        mapping = isinstance(event, yaml.MappingStartEvent)
        node = self.node(event, {} if mapping else [])
        self.paths.append(self.path())
        self.add(node)
        self.open.append(node)
        self.keys.append(None)
        return True

    def scalar(self, event: yaml.ScalarEvent) -> None:
        self.no_tag(event)
        if self.may_escape:  # "\0", say
            for _, message in (*hidden_in(event.value), *odd_spaces_in(event.value)):
                self.complain(event, message)
        plain = not event.style  # libyaml says "", the pure parser None
        assert event.start_mark and event.end_mark
        if event.style in ('"', "'") and event.start_mark.line != event.end_mark.line:
            self.quoted, self.quoted_field = event, field_name(self.path())
        if plain and event.value:
            self.no_cutting_comment(event)
            self.no_quotes_of_word(event)
        empty = plain and event.value in ("", "~", "null")
        if empty and not event.value and self.root is None and not self.open:
            return
        self.add(self.node(event, None if empty else event.value))

    def no_tag(self, event: yaml.NodeEvent) -> None:
        if getattr(event, "tag", None):
            self.complain(event, "không dùng thẻ ! của YAML — đặt giá trị trong ngoặc kép")

    def no_cutting_comment(self, event: yaml.ScalarEvent) -> None:
        assert event.end_mark
        line = self.lines[event.end_mark.line]
        cut = _COMMENT.match(line, event.end_mark.column)
        if cut and not (_COMMENTABLE.fullmatch(event.value) and cut.group(1) in (" ", "")):
            self.complain(event, "dấu # cắt mất phần sau của câu — đặt cả câu trong ngoặc kép")

    def no_quotes_of_word(self, event: yaml.ScalarEvent) -> None:
        if _WORD_QUOTED.match(event.value):
            self.complain(event, _QUOTES_OF_WORD)

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
            self.problems.append(written_twice(self.file, name, key, parent[name][0]))
        else:
            parent[name] = (key, node)
