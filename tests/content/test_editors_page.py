"""The page that shows editors what they can write: each part works without a script."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from accessibility import new_page, overflow, scan, small_targets
from browser import served
from playwright.sync_api import Browser, Page, expect
from project import ROOT

from catalog.language.prose_parts import BOXES
from catalog.language.prose_syntax import fences

SOURCE = (ROOT / "docs" / "vi" / "viet-trang.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    with served(real_site) as address:
        yield f"{address}viet-trang.html"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """The page on a phone; it fails the test on what the policy forbids."""
    page = new_page(browser, 320)
    wrong: list[str] = []
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.goto(address)
    yield page
    page.context.close()
    assert not wrong


def test_each_source_is_followed_by_what_it_becomes() -> None:
    examples = [fence for fence in fences(SOURCE) if fence.head.strip() == "markdown"]
    assert len(examples) == SOURCE.count("\n## ") - 1  # the last says what cannot be used
    for fence in examples:
        source = SOURCE[fence.start : fence.end].split("\n", 1)[1].rsplit("\n", 2)[0]
        assert SOURCE[fence.end :].startswith(f"\n{source}\n"), source
    assert all(re.search(rf"(?m)^!!! {kind}\b", SOURCE) for kind in BOXES)


def test_the_other_language_shows_the_same_parts() -> None:
    other = (ROOT / "docs" / "en" / "viet-trang.md").read_text(encoding="utf-8")
    assert SOURCE.count("\n## ") == other.count("\n## ")
    assert len(list(fences(SOURCE))) == len(list(fences(other)))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_everybody_can_use_it_at_any_width(scheme: str, browser: Browser, address: str) -> None:
    page = new_page(browser, 320, scheme)
    page.goto(address)
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        found = scan(page)
        assert not found.violations and not found.incomplete
        assert not overflow(page) and not small_targets(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_tabs_by_keyboard(page: Page) -> None:
    tabs = page.get_by_role("group", name="Chọn một")
    first, second, _ = tabs.get_by_role("radio").all()
    panels = tabs.locator(".tabbed-content")
    shown = "panels => panels.map(panel => panel.offsetHeight > 0)"
    assert panels.evaluate_all(shown) == [True, False, False]
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(second).to_be_focused()
    expect(second).to_be_checked()
    assert panels.evaluate_all(shown) == [False, True, False]
    outline = tabs.get_by_text("Đến tận nơi").evaluate("e => getComputedStyle(e).outlineStyle")
    assert outline == "solid"


def test_what_screen_readers_are_told(page: Page) -> None:
    expect(page.get_by_role("checkbox", name="đã xong", exact=True)).to_be_checked()
    expect(page.get_by_role("checkbox", name="chưa xong")).to_have_count(2)
    expect(page.get_by_role("figure")).to_have_count(1)
    links = page.get_by_role("link", name="Liên kết tới mục này")
    assert links.count() == SOURCE.count("\n## ") + 1
    links.first.focus()
    expect(links.first).to_have_css("opacity", "1")
    assert page.locator(".pa-prose svg:not([aria-hidden])").count() == 0


def test_paper_shows_every_tab_and_fold(browser: Browser, address: str) -> None:
    page = new_page(browser)
    page.goto(address)
    pdf = pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True))
    page.context.close()
    said = " ".join("\n".join(sheet.get_textpage().get_text_range() for sheet in pdf).split())
    for words in ("Để bạn đọc tự mở ra", "1. Hỏi giờ mở cửa.", "Viết ngắn: ở đâu, việc gì"):
        assert said.count(words) == 2, words  # the source, and what it becomes
    assert "PDF (loại tệp giữ nguyên khổ giấy)" in said
