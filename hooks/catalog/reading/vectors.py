"""Reads SVG files beside the prose, which have colours of their own, and writes them anew."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass, field

from markupsafe import escape

from catalog.reading.source import Problem
from catalog.reading.svg import PAINT, SHAPES, SvgReader, written

_PAINT = {
    *("id", "transform", *PAINT),
    *("fill-opacity", "fill-rule", "clip-rule", "clip-path", "mask", "display", "visibility"),
    *("stroke-opacity", "stroke-dasharray", "stroke-dashoffset", "stroke-miterlimit"),
    *("stop-color", "stop-opacity", "color", "paint-order", "vector-effect"),
    *("font-family", "font-size", "font-style", "font-weight", "text-anchor", "letter-spacing"),
    *("text-decoration", "dominant-baseline"),
}
_BOX = {"x", "y", "width", "height"}
_GRADIENT = {"gradientUnits", "gradientTransform", "spreadMethod", "href"}
_WORDS = {"x", "y", "dx", "dy", "rotate", "textLength", "lengthAdjust"}
_ATTRIBUTES: Mapping[str, Set[str]] = {
    name: own | _PAINT
    for name, own in {
        **SHAPES,
        "rect": {*SHAPES["rect"], "ry"},
        "svg": {"xmlns", "viewBox", "preserveAspectRatio", *_BOX},
        "g": set(),
        "defs": set(),
        "title": set(),
        "desc": set(),
        "symbol": {"viewBox", "preserveAspectRatio", *_BOX},
        "use": {"href", *_BOX},
        "linearGradient": {"x1", "y1", "x2", "y2", *_GRADIENT},
        "radialGradient": {"cx", "cy", "r", "fx", "fy", *_GRADIENT},
        "stop": {"offset"},
        "clipPath": {"clipPathUnits"},
        "mask": {"maskUnits", "maskContentUnits", *_BOX},
        "text": _WORDS,
        "tspan": _WORDS,
    }.items()
}
_SAID = ("text", "tspan", "desc")
"""Elements whose words are copied."""
_OF_EDITORS = {
    *("version", "baseProfile", "class", "enable-background"),
    *("role", "aria-hidden", "aria-label", "focusable"),
}
"""What drawing programs write, and a picture does not need, besides names with a colon."""
_INSIDE = re.compile(r"#[^\s()\"']+")
_REFER = {"fill", "stroke", "color", "stop-color", "mask", "clip-path"}
"""Attributes that may name a part of the drawing, and in CSS also load a file, in many ways."""
_PART = r"#[^\s()\"'\\]+"
_VALUE = (
    r"(?:#[0-9a-f]{3,8}|[a-z-]+|[-+]?[0-9.]+%?"  # a colour, its name or `none`, a number
    r"|(?:rgb|hsl)a?\([-+0-9a-z.,%/\s]*\)|(?:hwb|(?:ok)?lab|(?:ok)?lch|color)\([-+0-9a-z.%/\s]*\)"
    rf"|url\(\s*(?:{_PART}|'{_PART}'|\"{_PART}\")\s*\))"
)
_VALUES = re.compile(rf"\s*{_VALUE}(?:\s+{_VALUE})?\s*", re.IGNORECASE)
"""What such an attribute may say: a colour or a part, and what stands in for a part."""
_VIEW_BOX = re.compile(r"\s*[-0-9.e]+[\s,]+[-0-9.e]+[\s,]+([0-9.]+)[\s,]+([0-9.]+)\s*")
_LENGTH = re.compile(r"([0-9]+(?:\.[0-9]+)?)(?:px)?")


@dataclass
class _Reader(SvgReader):
    """Leaves out what drawing programs write for themselves."""

    skipped: int = 0
    """How many elements are open that are left out with all that is in them."""
    said: set[str] = field(default_factory=set)

    def complain(self, message: str) -> None:
        """Says the same once a file, since drawing programs write it in each line."""
        if message not in self.said:
            self.said.add(message)
            super().complain(message)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if self.skipped or name == "metadata" or _is_foreign(name):
            self.skipped += 1
            return
        super().start(name, attributes)

    def end(self, name: str) -> None:
        if self.skipped:
            self.skipped -= 1
        else:
            super().end(name)

    def words(self, text: str) -> None:
        if not self.skipped:
            super().words(text)
            if self.open and self.open[-1] in _SAID:
                self.out.append(escape(text))

    def kept(self, name: str, attributes: Mapping[str, str]) -> Iterator[tuple[str, str]]:
        own = {
            key.removeprefix("xlink:"): value
            for key, value in attributes.items()
            if not (key in _OF_EDITORS or key == "style" or _is_foreign(key))
        }
        style = dict(_declared(attributes.get("style", "")))
        return super().kept(name, {**own, **style})

    def value(self, key: str, value: str) -> Iterator[tuple[str, str]]:
        if key == "href" and not _INSIDE.fullmatch(value):
            self.complain(f"{key}={value}: hình không lấy gì ở tệp khác — xóa đi")
        elif key in _REFER and not _VALUES.fullmatch(value):
            cure = "viết none, một màu, hoặc url(#tên) của phần trong hình này"
            self.complain(f"{key}={value}: hình không dùng được — {cure}")
        else:
            yield key, value


def _is_foreign(name: str) -> bool:
    """Whether a name is of another vocabulary than SVG; a link is not, nor SVG by another name."""
    return ":" in name and not name.startswith(("svg:", "xlink:href"))


def _declared(style: str) -> Iterator[tuple[str, str]]:
    """(property, value) of each declaration that is about painting; programs add their own."""
    for declaration in style.split(";"):
        name, _, value = declaration.partition(":")
        if name.strip() in _PAINT:
            yield name.strip(), value.removesuffix("!important").strip()


@dataclass(frozen=True)
class Vector:
    """An SVG file as it is published, and its (width, height) if it says any."""

    content: str
    size: tuple[int, int] | None


def read_vector(text: str, file: str) -> tuple[Vector | None, list[Problem]]:
    """A picture, or what is wrong with it."""
    reader = _Reader(file, _ATTRIBUTES)
    if not reader.run(text) or reader.problems:
        return None, reader.problems
    root = {**reader.root, "xmlns": "http://www.w3.org/2000/svg"}
    title = f"<title>{escape(reader.title)}</title>" if reader.title else ""
    content = f"<svg{written(root)}>{title}{''.join(reader.out)}</svg>\n"
    return Vector(content, _size(root)), []


def _size(root: Mapping[str, str]) -> tuple[int, int] | None:
    box = _VIEW_BOX.fullmatch(root.get("viewBox", ""))
    lengths = [_LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    found = box.groups() if box else tuple(length[1] if length else "" for length in lengths)
    try:
        width, height = (round(float(number)) for number in found)
    except (ValueError, OverflowError):
        return None
    return (width, height) if width > 0 and height > 0 else None
