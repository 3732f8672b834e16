"""Generators of files that nobody should have to read, and the places where files are read."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from project import ROOT

from catalog.reading import gate
from catalog.reading.gate import FileKind


class Place(NamedTuple):
    """Where files of one sort lie, `{}` for their names, and what a sound one says.

    `empty` is what is said of one that says nothing.
    """

    path: str
    kind: FileKind
    sound: str
    empty: str = ""
    is_text: bool = True
    """Whether what it says is read, and not only published as it is."""
    is_page: bool = True
    """Whether its name has to be a page's address, by which no folder's own page is called."""


POST = "---\ntitle: Tin\ndescription: Một tin.\ndate: 2026-03-01\n---\n\nChữ.\n"
NO_FRONT = "thiếu phần đầu trang — thêm ---, title: …, description: …, --- ở dòng đầu"
EMPTY_RECORD = "tệp trống — điền nội dung hoặc xóa tệp"
EMPTY_FILE = "tệp trống — chép lại, hoặc xóa"
NO_DRAWING = "tệp không phải hình SVG đọc được — mở bằng trình vẽ và lưu lại dạng SVG"
PLACES: Mapping[str, Place] = {
    "record": Place("data/agencies/{}.yml", gate.RECORD, "id: {}", EMPTY_RECORD),
    "clauses": Place("data/texts/{}.clauses.yml", gate.RECORD, "clauses: []", EMPTY_RECORD),
    "source text": Place("data/texts/{}.txt", gate.SOURCE_TEXT, "Chữ."),
    "drawing": Place("data/pictures/{}.svg", gate.DRAWING, "<svg/>", NO_DRAWING, is_page=False),
    "page": Place("docs/vi/{}.md", gate.PAGE, POST, NO_FRONT),
    "post": Place("docs/vi/tin/posts/{}.md", gate.PAGE, POST, NO_FRONT),
    "picture": Place("docs/vi/anh/{}.png", gate.PICTURE, "x", EMPTY_FILE, False, False),
    "vector": Place("docs/vi/anh/{}.svg", gate.VECTOR, "<svg/>", EMPTY_FILE, False, False),
    "document": Place("docs/en/{}.pdf", gate.DOCUMENT, "%PDF", EMPTY_FILE, False, False),
    "style": Place("docs/en/{}.css", gate.STYLE, "p {}", is_text=False, is_page=False),
    "metadata": Place("docs/vi/tin/{}/.meta.yml", gate.SETTINGS, "a: b", is_text=False),
}
"""Places that have many files; each may have any name."""
ALONE: Mapping[str, Place] = {
    "plan": Place("data/plan.yml", gate.RECORD, "a: b", EMPTY_RECORD),
    "words": Place("data/words.yml", gate.RECORD, "a: b", EMPTY_RECORD),
    "issued": Place("data/issued.yml", gate.RECORD, "a: b", EMPTY_RECORD),
    "accessibility": Place("data/accessibility.yml", gate.RECORD, "a: b", EMPTY_RECORD),
}
"""Places of a single file."""


class Trouble(NamedTuple):
    """What makes a file that is wrong, and what is said of it."""

    make: Callable[[Path, Place], object]
    said: str
    of_text: bool = False
    """Whether only what is read as text can be wrong so."""


def _too_heavy(path: Path, place: Place) -> None:
    path.touch()
    os.truncate(path, place.kind.heaviest + 1)  # without content, so that it costs nothing


def _bytes(encode: Callable[[str], bytes]) -> Callable[[Path, Place], object]:
    return lambda path, place: path.write_bytes(encode(place.sound))


def _link(target: str) -> Callable[[Path, Place], object]:
    return lambda path, place: path.symlink_to(target.format(path.name))


SPECIAL = "không phải tệp thường — xóa đi"
OUT = "liên kết ra ngoài thư mục — chép tệp vào đây"
NOT_UTF_8 = "tệp không phải UTF-8 — mở bằng trình soạn thảo và lưu lại dạng UTF-8"
TROUBLES: Mapping[str, Trouble] = {
    "ong-dan": Trouble(lambda path, place: os.mkfifo(path), SPECIAL),
    "o-cam": Trouble(lambda path, place: os.mknod(path, stat.S_IFSOCK | 0o600), SPECIAL),
    "ra-ngoai": Trouble(_link(str(ROOT / "pyproject.toml")), OUT),
    "thiet-bi": Trouble(_link("/dev/zero"), OUT),
    "vong": Trouble(
        _link("{}"), "liên kết vòng quanh, không tới tệp nào — xóa, rồi chép tệp vào đây"
    ),
    "treo": Trouble(_link("khong-co"), "liên kết tới tệp không có — xóa, rồi chép tệp vào đây"),
    "nang": Trouble(_too_heavy, "tệp nặng {size}, nhiều nhất {most} — {cure}"),
    "trong": Trouble(lambda path, place: path.touch(), "{empty}"),
    "latin": Trouble(_bytes(lambda text: b"\xff" + text.encode()), NOT_UTF_8, of_text=True),
    "utf-16": Trouble(_bytes(lambda text: text.encode("utf-16")), NOT_UTF_8, of_text=True),
    "bom": Trouble(
        _bytes(lambda text: text.encode("utf-8-sig")),
        "tệp bắt đầu bằng dấu BOM — lưu lại dạng UTF-8 không BOM",
        of_text=True,
    ),
    "so-khong": Trouble(
        _bytes(lambda text: b"\0" + text.encode()),
        "có ký tự điều khiển U+0000 — xóa ký tự này",
        of_text=True,
    ),
}
"""By the name of the file that is wrong so."""

UNFIT = "tên này không làm địa chỉ được — đổi thành `{}`"
TOO_LONG = "tên dài 81 ký tự, nhiều nhất 80 — đổi thành `{}`"
WINDOWS = "Windows không nhận tên này — đổi thành `{}`"
NAMES: Mapping[str, tuple[str, str]] = {
    "Lang-Ta": (UNFIT, "lang-ta"),
    "hai chu": (UNFIT, "hai-chu"),
    "đường-làng": (UNFIT, "duong-lang"),
    "dòng\nmới": (UNFIT, "dong-moi"),
    "con": (WINDOWS, "con-2"),
    "lpt1": (WINDOWS, "lpt1-2"),
    "m" * 74 + "-nam-ba": (TOO_LONG, "m" * 74 + "-nam"),
    "_" * 70 + "!": (
        "tên này không làm địa chỉ được — đặt tên bằng chữ thường không dấu, số, gạch nối",
        "",
    ),
    "村": ("tên này không làm địa chỉ được — đặt tên bằng chữ thường không dấu, số, gạch nối", ""),
}
"""What is said of each name, and the one that would be good."""
LEFT_BY_PROGRAMS = (
    *("{}~", "{}.bak", "#{}#", ".{}.swp", "~${}", ".~lock.{}#", ".#{}", "._{}"),
    *("Thumbs.db", "desktop.ini", ".DS_Store"),
)
"""What programs leave beside a file."""


def said_of(trouble: Trouble, place: Place) -> str:
    """What is said of a file that is wrong so, in this place; nothing if it is not wrong here."""
    if trouble.of_text and not place.is_text:
        return ""
    heaviest, cure = place.kind.heaviest, place.kind.cure
    most = f"{heaviest // 1_000} kB" if heaviest < 1_000_000 else f"{heaviest // 1_000_000} MB"
    size = (
        f"{heaviest // 1_000 + 1} kB" if heaviest < 1_000_000 else f"{heaviest // 1_000_000},1 MB"
    )
    return trouble.said.format(size=size, most=most, cure=cure, empty=place.empty)
