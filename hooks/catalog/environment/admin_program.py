"""Finds the program of the form in admin/, which `make admin` builds from locked packages."""

from collections.abc import Iterator
from pathlib import Path

from catalog import GENERATOR
from catalog.environment.refusal import Refused
from catalog.reading.admin_settings import admin_settings
from catalog.reading.choices import Choices

BUILT = GENERATOR / "admin" / "built"
NOT_BUILT = "`extra.admin` cần trình sửa bài, chưa có trên máy này — chạy `make admin`"


def refuse_missing_program(choices: Choices) -> None:
    """Raises Refused, with what to do, if a site is to have the form and it was not built."""
    if admin_settings(choices) and not (BUILT / "form.js").is_file():
        raise Refused(NOT_BUILT)


def program_files() -> Iterator[tuple[str, Path]]:
    """(path in the folder of the form, file) of each part of the program."""
    for path in sorted(BUILT.rglob("*")):
        if path.is_file():
            yield path.relative_to(BUILT).as_posix(), path
