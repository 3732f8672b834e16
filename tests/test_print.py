"""What comes out of the printer: A4, every word, nothing at the edge, addresses in letters."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from browser import put, served
from playwright.sync_api import Browser
from project import Project
from sites import leads_on

POINTS_PER_MM = 72 / 25.4
A4 = (210 * POINTS_PER_MM, 297 * POINTS_PER_MM)
MARGIN = 20 * POINTS_PER_MM
APART = "for (const mark of document.querySelectorAll('sup')) { mark.before(' '); mark.after(' ') }"
"""The number of a source is no part of the word before it."""
LONGEST_ADDRESS = 50
"""Words; on paper the address of a link stands in the sentence, after the link."""


@dataclass(frozen=True)
class Printed:
    """The words of a page as a screen shows them for print, and as they stand in the PDF."""

    on_screen: list[list[str]]
    """By line of the text."""
    by_sheet: list[list[str]]
    sizes: list[tuple[float, float]]
    edges: list[tuple[float, float]]
    """The left and right edge of each piece of text, in points."""

    @property
    def on_paper(self) -> list[str]:
        return [word for sheet in self.by_sheet for word in sheet]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", text))


def _print(browser: Browser, address: str) -> Printed:
    page = browser.new_page()
    page.goto(address)
    data = page.pdf(prefer_css_page_size=True)
    page.emulate_media(media="print")
    page.evaluate(APART)
    lines = [_words(line) for line in page.locator("main").inner_text().splitlines()]
    page.close()
    pdf = pypdfium2.PdfDocument(data)
    texts = [sheet.get_textpage() for sheet in pdf]
    rects = [text.get_rect(n) for text in texts for n in range(text.count_rects())]
    return Printed(
        [line for line in lines if line],
        [_words(text.get_text_range()) for text in texts],
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
            words = Counter(word for line in printed.on_screen for word in line)
            paper = _mended(printed.on_paper, set(words - Counter(printed.on_paper)))
            assert not words - Counter(paper), path  # each as often as on the screen
            assert len(printed.on_screen) > 5, path
            assert not [line for line in printed.on_screen if not _is_whole(line, paper)], path


def _mended(paper: list[str], missing: set[str]) -> list[str]:
    """Where a narrow column cut a word that is missing, its two pieces are one word again."""
    mended: list[str] = []
    for word in paper:
        if mended and mended[-1] + word in missing:
            mended[-1] += word
        else:
            mended.append(word)
    return mended


def _is_whole(line: list[str], paper: list[str]) -> bool:
    """Whether a line stands on paper, or the end of a sheet parts it once."""
    return _stands(line, paper) or any(
        _stands(line[:n], paper) and _stands(line[n:], paper) for n in range(1, len(line))
    )


def _stands(line: list[str], paper: list[str], between: int = LONGEST_ADDRESS) -> bool:
    """Whether the words of a line follow each other on paper, with no more than that between."""
    for start in (place for place, word in enumerate(paper) if word == line[0]):
        place = start
        for word in line[1:]:
            if word not in paper[place + 1 : place + 2 + between]:
                break
            place = paper.index(word, place + 1)
        else:
            return True
    return False


def test_words_elsewhere_are_not_the_words_of_a_line() -> None:
    paper = ["một", "hai", "ba", "bốn", "một", "năm"]
    assert _stands(["hai", "bốn"], paper, 1) and _stands(["một", "năm"], paper, 0)
    assert not _stands(["hai", "bốn"], paper, 0) and not _stands(["bốn", "hai"], paper)
    assert _is_whole(["ba", "bốn", "hai"], paper) and not _is_whole(["bốn", "ba", "hai"], paper)
    assert not _stands(["mộthai"], paper) and not _stands(["năm", "sáu"], paper)
    assert _mended(["Clau", "se", "se"], {"Clause"}) == ["Clause", "se"]


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
        assert _stands(_words(words), printed.on_paper, 0), words


@pytest.mark.parametrize(("folder", "most"), [("viec", 2), ("dich", 1)])
@pytest.mark.parametrize("language", ["", "en/"])
def test_a_page_to_take_along_is_short(
    small: Project, browser: Browser, language: str, folder: str, most: int
) -> None:
    every = (small.site / language / folder).glob("*.html")
    paths = [path.name for path in every if not leads_on(path)]  # it would go on while it prints
    paths.remove("index.html")
    assert len(paths) > 1
    with served(small.site) as address:
        for path in paths:
            sheets = _print(browser, f"{address}{language}{folder}/{path}").sizes
            assert len(sheets) <= most, path


@pytest.mark.parametrize("page", ["toan-van/toan-van-mau.html", "en/bo-tai-lieu/index.html"])
def test_each_sheet_says_its_number_and_address(
    small: Project, browser: Browser, page: str
) -> None:
    with served(small.site) as address:
        sheets = _print(browser, address + page).by_sheet
    assert len(sheets) > 1
    for number, words in enumerate(sheets, 1):
        assert _stands(_words(f"https://example.org/mau/{page}"), words, 0), number
        assert _stands([str(number), str(len(sheets))], words, 0), number


def test_a_goal_on_paper_is_a_sheet_for_the_wall(small: Project, browser: Browser) -> None:
    with served(small.site) as address:
        printed = _print(browser, f"{address}dich/duong-sach.html")
        page = browser.new_page()
        page.goto(f"{address}dich/duong-sach.html")
        wall = page.locator(".pa-wall")
        assert not wall.is_visible()
        page.emulate_media(media="print")
        assert wall.locator("svg").is_visible() and page.locator(".pa-ticks li").first.is_visible()
        page.close()
    for words in (
        "Đường làng sạch",
        "Quét trước cửa nhà mình.",
        "1900 000 Trực ban mẫu",
        "Số của người thân:",
        "hoặc gõ example.org/mau/dich/duong-sach.html",
        "Nguồn: Xã Mẫu (05/01/2026); Báo Mẫu.",
        "Đây không phải trang của xã nào",
    ):
        assert _stands(_words(words), printed.on_paper, 0), words
    for words in ("Lời kế hoạch", "Bối cảnh", "Nguồn của trang này"):
        assert not _stands(_words(words), printed.on_paper, 0), words


def test_of_sources_paper_has_addresses_and_none_of_our_own_pages(
    small: Project, browser: Browser
) -> None:
    with served(small.site) as address:
        printed = _print(browser, f"{address}viec/quet-duong.html")
    assert _stands(_words("https://example.org/ke-hoach-mau"), printed.on_paper, 0)
    assert not _stands(_words("Xem theo bản lưu"), printed.on_paper, 0)


ARE_SHOWN = "terms => terms.map(term => term.checkVisibility())"


def test_paper_explains_the_words_that_the_plan_uses(real_site: Path, browser: Browser) -> None:
    """Elsewhere their explanation is at hand; a page that quotes nothing explains all its words."""
    page, seen = browser.new_page(), set()
    page.emulate_media(media="print")
    with served(real_site) as address:
        page.goto(address)
        for path in sorted(real_site.rglob("*.html")):
            if "pa-words" in (text := path.read_text(encoding="utf-8")):
                put(page, address + path.relative_to(real_site).as_posix(), text)
                quotes = page.locator(".pa-said").count() > 0
                shown = page.locator(".pa-words dt").evaluate_all(ARE_SHOWN)
                assert quotes or all(shown), path
                heading = page.locator("#page-words")
                assert heading.is_visible() == any(shown), path
                seen |= {(quotes, each) for each in shown}
    page.close()
    assert seen == {(True, True), (True, False), (False, True)}
