"""Runs builds and measures each: seconds of the clock and of processors, memory, pages, bytes."""

from __future__ import annotations

import os
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
    """Runs a command alone and looks at the site that it leaves. Ends the program if it fails."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr
    said = process.stderr.read().decode()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.monotonic() - start
    if status:
        sys.exit(f"{' '.join(command)}\n{said}")
    sizes = [path.stat().st_size for path in site.rglob("*.html")]
    return Cost(
        seconds,
        usage.ru_utime + usage.ru_stime,
        usage.ru_maxrss / 1024,
        len(sizes),
        sum(sizes) / len(sizes),
    )


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
