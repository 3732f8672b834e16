"""The built sites, of the tiny plan and the real one: links, ids, headings, addresses."""

from __future__ import annotations

import datetime as dt
import posixpath
import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup, Tag
from project import ROOT, Project
from settings_of import add_settings

from catalog.building.prepare import prepare
from catalog.environment.settings import Settings
from catalog.outputs.site.sitemap import sitemap

LANGUAGES = {"": "vi", "en/": "en"}

LISTS = {"tin/nam/2026.html": "tin/index.html"}
"""Pages that Material's blog makes, and the page above each that every language has."""


@dataclass(frozen=True)
class Site:
    """A site folder; pages by path from its root."""

    folder: Path

    def pages(self) -> list[str]:
        paths = (path.relative_to(self.folder).as_posix() for path in self.folder.rglob("*.html"))
        return sorted(path for path in paths if not self.is_apart(path))

    def is_apart(self, path: str) -> bool:
        """Whether it only leads on, or is a sheet's, which is found from paper alone."""
        return bool(self.soup(path).select_one("meta[name=robots]"))

    def target(self, page: str, link: str) -> str:
        """The path of the file that a link on a page leads to."""
        path = unquote(urlsplit(link).path)
        if not path:
            return page
        target = posixpath.normpath(posixpath.join(posixpath.dirname(page), path))
        is_folder = (self.folder / target).is_dir()
        return posixpath.normpath(f"{target}/index.html") if is_folder else target

    def soup(self, path: str) -> BeautifulSoup:
        return _parse(self.folder / path)


