"""Measures what a reader on a slow phone waits for: the first page, and the first search."""

from __future__ import annotations

import gzip
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from browser import chromium, served
from playwright.sync_api import Browser

from catalog.collected.catalog import Catalog

SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""Lighthouse's slow 4G."""
LONGEST = 300_000
"""Milliseconds that somebody who measures waits for an answer."""
SLOWER = 6
"""How much slower than this machine the processor of the phone is."""


@dataclass(frozen=True)
class Reading:
    """Requests and kB (gzip) of a first view, and of a first search with its seconds."""

    requests: int
    view: float
    search: float
    seconds: float


def reading(catalog: Catalog, site: Path) -> Reading:
    """What one reader asks of a site: the first page, then a word of a title on the search page."""
    word = catalog.activities[0].title.root[catalog.default_language].split()[0]
    with chromium() as browser:
        viewed, _ = _asked(browser, site, "index.html")
        searched, seconds = _asked(
            browser, site, f"{catalog.words.pages['search'].path}.html", word=word
        )
    return Reading(len(viewed), _weight(viewed), _weight(searched - viewed), seconds)


def _asked(
    browser: Browser, site: Path, path: str, word: str = ""
) -> tuple[frozenset[Path], float]:
    """The files that a page loads, and the seconds from typing a word to its first hit."""
    asked: list[str] = []
    seconds = 0.0
    page = browser.new_page(viewport={"width": 360, "height": 640})
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    with served(site) as address:
        page.goto(address + path)
        if word:
            session = page.context.new_cdp_session(page)
            session.send("Network.enable")
            session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
            session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            start = time.monotonic()
            page.get_by_role("searchbox").fill(word)
            page.locator(".pa-hits li").first.wait_for(timeout=LONGEST)
            seconds = time.monotonic() - start
    page.close()
    files = (site / name.lstrip("/") for name in asked)
    return frozenset(file for file in files if file.is_file()), seconds


def _weight(files: frozenset[Path]) -> float:
    return sum(len(gzip.compress(file.read_bytes())) for file in files) / 1000
