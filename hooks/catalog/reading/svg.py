"""Copies what is allowed of an SVG file; whatever else is in it becomes a problem at its place."""

from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field
from xml.parsers import expat

from markupsafe import escape

from catalog.reading.source import Problem

PAINT = {"fill", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "opacity"}
PAINTED = {"class", "transform", *PAINT}
SHAPES: Mapping[str, Set[str]] = {
    "path": {"d"},
    "circle": {"cx", "cy", "r"},
    "ellipse": {"cx", "cy", "rx", "ry"},
    "rect": {"x", "y", "width", "height", "rx"},
    "line": {"x1", "y1", "x2", "y2"},
    "polyline": {"points"},
    "polygon": {"points"},
}
"""What a drawing is made of: each element, and what says where it lies."""
UNREADABLE = "tệp không phải hình SVG đọc được — mở bằng trình vẽ và lưu lại dạng SVG"
_DOCTYPE = (
    "hình không được khai DOCTYPE — mở bằng Inkscape, lưu thành “Plain SVG”, hoặc xóa dòng này"
)
_STYLE = (
    "trong hình không được có <style> — xóa đi, ghi màu ở từng nét (Illustrator: khi lưu SVG, chọn "
    "“Presentation Attributes”)"
)


class _Stop(Exception):
    """Raised where the rest of a file should not be read."""


@dataclass
class SvgReader:
    """Copies one file; what else of it may be kept or left out, those that inherit this say."""

    file: str
    attributes: Mapping[str, Set[str]]
    """Each element that may stand in a drawing, and the attributes that it may have."""
    parser: expat.XMLParserType = field(default_factory=expat.ParserCreate)
    problems: list[Problem] = field(default_factory=list)
    out: list[str] = field(default_factory=list)
    open: list[str] = field(default_factory=list)
    root: dict[str, str] = field(default_factory=dict)
    """The attributes of the whole drawing."""
    titles: dict[str, str] = field(default_factory=dict)
    """What titles say, by the language that they name; one that names none has the key ""."""
    title_language: str = ""

    @property
    def title(self) -> str:
        return self.titles.get("", "").strip()

    def run(self, text: str) -> bool:
        """Reads the whole file; returns whether it could be read to its end."""
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.words
        try:
            self.parser.Parse(text, True)
        except expat.ExpatError as error:
            self.problems = [Problem(self.file, error.lineno, error.offset + 1, "", UNREADABLE)]
            return False
        except _Stop:
            return False
        return True

    def complain(self, message: str) -> None:
        line, column = self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1
        self.problems.append(Problem(self.file, line, column, "", message))

    def doctype(self, *_: object) -> None:
        """Stops, because entities that are declared here may stand for any amount of text."""
        self.complain(_DOCTYPE)
        raise _Stop

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.open.append(name)
        if name not in self.attributes or (name == "svg") != (len(self.open) == 1):
            other = f"trong hình không được có <{name}> — xóa, hoặc vẽ bằng <path>"
            self.complain(_STYLE if name == "style" else other)
            return
        kept = dict(self.kept(name, attributes))
        if name == "svg":
            self.root = kept
        elif name == "title":
            self.title_language = kept.get("lang", "")
        else:
            self.out.append(f"<{name}{written(kept)}>")

    def kept(self, name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        """The attributes of an element as they are copied."""
        for key, value in attributes.items():
            if key in self.attributes[name]:
                yield from self.value(key, value)
            else:
                self.complain(f"<{name}> không được có {key}= — xóa đi")

    def value(self, key: str, value: str) -> Iterator[tuple[str, str]]:
        """An attribute as it is copied; nothing if its value is wrong."""
        yield key, value

    def end(self, name: str) -> None:
        self.open.pop()
        if name in self.attributes and name not in ("svg", "title"):
            self.out.append(f"</{name}>")

    def words(self, text: str) -> None:
        if self.open and self.open[-1] == "title":
            said = self.titles.get(self.title_language, "")
            self.titles[self.title_language] = said + text


def written(attributes: Mapping[str, str]) -> str:
    return "".join(f' {key}="{escape(value)}"' for key, value in attributes.items())
