"""Says what an editor did that libyaml cannot read, at the place where it was done."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import yaml

from catalog.reading.source import Node, Problem, Step, field_name

_WORD_QUOTED = re.compile(r"(?:^|[:-] )([“”„][^“”„]*[“”]|[‘’][^‘’]*[‘’])\s*$")
QUOTES_OF_WORD = (
    'ngoặc “ ” của Word không thay ngoặc kép được — gõ lại bằng dấu " ở hai đầu; muốn hiện cả '
    'ngoặc thì viết "“…”"'
)
_NO_END = "found unexpected end of stream"
_OPEN_QUOTE = {
    '"': "thiếu dấu đóng ngoặc kép — thêm ngoặc kép ở cuối giá trị",
    "'": "thiếu dấu đóng ngoặc đơn — thêm ' ở cuối giá trị",
}
_QUOTE_INSIDE = {
    '"': "dấu \" ở giữa câu đã có ngoặc kép — ở giữa viết “…”, hoặc đặt cả câu trong '…'",
    "'": "dấu ' ở giữa câu đã có ngoặc đơn — ở giữa viết '', hoặc đặt cả câu trong \"…\"",
}
_AFTER_QUOTE = "còn chữ sau dấu đóng ngoặc — xóa, hoặc đặt cả câu trong một cặp ngoặc"
_FIRST_SIGN = "ký tự này không được đứng đầu giá trị — đặt giá trị trong ngoặc kép"
_NO_ALIAS = "did not find expected alphabetic or numeric"
_NO_BLOCK = "did not find expected comment or line break"
_COLON_INSIDE = "mapping values are not allowed"
_NO_KEY = "did not find expected key"
_CROOKED = (
    "thụt đầu dòng hoặc ngoặc kép sai — cho thẳng hàng với các trường cùng cấp, đặt câu trong "
    "ngoặc kép"
)
_NO_COLON = "could not find expected ':'"
_NO_COMMA = "thiếu dấu phẩy hoặc dấu đóng ngoặc — sửa lại danh sách"
_NOT_INDENTED = "dòng này thụt ít hơn đoạn ở trên — thụt vào cho thẳng với đoạn ấy"
NO_NAME = "found unhashable key"
NO_VALUE = "found a value of another form"
NO_VARIABLE = "expected the name of a variable"
NOT_A_WORD = "tên trường phải là một từ — đặt giá trị có ngoặc trong ngoặc kép"
# The words of libyaml and PyYAML for what an editor did; matched as the start of a message.
_SYNTAX = {
    _COLON_INSIDE: "dấu hai chấm trong câu không có ngoặc kép — đặt cả câu trong ngoặc kép",
    "found character that cannot start any token": _FIRST_SIGN,
    _NO_ALIAS: _FIRST_SIGN,
    _NO_BLOCK: _FIRST_SIGN,
    "mapping keys are not allowed": _FIRST_SIGN,
    "found unknown escape character": "dấu \\ trong ngoặc kép có nghĩa riêng — viết \\\\, hoặc "
    "thay bằng /",
    _NO_END: _OPEN_QUOTE['"'],
    "did not find expected ',' or": _NO_COMMA,
    _NO_COLON: "thiếu dấu hai chấm sau tên trường — viết `tên: giá trị`",
    _NO_KEY: _CROOKED,
    "did not find expected '-' indicator": "danh sách thụt đầu dòng sai — cho các dấu - thẳng hàng",
    "block sequence entries are not allowed": "dấu - đứng sai chỗ — xuống dòng trước danh sách",
    "expected a mapping": "sau << phải là các trường `tên: giá trị` — sửa lại, hoặc xóa dòng này",
    NO_NAME: NOT_A_WORD,
    NO_VALUE: "giống số hoặc ngày nhưng không đúng — sửa lại, hoặc đặt trong ngoặc kép",
    NO_VARIABLE: 'sau !ENV phải là tên biến — viết như `!ENV [SITE_URL, ""]`',
}
_SYNTAX_OTHER = "không đọc được YAML ở đây — xem lại thụt đầu dòng, ngoặc kép, dấu hai chấm"
_BEGUN_AT = (_NO_END, _NO_COLON, _NO_ALIAS, _NO_BLOCK)
"""What libyaml finds later than it was done; the context of the error is where that began."""
_FIELD = re.compile(r"\s*(?:- +)*[A-Za-z_][\w-]*:(?:\s|$)")
_NO_SPACE = re.compile(r"\s*(?:- +)*(?!mailto:|tel:)(?P<name>[A-Za-z_][A-Za-z0-9_-]*):(?=[^\s:/])")
_FIELD_IN_LINE = re.compile(r"\s*(?:- +)*[A-Za-z_][\w-]*: +(?P<name>[a-z]{2}):\s")
_LIST_FIRST = re.compile(r"\s*(?:- +)*(?:[A-Za-z_][\w-]*: +)?(?P<sign>[\[{])")
_DASH = re.compile(r"\s*-(?P<name>[A-Za-z_][\w-]*):(?:\s|$)")
_NO_SPACE_BEFORE_QUOTE = re.compile(rf"{_NO_SPACE.pattern}(?=[\"'“‘])")


def syntax_problem(error: yaml.YAMLError, file: str, first_line: int = 1) -> Problem:
    """What libyaml cannot read, at its place."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    said = str(getattr(error, "problem", "") or "")
    if said.startswith(_BEGUN_AT):
        mark = getattr(error, "context_mark", None) or mark
    message = next((m for start, m in _SYNTAX.items() if said.startswith(start)), _SYNTAX_OTHER)
    line, column = (mark.line, mark.column) if mark else (0, 0)
    return Problem(file, line + first_line, column + 1, "", message)


