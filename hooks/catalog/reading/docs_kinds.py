"""Says what may lie in docs/ beside pages, by ending, and how much of it."""

from collections.abc import Mapping
from pathlib import PurePosixPath

from catalog.reading.gate import DOCUMENT, PAGE, PICTURE, STYLE, VECTOR, FileKind

MARKDOWN = ".md"
SVG = ".svg"
PICTURES: Mapping[str, str] = {
    SVG: "image/svg+xml",
    ".png": "image/png",
    ".ico": "image/x-icon",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".avif": "image/avif",
}
"""The sort of each picture, https://www.iana.org/assignments/media-types."""
_DOCUMENTS = (
    *("pdf", "epub", "txt", "rtf", "zip", "csv", "tsv", "json", "geojson", "kml", "ics"),
    *("doc", "docx", "odt", "xls", "xlsx", "ods", "ppt", "pptx", "odp"),
    *("mp3", "ogg", "m4a", "mp4", "webm", "vtt", "srt", "woff", "woff2"),
)
STYLES = (".css", ".js", ".mjs")
"""What may load other files, by path."""
BY_NAME = ("CNAME", "robots.txt", "favicon.ico")
"""What machines ask a site for, though no page leads there."""
KINDS: Mapping[str, FileKind] = {
    MARKDOWN: PAGE,
    **dict.fromkeys(PICTURES, PICTURE),
    SVG: VECTOR,
    **{f".{name}": DOCUMENT for name in _DOCUMENTS},
    **dict.fromkeys(STYLES, STYLE),
}


def media_type(name: str) -> str:
    """What sort of picture a file is; nothing if it is none."""
    return PICTURES.get(PurePosixPath(name).suffix.lower(), "")


def kind_of(name: str) -> FileKind | None:
    """What a file in docs/ is for, by its name; None if it has no place there."""
    return DOCUMENT if name in BY_NAME else KINDS.get(PurePosixPath(name).suffix.lower())
