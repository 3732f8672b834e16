"""Says which names of files are left by programs, which can be addresses, and which would do."""

import re

from catalog.language.slugs import slugify
from catalog.model.fields import ID, LONGEST_ID

INDEX = "index"
"""The name of the page of a folder itself."""
_OF_PROGRAMS = re.compile(
    r".*~|.*\.(?:bak|orig|swp|swo|tmp)|#.*#|\.#.*"  # backups and locks of editors
    r"|~\$.*|\.~lock\..*#"  # locks of Word and LibreOffice
    r"|Thumbs\.db|ehthumbs\.db|desktop\.ini|\.DS_Store|\._.*",  # of Windows and macOS
    re.IGNORECASE,
)
_OF_WINDOWS = re.compile(r"con|prn|aux|nul|com[1-9]|lpt[1-9]")
"""Names that Windows keeps for devices, whatever their ending."""
STRICT = re.compile(ID)
"""What becomes the address of a page, as the id of a record does."""
LOOSE = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")
"""What may be the name of another file, or of a folder, in addresses."""


def is_left_by_a_program(name: str) -> bool:
    """Whether a file is a backup, a lock or a note of some program, which nobody means to add."""
    return bool(_OF_PROGRAMS.fullmatch(name))


def good_name(name: str, ending: str, *, may_be_index: bool) -> str:
    """The name that a file could have: `Đường làng.JPG` → `duong-lang.jpg`; empty if none is."""
    stem = slugify(name.removesuffix(ending), "-")
    if len(stem) > LONGEST_ID:
        stem = stem[: LONGEST_ID + 1].rpartition("-")[0] or stem[:LONGEST_ID]
    if stem == "readme" and may_be_index:
        stem = INDEX  # what MkDocs takes README.md for
    if _OF_WINDOWS.fullmatch(stem) or (stem == INDEX and not may_be_index):
        stem += "-2"
    return stem and stem + ending.lower()


def wrong_name(name: str, ending: str, *, form: re.Pattern[str], may_be_index: bool) -> str:
    """What is wrong with a name as a part of an address, and the one that would be good.

    Nothing if all is well.
    """
    stem = name.removesuffix(ending)
    if len(stem) > LONGEST_ID:
        what = f"tên dài {len(stem)} ký tự, nhiều nhất {LONGEST_ID}"
    elif _OF_WINDOWS.fullmatch(stem.partition(".")[0].lower()):
        what = "Windows không nhận tên này"
    elif stem == INDEX and not may_be_index:
        what = "tên này là của trang mục lục"
    elif form.fullmatch(stem) and ending == ending.lower():
        return ""
    else:
        what = "tên này không làm địa chỉ được"
    good = good_name(name, ending, may_be_index=may_be_index)
    cure = f"đổi thành `{good}`" if good else "đặt tên bằng chữ thường không dấu, số, gạch nối"
    return f"{what} — {cure}"
