"""What a citizen does on the site, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from browser import served
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(scope="module")
def address(real_site: Path) -> Iterator[str]:
    with served(real_site) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    """A page that fails the test on any script error and any request to somebody else."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on(
        "request",
        lambda asked: (
            None if asked.url.startswith((address, "data:", "blob:")) else wrong.append(asked.url)
        ),
    )
    yield page
    page.close()
    assert not wrong


def test_from_home_to_the_words_of_the_source(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("main").get_by_role("link", name="Bền vững").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Cộng đồng bền vững")
    page.get_by_role("main").get_by_role("link", name="Bảo tồn đa dạng sinh học").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Bảo tồn đa dạng sinh học và tài nguyên"
    )
    page.get_by_role("main").get_by_role("link", name="Đoạn G3.1").click()
    expect(page).to_have_url(f"{address}loi-nguon/stp-2021-08-18.html#clause-G3.1")
    clause = page.locator("[id='clause-G3.1']")
    expect(clause).to_be_in_viewport()
    expect(clause.locator("xpath=..")).to_contain_text("tích cực bảo tồn, quản lý bền vững")
    clause.click()
    expect(page).to_have_url(f"{address}hoat-dong/da-dang-sinh-hoc.html")


def test_the_language_switch_keeps_the_page(page: Page, address: str) -> None:
    page.goto(f"{address}hoat-dong/da-dang-sinh-hoc.html")
    page.get_by_role("link", name="English").first.click()
    expect(page).to_have_url(f"{address}en/hoat-dong/da-dang-sinh-hoc.html")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Conserving biodiversity and natural resources"
    )
    page.get_by_role("link", name="Tiếng Việt").first.click()
    expect(page).to_have_url(f"{address}hoat-dong/da-dang-sinh-hoc.html")


SEARCHES = [
    ("", "cong dong ben vung", "Cộng đồng bền vững"),
    ("", "cộng đồng bền vững", "Cộng đồng bền vững"),
    ("", "da dang sinh hoc", "đa dạng sinh học"),
    ("en/", "sustainable community", "A sustainable community"),
]


@pytest.mark.parametrize(("language", "query", "title"), SEARCHES, ids=lambda value: str(value))
def test_search_finds_it_first(
    page: Page, address: str, language: str, query: str, title: str
) -> None:
    page.goto(f"{address}{language}index.html")
    page.locator(".pa-seek a").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.wait_for_load_state()  # before its script runs, the form leads to the list
    page.get_by_role("searchbox").fill(query)
    page.get_by_role("searchbox").press("Enter")
    expect(page.locator(".pa-hits h2").first).to_have_text(title)
    expect(page.get_by_role("status")).to_contain_text(query)


def test_search_in_english_finds_vietnamese_names_without_marks(page: Page, address: str) -> None:
    page.goto(f"{address}en/tim-kiem.html")
    page.get_by_role("searchbox").fill("thua thien hue")
    expect(page.locator(".pa-hits > li").first).to_contain_text("Thừa Thiên Huế")


def test_a_search_without_results_leads_on(page: Page, address: str) -> None:
    page.goto(f"{address}tim-kiem.html#q=xyzzy")
    expect(page.get_by_role("status")).to_have_text("Không thấy trang nào có “xyzzy”")
    expect(page.get_by_role("main").get_by_role("link", name="Tra cứu từ A đến Z")).to_be_visible()


def test_every_page_serves_without_scripts(browser: Browser, address: str, real_site: Path) -> None:
    page = browser.new_page(java_script_enabled=False)
    english = "en/nhom-hoat-dong/gan-ket.html"
    for name in ("index.html", "ke-hoach.html", "hoat-dong/index.html", english):
        assert (real_site / name).is_file()
        page.goto(address + name)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        expect(page.locator(".pa-foot")).to_be_visible()
    page.close()


@pytest.mark.parametrize("language", ["", "en/"])
@pytest.mark.parametrize(
    ("pages", "most"), [("index.html", 2), ("hoat-dong/*.html", 2), ("nhom-hoat-dong/*.html", 1)]
)
def test_what_people_take_along_is_few_sheets(
    page: Page, address: str, real_site: Path, language: str, pages: str, most: int
) -> None:
    paths = sorted(real_site.glob(language + pages))
    assert paths
    for path in paths:
        page.goto(address + path.relative_to(real_site).as_posix())
        sheets = len(pypdfium2.PdfDocument(page.pdf(prefer_css_page_size=True)))
        assert sheets <= most, path