@cache
def _parse(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


@cache
def _ids(path: Path) -> frozenset[str]:
    return frozenset(str(tag["id"]) for tag in _parse(path).select("[id]"))


@pytest.fixture(scope="module", params=["small", "folders", "real"])
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Site:
    if request.param == "folders":
        return Site(_in_folders(tmp_path_factory.mktemp("folders") / "project"))
    if request.param == "small":
        small: Project = request.getfixturevalue("small")
        return Site(small.site)
    return Site(request.getfixturevalue("real_site"))


def _in_folders(folder: Path) -> Path:
    """A site of the small plan in which each page has a folder of its own."""
    project = Project(folder, kit=False)
    add_settings(project, "use_directory_urls: true\n")
    built = project.build(SITE_URL="https://example.org/mau", EDIT_URL="https://example.org/{path}")
    assert built.returncode == 0, built.stderr
    return project.site


def _language(path: str) -> str:
    return "en" if path.startswith("en/") else "vi"


def test_internal_links_and_anchors_resolve(site: Site) -> None:
    followed, dead = follow(site)
    assert followed > 1000
    assert not dead


def follow(site: Site) -> tuple[int, list[str]]:
    """How many links within a site there are, and those that lead nowhere."""
    followed, dead = 0, []
    for page in site.pages():
        for tag in site.soup(page).select("[href], [src]"):
            link = str(tag.get("href") or tag.get("src"))
            parts = urlsplit(link)
            if parts.scheme or parts.netloc or link == "javascript:void(0)":
                continue
            if link.startswith("#q="):  # what to search for, no place on the page
                continue
            if page == "404.html":  # a server shows it anywhere, so its links start at the root
                continue
            followed += 1
            path = site.folder / site.target(page, link)
            anchor = unquote(parts.fragment)
            if not path.is_file() or (anchor and anchor not in _ids(path)):
                dead.append(f"{page}: {link}")
    return followed, dead


def test_ids_are_unique(site: Site) -> None:
    for page in site.pages():
        ids = [str(tag["id"]) for tag in site.soup(page).select("[id]")]
        assert ids, page
        assert len(ids) == len(set(ids)), page


def test_headings_are_in_order(site: Site) -> None:
    for page in site.pages():
        body = site.soup(page).select_one("main")
        assert body, page
        levels = [int(tag.name[1]) for tag in body.select("h1, h2, h3, h4, h5, h6")]
        assert levels[0] == 1, page
        assert levels.count(1) == (1 if page != "404.html" else len(LANGUAGES)), page
        steps = pairwise(levels)
        assert all(after <= before + 1 for before, after in steps), page


def test_every_page_is_there_in_each_language(site: Site) -> None:
    pages = [page for page in site.pages() if page != "404.html"]
    first = {page for page in pages if not page.startswith("en/")}
    assert len(first) > 10
    assert {page.removeprefix("en/") for page in pages if page.startswith("en/")} == first


def test_pages_name_their_language_title_and_description(site: Site) -> None:
    titles: dict[str, str] = {}
    for page in site.pages():
        soup = site.soup(page)
        assert soup.html and soup.html["lang"] == _language(page), page
        assert soup.title and soup.title.get_text().strip(), page
        description = soup.select_one("meta[name=description]")
        if page != "404.html":
            assert description and len(str(description["content"])) > 10, page
        title = f"{_language(page)}: {soup.title.get_text()}"
        assert titles.setdefault(title, page) == page


def test_the_language_switch_keeps_the_page(site: Site) -> None:
    for page in site.pages():
        if page == "404.html":
            continue
        for switch in site.soup(page).select("nav.pa-tongue a:not([aria-current])"):
            there = LISTS.get(page.removeprefix("en/"), page.removeprefix("en/"))
            other = there if page.startswith("en/") else f"en/{there}"
            assert site.target(page, str(switch["href"])) == other, page
            assert switch["lang"] == switch["hreflang"] != _language(page)


def test_nothing_is_asked_of_anybody_else(site: Site) -> None:
    for page in site.pages():
        for tag in site.soup(page).select("[src], link[href]"):
            if tag.name == "link" and "canonical alternate".count(" ".join(tag["rel"])):
                continue
            assert not urlsplit(str(tag.get("src") or tag.get("href"))).netloc, f"{page}: {tag}"


def test_no_script_asks_anybody_else_for_code(site: Site) -> None:
    scripts = [path for path in site.folder.rglob("*") if path.suffix in (".js", ".css")]
    assert len(scripts) == 3 + len(LANGUAGES)
    foreign = re.compile(r"""["'(]https?://(?!www\.w3\.org/)""")
    assert not [path for path in scripts if foreign.search(path.read_text(encoding="utf-8"))]
    assert not list(site.folder.rglob("*.map"))


def test_each_generated_page_has_sources_the_day_and_the_edit_link(small: Project) -> None:
    site = Site(small.site)
    for page in site.pages():
        name = page.removeprefix("en/")
        body = site.soup(page).select_one(".pa-foot")
        if page == "404.html":
            continue
        assert body, page
        edit = body.select_one("a[href^='https://example.org/edit/']")
        assert edit, page
        file = ROOT / urlsplit(str(edit["href"])).path.removeprefix("/edit/")
        assert file.is_file(), page
        if name.startswith(("viec/", "dich/")) and not name.endswith("index.html"):
            assert body.select(".pa-sources li"), page
            assert "2026" in _text(body.select_one(".pa-meta")), page


def _text(tag: Tag | None) -> str:
    return tag.get_text() if tag else ""


def test_public_addresses_below_a_folder(small: Project) -> None:
    site = Site(small.site)
    for page in site.pages():
        if page == "404.html":
            continue
        soup = site.soup(page)
        canonical = soup.select_one("link[rel=canonical]")
        assert canonical and canonical["href"] == _address(page), page
        alternates = {str(tag["hreflang"]): tag["href"] for tag in soup.select("link[hreflang]")}
        bare = page.removeprefix("en/")
        assert alternates == {
            language: _address(f"{root}{bare}") for root, language in LANGUAGES.items()
        }, page


def _address(page: str) -> str:
    """A home page's address is its folder's."""
    folder, name = posixpath.split(page)
    at_home = name == "index.html" and folder in ("", "en")
    return "https://example.org/mau/" + (page.removesuffix(name) if at_home else page)


def test_one_sitemap_lists_every_page_in_every_language(small: Project) -> None:
    site = Site(small.site)
    names = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
    tree = ElementTree.parse(small.site / "sitemap.xml")
    listed = [element.text for element in tree.findall("s:url/s:loc", names)]
    pages = [page for page in site.pages() if page != "404.html"]
    assert len(listed) == len(set(listed)) == len(pages)
    assert not (small.site / "en" / "sitemap.xml").exists()


def test_a_sitemap_of_many_addresses_is_several(
    small: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    def located(content: bytes) -> list[str]:
        return re.findall(r"<loc>(.*?)</loc>", content.decode())

    settings = Settings(dt.date(2026, 3, 1), "https://example.org/mau/")
    site = prepare(small.folder, settings).site
    assert site
    [(_, whole)] = sitemap(site.language().edition, {"vi": ["them.html"]})
    monkeypatch.setattr("catalog.outputs.site.sitemap.MOST_AT_ONCE", 7)
    first, *others = sitemap(site.language().edition, {"vi": ["them.html"]})
    assert first[0] == "sitemap.xml" and b"<sitemapindex " in first[1]
    assert located(first[1]) == [f"https://example.org/mau/{name}" for name, _ in others]
    assert [one for _, content in others for one in located(content)] == located(whole)
    assert all(len(located(content)) in (6, 7) for _, content in others[:-1])


def test_without_a_public_address_nothing_points_to_one(site_without_address: Path) -> None:
    site = Site(site_without_address)
    assert not (site_without_address / "sitemap.xml").exists()
    assert len(site.pages()) > 40
    for page in site.pages():
        assert not site.soup(page).select(
            "link[rel=canonical], link[hreflang], [property='og:url']"
        )


def test_the_page_for_dead_addresses_speaks_every_language(site: Site) -> None:
    soup = site.soup("404.html")
    sections = soup.select("section[lang]")
    assert [section["lang"] for section in sections] == list(LANGUAGES.values())
    assert all(section.select_one("h1") and section.select_one("a") for section in sections)
    assert not (site.folder / "en" / "404.html").exists()


def test_the_page_for_dead_addresses_links_from_the_root_of_the_site(
    small: Project, site_without_address: Path
) -> None:
    for folder, root in ((small.site, "/mau/"), (site_without_address, "/")):
        soup = Site(folder).soup("404.html")
        assert not soup.select("link[hreflang]")
        links = soup.select("section[lang] a[href], link[rel=stylesheet], nav.pa-tongue a")
        assert len(links) > len(LANGUAGES)
        for link in links:
            assert str(link["href"]).startswith(root)
            assert (folder / str(link["href"]).removeprefix(root)).is_file()


def test_the_list_from_a_to_z_reaches_every_page(site: Site) -> None:
    for root in LANGUAGES:
        pages = [p for p in site.pages() if p.startswith("en/") == bool(root) and p != "404.html"]
        list_page = next(p for p in pages if "tra-cuu" in p)
        links = site.soup(list_page).select("main a[href]")
        reached = {site.target(list_page, str(a["href"])) for a in links}
        assert set(pages) - reached <= {list_page, *(f"{root}{one}" for one in LISTS)}


def test_a_term_on_a_page_leads_to_its_meaning_and_on_to_the_glossary(small: Project) -> None:
    soup = Site(small.site).soup("viec/quet-duong.html")
    term = soup.select_one("a.pa-term")
    assert term and term.get_text() == "các đội"
    name = soup.select_one(f"[id='{str(term['href']).removeprefix('#')}'] a")
    assert name and name["href"] == "../bang-tu/index.html#terms-doi-quet"
    assert not soup.select("blockquote a.pa-term, h1 a.pa-term, h2 a.pa-term, figure a.pa-term")
