"""Reads the size in bytes of files beside the prose and, for pictures, their size in pixels."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from PIL import Image, UnidentifiedImageError

_PICTURES = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
}
_VIEW_BOX = re.compile(r'<svg\b[^>]*\bviewBox="0 0 ([0-9]+)(?:\.[0-9]+)? ([0-9]+)(?:\.[0-9]+)?"')


@dataclass(frozen=True)
class Attachment:
    """`weight` is in bytes; `size` is (width, height) in pixels, None if it is not a picture."""

    weight: int
    size: tuple[int, int] | None = None


def media_type(name: str) -> str:
    """What sort of picture a file is, https://www.iana.org/assignments/media-types; or nothing."""
    return _PICTURES.get(PurePosixPath(name).suffix.lower(), "")


def read_attachment(path: Path) -> Attachment:
    """The sizes of a file; a picture that cannot be read has none in pixels."""
    weight = path.stat().st_size
    if path.suffix == ".svg":
        match = _VIEW_BOX.search(path.read_text(encoding="utf-8", errors="replace"))
        return Attachment(weight, (int(match[1]), int(match[2])) if match else None)
    try:
        with Image.open(path) as picture:
            return Attachment(weight, picture.size)
    except (UnidentifiedImageError, OSError):
        return Attachment(weight)
