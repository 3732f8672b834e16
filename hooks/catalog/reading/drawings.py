"""Reads data/pictures/*.svg, line drawings that pages carry inline, and checks what is in them."""

import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from markupsafe import Markup

from catalog.reading.source import Problem
from catalog.reading.svg import PAINTED, SHAPES, SvgReader, written

_ATTRIBUTES: Mapping[str, Set[str]] = {
    "svg": {"xmlns", "viewBox", *PAINTED},
    "title": {"lang"},
    "g": PAINTED,
    **{name: own | PAINTED for name, own in SHAPES.items()},
}
CLASSES = ("line", "fine", "fill", "glow", "faint", "lamp", "night")
"""How a part of a drawing is painted, besides `goal-N` for a goal's colour; classes of
templates/look/structure.css."""
_CLASS = re.compile(rf"({'|'.join(CLASSES)}|goal-[1-9][0-9]?)")
_COLOUR = re.compile(r"none|currentColor")
_VIEW_BOX = re.compile(r"0 0 ([0-9.]+) ([0-9.]+)")


@dataclass(frozen=True)
class Drawing:
    """A drawing: what is inside its <svg>, its size in its own units, what its titles say."""

    inside: Markup
    paint: Markup
    width: float
    height: float
    titles: Mapping[str, str]
    """By language; "" for those that have none of their own."""

    def title(self, language: str) -> str:
        """What it shows, in words."""
        return (self.titles.get(language) or self.titles[""]).strip()

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


class _Reader(SvgReader):
    """Its colours are those of the page, and its classes ours."""

    def value(self, key: str, value: str) -> Iterator[tuple[str, str]]:
        if key == "class":
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


def read_drawing(text: str, file: str) -> tuple[Drawing | None, list[Problem]]:
    """A drawing, or what is wrong with it."""
    reader = _Reader(file, _ATTRIBUTES)
    if not reader.run(text):
        return None, reader.problems
    problems = [*reader.problems, *_of_the_whole(reader)]
    size = _VIEW_BOX.fullmatch(reader.root.get("viewBox", ""))
    if problems or not size:
        return None, problems
    paint = {key: value for key, value in reader.root.items() if key not in ("viewBox", "xmlns")}
    inside, width, height = Markup("".join(reader.out)), float(size[1]), float(size[2])
    return Drawing(inside, Markup(written(paint)), width, height, reader.titles), []


def _of_the_whole(reader: _Reader) -> Iterator[Problem]:
    if not _VIEW_BOX.fullmatch(reader.root.get("viewBox", "")):
        message = 'thiếu khung hình — ghi viewBox="0 0 rộng cao" ở <svg>'
        yield Problem(reader.file, 1, 1, "", message)
    if not reader.title:
        message = "thiếu lời tả hình — thêm <title>…</title> ngay sau <svg>"
        yield Problem(reader.file, 1, 1, "", message)
