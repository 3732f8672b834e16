"""Packs files into a zip, of which equal files always give equal bytes."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

COMPRESSED = {".epub", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".xlsx", ".zip"}


def packed(files: Mapping[str, bytes], first: Sequence[str] = ()) -> bytes:
    """A zip of files, those of `first` at its head and the rest by name, all of one fixed day.

    What is compressed already is stored, and so is what comes first, by which programs know a file.
    """
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for name in (*first, *sorted(files.keys() - set(first))):
            stored = name in first or PurePosixPath(name).suffix in COMPRESSED
            archive.writestr(ZipInfo(name), files[name], ZIP_STORED if stored else ZIP_DEFLATED)
    return out.getvalue()
