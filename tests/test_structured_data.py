"""Pages say to programs what they hold, in words of schema.org, and nothing that is not so."""

from __future__ import annotations

import datetime as dt
import gzip
import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from project import Project
from sites import Site as BuiltSite
from sites import leads_on
from vocabulary import mistakes, read_page

from catalog.building.prepare import prepare
from catalog.building.site import Site
from catalog.environment.settings import Settings
from catalog.outputs.data.page_nodes import LONGEST_LIST
from catalog.outputs.data.structured_data import structured_data

MARCH, LATER = dt.date(2026, 3, 1), dt.date(2027, 9, 9)
ADDRESS = "https://example.org/mau/"
BLOCK = 'script[type="application/ld+json"]'
HEAVIEST = 350
"""Bytes that a block may add to a page, gzipped."""
QUESTION = "data/questions/quet-luc-nao.yml"
ODD = "</script><script>alert(1)</script> <!-- & \\u003c “lễ” 'chợ' 🎉"

Node = dict[str, Any]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


def _site(project: Project, day: dt.date = MARCH, address: str = ADDRESS) -> Site:
    settings = Settings(day, address, cache=Path(os.environ["CACHE"]))
    prepared = prepare(project.folder, settings)
    assert prepared.site, prepared.problems
    return prepared.site


def _nodes(site: Site, path: str, language: str = "vi") -> dict[str, Node]:
    """What a page says, by types."""
    return _nodes_in(site.languages[language].pages[path].data)


def _nodes_in(block: str) -> dict[str, Node]:
    """The nodes of a block by their types; of days, only one."""
    return {node["@type"]: node for node in json.loads(block)["@graph"]}


def _pages(site: BuiltSite) -> Iterator[tuple[str, str, BeautifulSoup]]:
    """(address, HTML, the same parsed) of each page that readers meet, and no sheet's."""
    for file in sorted(site.folder.rglob("*.html")):
        html = file.read_text(encoding="utf-8")
        page = BeautifulSoup(html, "html.parser")
        if canonical := page.select_one("link[rel=canonical]"):
            yield str(canonical["href"]), html, page
        else:
            sheets = f"{site.words.pages['sheets'].path}/"
            assert leads_on(file) or file.name == "404.html" or sheets in file.as_posix()
            assert not page.select(BLOCK), file


def test_a_page_has_one_block_in_words_that_schema_org_has(site: BuiltSite) -> None:
    types: set[str] = set()
    for address, html, _ in _pages(site):
        [nodes] = read_page(html, address)
        for node in nodes:
            assert not list(mistakes(node)), address
            types.add(node["@type"][0].rpartition("/")[2])
    known = {"BreadcrumbList", "WebSite", "Legislation", "FAQPage", "DefinedTermSet", "Event"}
    assert known <= types <= {*known, "Article"}


@pytest.mark.parametrize(
    ("type_", "said"),
    [
        ("Plan", {}),
        ("Event", {"legislationDate": "2021-08-11"}),
        ("Legislation", {"legislationDate": "11/08/2021"}),
        ("Legislation", {"legislationPassedBy": {"@type": "Place"}}),
        ("Question", {"nam": "Quét lúc nào?"}),
        ("FAQPage", {"mainEntity": "Quét lúc nào?"}),
    ],
)
def test_the_vocabulary_refuses_what_it_does_not_have(type_: str, said: Node) -> None:
    block = json.dumps({"@context": "https://schema.org", "@graph": [{"@type": type_, **said}]})
    html = f'<!doctype html><title>x</title><script type="application/ld+json">{block}</script>'
    [[node]] = read_page(html, ADDRESS)
    assert list(mistakes(node))


