"""Says what a new site changes of the one that is public, and which of its pages would be lost."""

import datetime as dt
import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.environment.refusal import Refused
from catalog.environment.sums import NAME, Sums, parse_sums
from catalog.reading.admin_settings import ADMIN, GUIDE
from catalog.reading.gate import REPORT, SETTINGS, NotRead, read_bytes
from catalog.reading.source import Problem

LONGEST_LIST = 30
"""The most pages of each sort that are named; the rest are counted."""
VERSION = "version.json"


@dataclass(frozen=True)
class Published:
    """What is public now: the file that lists it, its hashes, and the day it speaks for."""

    file: str
    sums: Sums
    date: dt.date | None


@dataclass(frozen=True)
class Changes:
    """The paths of pages that are new, changed or gone."""

    new: Sequence[str]
    changed: Sequence[str]
    gone: Sequence[str]

    def __str__(self) -> str:
        sorts = (("Trang mới", self.new), ("Trang đổi", self.changed), ("Trang mất", self.gone))
        return "\n".join(line for title, paths in sorts for line in _listed(title, paths))


def read_published(named: str, folder: Path) -> Published:
    """What a site published last, from its SHA256SUMS and version.json in a folder.

    An empty list means that nothing is public yet. Raises Refused, with what to do.
    """
    file = folder / NAME
    if not file.exists():
        raise Refused(f"PUBLISHED là “{named}”, không có {NAME} ở đó — chạy `make published`")
    name = f"{folder.name}/{NAME}"  # its full path may be gone when somebody reads this
    sums = parse_sums(_text(file, name), name)
    if not sums:
        return Published(name, sums, None)
    try:
        version = json.loads(read_bytes(file.parent / VERSION, SETTINGS))
        return Published(name, sums, dt.date.fromisoformat(version["date"]))
    except (NotRead, ValueError, KeyError, TypeError, RecursionError):
        message = f"không đọc được ngày trong {VERSION} — chạy `make published`"
        raise Refused(f"PUBLISHED là “{named}”, {message}") from None


def _text(file: Path, name: str) -> str:
    """The text of a list. Raises Refused, with what to do."""
    try:
        return read_bytes(file, REPORT).decode()
    except NotRead as refused:
        raise Refused(f"{name}:1:1: {refused}") from None
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise Refused(f"{name}:{line}:1: tệp không phải UTF-8 — lấy lại tệp này") from None


def compare(
    published: Published, site: Path, sums: Sums, on_its_day: Callable[[bytes], bytes]
) -> Changes:
    """What differs; `on_its_day` turns a page into what it would be on the published one's day."""
    old, pages, were = published.sums, _pages(sums), _pages(published.sums)

    def changed(path: str) -> bool:
        if old[path] == sums[path]:
            return False
        return hashlib.sha256(on_its_day((site / path).read_bytes())).hexdigest() != old[path]

    return Changes(
        new=[path for path in pages if path not in old],
        changed=[path for path in pages if path in old and changed(path)],
        gone=[path for path in were if path not in sums],
    )


def lost_pages(
    published: Published, changes: Changes, languages: Sequence[str]
) -> Iterator[Problem]:
    """A problem for each public page that is gone without a redirect: its address may be in print.

    There is one for all languages of a page, since one `formerly` mends them all.
    """
    lines = {path: number for number, path in enumerate(published.sums, 1)}
    for path in changes.gone:
        language, _, bare = path.partition("/")
        if language in languages and bare in changes.gone:
            continue
        old = (bare if language in languages else path).removesuffix(".html")
        record = old.removesuffix("/index").rpartition("/")[2]
        message = (
            f"trang đã đăng nay không còn — trả lại tệp cũ, hoặc ghi `formerly: [{old}]` vào đầu "
            f"trang .md thay nó, hay `formerly: [{record}]` vào bản ghi thay nó"
        )
        yield Problem(published.file, lines[path], 67, path, message)


def _pages(sums: Sums) -> list[str]:
    """What readers may have the address of; the form for editors may go as it came."""
    form = (f"{ADMIN}/index.html", GUIDE) if f"{ADMIN}/form.json" in sums else ()
    return [path for path in sums if path.endswith(".html") and path not in form]


def _listed(title: str, paths: Sequence[str]) -> Iterator[str]:
    yield f"{title}: {len(paths)}"
    yield from (f"  {path}" for path in paths[:LONGEST_LIST])
    if len(paths) > LONGEST_LIST:
        yield f"  … và {len(paths) - LONGEST_LIST} trang nữa"
