"""Pictures beside the prose: what is wrong is told, and what tells of people is taken out."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image, ImageCms
from PIL.PngImagePlugin import PngInfo

from catalog.reading.attachments import open_attachment
from catalog.reading.docs_kinds import PICTURES, SVG
from catalog.reading.gate import NotRead
from catalog.reading.pictures import FORMATS, read_picture
from catalog.reading.source import Unreadable

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
SECRET = b"Nguyen Van Mau"
ORIENTATION, ARTIST, GPS = 0x0112, 0x013B, 0x8825


def _exif(turned: int) -> Image.Exif:
    exif = Image.Exif()
    exif[ORIENTATION], exif[ARTIST] = turned, SECRET.decode()
    exif.get_ifd(GPS)[1] = SECRET.decode()
    return exif


def _drawn(mode: str) -> Image.Image:
    picture = Image.new(mode, (48, 32))
    for x in range(48):
        for y in range(32):
            value = (x * 5, y * 7, x * y % 256, 128)
            picture.putpixel((x, y), value[: len(picture.getbands())] if len(mode) > 1 else x)
    return picture


def _saved(mode: str, format: str, **more: object) -> bytes:
    out = BytesIO()
    _drawn(mode).save(out, format, **more)
    return out.getvalue()


def _png() -> bytes:
    words = PngInfo()
    words.add_text("Author", SECRET.decode())
    words.add_itxt("XML:com.adobe.xmp", SECRET.decode())
    return _saved("RGBA", "PNG", pnginfo=words, exif=_exif(6), icc_profile=PROFILE, dpi=(72, 72))


def _jpeg(**more: object) -> bytes:
    return _saved(
        "RGB",
        "JPEG",
        exif=_exif(6),
        icc_profile=PROFILE,
        comment=SECRET,
        xmp=SECRET,
        restart_marker_blocks=2,
        **more,
    )


WITH_SECRETS: dict[str, Callable[[], bytes]] = {
    "a.png": _png,
    "b.png": lambda: _saved("P", "PNG", exif=_exif(6), transparency=3, icc_profile=PROFILE),
    "a.jpg": _jpeg,
    "b.jpeg": lambda: _jpeg(progressive=True),
    "c.jpg": lambda: _saved("CMYK", "JPEG", exif=_exif(6), comment=SECRET, icc_profile=PROFILE),
    "after.jpg": lambda: _jpeg() + SECRET,
    "after.png": lambda: _png() + SECRET,
    "after.webp": lambda: WITH_SECRETS["a.webp"]() + SECRET,
    "a.webp": lambda: _saved("RGB", "WEBP", exif=_exif(6), xmp=SECRET, icc_profile=PROFILE),
    "b.webp": lambda: _saved(
        "RGBA", "WEBP", lossless=True, exif=_exif(6), xmp=SECRET, icc_profile=PROFILE
    ),
}


def _pixels(data: bytes) -> tuple[str, bytes]:
    with Image.open(BytesIO(data)) as picture:
        return picture.mode, picture.tobytes()


@pytest.mark.parametrize("name", WITH_SECRETS)
def test_nothing_but_the_picture_and_how_it_is_turned_is_published(name: str) -> None:
    data = WITH_SECRETS[name]()
    assert SECRET in data
    found = read_picture(data, name)
    assert SECRET not in found.content
    assert _pixels(found.content) == _pixels(data)
    with Image.open(BytesIO(found.content)) as picture:
        assert dict(picture.getexif()) == {ORIENTATION: 6}
        assert picture.info["icc_profile"] == PROFILE
        assert picture.size == found.size[::-1] == (48, 32)
        assert not {"xmp", "comment", "Author"} & picture.info.keys()


def test_a_gif_loses_its_words_and_keeps_its_clear_colour() -> None:
    data = _saved("P", "GIF", comment=SECRET, transparency=3)
    found = read_picture(data, "a.gif")
    assert SECRET in data and SECRET not in found.content
    assert _pixels(found.content) == _pixels(data)
    with Image.open(BytesIO(found.content)) as picture:
        assert picture.info["transparency"] == 3


def test_a_picture_that_says_nothing_of_people_stays_as_it_is() -> None:
    for mode, name in (("RGB", "a.png"), ("L", "a.jpg"), ("RGB", "a.webp"), ("P", "a.gif")):
        format = {"jpg": "JPEG"}.get(name[2:], name[2:])
        data = _saved(mode, format)
        assert read_picture(data, name).content == data
        assert read_picture(data, name).size == (48, 32)


def test_an_avif_may_have_the_name_of_a_png_chunk_in_its_bytes() -> None:
    data = _saved("RGB", "AVIF") + struct.pack(">I", 12) + b"freetEXt"
    assert read_picture(data, "a.avif").content == data


def test_an_ico_that_says_another_size_is_read_without_a_word(
    recwarn: pytest.WarningsRecorder,
) -> None:
    data = _ico_of(_saved("RGBA", "PNG"))
    assert read_picture(data, "a.ico").size == (48, 32)
    assert not recwarn.list


def _bomb(side: int) -> bytes:
    """A PNG of a few bytes that says it has millions of pixels."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    chunk = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    return b"\x89PNG\r\n\x1a\n" + chunk + b"\0\0\0\0IDAT\x35\xaf\x06\x1e"


