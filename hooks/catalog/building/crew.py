"""Does the work of a large site in several processes, before one puts the site together.

What they make is kept, and found by that one. So a site is the same whoever made its parts, and
where this is not possible, one process makes them all.
"""

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress

from catalog.outputs.shared.edition import Edition

FEWEST = 400
"""Pages; below that, a process costs as much as it gains."""
Job = Callable[[], object]
"""Makes something that is kept, or gives it as it was kept."""


class Crew:
    """Processes that share jobs, if a site is large and nothing was kept of this state of it."""

    def __init__(self, edition: Edition, pages: int) -> None:
        self._edition = edition
        processors = edition.settings.processors
        is_large = processors > 1 and pages >= FEWEST and _can_fork()
        is_new = is_large and edition.work is not None and edition.work.begins()
        self._others = processors - 1 if is_new else 0

    def share(self, jobs: Sequence[Job]) -> None:
        """Does all jobs; or none, if this process may as well do each when it needs it."""
        work = self._edition.work
        if not (self._others and work):
            return
        work.kept.save()
        started: list[int] = []
        with suppress(OSError):  # there is no room for another process
            for place in range(1, self._others + 1):
                started.append(self._start(jobs[place :: self._others + 1]))
        _do(jobs[:: self._others + 1])
        work.kept.save()
        for process in started:
            os.waitpid(process, 0)

    def _start(self, jobs: Sequence[Job]) -> int:
        """Starts a process that does jobs; returns its number.

        What goes wrong in it will go wrong again where it is told.
        """
        process = os.fork()
        if process:
            return process
        try:
            assert self._edition.work
            self._edition.work.kept.connect()
            _do(jobs)
            self._edition.work.kept.save()
        finally:
            os._exit(0)


def _can_fork() -> bool:
    """Whether a process may be copied as it is: macOS lends its own to none, Windows has no such.

    While others run in it, as in a preview, a copy might wait forever for what they held.
    """
    return sys.platform == "linux" and threading.active_count() == 1


def _do(jobs: Sequence[Job]) -> None:
    for job in jobs:
        job()