def test_breadcrumbs_are_those_of_the_page_and_end_in_its_title(site: BuiltSite) -> None:
    pages = list(_pages(site))
    titles = {address: _title(page) for address, _, page in pages}
    assert len(titles) > 50
    for address, _, page in pages:
        said = _said(page).get("BreadcrumbList")
        shown = page.select(".pa-crumbs a")
        assert bool(said) == bool(shown), address
        if said:
            *above, own = said["itemListElement"]
            assert [step["name"] for step in above] == [link.get_text() for link in shown]
            assert all(step["item"] in titles for step in above), address
            assert (own["name"], own.get("item")) == (titles[address], None)
            assert [step["position"] for step in said["itemListElement"]] == [
                *range(1, len(above) + 2)
            ]


def test_no_first_view_becomes_heavy(site: BuiltSite) -> None:
    for address, html, page in _pages(site):
        [block] = page.select(BLOCK)
        without = html.replace(block.get_text(), "", 1)
        grown = len(gzip.compress(html.encode(), 9)) - len(gzip.compress(without.encode(), 9))
        assert 0 < grown <= HEAVIEST, address


def _title(page: BeautifulSoup) -> str:
    """The title of a page without that of the site."""
    meta = page.select_one("meta[property='og:title']")
    assert meta
    return str(meta["content"])


def _said(page: BeautifulSoup) -> dict[str, Node]:
    [block] = page.select(BLOCK)
    return _nodes_in(block.get_text())


def test_what_is_said_stands_on_the_page_in_its_language(site: BuiltSite) -> None:
    seen: set[str] = set()
    for address, _, page in _pages(site):
        said, text = _said(page), " ".join(page.body.get_text(" ").split()) if page.body else ""
        seen |= set(said)
        for question in said.get("FAQPage", {}).get("mainEntity", ()):
            name = _letters(question["name"])  # a title on a page has words tied together
            [shown] = [h3 for h3 in page.select("h3") if _letters(h3.get_text()) == name]
            fold = shown.find_parent("details")
            assert fold
            for sup in fold.select("sup"):
                sup.decompose()
            answer = question["acceptedAnswer"]["text"]
            assert _letters(answer) in _letters(fold.get_text()), address
        for term in said.get("DefinedTermSet", {}).get("hasDefinedTerm", ()):
            shown_at, _, anchor = term["url"].partition("#")
            place = page.find(id=anchor)
            assert shown_at == address and place
            assert place.get_text().startswith(term["name"])
            assert term.get("alternateName", "") in place.get_text()
        if "Event" in said:
            assert said["Event"]["name"] in text
            assert page.find(id=said["Event"]["url"].partition("#")[2])
        if "Article" in said:
            assert said["Article"]["headline"] == _title(page)
            assert page.select(f"time[datetime='{said['Article']['datePublished']}']")
            links = {link["href"] for link in page.select(".pa-sources a[rel~=external]")}
            assert set(said["Article"].get("citation", ())) <= links
        for name in {"Legislation", "WebSite"} & set(said):
            plan = said[name].get("about", said[name])
            assert plan["legislationIdentifier"] in text
            if page.html and name == "WebSite":
                assert said[name]["inLanguage"] == page.html["lang"]
    assert len(seen) > 5


def _letters(text: str) -> str:
    return "".join(text.split())


def test_the_plan_is_said_as_its_file_has_it(project: Project) -> None:
    plan = _nodes(_site(project), "ban-ke-hoach.html", "en")["Legislation"]
    assert plan == {
        "@type": "Legislation",
        "name": "Model plan on village roads and swimming, 2026-2030",
        "legislationIdentifier": "7/KH-MAU",
        "legislationDate": "2026-01-05",
        "legislationPassedBy": {"@type": "Organization", "name": "Model Commune"},
        "temporalCoverage": "2026/2030-12-31",
        "mainEntityOfPage": f"{ADDRESS}en/ban-ke-hoach.html",
    }  # and not its force in law, of which no source speaks
    assert plan == _nodes(_site(project), "index.html", "en")["WebSite"]["about"]


