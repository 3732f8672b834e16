"""A list that grows with the records is cut into pages, each with a part; nothing is lost."""

from __future__ import annotations

import re
import zipfile

import html_checker
import pytest
from accessibility import keyboard_walk, overflow, scan
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser
from project import IN_FORCE, ROOT, SMALL, Project
from test_site import Site, follow

from catalog.collected.loading import load
from catalog.collected.long_lists import MOST_LISTED, ListPart, long_lists

ROOTS = ("", "en/")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The small plan, if one entry were all that a page can list."""
    project = Project(tmp_path_factory.mktemp("lists") / "project", kit=False)
    file = project.own("hooks") / "catalog" / "collected" / "long_lists.py"
    text, count = re.subn(r"(?m)^MOST_LISTED = .*", "MOST_LISTED = 1", file.read_text("utf-8"))
    assert count == 1
    file.write_text(text, encoding="utf-8")
    done = project.build(**IN_FORCE)
    assert done.returncode == 0, done.stderr + done.stdout
    return Site(project.site)


def _parts(site: Site, root: str, folder: str, id: str = "") -> list[BeautifulSoup]:
    """The pages of a list in order."""
    files = (site.folder / root / folder / "phan").glob("*.html")
    named = re.compile(rf"{id}-(\d+)" if id else r"(\d+)")
    numbered = sorted(
        (int(found[1]), file) for file in files if (found := named.fullmatch(file.stem))
    )
    assert [number for number, _ in numbered] == list(range(1, len(numbered) + 1))
    return [site.soup(file.relative_to(site.folder).as_posix()) for _, file in numbered]


def _listed(page: BeautifulSoup) -> list[str]:
    links = page.select("main .pa-list a, main .pa-links a")
    return [link.get_text() for link in links]


def _trail(page: BeautifulSoup) -> list[str]:
    return [str(link["href"]) for link in page.select(".pa-crumbs a")]


def test_nothing_is_cut_that_is_short() -> None:
    for folder in (SMALL, ROOT):
        catalog = load(folder)[0]
        assert catalog and not catalog.public().long_lists
    assert 100 <= MOST_LISTED <= 300


@pytest.mark.parametrize("length", [1, 2, 199, 200, 201, 1000])
def test_parts_have_each_entry_once(length: int) -> None:
    entries = list(range(length))
    for count in (1, 2, 7):
        parts = [ListPart("", number, count) for number in range(1, count + 1)]
        cut = [part.cut(entries) for part in parts]
        assert [one for part in cut for one in part] == entries
        assert max(map(len, cut)) - min(map(len, cut)) <= 1


def test_no_part_has_more_than_a_page_lists(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("catalog.collected.long_lists.MOST_LISTED", 7)
    catalog = load(ROOT)[0]
    assert catalog
    parts = long_lists(catalog)["everything", ""]
    assert max(len(part.cut(range(parts[-1].count * 7))) for part in parts) == 7
    paths = [part.path for of_list in long_lists(catalog).values() for part in of_list]
    assert len(paths) == len(set(paths)) > 20


@pytest.mark.parametrize("root", ROOTS)
def test_first_pages_lead_to_all_parts_and_these_to_all_entries(
    site: Site, small: Project, root: str
) -> None:
    whole = Site(small.site)
    for first, folder, id in (
        ("tra-cuu.html", "tra-cuu", ""),
        ("dich/duong-sach.html", "dich", "duong-sach"),
        ("phan-viec/index.html", "phan-viec", ""),
    ):
        parts = _parts(site, root, folder, id)
        assert len(parts) > 1
        page = site.soup(root + first)
        links = [str(link["href"]) for link in page.select("main .pa-links a[href*='phan/']")]
        assert len(links) == len(set(links)) == len(parts), first
        was = whole.soup(root + first).select("main .pa-links a, main .pa-list a")
        there = [
            link
            for link in was
            if (site.folder / root / str(link["href"]).partition("#")[0]).is_file()
        ]
        names = [link.get_text() for link in (there if folder == "tra-cuu" else was)]
        assert [name for part in parts for name in _listed(part)] == names, first


def test_parts_lead_back_on_and_to_the_other_language(site: Site) -> None:
    first, second = _parts(site, "", "dich", "duong-sach")
    assert _trail(second) == ["../../index.html", "../index.html", "../duong-sach.html"]
    assert [link["href"] for link in first.select("a[rel=next]")] == ["duong-sach-2.html"]
    assert [link["href"] for link in second.select("a[rel=prev]")] == ["duong-sach-1.html"]
    assert not first.select("a[rel=prev]") and not second.select("a[rel=next]")
    switch = second.select_one(".pa-tongue a[hreflang=en]")
    assert switch and switch["href"] == "../../en/dich/phan/duong-sach-2.html"
    title = second.select_one("h1")
    assert (
        isinstance(title, Tag)
        and title.get_text().replace("\xa0", " ") == "Đường làng sạch, phần 2 trên 2"
    )


def test_pages_that_list_what_others_have_lead_there(site: Site) -> None:
    for path in ("viec/index.html", "ban-ke-hoach.html"):
        page = site.soup(path)
        assert not page.select("main .pa-list")
        assert page.select("main a[href*='dich/phan/duong-sach-']")
        assert page.select("main a[href*='dich/biet-boi.html#activities']")
    assert site.soup("dich/biet-boi.html").select_one("#activities")


@pytest.mark.parametrize("root", ROOTS)
def test_a_long_text_has_each_clause_in_one_part(site: Site, small: Project, root: str) -> None:
    whole = Site(small.site).soup(f"{root}toan-van/toan-van-mau.html")
    first = site.soup(f"{root}toan-van/toan-van-mau.html")
    parts = _parts(site, root, "toan-van", "toan-van-mau")
    assert not first.select("[id^=clause-]") and first.select_one("#coverage")
    assert len(first.select("main a[href^='phan/']")) == len(parts) > 5
    for selector in ("blockquote p", "tbody tr"):
        expected = [one.get_text() for one in whole.select(selector)]
        found = [one.get_text() for part in parts for one in part.select(selector)]
        if selector == "tbody tr":
            expected, found = sorted(expected), sorted(set(found))
        assert found == expected
    page = site.soup(f"{root}viec/quet-duong.html")
    link = page.select_one("figcaption a[href*='#clause-M1.1']")
    assert link and "../toan-van/phan/toan-van-mau-" in str(link["href"])


def test_every_link_leads_somewhere_and_pages_are_sound(site: Site) -> None:
    followed, dead = follow(site)
    assert followed > 1000 and not dead
    assert not html_checker.check(site.folder / "dich" / "phan")
    assert not html_checker.check(site.folder / "en" / "tra-cuu")


def test_sitemap_book_and_copy_have_the_parts(site: Site) -> None:
    sitemap = (site.folder / "sitemap.xml").read_text(encoding="utf-8")
    assert "/en/dich/phan/duong-sach-2.html</loc>" in sitemap
    assert "/tra-cuu/phan/3.html</loc>" in sitemap
    with zipfile.ZipFile(site.folder / "ban-ngoai-tuyen.zip") as archive:
        assert "pages/dich/phan/duong-sach-2.html" in archive.namelist()
        assert "pages/en/tra-cuu/phan/3.html" in archive.namelist()
    with zipfile.ZipFile(site.folder / "so-tay.epub") as archive:
        names = [name for name in archive.namelist() if "/phan/" in name]
    assert [name for name in names if "duong-sach" in name]
    assert not [name for name in names if "tra-cuu" in name]
    card = site.soup("dich/phan/duong-sach-2.html").select_one("meta[property='og:image']")
    assert card and str(card["content"]).endswith("assets/card-vi.png")


@pytest.mark.parametrize(
    "path", ["dich/phan/duong-sach-1.html", "en/tra-cuu/phan/2.html", "tra-cuu.html"]
)
def test_they_are_for_everyone(site: Site, browser: Browser, path: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 640})
    page.goto((site.folder / path).as_uri())  # nothing on them needs a script
    assert not page.locator("script[src]").count()
    found = scan(page)
    assert not found.violations
    assert not overflow(page)
    assert len(keyboard_walk(page, "main")) > 1
    page.close()
