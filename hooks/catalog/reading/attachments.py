"""Reads files beside the prose: their weight and, of pictures, what is published and its size."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from catalog.reading.docs_kinds import SVG, kind_of, media_type
from catalog.reading.documents import check_document
from catalog.reading.gate import (
    DOCUMENT,
    PICTURE,
    STYLE,
    VECTOR,
    NotRead,
    look_at,
    read_bytes,
    weigh,
)
from catalog.reading.pictures import read_picture
from catalog.reading.source import Unreadable, read_text
from catalog.reading.vectors import read_vector


@dataclass(frozen=True)
class Attachment:
    """`weight` is in bytes; `size` is (width, height) in pixels, None if it is not known.

    Both are those of what is published, once the file is opened.
    """

    weight: int
    size: tuple[int, int] | None = None
    content: bytes | None = None
    """What is published of a picture; None of other files, which need not be in memory."""


def weigh_attachment(path: Path) -> Attachment:
    """A file that is not opened. Raises NotRead."""
    return Attachment(weigh(path, kind_of(path.name) or DOCUMENT))


def open_attachment(path: Path, file: str) -> Attachment:
    """A file that somebody will see. Raises Unreadable if something is wrong in it."""
    try:
        kind = kind_of(path.name) or DOCUMENT
        if kind is STYLE:
            return weigh_attachment(path)
        found = look_at(path, kind)
        state = (found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns)
        return _opened(path, file, state)
    except NotRead as refused:
        raise Unreadable.refused(file, refused) from None


@lru_cache(maxsize=1024)  # a live preview asks for all of them whenever something is saved
def _opened(path: Path, file: str, state: tuple[int, ...]) -> Attachment:
    """A file; `state` is another one whenever it has changed. Raises as above, and NotRead."""
    if path.suffix == SVG:
        return _vector(path, file)
    if not media_type(path.name):
        document = read_bytes(path, DOCUMENT)
        check_document(document, path.name)
        return Attachment(len(document))
    data = read_bytes(path, PICTURE)
    picture = read_picture(data, path.name)
    return Attachment(len(picture.content), picture.size, picture.content)


def _vector(path: Path, file: str) -> Attachment:
    vector, problems = read_vector(read_text(path, file, VECTOR), file)
    if not vector:
        raise Unreadable(problems)
    content = vector.content.encode()
    return Attachment(len(content), vector.size, content)
