"""Looks into a file for download: whether it is what its ending says, and names nobody.

A picture loses its makers' names when it is published. A document is published as it is, because
whoever signed it would find it changed, so its editor has to take the names out.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import PurePosixPath
from typing import NamedTuple
from xml.parsers import expat

from catalog.reading.gate import KB, NotRead, printable

_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEGINS: Mapping[str, tuple[bytes, ...]] = {
    "tệp PDF": (b"%PDF-",),
    "tệp nén ZIP": (b"PK\x03\x04", b"PK\x05\x06"),
    "tệp Office cũ, hoặc có mật khẩu": (_OLD_OFFICE,),
    "tệp RTF": (b"{\\rtf",),
    "trang HTML": (b"<!doctype html", b"<html"),
    "chương trình": (b"MZ\x90\0", b"MZP\0", b"\x7felf", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe"),
}
"""How the files begin that people take for others, in small letters, after blanks and a BOM."""
_PDF, _ZIP, _OLE, _RTF, *_ = _BEGINS
_PARTS: Mapping[str, str] = {
    **{".docx": "word/", ".xlsx": "xl/", ".pptx": "ppt/"},
    **dict.fromkeys((".odt", ".ods", ".odp"), "content.xml"),
    ".epub": "META-INF/container.xml",
}
"""What an archive of each sort has, by the beginning of its name."""
_MEANT: Mapping[str, str] = {
    ".pdf": _PDF,
    ".rtf": _RTF,
    **dict.fromkeys((".doc", ".xls", ".ppt"), _OLE),
    **dict.fromkeys((".zip", *_PARTS), _ZIP),
}
"""What a file of each ending is; one of another ending is none of those above."""
_SAVE = "mở bằng chương trình của nó, lưu lại đúng loại"


class _Property(NamedTuple):
    """Where a document names people, and how to take the names out."""

    file: str
    elements: tuple[str, ...]
    cure: str


_OFFICE = _Property(
    "docProps/core.xml",
    ("dc:creator", "cp:lastModifiedBy"),
    "trong Office: Tệp → Thông tin → Kiểm tra tài liệu → Xóa tất cả, rồi lưu",
)
_OPEN_DOCUMENT = _Property(
    "meta.xml",
    ("meta:initial-creator", "dc:creator", "meta:printed-by"),
    "trong LibreOffice: Tệp → Thuộc tính → Đặt lại thuộc tính, rồi lưu",
)
_PROPERTIES: Mapping[str, _Property] = {
    **dict.fromkeys((".docx", ".xlsx", ".pptx"), _OFFICE),
    **dict.fromkeys((".odt", ".ods", ".odp"), _OPEN_DOCUMENT),
}
_LONGEST_NAME = 60
_OF_ARCHIVES = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError),
    *(RuntimeError, EOFError, OSError, ValueError),
)
"""What may be raised about a broken or hostile archive and the XML in it."""


def check_document(data: bytes, name: str) -> None:
    """Raises NotRead for a file that is not what its ending says, or that names who made it."""
    ending = PurePosixPath(name).suffix.lower()
    found, meant = _sort(data), _MEANT.get(ending, "")
    if found and found != meant:
        raise NotRead(f"nội dung là {found}, không phải {ending or name} — {_SAVE}, hoặc đổi đuôi")
    if found != meant:
        raise _broken(ending)
    if ending not in _PARTS:
        return
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            people = list(_people(archive, ending))
    except _OF_ARCHIVES:
        raise _broken(ending) from None
    if people:
        who = printable(people[0][:_LONGEST_NAME])
        raise NotRead(f"tệp ghi tên người làm “{who}” — {_PROPERTIES[ending].cure}")


def _broken(ending: str) -> NotRead:
    return NotRead(f"tệp hỏng, hoặc không phải {ending} — {_SAVE}")


def _sort(data: bytes) -> str:
    """What a file is by its beginning; empty for what is not in the table."""
    start = data[:KB].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for sort, beginnings in _BEGINS.items():
        if start.startswith(tuple(one.lower() for one in beginnings)):
            return sort
    return ""


def _people(archive: zipfile.ZipFile, ending: str) -> Iterator[str]:
    """Whom a document names as its maker. Raises what is above."""
    if not any(name.startswith(_PARTS[ending]) for name in archive.namelist()):
        raise zipfile.BadZipFile
    where = _PROPERTIES.get(ending)
    if not where or where.file not in archive.namelist():
        return
    entry = archive.getinfo(where.file)
    if entry.file_size > 100 * KB or entry.compress_type not in (
        zipfile.ZIP_STORED,
        zipfile.ZIP_DEFLATED,  # others may give any amount at once
    ):
        raise zipfile.BadZipFile
    yield from _texts(archive.read(entry), where.elements)


def _texts(xml: bytes, elements: tuple[str, ...]) -> Iterator[str]:
    """The text of each of these elements that has any. Raises expat.ExpatError, ValueError."""
    said: dict[str, str] = {}
    opened: list[str] = []

    def doctype(*_: object) -> None:
        raise ValueError  # entities that are declared there may stand for any amount of text

    def words(text: str) -> None:
        if opened and opened[-1] in elements:
            said[opened[-1]] = said.get(opened[-1], "") + text

    parser = expat.ParserCreate()
    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = lambda name, _: opened.append(name)
    parser.EndElementHandler = lambda _: opened.pop()
    parser.CharacterDataHandler = words
    parser.Parse(xml, True)
    yield from filter(None, (text.strip() for text in said.values()))
