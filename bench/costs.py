"""Runs builds and measures each: seconds of the clock and of processors, memory, pages, bytes."""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True)
class Cost:
    """What a build took: seconds, MiB at its peak; and what came out: pages, their bytes."""

    seconds: float
    processor: float
    peak: float
    pages: int
    bytes_of_page: float

    @property
    def of_page(self) -> float:
        """Milliseconds of the clock for each page."""
        return 1000 * self.seconds / self.pages


def cost(command: list[str], folder: Path, environment: Mapping[str, str], site: Path) -> Cost:
    """Runs a command alone and looks at the site that it leaves. Ends the program if it fails.

    A small process runs it: the peak that Linux tells of a program is never below that of the
    process which started it.
    """
    measure = [sys.executable, __file__, *command]
    done = subprocess.run(
        measure, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)}\n{done.stderr}")
    seconds, processor, peak = json.loads(done.stdout)
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return Cost(seconds, processor, peak, len(sizes), sum(sizes) / len(sizes))


def _measure(command: list[str]) -> None:
    """Runs a command, and prints its seconds of the clock and of processors, and its MiB."""
    start = time.monotonic()
    status = subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode
    seconds = time.monotonic() - start
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    print(json.dumps([seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]))
    sys.exit(status)


def together(costs: Iterable[Cost]) -> Cost:
    """Builds of several languages as one."""
    all_ = list(costs)
    pages = sum(one.pages for one in all_)
    return Cost(
        sum(one.seconds for one in all_),
        sum(one.processor for one in all_),
        max(one.peak for one in all_),
        pages,
        sum(one.bytes_of_page * one.pages for one in all_) / pages,
    )


def middle(costs: Iterable[Cost]) -> Cost:
    """The median of each number, over rounds."""
    rows = [(one.seconds, one.processor, one.peak, one.pages, one.bytes_of_page) for one in costs]
    seconds, processor, peak, pages, bytes_ = map(median, zip(*rows, strict=True))
    return Cost(seconds, processor, peak, int(pages), bytes_)


if __name__ == "__main__":
    _measure(sys.argv[1:])
