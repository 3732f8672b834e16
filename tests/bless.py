"""Accepts what `catalog write` makes of tests/small as the expected output: `make bless`."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
import zipfile
from pathlib import Path

from project import SMALL

from catalog.building.plain_files import write_plain_files
from catalog.building.prepare import prepare
from catalog.environment.markdown_extensions import markdown_extensions
from catalog.environment.settings import Settings
from catalog.outputs.kit.kit import SUMS
from catalog.reading.choices import read_choices

EXPECTED = SMALL / "expected"
SETTINGS = Settings(
    dt.date(2026, 3, 1),
    "https://example.org/mau/",
    "https://example.org/edit/{path}",
    cache=Path(os.environ.get("CACHE", ".cache")),
    markdown=markdown_extensions(read_choices(SMALL / "mkdocs.yml", {})),
)


def write(target: Path) -> None:
    """Every output of the plan in tests/small, as on the day it is in force."""
    site = prepare(SMALL, SETTINGS).site
    assert site
    write_plain_files(site, target)
    shutil.rmtree(target / "assets")  # the theme's, or pictures: not to be read line by line
    for folder in (target / "api" / "v1").iterdir():  # each record is in the file of its kind too
        if folder.is_dir() and folder.name not in ("csv", "schemas"):
            shutil.rmtree(folder)
    for folder in target.glob("**/to"):  # many of one kind, and all name the stylesheet's hash
        shutil.rmtree(folder)
    for book in target.rglob("*.epub"):
        _unpack(book)
    for path in [*target.rglob("*")]:
        if path.suffix in (".pdf", ".png", ".xlsx", ".zip") or path.name == SUMS:
            path.unlink()


def _unpack(book: Path) -> None:
    """Leaves of a book what lists its chapters, which are pages, in a folder of its name."""
    with zipfile.ZipFile(book) as archive:
        listing = {name: archive.read(f"EPUB/{name}") for name in ("package.opf", "nav.xhtml")}
    book.unlink()
    book.mkdir()
    for name, content in listing.items():
        (book / name).write_bytes(content)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        write(made := Path(folder) / EXPECTED.name)  # if that fails, what was accepted stays
        shutil.rmtree(EXPECTED, ignore_errors=True)
        shutil.copytree(made, EXPECTED)
    print(f"{EXPECTED.relative_to(Path.cwd())}: {sum(p.is_file() for p in EXPECTED.rglob('*'))}")


if __name__ == "__main__":
    main()
