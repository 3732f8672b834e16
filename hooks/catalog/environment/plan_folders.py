"""Finds the plans that one generator builds: its own folder, and those in its folder plans/."""

import os
from collections.abc import Iterator
from pathlib import Path

from catalog import GENERATOR
from catalog.environment.refusal import Refused
from catalog.environment.sums import NAME as SUMS
from catalog.reading.choices import FILE, read_choices
from catalog.reading.source import Unreadable

_CHOOSE_ANOTHER = f"đặt site_dir khác trong {FILE}"
_CODE = ("hooks", "templates", "overrides", "deploy", "schemas", ".venv")


def refuse_shared_site(site: Path, plan: Path) -> None:
    """Raises Refused if another plan's site would lie in the same folder, or inside it."""
    here = site.resolve()
    for other in _plans():
        there = _site_of(other)
        shared = here.is_relative_to(there) or there.is_relative_to(here)
        if other != plan.resolve() and shared:
            message = f"site_dir là “{site.name}”, kế hoạch ở thư mục {other.name} cũng ghi vào đó"
            raise Refused(f"{message} — {_CHOOSE_ANOTHER}")


def refuse_site_among_sources(site: Path, plan: Path, docs: str) -> None:
    """Raises Refused if a built site would replace a file, what it is made of, or what makes it."""
    here = site.resolve()
    if here.exists() and not here.is_dir():
        raise Refused(f"site_dir là “{site.name}”, một tệp — đổi tên tệp, hoặc {_CHOOSE_ANOTHER}")
    whole = (plan.resolve(), GENERATOR.resolve())
    parts = {folder / name for folder in whole for name in ("data", docs, ".git", *_CODE)}
    for source in (*whole, *sorted(parts)):
        inside = source in parts and here.is_relative_to(source)
        if inside or source.is_relative_to(here):
            message = f"site_dir là “{site.name}”, sẽ ghi đè lên {source}"
            raise Refused(f"{message} — {_CHOOSE_ANOTHER}")


def refuse_foreign_folder(site: Path) -> None:
    """Raises Refused if a build would throw away a folder that no build has made.

    The list of sums, which a build writes last, is the mark of a site.
    """
    here = site.resolve()
    if here.is_dir() and any(here.iterdir()) and not (here / SUMS).is_file():
        message = f"site_dir là “{site.name}”, không phải trang do phần mềm này dựng"
        raise Refused(f"{message} — xóa thư mục ấy trước, hoặc {_CHOOSE_ANOTHER}")


def _plans() -> Iterator[Path]:
    """The folder of each plan that the generator itself holds."""
    generator = GENERATOR.resolve()
    for folder in (generator, *sorted((generator / "plans").glob("*"))):
        if (folder / FILE).is_file():
            yield folder


def _site_of(plan: Path) -> Path:
    """Where a plan's site goes; its own build will tell if its settings cannot be read."""
    try:
        named = read_choices(plan / FILE, os.environ).text("site_dir")
    except Unreadable:
        named = ""
    return (plan / (named or "site")).resolve()


def path_in_repository(plan: Path) -> str:
    """`plans/lang-mau/` for a plan in the generator's folder; empty for its own and for others."""
    here, generator = plan.resolve(), GENERATOR.resolve()
    if here == generator or not here.is_relative_to(generator):
        return ""
    return f"{here.relative_to(generator).as_posix()}/"
