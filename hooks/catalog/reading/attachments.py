"""Reads the size in bytes of files beside the prose and, for pictures, their size in pixels."""

import re
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from catalog.reading.docs_kinds import SVG, kind_of, media_type
from catalog.reading.gate import DOCUMENT, read_bytes, weigh

_VIEW_BOX = re.compile(r'<svg\b[^>]*\bviewBox="0 0 ([0-9]+)(?:\.[0-9]+)? ([0-9]+)(?:\.[0-9]+)?"')


@dataclass(frozen=True)
class Attachment:
    """`weight` is in bytes; `size` is (width, height) in pixels, None if it is not a picture."""

    weight: int
    size: tuple[int, int] | None = None


def read_attachment(path: Path) -> Attachment:
    """The sizes of a file; a picture that cannot be read has none in pixels. Raises Refused."""
    kind = kind_of(path.name) or DOCUMENT
    if not media_type(path.name):
        return Attachment(weigh(path, kind))
    data = read_bytes(path, kind)
    if path.suffix == SVG:
        match = _VIEW_BOX.search(data.decode(errors="replace"))
        return Attachment(len(data), (int(match[1]), int(match[2])) if match else None)
    try:
        with Image.open(BytesIO(data)) as picture:
            return Attachment(len(data), picture.size)
    except (UnidentifiedImageError, OSError):
        return Attachment(len(data))
