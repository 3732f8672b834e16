"""Finds the plans that one generator builds: its own folder, and those in its folder plans/."""

import re
from collections.abc import Iterator
from pathlib import Path

from catalog import GENERATOR
from catalog.reading.gate import SETTINGS, Refused, read_bytes

CONFIG = "mkdocs.yml"
_SITE_DIR = re.compile(r"^site_dir:[ ]*[\"']?([^\"'#\n]+)", re.MULTILINE)


def refuse_shared_site(site: Path, plan: Path) -> None:
    """Raises ValueError if another plan's site would lie in the same folder, or inside it."""
    here = site.resolve()
    for other in _plans():
        there = _site_of(other)
        shared = here.is_relative_to(there) or there.is_relative_to(here)
        if other != plan.resolve() and shared:
            message = f"site_dir là “{site.name}”, kế hoạch ở thư mục {other.name} cũng ghi vào đó"
            raise ValueError(f"{message} — đặt site_dir khác trong {CONFIG}")


def _plans() -> Iterator[Path]:
    """The folder of each plan that the generator itself holds."""
    generator = GENERATOR.resolve()
    for folder in (generator, *sorted((generator / "plans").glob("*"))):
        if (folder / CONFIG).is_file():
            yield folder


def _site_of(plan: Path) -> Path:
    """Where a plan's site goes: by its own settings, or else by those that it inherits."""
    for settings in (plan / CONFIG, GENERATOR / CONFIG):
        if named := _SITE_DIR.search(_text(settings)):
            return (plan / named[1].strip()).resolve()
    return plan / "site"


def _text(settings: Path) -> str:
    """What a file of settings says; nothing if it cannot be read, which its own build will tell."""
    try:
        return read_bytes(settings, SETTINGS).decode(errors="replace")
    except Refused:
        return ""


def path_in_repository(plan: Path) -> str:
    """`plans/lang-mau/` for a plan in the generator's folder; empty for its own and for others."""
    here, generator = plan.resolve(), GENERATOR.resolve()
    if here == generator or not here.is_relative_to(generator):
        return ""
    return f"{here.relative_to(generator).as_posix()}/"
