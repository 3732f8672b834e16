"""Reads prose pages: front matter, Markdown, and the citations, links and pictures in it."""

import posixpath
import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from catalog.language.citations import CITATION
from catalog.language.prose_parts import SHORT_NAME
from catalog.language.prose_syntax import shown, without_fences
from catalog.model.markdown_limits import excesses
from catalog.reading.front_matter import FrontMatter, PostMatter
from catalog.reading.gate import PAGE
from catalog.reading.messages import MESSAGES, modelled
from catalog.reading.source import Document, Problem, Unreadable, read_text, told
from catalog.reading.yaml_tree import parse

FRAGMENTS = (
    "goals",
    "members",
    "contacts",
    "accessibility",
    "plan-number",
    "plan-period",
    "member-count",
    "goal-count",
    "activity-count",
    "task-count",
)
"""What a prose page may show of the data with `[=name]`; see templates/fragments.html.jinja."""

FRAGMENT = re.compile(r"\[=((?![0-9.])[^\]\s]*)\]")
"""A number there is a bar of pymdownx.progressbar."""

NOT_FOUND = "404"
"""The prose page that a server shows for an address that is not there."""

POSTS = "/posts/"
"""The folder of posts in that of news, as Material's blog has it."""


@dataclass(frozen=True)
class ShownPicture:
    """A picture on a page: the words for it, its file, whether a credit follows, its place."""

    words: str
    target: str
    has_credit: bool
    line: int
    column: int


@dataclass(frozen=True)
class ProsePage:
    """A Markdown file: its path below the language's folder (no ending), and what is in it."""

    language: str
    path: str
    front: FrontMatter
    body: str
    document: Document
    body_line: int

    @property
    def address(self) -> str:
        """Where it lies below the language's root, without ending: a post lies under its day."""
        if not isinstance(self.front, PostMatter):
            return self.path
        day = self.front.date.created.first
        return f"{self.news}/{day:%Y/%m/%d}/{self.path.rpartition('/')[2]}"

    @property
    def is_draft(self) -> bool:
        return isinstance(self.front, PostMatter) and self.front.draft

    @property
    def news(self) -> str:
        """The folder of news that a post belongs to; empty for other pages."""
        return self.path.partition(POSTS)[0] if POSTS in self.path else ""

    @cached_property
    def shown(self) -> str:
        """The body with code and comments blanked out, every character still in its place."""
        return shown(self.body)

    def links(self) -> Iterator[tuple[str, int, int]]:
        """(target, line, column) of each Markdown link and picture outside code and comments."""
        for match in _LINK.finditer(self.shown):
            group = match.lastindex or 0
            yield match.group(group), *self.place(match.start(group))

    def pictures(self) -> Iterator[ShownPicture]:
        """Each Markdown picture outside code and comments."""
        for match in _PICTURE.finditer(self.shown):
            paragraph = self.shown[match.end() :].partition("\n\n")[0]
            credit = bool(re.search(r"\w", _NO_CREDIT.sub("", paragraph)))
            target = match[2] or match[3] or ""
            yield ShownPicture(match[1], target, credit, *self.place(match.start()))

    def citations(self) -> Iterator[tuple[str, int, int]]:
        """(source id, line, column) of each citation."""
        for match in CITATION.finditer(self.shown):
            yield match.group(1), *self.place(match.start(1))

    def short_names(self) -> Iterator[tuple[str, int, int]]:
        """(name, line, column) of each icon, and of each emoji that is written as `:smile:`."""
        for match in SHORT_NAME.finditer(self.shown):
            yield match.group(1), *self.place(match.start())

    def fragments(self) -> Iterator[tuple[str, int, int]]:
        """(name, line, column) of each `[=name]`."""
        for match in FRAGMENT.finditer(self.shown):
            yield match.group(1), *self.place(match.start(1))

    def place(self, offset: int) -> tuple[int, int]:
        """The line and column of a place in the body, in the file."""
        line = bisect_right(self._line_starts, offset) - 1
        return self.body_line + line, offset - self._line_starts[line] + 1

    @cached_property
    def _line_starts(self) -> list[int]:
        """Where each line of the body begins, so that thousands of places are soon found."""
        return [0, *(found.end() for found in re.finditer("\n", self.body))]


# [words](target) and pictures, or a line that says [name]: target; [^name]: is a footnote
# A name of a file may have blanks and pairs of brackets; what follows in quotes is a title.
# Nothing is given back of what was found, so that a text of any length is soon searched.
_WORD = r"(?:[^()\s]|\([^()\s]*\))++"
_TARGET = rf"(?:<([^>\n]*)>|({_WORD}(?: ++(?![\"'\[]){_WORD})*+|(?=\))))"
_LINK = re.compile(rf"\]\(\s*{_TARGET}|^ {{0,3}}\[(?!\^)[^\]\n]+\]:[ ]+<?([^\s>]+)", re.MULTILINE)
_PICTURE = re.compile(rf"!\[([^\]]*)\]\(\s*{_TARGET}(?:\s[^)]*)?\)")
_PASTED = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|\bsrc\s*=\s*[\"']?)(data:image/)", re.IGNORECASE)
# in a paragraph, what is not words: further pictures, attributes, the head of a caption
_NO_CREDIT = re.compile(rf"{_PICTURE.pattern}|\{{[^}}\n]*\}}|/{{3,}} *(?:caption)?|</?\w+[^>\n]*>")
_FENCE = "---"


def read_prose(path: Path, file: str, language: str, page: str) -> ProsePage:
    """A prose page from its file. Raises Unreadable with each problem found."""
    text = read_text(path, file, PAGE)
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        message = "thiếu phần đầu trang — thêm ---, title: …, description: …, --- ở dòng đầu"
        raise Unreadable([Problem(file, 1, 1, "", message)])
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == _FENCE), None)
    if end is None:
        message = "phần đầu trang chưa đóng — thêm dòng --- sau trường cuối"
        raise Unreadable([Problem(file, 1, 1, "", message)])
    document = parse("\n".join(lines[1:end]), file, first_line=2)
    model = PostMatter if POSTS in page else FrontMatter
    front, body = modelled(document, model), "\n".join(lines[end + 1 :])
    found = ProsePage(language, page, front, body, document, end + 2)
    if problems := told(_pasted(found)) or list(_excesses(found)):
        raise Unreadable(problems)
    return found


def _pasted(page: ProsePage) -> Iterator[Problem]:
    """Each picture that stands in the text as letters, of which a page soon has too many."""
    if "data:image/" in page.body:
        for picture in _PASTED.finditer(without_fences(page.body)):
            message = "ảnh dán thẳng vào trang — lưu thành tệp cạnh trang, rồi ghi tên tệp ở đây"
            yield Problem(page.document.file, *page.place(picture.start(1)), "", message)


def _excesses(page: ProsePage) -> Iterator[Problem]:
    for excess in excesses(page.body, without_fences):
        line, column = page.place(excess.offset)
        message = MESSAGES[excess.kind].format(**excess.context)
        yield Problem(page.document.file, line, column, "", message)


@dataclass(frozen=True)
class Target:
    """What a link names: `path` from the language's root (empty for the page itself), `anchor`."""

    path: str
    anchor: str


def local_target(page: str, link: str) -> Target | None:
    """Where a link on `page` (a path without ending) leads within the site; None if outside."""
    if re.match(r"[a-z][a-z0-9+.-]*:|//", link, re.IGNORECASE):
        return None
    path, _, anchor = (unquote(part) for part in link.partition("#"))
    if path and not path.startswith("/"):
        path = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
    return Target(path, anchor)
