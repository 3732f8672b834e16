"""Measures what an editor waits for: from a saved sentence to the page that shows it."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from browser import chromium
from playwright.sync_api import Error, Page
from samples import change_one_sentence
from servers import free_port

SAVES = 3
LONGEST = 300_000
"""Milliseconds that somebody who measures waits for a page."""


def saving(plan: Path, environment: Mapping[str, str], page: str) -> float:
    """Seconds until a browser shows a change by itself, under `mkdocs serve`.

    `page` is that of the activity which `change_one_sentence` changes.
    """
    with _served(plan, environment) as address, chromium() as browser:
        shown = browser.new_page()
        _open(shown, address + page)
        return median(_save(plan, shown, f"Lần {number}.") for number in range(SAVES))


def _save(plan: Path, shown: Page, words: str) -> float:
    start = time.monotonic()
    change_one_sentence(plan, words)
    shown.get_by_text(words).first.wait_for(timeout=LONGEST)
    return time.monotonic() - start


@contextmanager
def _served(plan: Path, environment: Mapping[str, str]) -> Iterator[str]:
    port = free_port()
    command = [sys.executable, "-m", "mkdocs", "serve", "--quiet", "-a", f"127.0.0.1:{port}"]
    process = subprocess.Popen(command, cwd=plan, env=environment)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait()


def _open(page: Page, address: str) -> None:
    """Opens a page as soon as the first build is done."""
    end = time.monotonic() + LONGEST / 1000
    while time.monotonic() < end:
        try:
            page.goto(address)
        except Error:
            time.sleep(0.2)
        else:
            return
    sys.exit(f"{address} did not answer")
