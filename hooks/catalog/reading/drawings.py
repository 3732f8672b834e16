"""Reads data/pictures/*.svg, line drawings that pages carry inline, and checks what is in them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from markupsafe import Markup, escape

from catalog.reading.source import Problem

_PAINT = {"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity"}
_SHAPE = {"class", "transform", *_PAINT}
_ATTRIBUTES: Mapping[str, set[str]] = {
    "svg": {"xmlns", "viewBox", *_SHAPE},
    "title": set(),
    "g": _SHAPE,
    "path": {"d", *_SHAPE},
    "circle": {"cx", "cy", "r", *_SHAPE},
    "ellipse": {"cx", "cy", "rx", "ry", *_SHAPE},
    "rect": {"x", "y", "width", "height", "rx", *_SHAPE},
    "line": {"x1", "y1", "x2", "y2", *_SHAPE},
    "polyline": {"points", *_SHAPE},
    "polygon": {"points", *_SHAPE},
}
CLASSES = ("line", "fine", "fill", "glow", "faint", "lamp", "night")
"""How a part of a drawing is painted, besides `goal-N` for a goal's colour; classes of
templates/look/structure.css."""
_CLASS = re.compile(rf"({'|'.join(CLASSES)}|goal-[1-9][0-9]?)")
_COLOUR = re.compile(r"none|currentColor")
_VIEW_BOX = re.compile(r"0 0 ([0-9.]+) ([0-9.]+)")


@dataclass(frozen=True)
class Drawing:
    """A drawing: what is inside its <svg>, its size in its own units, what its title says."""

    inside: Markup
    paint: Markup
    width: float
    height: float
    title: str

    def svg(self, classes: str = "") -> Markup:
        """The drawing on a page, hidden from screen readers, since words beside it say the same."""
        size = f"0 0 {self.width:g} {self.height:g}"
        return Markup(
            '<svg class="{}" viewBox="{}" aria-hidden="true" focusable="false"{}>{}</svg>'
        ).format(classes, size, self.paint, self.inside)

    def document(self) -> str:
        """The drawing as a file of its own."""
        size = f"0 0 {self.width:g} {self.height:g}"
        head = Markup('<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}"{}>{}</svg>')
        return str(head.format(size, self.paint, self.inside))


@dataclass
class _Reader:
    """Copies what is allowed in a drawing; anything else becomes a problem at its place."""

    file: str
    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)
    problems: list[Problem] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    paint: str = ""
    view_box: str = ""
    title: str = ""

    def complain(self, message: str) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.problems.append(Problem(self.file, line, column, "", message))

    def doctype(self, *_: object) -> None:
        self.complain("hình không được khai DOCTYPE — xóa dòng này")

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.open.append(name)
        if name not in _ATTRIBUTES or (name == "svg") != (len(self.open) == 1):
            self.complain(f"trong hình không được có <{name}> — xóa, hoặc vẽ bằng <path>")
            return
        kept = dict(self.allowed(name, attributes))
        if name == "svg":
            self.view_box = attributes.get("viewBox", "")
            self.paint = _written(
                {key: kept[key] for key in kept if key not in ("viewBox", "xmlns")}
            )
        elif name != "title":
            self.out.append(f"<{name}{_written(kept)}>")

    def allowed(self, name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        for key, value in attributes.items():
            if key not in _ATTRIBUTES[name]:
                self.complain(f"<{name}> không được có {key}= — xóa đi")
            elif key == "class":
                yield key, " ".join(self.classes(value))
            elif key in ("fill", "stroke") and not _COLOUR.fullmatch(value):
                self.complain(f"{key}={value}: màu do trang chọn — viết currentColor hoặc none")
            else:
                yield key, value

    def classes(self, value: str) -> Iterator[str]:
        for name in value.split():
            if _CLASS.fullmatch(name):
                yield f"pa-{name}"
            else:
                known = ", ".join((*CLASSES, "goal-1"))
                self.complain(f"không có kiểu vẽ `{name}` — chọn trong: {known}")

    def end(self, name: str) -> None:
        self.open.pop()
        if name in _ATTRIBUTES and name not in ("svg", "title"):
            self.out.append(f"</{name}>")

    def words(self, text: str) -> None:
        if self.open and self.open[-1] == "title":
            self.title += text


def _written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())


def read_drawing(text: str, file: str) -> tuple[Drawing | None, list[Problem]]:
    """A drawing, or what is wrong with it."""
    reader = _Reader(file)
    reader.parser.StartDoctypeDeclHandler = reader.doctype
    reader.parser.StartElementHandler = reader.start
    reader.parser.EndElementHandler = reader.end
    reader.parser.CharacterDataHandler = reader.words
    try:
        reader.parser.Parse(text, True)
    except expat.ExpatError as error:
        message = "tệp không phải hình SVG đọc được — mở bằng trình vẽ và lưu lại dạng SVG"
        return None, [Problem(file, error.lineno, error.offset + 1, "", message)]
    problems = [*reader.problems, *_of_the_whole(reader)]
    size = _VIEW_BOX.fullmatch(reader.view_box)
    if problems or not size:
        return None, problems
    inside, paint = Markup("".join(reader.out)), Markup(reader.paint)
    return Drawing(inside, paint, float(size[1]), float(size[2]), reader.title.strip()), []


def _of_the_whole(reader: _Reader) -> Iterator[Problem]:
    if not _VIEW_BOX.fullmatch(reader.view_box):
        message = 'thiếu khung hình — ghi viewBox="0 0 rộng cao" ở <svg>'
        yield Problem(reader.file, 1, 1, "", message)
    if not reader.title.strip():
        message = "thiếu lời tả hình — thêm <title>…</title> ngay sau <svg>"
        yield Problem(reader.file, 1, 1, "", message)
