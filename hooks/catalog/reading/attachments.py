"""Reads files beside the prose: their weight and, of pictures, what is published and its size."""

from dataclasses import dataclass
from pathlib import Path

from catalog.reading.docs_kinds import SVG, kind_of, media_type
from catalog.reading.gate import DOCUMENT, PICTURE, VECTOR, NotRead, read_bytes, weigh
from catalog.reading.pictures import read_picture
from catalog.reading.source import Problem, Unreadable, read_text
from catalog.reading.vectors import read_vector


@dataclass(frozen=True)
class Attachment:
    """`weight` is in bytes; `size` is (width, height) in pixels, None if it is not known."""

    weight: int
    size: tuple[int, int] | None = None
    content: bytes | None = None
    """What is published of a picture, once it is opened; other files are published as they are."""


def weigh_attachment(path: Path) -> Attachment:
    """A file that is not opened. Raises NotRead."""
    return Attachment(weigh(path, kind_of(path.name) or DOCUMENT))


def open_attachment(path: Path, file: str) -> Attachment:
    """A file that somebody will see. Raises Unreadable if it is a picture with something wrong."""
    try:
        if not media_type(path.name):
            return weigh_attachment(path)
        if path.suffix == SVG:
            return _vector(path, file)
        data = read_bytes(path, PICTURE)
        picture = read_picture(data, path.name)
        return Attachment(len(data), picture.size, picture.content)
    except NotRead as refused:
        raise Unreadable([Problem(file, 1, 1, "", str(refused))]) from None


def _vector(path: Path, file: str) -> Attachment:
    text = read_text(path, file, VECTOR)
    vector, problems = read_vector(text, file)
    if not vector:
        raise Unreadable(problems)
    return Attachment(len(text.encode()), vector.size, vector.content.encode())
