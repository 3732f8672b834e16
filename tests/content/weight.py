"""What a first view weighs, beside stock Material with the same texts; run with `PYTHONPATH=tests`.

With `--without-kit` after the number of activities it is sooner done, and pages offer no kit.

Prints, for pages of each kind, gzipped bytes by type and the requests; then the same page of an
activity among many records; then how long a slow phone waits for the first search result. Numbers
to read and compare, never for a test to judge; tests/test_light_and_strict.py holds the limits.
"""

from __future__ import annotations

import gzip
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from urllib.parse import urlsplit

from browser import chromium, served
from playwright.sync_api import Browser
from project import ENDED, ROOT, Project
from scale import PATTERN, add_activities, write_stock

PAGES = {
    "home": "index.html",
    "goal": "muc-tieu/ben-vung.html",
    "activity": f"hoat-dong/{PATTERN}.html",
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


def main(many: int, *, kit: bool) -> None:
    with tempfile.TemporaryDirectory() as temporary, chromium() as browser:
        ours = Project(Path(temporary) / "ours", plan=ROOT, kit=kit)
        large = Project(Path(temporary) / "large", plan=ROOT, kit=kit)
        add_activities(large.folder / "data", many)
        stock = Path(temporary) / "stock"
        write_stock(ours.folder, stock, "vi")
        for folder in (ours.folder, large.folder, stock):
            command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
            subprocess.run(command, cwd=folder, env=ours.environment(**ENDED), check=True)
        heads = ("HTML", "CSS", "JS", "other", "all", "requests")
        print(f"{'gzipped bytes':<34}" + "".join(f"{head:>10}" for head in heads))
        for name, path in PAGES.items():
            show(browser, name, ours.site, path)
        show(browser, "stock Material, an activity", stock / "site", f"{PATTERN}.html")
        show(browser, f"activity among {many}", large.site, PAGES["activity"])
        print(f"first result on a slow phone: {first_result(browser, ours.site):.1f} s")
        for name, project in (("now", ours), (f"among {many}", large)):
            index = next((project.site / "assets").glob("index-vi.*.js")).read_bytes()
            print(f"search index {name}: {len(gzip.compress(index))} bytes gzipped")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5000, kit="--without-kit" not in sys.argv)
