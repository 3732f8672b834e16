"""Opens pictures: whole ones, still, not too large, and of the format that their names say."""

import struct
import warnings
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath

from PIL import ExifTags, Image, UnidentifiedImageError

from catalog.reading.gate import NotRead
from catalog.reading.picture_parts import Broken, stripped

MOST_PIXELS = 40_000_000
"""More than a good camera takes; a file of a few bytes may hold millions."""
Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # so that Pillow counts before it decodes, within an ICO too
_MILLION = 1_000_000
FORMATS = {
    ".png": "PNG",
    ".jpg": "JPEG",
    ".jpeg": "JPEG",
    ".webp": "WEBP",
    ".gif": "GIF",
    ".avif": "AVIF",
    ".ico": "ICO",
}
_ENDINGS = {format: ending for ending, format in reversed(FORMATS.items())}
_AS_IT_IS = ("AVIF", "ICO")
"""Formats whose files are not taken apart."""
_WORDS_OF_PNG = (b"eXIf", b"tEXt", b"iTXt", b"zTXt")
"""Chunks of a PNG that tell of people; an ICO may hold a PNG."""

_OF_BROKEN_FILES = (
    *(OSError, ValueError, SyntaxError, EOFError, ArithmeticError, LookupError),
    *(RuntimeError, TypeError, AttributeError, struct.error, Broken),
)
"""What Pillow raises for a file that is broken, by its format and by where it is broken."""

_TOO_LARGE = f"ảnh có hơn {MOST_PIXELS // _MILLION} triệu điểm — thu nhỏ ảnh"


@dataclass(frozen=True)
class Picture:
    """What is published of a picture, and its (width, height) in pixels."""

    content: bytes
    size: tuple[int, int]


def read_picture(data: bytes, name: str) -> Picture:
    """A picture from its file, without what tells of whoever made it. Raises NotRead."""
    ending = PurePosixPath(name).suffix
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about what is checked here, or does no harm
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(BytesIO(data), formats=[*_ENDINGS]) as picture:
                return _checked(picture, data, ending)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        raise NotRead(_TOO_LARGE) from None
    except UnidentifiedImageError:
        raise NotRead(
            f"không phải ảnh {ending} đọc được — lưu lại dạng PNG, JPEG hay WebP"
        ) from None
    except _OF_BROKEN_FILES:
        raise NotRead("ảnh hỏng hoặc thiếu một phần — chép lại, hoặc lưu lại ảnh") from None


def _checked(picture: Image.Image, data: bytes, ending: str) -> Picture:
    several = picture.format == "MPO"  # a JPEG with others behind it, such as its depth
    format = "JPEG" if several else str(picture.format)
    if format != FORMATS[ending]:
        right = _ENDINGS[format]
        raise NotRead(f"nội dung là ảnh {format}, không phải {ending} — đổi đuôi thành {right}")
    if getattr(picture, "is_animated", False) and not several:
        raise NotRead("ảnh động — lưu lại thành ảnh đứng yên")
    turned = picture.getexif().get(ExifTags.Base.Orientation, 1)
    turned = turned if isinstance(turned, int) and 1 <= turned <= 8 else 1
    words = format == "ICO" and any(name in data for name in _WORDS_OF_PNG)
    if format in _AS_IT_IS and (words or {"exif", "xmp"} & picture.info.keys()):
        raise NotRead("ảnh kèm thông tin người chụp, nơi chụp — lưu lại dạng JPEG hay WebP")
    picture.load()
    content = data if format in _AS_IT_IS else stripped(data, format, turned)
    size = picture.size if turned < 5 else picture.size[::-1]
    return Picture(content, (size[0], size[1]))
