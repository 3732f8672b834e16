"""One process that builds the site: once, or again and again while somebody writes."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from .build import Build
from .prepare import Prepared, prepare
from .settings import Settings
from .source import Problem
from .staging import Staging


class Stopped(Exception):
    """Nothing can be built; the problems were printed, the message says how many."""


class Run:
    """`serving` keeps the last good data alive when an edit breaks it, and builds in place."""

    def __init__(self) -> None:
        self.serving = False
        self.folder = Path()
        self.staging: Staging | None = None
        self.prepared = Prepared({})

    def begin(self, folder: Path, settings: Settings, site: Path) -> Path:
        """Reads the data for all languages; the folder to build into. Raises Stopped."""
        self.folder = folder
        self.prepared = prepare(folder, settings, self.prepared if self.serving else None)
        if not self.prepared.builds:
            raise Stopped(tell(self.prepared.problems))
        if self.prepared.problems:
            tell(self.prepared.problems)
        if self.serving:
            return site
        self.staging = Staging(site)
        return self.staging.new

    def build(self, language: str | None = None) -> Build:
        """The build of a language; of the first one if none is named."""
        return self.prepared.build(language)

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
