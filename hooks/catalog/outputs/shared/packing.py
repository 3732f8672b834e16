"""Packs files into a zip, of which equal files always give equal bytes."""

from collections.abc import Container, Iterable, Mapping, Sequence
from io import BytesIO
from pathlib import PurePosixPath
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

COMPRESSED = {".epub", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".xlsx", ".zip"}


def packed(files: Mapping[str, bytes], first: Sequence[str] = ()) -> bytes:
    """A zip of files, those of `first` at its head and uncompressed, the rest by name.

    Programs know some kinds of file by their first bytes.
    """
    out = BytesIO()
    names = (*first, *sorted(files.keys() - set(first)))
    pack_into(out, ((name, files[name]) for name in names), stored=first)
    return out.getvalue()


def pack_into(
    file: IO[bytes], files: Iterable[tuple[str, bytes]], stored: Container[str] = ()
) -> None:
    """Writes (name, content) of each, in order, as a zip; all are of one fixed day.

    What is compressed already is stored, and so is what `stored` names.
    """
    with ZipFile(file, "w") as archive:
        for name, content in files:
            as_is = name in stored or PurePosixPath(name).suffix in COMPRESSED
            archive.writestr(ZipInfo(name), content, ZIP_STORED if as_is else ZIP_DEFLATED)
