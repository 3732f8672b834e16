"""What must hold for pictures on prose pages."""

import posixpath
import re
from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.collected.used_files import used_files
from catalog.reading.attachments import Attachment
from catalog.reading.gate import KB, weight_in_words
from catalog.reading.prose import ShownPicture, local_target
from catalog.reading.source import Problem

HEAVIEST = 150 * KB
"""The most bytes of a picture on a page, as it is published.

A slow phone takes about three seconds for them. What a build opens at all has a limit of its own.
"""


def pictures_serve_everyone(catalog: Catalog) -> Iterator[Problem]:
    """A picture must have words for those who cannot see it, a size, a credit, and be light."""
    for page in catalog.prose.values():
        for picture in (one for one in page.pictures() if one.target):  # a link needs one anyway
            target = local_target(page.path, picture.target)
            attachment = catalog.attachment(page.language, target.path) if target else None
            for message in _wrong(picture, attachment):
                yield Problem(page.document.file, picture.line, picture.column, "", message)


def _wrong(picture: ShownPicture, attachment: Attachment | None) -> Iterator[str]:
    name = picture.target
    if re.match(r"(?:[a-z][a-z0-9+.-]*:)?//", name, re.IGNORECASE):
        yield f"hình `{name}` ở máy khác, trang không tải được — xin phép, rồi chép tệp vào docs/"
    if not re.search(r"\w", picture.words):
        yield f"hình `{name}` chưa có lời tả — viết vào ngoặc vuông: ![hình có gì](…)"
    if not picture.has_credit:
        yield f"hình `{name}` chưa ghi của ai, giấy phép gì — viết thành dòng ngay dưới hình"
    if attachment and not attachment.size:
        yield f"hình `{name}` không rõ khổ — lưu lại dạng PNG, JPEG, WebP, hay SVG có viewBox"
    if attachment and attachment.weight > HEAVIEST:
        size, most = weight_in_words(attachment.weight), weight_in_words(HEAVIEST)
        yield f"hình `{name}` nặng {size}, nhiều nhất {most} — thu nhỏ, hoặc vẽ gọn lại"


def files_are_used(catalog: Catalog) -> Iterator[Problem]:
    """Every file beside the prose should be used, since others are not published."""
    used = used_files(catalog.public())
    idle: dict[str, list[str]] = {}
    for language, path in sorted(catalog.attachments):
        if path not in used:
            folder = f"{catalog.choices.docs}/{language}/{posixpath.dirname(path)}".rstrip("/")
            idle.setdefault(folder, []).append(posixpath.basename(path))
    for folder, names in idle.items():
        what = f"{len(names)} tệp chưa trang nào dẫn nên không được đăng, thí dụ `{names[0]}`"
        yield Problem(folder, 1, 1, "", f"{what} — dẫn tới, hoặc xóa")


RULES = (pictures_serve_everyone,)
WARNINGS = (files_are_used,)
