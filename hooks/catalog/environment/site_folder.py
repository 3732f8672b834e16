"""Refuses a folder for the site that holds, or lies in, what a build must not throw away."""

import os
from collections.abc import Iterator
from pathlib import Path

from catalog import GENERATOR
from catalog.environment.changes import VERSION
from catalog.environment.plan_folders import plans, site_of
from catalog.environment.refusal import Refused
from catalog.environment.sums import NAME as SUMS
from catalog.environment.sums import read_sums
from catalog.reading.choices import FILE
from catalog.reading.file_names import is_left_by_a_program
from catalog.reading.gate import printable

_CHOOSE_ANOTHER = f"đặt site_dir khác trong {FILE}"
_CODE = ("hooks", "templates", "overrides", "deploy", "schemas", ".venv")


def refuse_shared_site(site: Path, plan: Path) -> None:
    """Raises Refused if another plan's site would lie in the same folder, or inside it."""
    here = site.resolve()
    for other in plans():
        there = site_of(other)
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


def refuse_foreign_files(site: Path) -> None:
    """Raises Refused if a build would throw away a file that no build has made."""
    if foreign := next(_foreign_files(site.resolve()), ""):
        name = printable(foreign)
        message = f"site_dir là “{site.name}”, trong đó `{name}` không phải của trang"
        raise Refused(f"{message} — dời tệp ấy đi, hoặc {_CHOOSE_ANOTHER}")


def _foreign_files(site: Path) -> Iterator[str]:
    """Each file that the site's own list lacks; styles and scripts may be carried over later."""
    try:
        listed = read_sums(site / SUMS)
    except (OSError, UnicodeDecodeError, Refused):
        listed = {}
    own = {SUMS, *listed} if VERSION in listed else set()  # others have such lists, too
    for folder, below, files in os.walk(site):
        below.sort()
        here = Path(folder).relative_to(site)
        for name in sorted(files):
            path = (here / name).as_posix()
            is_carried = bool(own) and "assets" in here.parts
            if not (path in own or is_carried or is_left_by_a_program(name)):
                yield path
