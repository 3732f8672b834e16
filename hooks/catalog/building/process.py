"""One process that builds the site: once, or again and again while somebody writes."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from catalog.building.prepare import Prepared, prepare
from catalog.building.site import Site
from catalog.environment.changes import compare, lost_pages
from catalog.environment.settings import Settings
from catalog.environment.staging import Staging
from catalog.environment.sums import write_sums
from catalog.reading.source import Problem

NO_ADDRESS = "Chưa có SITE_URL: tài liệu in không có địa chỉ và mã QR để đọc thêm."


class Stopped(Exception):
    """Nothing can be built; the problems were printed, the message says how many."""


class BuildProcess:
    """`serving` keeps the last good data alive when an edit breaks it, and builds in place."""

    def __init__(self) -> None:
        self.serving = False
        self.staging: Staging | None = None
        self.prepared = Prepared(None)
        self.settings: Settings | None = None

    def begin(self, folder: Path, settings: Settings, site: Path) -> Path:
        """Reads the data for all languages; the folder to build into. Raises Stopped."""
        self.settings = settings
        self.prepared = prepare(folder, settings, self.prepared if self.serving else None)
        if not self.prepared.site:
            raise Stopped(tell(self.prepared.problems))
        if self.prepared.problems:
            tell(self.prepared.problems)
        if not (self.serving or settings.site_url) and self.site.kit.pieces:
            print(NO_ADDRESS)
        if self.serving:
            return site
        self.staging = Staging(site)
        return self.staging.new

    @property
    def site(self) -> Site:
        """What `begin` made."""
        assert self.prepared.site
        return self.prepared.site

    def seal(self, site: Path) -> None:
        """Lists a whole site's files, and says what it changes of the public one. Raises Stopped.

        Not while somebody writes: nothing of that is published.
        """
        published = self.settings.published if self.settings else None
        if self.serving:
            return
        sums = write_sums(site)
        if published:
            changes = compare(published, site, sums, self._on_the_day(published.date))
            print(changes)
            if lost := list(lost_pages(published, changes, list(self.site.languages))):
                raise Stopped(tell(lost))

    def _on_the_day(self, day: dt.date | None) -> Callable[[bytes], bytes]:
        """Turns a page of any language into what it would be on another day."""
        parts = self.site.languages.values()
        days = [(part.as_of().encode(), part.as_of(day).encode()) for part in parts]

        def turn(page: bytes) -> bytes:
            for now, then in days:
                page = page.replace(now, then)
            return page

        return turn

    def complete(self, complete: bool) -> None:
        """Whether the new site is whole, so that `end` may put it in place."""
        if self.staging:
            self.staging.complete = complete

    def end(self) -> None:
        if self.staging:
            self.staging.close()


def tell(problems: Sequence[Problem]) -> str:
    """Prints each problem; returns how many there are, in words."""
    for problem in problems:
        print(problem, file=sys.stderr)
    return f"Có {len(problems)} chỗ cần sửa. Trang đang có vẫn giữ nguyên."
