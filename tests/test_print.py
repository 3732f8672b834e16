"""What comes out of the printer: A4, every word, nothing at the edge, addresses in letters."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from browser import served
from playwright.sync_api import Browser
from project import Project

POINTS_PER_MM = 72 / 25.4
A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
MARGIN = 20 * POINTS_PER_MM


@dataclass(frozen=True)
class Printed:
    """The words of a page as a screen shows them for print, and as they stand in the PDF."""

    on_screen: list[str]
    on_paper: str
    sizes: list[tuple[float, float]]
    edges: list[tuple[float, float]]
    """The left and right edge of each piece of text, in points."""


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def _print(browser: Browser, address: str) -> Printed:
    page = browser.new_page()
    page.goto(address)
    data = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    text = page.locator("main").inner_text()
    page.close()
    pdf = pypdfium2.PdfDocument(data)
    texts = [sheet.get_textpage() for sheet in pdf]
    rects = [text.get_rect(n) for text in texts for n in range(text.count_rects())]
    return Printed(
        _words(text),
        "".join(_words("\n".join(text.get_text_range() for text in texts))),
        [sheet.get_size() for sheet in pdf],
        [(left, right) for left, _, right, _ in rects],
    )


@pytest.fixture(scope="module", params=["small", "real"])
def folder(request: pytest.FixtureRequest) -> Path:
    if request.param == "small":
        site: Path = request.getfixturevalue("small").site
        return site
    real: Path = request.getfixturevalue("real_site")
    return real


def _some_pages(folder: Path) -> list[str]:
    """The first page, and the first page of each folder that is no index."""
    found = {"": "index.html"}
    for path in sorted(folder.rglob("*.html")):
        other = path.name not in ("index.html", "404.html")
        if other and "refresh" not in path.read_text(encoding="utf-8"):
            found.setdefault(path.parent.name, path.relative_to(folder).as_posix())
    return sorted(found.values())


def test_paper_holds_every_word_within_the_margins(folder: Path, browser: Browser) -> None:
    pages = _some_pages(folder)
    assert len(pages) > 4
    with served(folder) as address:
        for path in pages:
            printed = _print(browser, address + path)
            for size in printed.sizes:
                assert size == pytest.approx(A4, abs=1), path
            assert min(left for left, _ in printed.edges) >= MARGIN - 2, path
            assert max(right for _, right in printed.edges) <= A4[0] - MARGIN + 2, path
            missing = [word for word in printed.on_screen if word not in printed.on_paper]
            assert not missing, path


def test_paper_says_what_when_and_where_it_came_from(small: Project, browser: Browser) -> None:
    with served(small.site) as address:
        printed = _print(browser, f"{address}viec/quet-duong.html")
    for words in (
        "Trang thử Xã Mẫu",
        "Kế hoạch mẫu 7",
        "Bản ngày 01/03/2026",
        "https://example.org/mau/viec/quet-duong.html",
        "http://example.org/bao?a=1&b=2",
        "Đây không phải trang của xã nào",
    ):
        assert "".join(_words(words)) in printed.on_paper, words