def _ico_of(png: bytes) -> bytes:
    """An ICO with one picture, of which it says that it has 16 × 16 pixels."""
    return struct.pack("<HHHBBBBHHII", 0, 1, 1, 16, 16, 0, 0, 1, 32, len(png), 22) + png


def _animated(format: str) -> bytes:
    return _saved("RGB", format, save_all=True, append_images=[Image.new("RGB", (48, 32), "red")])


TOO_LARGE = "ảnh có hơn 40 triệu điểm — thu nhỏ ảnh"
BROKEN = "ảnh hỏng hoặc thiếu một phần — chép lại, hoặc lưu lại ảnh"
STILL = "ảnh động — lưu lại thành ảnh đứng yên"
WRONG: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "bomb": ("a.png", lambda: _bomb(60_000), TOO_LARGE),
    "smaller bomb": ("a.png", lambda: _bomb(10_000), TOO_LARGE),
    "bomb in an ICO": ("a.ico", lambda: _ico_of(_bomb(6_500)), TOO_LARGE),
    "half a PNG": ("a.png", lambda: _png()[:-300], BROKEN),
    "half a JPEG": ("a.jpg", lambda: _jpeg()[:-300], BROKEN),
    "half a WebP": ("a.webp", lambda: _saved("RGB", "WEBP")[:-30], BROKEN),
    "half a GIF": ("a.gif", lambda: _saved("P", "GIF")[:-300], BROKEN),
    "broken AVIF": ("a.avif", lambda: _saved("RGB", "AVIF").replace(b"av01", b"av00"), BROKEN),
    "a PNG called JPEG": (
        "a.jpg",
        _png,
        "nội dung là ảnh PNG, không phải .jpg — đổi đuôi thành .png",
    ),
    "a JPEG called PNG": (
        "a.png",
        _jpeg,
        "nội dung là ảnh JPEG, không phải .png — đổi đuôi thành .jpg",
    ),
    "moving GIF": ("a.gif", lambda: _animated("GIF"), STILL),
    "moving PNG": ("a.png", lambda: _animated("PNG"), STILL),
    "moving WebP": ("a.webp", lambda: _animated("WEBP"), STILL),
    "no picture": (
        "a.png",
        lambda: b"x" * 100,
        "không phải ảnh .png đọc được — lưu lại dạng PNG, JPEG hay WebP",
    ),
    "ICO that tells": (
        "a.ico",
        lambda: _saved("RGB", "ICO", sizes=[(16, 16)]) + b"tEXtAuthor",
        "ảnh kèm thông tin người chụp, nơi chụp — lưu lại dạng JPEG hay WebP",
    ),
    "AVIF that tells": (
        "a.avif",
        lambda: _saved("RGB", "AVIF", exif=_exif(1)),
        "ảnh kèm thông tin người chụp, nơi chụp — lưu lại dạng JPEG hay WebP",
    ),
}


@pytest.mark.parametrize("what", WRONG)
def test_a_picture_that_is_wrong_gets_its_message(what: str) -> None:
    name, make, said = WRONG[what]
    with pytest.raises(NotRead) as refused:
        read_picture(make(), name)
    assert str(refused.value) == said


@pytest.mark.parametrize("name", ["a.png", "a.jpg", "a.webp"])
def test_no_half_of_a_picture_is_taken_for_a_whole_one_or_ends_in_a_trace(name: str) -> None:
    data = WITH_SECRETS[name]()
    assert _pixels(read_picture(data, name).content) == _pixels(data)
    for end in range(0, len(data), 97):
        try:
            found = read_picture(data[:end], name)
        except NotRead:
            continue
        assert _pixels(found.content) == _pixels(data)  # what is missing was not the picture


def test_what_is_published_is_weighed_and_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(_jpeg())
    first = open_attachment(path, "a.jpg")
    assert first.content and first.weight == len(first.content) < path.stat().st_size
    path.write_bytes(first.content)
    again = open_attachment(path, "a.jpg")
    assert (again.content, again.weight, again.size) == (first.content, first.weight, first.size)
    drawing = tmp_path / "a.svg"
    drawing.write_text(f"<svg><!-- {'x' * 1000} --></svg>", encoding="utf-8")
    found = open_attachment(drawing, "a.svg")
    assert found.content and found.weight == len(found.content) < 100


def test_a_picture_is_opened_again_only_when_its_file_has_changed(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(_jpeg())
    found = open_attachment(path, "a.jpg")
    assert open_attachment(path, "a.jpg") is found
    path.write_bytes(_jpeg() + SECRET)
    assert open_attachment(path, "a.jpg") is not found
    path.write_bytes(b"x")
    with pytest.raises(Unreadable):
        open_attachment(path, "a.jpg")


def test_each_picture_that_may_lie_in_docs_has_a_reader() -> None:
    assert {*FORMATS} == {*PICTURES} - {SVG}
