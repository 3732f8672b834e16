"""Says which names of files are left by programs, which can be addresses, and which would do."""

import re

from catalog.language.slugs import slugify

LONGEST = 80
"""The most letters of a name, since addresses are printed and read aloud."""
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
STRICT = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
"""What becomes the address of a page."""
LOOSE = re.compile(r"[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?")
"""What may be the name of another file, or of a folder, in addresses."""


def is_left_by_a_program(name: str) -> bool:
    """Whether a file is a backup, a lock or a note of some program, which nobody means to add."""
    return bool(_OF_PROGRAMS.fullmatch(name))


def good_name(name: str, ending: str, *, may_be_index: bool) -> str:
    """The name that a file could have: `Đường làng.JPG` → `duong-lang.jpg`; empty if none is."""
    stem = slugify(name.removesuffix(ending), "-")
    if len(stem) > LONGEST:
        stem = stem[: LONGEST + 1].rpartition("-")[0] or stem[:LONGEST]
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
    if len(stem) > LONGEST:
        what = f"tên dài {len(stem)} ký tự, nhiều nhất {LONGEST}"
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
