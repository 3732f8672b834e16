"""Writes the pages of a large site in several processes, before one puts the site together.

What they write is kept, and found by that one. So a site is the same whoever wrote its pages, and
where this is not possible, one process writes them all.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from catalog.outputs.book.binding import said_of
from catalog.outputs.pages.writer import Writer
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.page import Page

FEWEST = 400
"""Pages; below that, a process costs as much as it gains."""


def write_ahead(edition: Edition, writers: Sequence[Writer]) -> None:
    """Writes the pages of all languages as far as none was kept of this state of the plan."""
    processors = edition.settings.processors
    pages = [write for writer in writers for write in writer.of_data()]
    if processors < 2 or len(pages) < FEWEST or not _can_fork():
        return
    if not edition.work or not edition.work.begins():
        return
    edition.work.kept.save()
    others: list[int] = []
    with suppress(OSError):  # there is no room for another process
        for place in range(1, processors):
            others.append(_start(edition, pages[place::processors]))
    _write(edition, pages[::processors])
    edition.work.kept.save()
    for other in others:
        os.waitpid(other, 0)


def _can_fork() -> bool:
    """Whether a process may be copied as it is: macOS lends its own to none, Windows has no such.

    While others run in it, as in a preview, a copy might wait forever for what they held.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _start(edition: Edition, pages: Sequence[Callable[[], Page]]) -> int:
    """Starts a process that writes pages; returns its number.

    What goes wrong in it will go wrong again where it is told.
    """
    process = os.fork()
    if process:
        return process
    try:
        assert edition.work
        edition.work.kept.connect()
        _write(edition, pages)
        edition.work.kept.save()
    finally:
        os._exit(0)


def _write(edition: Edition, pages: Sequence[Callable[[], Page]]) -> None:
    """Writes pages, and what books say of them."""
    for write in pages:
        said_of(edition, write().html)
