"""Packs files into a zip, of which equal files always give equal bytes."""

from __future__ import annotations

import zlib
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from struct import Struct
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_HEAD = Struct("<II")
"""Of a file that is kept: its check and its size."""
COMPRESSED = {".epub", ".jpeg", ".jpg", ".pdf", ".png", ".webp", ".xlsx", ".zip"}


def packed(files: Mapping[str, bytes | Deflated], first: Sequence[str] = ()) -> bytes:
    """A zip of files, those of `first` at its head and uncompressed, the rest by name.

    Programs know some kinds of file by their first bytes.
    """
    out = BytesIO()
    names = (*first, *sorted(files.keys() - set(first)))
    pack_into(out, ((name, files[name]) for name in names), stored=first)
    return out.getvalue()


@dataclass(frozen=True)
class Deflated:
    """A file as a zip has it, with the check and the size of what it was."""

    check: int
    size: int
    data: bytes

    def __bytes__(self) -> bytes:
        """All of it, to be kept."""
        return _HEAD.pack(self.check, self.size) + self.data

    @classmethod
    def of(cls, kept: bytes) -> Deflated:
        """What was kept."""
        check, size = _HEAD.unpack_from(kept)
        return cls(check, size, kept[_HEAD.size :])


def deflated(content: bytes) -> Deflated:
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return Deflated(zlib.crc32(content), len(content), packer.compress(content) + packer.flush())


def pack_into(
    file: IO[bytes],
    files: Iterable[tuple[str, bytes | Deflated]],
    stored: Container[str] = (),
) -> None:
    """Writes (name, content) of each, in order, as a zip; all are of one fixed day.

    What is compressed already is stored, and so is what `stored` names.
    """
    with ZipFile(file, "w") as archive:
        for name, content in files:
            if isinstance(content, Deflated):
                _add(archive, name, content)
                continue
            as_is = name in stored or PurePosixPath(name).suffix in COMPRESSED
            archive.writestr(ZipInfo(name), content, ZIP_STORED if as_is else ZIP_DEFLATED)


def _add(archive: ZipFile, name: str, packed: Deflated) -> None:
    """Adds what was packed before, as `writestr` would; zipfile has no way to ask it to."""
    info = ZipInfo(name)
    info.compress_type, info.external_attr = ZIP_DEFLATED, 0o600 << 16
    info.CRC, info.file_size, info.compress_size = packed.check, packed.size, len(packed.data)
    assert archive.fp
    info.header_offset = archive.fp.tell()
    archive.fp.write(info.FileHeader(zip64=False) + packed.data)
    archive.filelist.append(info)
    archive.NameToInfo[name] = info
    vars(archive).update(start_dir=archive.fp.tell(), _didModify=True)
