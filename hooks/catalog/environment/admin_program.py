"""Finds the program of the form in admin/, which `make admin` builds, and the guide to it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from catalog import GENERATOR
from catalog.environment.refusal import Refused
from catalog.reading.admin_settings import admin_settings
from catalog.reading.choices import Choices

BUILT = GENERATOR / "admin" / "built"
GUIDE_FOLDER = GENERATOR / "admin" / "guide"
NOT_BUILT = "`extra.admin` cần trình sửa bài, chưa có trên máy này — chạy `make admin`"


def refuse_missing_program(choices: Choices) -> None:
    """Raises Refused, with what to do, if a site is to have the form and it was not built."""
    if admin_settings(choices) and not (BUILT / "form.js").is_file():
        raise Refused(NOT_BUILT)


@dataclass(frozen=True)
class Guide:
    """What editors read of the form: Markdown, and (width, height) of its pictures by name."""

    text: str
    sizes: Mapping[str, tuple[int, int]]


def read_guide() -> Guide:
    """The guide as it is in admin/guide/."""
    text = (GUIDE_FOLDER / "guide.md").read_text("utf-8")
    return Guide(text, {path.name: _size(path) for path in _pictures()})


def program_files() -> Iterator[tuple[str, Path]]:
    """(path in the folder of the form, file) of each part of the program and picture of it."""
    for path in sorted(BUILT.rglob("*")):
        if path.is_file():
            yield path.relative_to(BUILT).as_posix(), path
    yield from ((path.name, path) for path in _pictures())


def _pictures() -> list[Path]:
    return sorted(GUIDE_FOLDER.glob("*.webp"))


def _size(picture: Path) -> tuple[int, int]:
    with Image.open(picture) as opened:
        return opened.size