def test_days_that_come_are_said_and_no_others(project: Project) -> None:
    def days(day: dt.date) -> dict[str, tuple[str, bool]]:
        said = json.loads(_site(project, day).languages["en"].pages["lich.html"].data)["@graph"]
        events = [node for node in said if node["@type"] == "Event"]
        return {one["name"]: (one["startDate"], "eventSchedule" in one) for one in events}

    assert days(MARCH) == {
        "Village Fair Day": ("2026-04-05", True),
        "Mở bể bơi": ("2026-09-02", False),
    }
    assert days(LATER) == {"Village Fair Day": ("2028-04-05", True)}


def test_odd_letters_cannot_leave_the_block(project: Project) -> None:
    file = project.folder / QUESTION
    text, odd = file.read_text(encoding="utf-8"), json.dumps(ODD, ensure_ascii=False)
    file.write_text(text.replace('"Quét đường lúc nào?"', odd), encoding="utf-8")
    site = _site(project).languages["vi"]
    data = site.pages["hoi-dap/index.html"].data
    assert ODD in [one["name"] for one in _nodes_in(data)["FAQPage"]["mainEntity"]]
    title = f"{ODD}\u2028\u2029\0"  # no file may hold these
    view = site.edition.view(site.language, "khac.html")
    other = structured_data(view, [("Trang đầu", "index.html"), (title, "")])
    assert _nodes_in(other)["BreadcrumbList"]["itemListElement"][1]["name"] == title
    for block in (data, other):
        assert not set("<>&\u2028\u2029\0") & set(block)
        html = f'<!doctype html><script type="application/ld+json">{block}</script>'
        [nodes] = read_page(html, ADDRESS)
        assert not [mistake for node in nodes for mistake in mistakes(node)]


def test_a_block_that_somebody_writes_in_prose_is_text(project: Project) -> None:
    file = project.folder / "docs" / "vi" / "gioi-thieu.md"
    block = '<script type="application/ld+json">{"@type": "Event"}</script>'
    file.write_text(f"{file.read_text(encoding='utf-8')}\n\n{block}\n", encoding="utf-8")
    page = _site(project).languages["vi"].pages["gioi-thieu.html"]
    assert "&lt;script type=" in page.html and "<script" not in page.html
    assert set(_nodes_in(page.data)) == {"BreadcrumbList"}


def test_a_long_list_makes_no_page_heavy(project: Project) -> None:
    text = (project.folder / QUESTION).read_text(encoding="utf-8")
    for n in range(300):
        more = text.replace("id: quet-luc-nao", f"id: quet-luc-nao-{n}")
        more = more.replace("number: 1", f"number: {n + 2}")
        (project.folder / f"data/questions/quet-luc-nao-{n}.yml").write_text(more, encoding="utf-8")
    site = _site(project)
    faq = _nodes(site, "hoi-dap/index.html")["FAQPage"]
    assert 1 < len(faq["mainEntity"]) < 300
    assert len(json.dumps(faq["mainEntity"], ensure_ascii=False)) < LONGEST_LIST + 100
    data = site.languages["vi"].files[faq["encoding"]["contentUrl"].removeprefix(ADDRESS)]
    assert len(json.loads(data)) > 300


def test_without_an_address_nothing_is_said(project: Project) -> None:
    for language in _site(project, address="").languages.values():
        assert not [page.path for page in language.pages.values() if page.data]


def test_the_address_of_a_search_leads_to_what_is_found(
    small_site: BuiltSite, browser: Browser
) -> None:
    home = BeautifulSoup((small_site.folder / "index.html").read_text(), "html.parser")
    action = _said(home)["WebSite"]["potentialAction"]
    name = action["query-input"].partition("name=")[2]
    address = action["target"]["urlTemplate"].replace(f"{{{name}}}", "b%E1%BB%83%20b%C6%A1i")
    page = browser.new_page()
    for root in (small_site.address, f"{small_site.folder.as_uri()}/"):
        page.goto(address.replace(ADDRESS, root))
        page.wait_for_selector("#search-hits li")
        assert page.locator("#query").input_value() == "bể bơi"
    page.close()