def _no_blank(name: str) -> str:
    return f"thiếu dấu cách sau dấu - — viết `- {name}: …`"


def is_quoted_by_word(value: str) -> bool:
    """Whether a whole value stands in quotation marks that YAML does not know as such."""
    return _WORD_QUOTED.match(value) is not None


@dataclass(frozen=True)
class Reading:
    """How far a file was read; lines of `lines` count from 0, as in libyaml's marks."""

    file: str
    first_line: int
    lines: Sequence[str]
    path: Sequence[Step]
    """Where the next value belongs."""
    last: yaml.ScalarEvent | None
    """The last text, which may be the name of a field."""
    last_path: Sequence[Step]

    def problem(self, line: int, column: int, path: Sequence[Step], message: str) -> Problem:
        return Problem(self.file, line + self.first_line, column + 1, field_name(path), message)

    def words(self, line: int) -> str:
        """A line, which is empty behind the last one."""
        return self.lines[line] if line < len(self.lines) else ""

    def slips(self, error: yaml.YAMLError) -> list[Problem]:
        """What was done, as far as one can tell, not what libyaml met first because of it."""
        found = syntax_problem(error, self.file, self.first_line)
        line = found.line - self.first_line
        for problems in (
            self._quotes_of_word(found, line),
            self._quotation(found, line),
            self._fields_without_space(line, _NO_SPACE),
            self._lines_left_of_a_block(line),
            self._of_one_line(found, line),
            self._of_lines_in_one(found, line),
        ):
            if told := [*problems]:
                return told
        begin = getattr(error, "context_mark", None)
        if found.message == _NO_COMMA and begin and not self._is_in_list(line):
            in_list = self.path and isinstance(self.path[-1], int)
            path = self.path[:-1] if in_list else self.path
            return [self.problem(begin.line, begin.column, path, _NO_COMMA)]
        if found.message == _SYNTAX[_NO_END]:
            quote = self.words(line)[found.column - 1 :][:1]
            message = _OPEN_QUOTE.get(quote, found.message)
            return [replace(found, field=field_name(self.path), message=message)]
        last = self.last.start_mark if self.last else None
        is_value = last and last.line == line and self.last and self.path[-1:] == [self.last.value]
        return [replace(found, field=field_name(self.path) if is_value else "")]

    def _of_one_line(self, found: Problem, line: int) -> Iterator[Problem]:
        """What can be seen in the line where libyaml stopped."""
        words = self.words(line)
        if dash := _DASH.match(words):
            yield replace(found, column=dash.start("name"), message=_no_blank(dash["name"]))
        elif found.message == _SYNTAX[_COLON_INSIDE] and (inside := _FIELD_IN_LINE.match(words)):
            message = f"`{inside['name']}:` phải ở dòng dưới — xuống dòng, thụt vào hai dấu cách"
            yield replace(found, column=inside.start("name") + 1, message=message)
        elif found.message == _CROOKED and (
            bracket := _LIST_FIRST.match(words[: found.column - 1])
        ):
            yield replace(found, column=bracket.start("sign") + 1, message=_FIRST_SIGN)

    def _of_lines_in_one(self, found: Problem, line: int) -> Iterator[Problem]:
        """A text without quotation marks goes on in lines further in, also where fields begin."""
        mark = self.last.start_mark if self.last and not self.last.style else None
        words = self.words(line)
        if found.message != _SYNTAX[_COLON_INSIDE] or not mark or not _FIELD.match(words):
            return
        if mark.line < line and not self.words(mark.line)[: mark.column].strip():
            yield self.problem(mark.line, mark.column, (), _SYNTAX[_NO_COLON])
        elif mark.line < line:
            yield self.problem(line, len(words) - len(words.lstrip()), (), _CROOKED)

    def _is_in_list(self, line: int) -> bool:
        """Whether a line goes on with a list in brackets, which otherwise should have ended."""
        words = self.words(line)
        return bool(words.strip()) and not _FIELD.match(words)

    def _quotes_of_word(self, found: Problem, line: int) -> Iterator[Problem]:
        word = _WORD_QUOTED.search(self.words(line))
        if word and word.start(1) < found.column - 1 < word.end(1):
            yield replace(found, column=word.start(1) + 1, message=QUOTES_OF_WORD)

    def _quotation(self, found: Problem, line: int) -> Iterator[Problem]:
        """A text that ends too soon, or lacks its end: then it ends where another should begin."""
        text = self.last
        if not text or text.style not in _OPEN_QUOTE or not text.start_mark or not text.end_mark:
            return
        start, end = text.start_mark, text.end_mark
        if end.line != line:
            return
        if start.line != line:
            message = _OPEN_QUOTE[text.style]
            yield self.problem(start.line, start.column, self.last_path, message)
            return
        rest = self.words(line)[end.column :]
        in_list = found.message == _NO_COMMA and rest[:1].isspace()
        if text.style in rest and not in_list:
            message = _QUOTE_INSIDE[text.style]
            yield self.problem(line, end.column - 1, self.last_path, message)
        elif found.message != _NO_COMMA:
            column = end.column + len(rest) - len(rest.lstrip())
            yield self.problem(line, column, self.last_path, _AFTER_QUOTE)

    def quotes_without_space(self) -> Iterator[Problem]:
        """Each line of the last text that has the name of a field, a colon, and then a quote."""
        if self.last and self.last.end_mark:
            yield from self._fields_without_space(self.last.end_mark.line, _NO_SPACE_BEFORE_QUOTE)

    def _fields_without_space(self, end: int, form: re.Pattern[str]) -> Iterator[Problem]:
        """Such lines up to one; in quotation marks and blocks, what the last text says is none."""
        text = self.last
        inside = range(0)
        if text and text.start_mark and text.end_mark:
            begin = text.end_mark.line if text.style else text.start_mark.line
            inside = range(begin, text.end_mark.line + 1)
        for line in range(inside.start, end + 1):
            if slip := form.match(self.words(line)):
                message = f"thiếu dấu cách sau dấu hai chấm — viết `{slip['name']}: …`"
                path = self.last_path if line in inside else self.path
                yield self.problem(line, slip.end(), (*path, slip["name"]), message)

    def _lines_left_of_a_block(self, line: int) -> Iterator[Problem]:
        """The line that ends a text of many lines, though it seems to belong to it."""
        text = self._block()
        if not text or not text.end_mark:
            return
        rest = range(text.end_mark.line, line + 1)
        left = next((one for one in rest if self.words(one).strip()), None)
        if left is not None and not _FIELD.match(self.words(left)):
            column = len(self.words(left)) - len(self.words(left).lstrip())
            yield self.problem(left, column, self.last_path, _NOT_INDENTED)

    def slip_in_name(self, name: yaml.ScalarEvent) -> Problem | None:
        """What is no name of a field, but a line of a block with a colon in it, or an item."""
        mark = name.start_mark
        if mark and self._block() and " " in name.value:
            return self.problem(mark.line, mark.column, self.last_path, _NOT_INDENTED)
        if mark and not name.style and re.match(r"-\w", name.value):
            return self.problem(mark.line, mark.column, self.path, _no_blank(name.value[1:]))
        return None

    def _block(self) -> yaml.ScalarEvent | None:
        return self.last if self.last and self.last.style in ("|", ">") else None


def written_twice(file: str, name: str, key: Node, first: Node) -> Problem:
    """That a mapping has a field twice, at the second one; YAML would take that silently."""
    message = f"trường này viết hai lần (lần đầu ở dòng {first.line}) — giữ một"
    return Problem(file, key.line, key.column, name, message)
