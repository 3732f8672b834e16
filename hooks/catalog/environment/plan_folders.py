"""Finds the plans that one generator builds: its own folder, and those in its folder plans/."""

import os
from collections.abc import Iterator
from pathlib import Path

from catalog import GENERATOR
from catalog.reading.choices import FILE, read_choices
from catalog.reading.source import Unreadable


def plans() -> Iterator[Path]:
    """The folder of each plan that the generator itself holds."""
    generator = GENERATOR.resolve()
    for folder in (generator, *sorted((generator / "plans").glob("*"))):
        if (folder / FILE).is_file():
            yield folder


def site_of(plan: Path) -> Path:
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
