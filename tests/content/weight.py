"""What a first view of this plan's site weighs, beside stock Material with the same texts.

measure.py builds the sites. tests/test_light_and_strict.py holds the limits.
"""

from __future__ import annotations

import gzip
import time
from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit

from browser import chromium, served
from playwright.sync_api import Browser

PAGES = {
    "home": "index.html",
    "goal": "nhom-hoat-dong/ben-vung.html",
    "source text": "loi-nguon/stp-2021-08-18.html",
    "timeline": "moc-thoi-gian/index.html",
    "glossary": "bang-tu/index.html",
}
SLOW_NETWORK = {
    "offline": False,
    "latency": 150,
    "downloadThroughput": 1_600_000 / 8,
    "uploadThroughput": 750_000 / 8,
}
"""Lighthouse's slow 4G; with it goes a processor four times slower."""


def first_view(browser: Browser, site: Path, path: str) -> tuple[Counter[str], int]:
    """(gzipped bytes by file type, requests) of one page."""
    asked: list[str] = []
    page = browser.new_page()
    page.on("request", lambda request: asked.append(urlsplit(request.url).path))
    with served(site) as address:
        page.goto(address + path)
        if page.locator("script, img[loading=lazy]").count():  # these may ask for more
            page.wait_for_load_state("networkidle")
    page.close()
    sizes: Counter[str] = Counter()
    for name in dict.fromkeys(asked):
        file = site / name.lstrip("/")
        if file.is_file():
            sizes[file.suffix] += len(gzip.compress(file.read_bytes()))
    return sizes, len(dict.fromkeys(asked))


def show(browser: Browser, name: str, site: Path, path: str) -> None:
    sizes, requests = first_view(browser, site, path)
    html, css, js = (sizes.pop(suffix, 0) for suffix in (".html", ".css", ".js"))
    other = sum(sizes.values())
    print(f"{name:<34}{html:>8}{css:>8}{js:>8}{other:>8}{html + css + js + other:>9}{requests:>10}")


def first_result(browser: Browser, site: Path) -> float:
    """Seconds from the first focus of the search box to the first result, on a slow phone."""
    page = browser.new_page(viewport={"width": 360, "height": 640})
    with served(site) as address:
        page.goto(f"{address}tim-kiem.html")
        session = page.context.new_cdp_session(page)
        session.send("Network.enable")
        session.send("Network.emulateNetworkConditions", SLOW_NETWORK)
        session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        start = time.monotonic()
        page.get_by_role("searchbox").focus()
        page.get_by_role("searchbox").fill("ben vung")
        page.locator(".pa-hits li").first.wait_for()
        took = time.monotonic() - start
    page.close()
    return took


def print_weights(sites: Mapping[str, Path], stock: Path, activity: str) -> None:
    """Prints, for pages of each kind, gzipped bytes by type and the requests.

    Then those of the page of an activity in each of our sites, and how long a slow phone waits for
    the first search result.
    """
    first, *_ = sites.values()
    page = f"hoat-dong/{activity}.html"
    heads = ("HTML", "CSS", "JS", "other", "all", "requests")
    print(f"{'gzipped bytes':<34}" + "".join(f"{head:>10}" for head in heads))
    with chromium() as browser:
        for name, path in PAGES.items():
            show(browser, name, first, path)
        show(browser, "stock Material, an activity", stock, f"{activity}.html")
        for name, site in sites.items():
            show(browser, f"activity {name}", site, page)
        print(f"first result on a slow phone: {first_result(browser, first):.1f} s")
    for name, site in sites.items():
        index = next((site / "assets").glob("index-vi.*.js")).read_bytes()
        print(f"search index {name}: {len(gzip.compress(index))} bytes gzipped")
