"""Takes out of a picture's file what is not the picture: who took it, where, with what, and when.

The pixels are copied as they are, with colour profiles. A picture that is stored turned keeps a
note of that and nothing else, since turning it would mean to compress it again.
"""

import struct
import zlib
from collections.abc import Iterator

_TURNED = 0x0112
_JFIF, _ICC, _ADOBE = b"JFIF\0", b"ICC_PROFILE\0", b"Adobe"
_PNG = b"\x89PNG\r\n\x1a\n"
_PNG_COLOURS = {
    *(b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"mDCV", b"cLLI"),
    *(b"bKGD", b"pHYs"),
}
_WEBP_KEPT = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ICCP"}
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x08, 0x04


class Broken(Exception):
    """Raised for a file that ends too early, or is not what its first bytes say."""


def stripped(data: bytes, format: str, turned: int) -> bytes:
    """A file of one of the formats below; `turned` is its orientation as EXIF has it, 1 to 8.

    Raises Broken.
    """
    try:
        return b"".join(_PARTS[format](data, _exif(turned) if turned > 1 else b""))
    except (IndexError, struct.error):
        raise Broken from None


def _exif(turned: int) -> bytes:
    """The smallest EXIF, which says how the picture is turned: one entry in one list."""
    return struct.pack(">2sHIHHHIHHI", b"MM", 42, 8, 1, _TURNED, 3, 1, turned, 0, 0)


def _jpeg(data: bytes, exif: bytes) -> Iterator[bytes]:
    """Segments by https://www.w3.org/Graphics/JPEG/itu-t81.pdf, annex B."""
    yield data[:2]
    if exif:
        yield struct.pack(">2sH", b"\xff\xe1", len(exif) + 8) + b"Exif\0\0" + exif
    place = 2
    while True:
        while data[place + 1] == 0xFF:  # any number of these may stand before a marker
            place += 1
        if data[place] != 0xFF:
            raise Broken
        marker = data[place + 1]
        if marker == 0xD9:
            yield b"\xff\xd9"
            return  # what follows is not this picture
        end = place + 2 + struct.unpack_from(">H", data, place + 2)[0]
        if marker == 0xDA:
            end = _after_scan(data, end)
        if _is_kept(marker, data[place + 4 : end]):
            yield data[place:end]
        place = end


def _is_kept(marker: int, content: bytes) -> bool:
    """Whether a segment is needed to show the picture; a JFIF header may hold a small copy."""
    if marker == 0xE0:
        return content.startswith(_JFIF) and len(content) == 14
    if marker == 0xE2:
        return content.startswith(_ICC)
    if marker == 0xEE:
        return content.startswith(_ADOBE)
    return not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _after_scan(data: bytes, place: int) -> int:
    """Where the next marker is after pixels, in which 0xFF stands before 0 or a restart."""
    while True:
        place = data.find(b"\xff", place)
        if place < 0:
            raise Broken
        following = data[place + 1]
        if following and not 0xD0 <= following <= 0xD7:
            return place
        place += 2


def _png(data: bytes, exif: bytes) -> Iterator[bytes]:
    """Chunks by https://www.w3.org/TR/png-3/."""
    yield _PNG
    place = len(_PNG)
    while True:
        (length,) = struct.unpack_from(">I", data, place)
        name, end = data[place + 4 : place + 8], place + 12 + length
        if end > len(data):
            raise Broken
        if name == b"IDAT" and exif:
            yield _png_chunk(b"eXIf", exif)
            exif = b""
        if name[:1].isupper() or name in _PNG_COLOURS:
            yield data[place:end]
        if name == b"IEND":
            return
        place = end


def _png_chunk(name: bytes, content: bytes) -> bytes:
    return (
        struct.pack(">I", len(content))
        + name
        + content
        + struct.pack(">I", zlib.crc32(name + content))
    )


def _webp(data: bytes, exif: bytes) -> Iterator[bytes]:
    """Chunks by https://www.rfc-editor.org/rfc/rfc9649."""
    chunks = [b"WEBP"]
    place, end = 12, 8 + struct.unpack_from("<I", data, 4)[0]
    while place < end:  # what follows is not this picture
        name, length = struct.unpack_from("<4sI", data, place)
        content = data[place + 8 : place + 8 + length]
        if len(content) < length:
            raise Broken
        if name == b"VP8X":
            flags = content[0] & ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP) | (_WEBP_HAS_EXIF if exif else 0)
            content = bytes([flags]) + content[1:]
        if name in _WEBP_KEPT:
            chunks.append(_webp_chunk(name, content))
        place += 8 + length + length % 2
    if exif:
        chunks.append(_webp_chunk(b"EXIF", exif))
    yield b"RIFF" + struct.pack("<I", sum(map(len, chunks)))
    yield from chunks


def _webp_chunk(name: bytes, content: bytes) -> bytes:
    return struct.pack("<4sI", name, len(content)) + content + b"\0" * (len(content) % 2)


def _gif(data: bytes, exif: bytes) -> Iterator[bytes]:
    """Blocks by https://www.w3.org/Graphics/GIF/spec-gif89a.txt; none says how it is turned."""
    place = 13 + _table(data[10])
    yield data[:place]
    while data[place] != 0x3B:
        begin = place
        if data[place] == 0x2C:
            place = _after_blocks(data, place + 11 + _table(data[place + 9]))
            yield data[begin:place]
        elif data[place] == 0x21:
            place = _after_blocks(data, place + 2)
            if data[begin + 1] == 0xF9:  # which colour is clear; others are words and programs' own
                yield data[begin:place]
        else:
            raise Broken
    yield b"\x3b"


def _table(flags: int) -> int:
    """The size of a table of colours."""
    return 3 << (flags & 7) + 1 if flags & 0x80 else 0


def _after_blocks(data: bytes, place: int) -> int:
    while data[place]:
        place += data[place] + 1
    return place + 1


_PARTS = {"JPEG": _jpeg, "PNG": _png, "WEBP": _webp, "GIF": _gif}
