"""What a page asks of a cheap phone, and that its policy holds on every page."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import served
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page
from sites import Site

from catalog.outputs.site.security_policy import HEADERS, POLICY

HEAVIEST = 40_000
"""Bytes of a first view, gzipped: the page and all it loads."""
MOST_REQUESTS = 4
"""After the page itself, and before pictures that nobody waits for."""
LAZY = "Array.from(document.querySelectorAll('img[loading=lazy]'), (image) => image.src)"
WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) => refused.push(event.blockedURI));
window.moved = 0;
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) moved += entry.value;
}).observe({ type: "layout-shift", buffered: true });
"""


TOGETHER = 6
"""Pages that are open at once: each is silent for half a second before it counts as loaded."""


@dataclass
class Tab:
    """A page in a browser, what it asked for and what it said."""

    page: Page
    path: str = ""
    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("request", lambda request: self.asked.append(request.url))
        self.page.on("console", lambda message: self.said.append(message.text))
        self.page.on("pageerror", lambda error: self.said.append(str(error)))

    def open(self, site: Site, path: str) -> None:
        self.path = path
        self.asked.clear()
        self.page.goto(site.address + path)

    def settle(self) -> None:
        if self.page.locator("script, img[loading=lazy]").count():  # these may ask for more
            self.page.wait_for_load_state("networkidle")


@pytest.fixture
def phone(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(viewport={"width": 360, "height": 640})
    context.add_init_script(WATCH)
    yield context
    context.close()


def test_a_first_view_is_light_and_still(site: Site, phone: BrowserContext) -> None:
    paths = site.unlike()
    tabs = [Tab(phone.new_page()) for _ in range(TOGETHER)]
    for n in range(0, len(paths), TOGETHER):
        opened = list(zip(tabs, paths[n : n + TOGETHER], strict=False))
        for tab, path in opened:
            tab.open(site, path)
        for tab, _ in opened:
            tab.settle()
            _assert_light_and_still(site, tab)


def _assert_light_and_still(site: Site, tab: Tab) -> None:
    files = {urlsplit(url).path for url in tab.asked}
    below = urlsplit(site.address).path
    waiting = {urlsplit(url).path for url in tab.page.evaluate(LAZY)}
    assert len(files - waiting) <= 1 + MOST_REQUESTS, tab.path
    sizes = [
        len(gzip.compress((site.folder / name.removeprefix(below)).read_bytes())) for name in files
    ]
    assert sum(sizes) <= HEAVIEST, tab.path
    assert all(url.startswith(site.address) for url in tab.asked), tab.path
    assert tab.page.evaluate("refused") == [], tab.path
    assert tab.page.evaluate("moved") < 0.01, tab.path
    assert not tab.said, tab.path


def test_every_page_carries_the_policy_first_and_nothing_inline(site: Site) -> None:
    pages = sorted(site.folder.rglob("*.html"))
    whole = [path for path in pages if "refresh" not in path.read_text(encoding="utf-8")]
    assert len(whole) > 30
    for path in whole:
        text = path.read_text(encoding="utf-8")
        policy = f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        assert policy.replace("'", "&#39;") in text, path
        assert text.index("Content-Security-Policy") < text.index("<link"), path
        assert " style=" not in text and "<style" not in text, path
        assert "<script>" not in text, path


def test_the_policy_allows_nothing_inline_and_nobody_else() -> None:
    for policy in (POLICY, HEADERS["Content-Security-Policy"]):
        assert "unsafe" not in policy and "http" not in policy and "*" not in policy
        assert "sha256" not in policy and "nonce" not in policy
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in HEADERS["Content-Security-Policy"]


def test_the_headers_are_in_the_site(site: Site) -> None:
    text = (site.folder / "_headers").read_text(encoding="utf-8")
    for name, value in HEADERS.items():
        assert f"  {name}: {value}\n" in text


def test_links_that_leave_are_marked(site: Site) -> None:
    seen = 0
    for path in site.kinds():
        soup = BeautifulSoup((site.folder / path).read_text(encoding="utf-8"), "html.parser")
        for link in soup.select("main a[href^='http']"):
            assert {"external", "noopener"} <= set(link.get_attribute_list("rel")), path
            seen += 1
    assert seen > 10


def test_without_script_or_styles_the_order_is_right(small_site: Site, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    sheets = f"{small_site.words.pages['sheets'].path}/"  # they have no menu to skip
    for path in [path for path in small_site.kinds() if sheets not in path][::4]:
        page.goto(small_site.address + path)
        order = ["a.pa-skip", "header.pa-roof", "main h1", "footer h2"]
        boxes = [page.locator(selector).first.bounding_box() for selector in order]
        tops = [box["y"] for box in boxes if box]
        assert len(tops) == len(order) and tops == sorted(tops), path
    context.close()


def test_every_link_works_from_a_folder(small_site: Site, browser: Browser) -> None:
    page = browser.new_page()
    for path in small_site.kinds()[::3]:
        if path == "404.html":  # a server's
            continue
        page.goto((small_site.folder / path).as_uri())
        for href in page.locator("a[href]").evaluate_all("all => all.map((link) => link.href)"):
            if href.startswith("file:"):
                target = Path(urlsplit(href).path)
                assert target.is_file(), f"{path}: {href}"
        ground = page.evaluate(
            "getComputedStyle(document.querySelector('.pa-roof')).backgroundColor"
        )
        assert ground == "rgb(15, 74, 63)", path  # the plan's own
    page.close()


def test_a_folder_of_another_name_serves_too(
    small_site: Site, phone: BrowserContext, tmp_path: Path
) -> None:
    page = phone.new_page()
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "down").symlink_to(small_site.folder)
    with served(tmp_path) as address:
        page.goto(f"{address}deep/down/index.html")
        assert page.locator(".pa-roof").bounding_box()
        assert page.evaluate("document.styleSheets.length") == 1
