"""Builds the site in one process: once, or under `make serve` again after every change."""

import datetime as dt
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Lock

from catalog.building.on_request import made_on_request
from catalog.building.prepare import Prepared, prepare
from catalog.building.preview_folder import PreviewFolder
from catalog.building.site import Site
from catalog.environment.changes import compare, lost_pages
from catalog.environment.places import from_here
from catalog.environment.settings import Settings
from catalog.environment.staging import Staging
from catalog.environment.sums import write_sums
from catalog.reading.source import Problem

STAYS = "Trang đang có vẫn giữ nguyên."
NO_ADDRESS = "Chưa có SITE_URL: tài liệu in không có địa chỉ và mã QR để đọc thêm."


class Stopped(Exception):
    """Raised if a build has to stop; the problems were printed, and the message counts them."""


class BuildProcess:
    """While `serving`, it keeps the last good site when an edit breaks data."""

    def __init__(self) -> None:
        self.serving = False
        self.answers = False
        """Whether somebody makes on request what a preview leaves out; not so at its start."""
        self.lock = Lock()
        """Held by whoever makes something while `serving`."""
        self.folder = Path()
        self.staging: Staging | None = None
        self.preview: PreviewFolder | None = None
        self.prepared = Prepared(None)
        self.settings: Settings | None = None

    def begin(self, folder: Path, settings: Settings, site: Path) -> Path:
        """Makes the site of all languages; returns the folder to build into.

        Raises Refused if another process builds this site, before anything is read, and Stopped.
        """
        self.settings = settings
        if self.serving:
            self.preview = self.preview or PreviewFolder(site)
        else:
            self.staging = Staging(site)
        self.prepared = prepare(folder, settings, self.prepared if self.serving else None)
        if not self.prepared.site:
            raise Stopped(tell(self.prepared.problems, folder))
        if self.prepared.problems:
            tell(self.prepared.problems, folder)
        if not (self.serving or settings.site_url) and self.site.kit.pieces:
            print(NO_ADDRESS)
        if self.preview:
            return self.preview.begin()
        return self.staging.new if self.staging else site

    @property
    def site(self) -> Site:
        """The site that `begin` made."""
        assert self.prepared.site
        return self.prepared.site

    @property
    def problems(self) -> list[Problem]:
        """What was found wrong, its files named as they are seen from here."""
        return [from_here(one, self.folder) for one in self.prepared.problems]

    def make_on_request(self, path: str, folder: Path) -> None:
        """Writes a file that a preview has left out of its folder, if the path is that of one."""
        if path not in made_on_request(self.site):
            return
        with self.lock:  # so that no build is under way
            write = made_on_request(self.site).get(path)
            if write and not (folder / path).exists():
                write(folder)

    def seal(self, site: Path) -> None:
        """Writes the checksums of a whole site, and prints what it changes of the public one.

        It does neither while serving, which publishes nothing. Raises Stopped if a page is lost.
        """
        published = self.settings.published if self.settings else None
        press = self.site.language().edition.press
        if press.cache:
            press.cache.prune()  # again, since templates of the frame were compiled meanwhile
        if press.kept:
            press.kept.save()
            press.kept.prune()
        if self.serving:
            return
        sums = write_sums(site)
        if published:
            changes = compare(published, site, sums, self._on_the_day(published.date))
            print(changes)
            if lost := list(lost_pages(published, changes, list(self.site.languages))):
                raise Stopped(tell(lost, self.folder))

    def _on_the_day(self, day: dt.date | None) -> Callable[[bytes], bytes]:
        """A function that turns a page of any language into what it would be on another day."""
        parts = self.site.languages.values()
        days = [(part.as_of().encode(), part.as_of(day).encode()) for part in parts]

        def turn(page: bytes) -> bytes:
            for now, then in days:
                page = page.replace(now, then)
            return page

        return turn

    def complete(self, complete: bool) -> None:
        """Notes whether the new site is whole, so that `end` may put it in place."""
        if self.staging:
            self.staging.complete = complete
        if self.preview and complete:
            self.preview.complete()

    def end(self) -> None:
        for folder in (self.staging, self.preview):
            if folder:
                folder.close()


def note(problem: Problem, folder: Path) -> None:
    """Prints what stops nothing, of a plan in a folder."""
    print(from_here(problem, folder))


def tell(problems: Sequence[Problem], folder: Path) -> str:
    """Prints each problem of a plan in a folder; returns how many there are, in words."""
    for problem in problems:
        print(from_here(problem, folder), file=sys.stderr)
    return f"Có {len(problems)} chỗ cần sửa. {STAYS}"
