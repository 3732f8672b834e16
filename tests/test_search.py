"""Search finds what people type, as they type it: with and without marks, in any order, cut off.

The queries are made from the data, so another plan gets its own.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from browser import FIND, served
from playwright.sync_api import Browser, Page, expect
from project import ROOT, Project

from catalog.collected.addresses import language_root, record_path
from catalog.collected.catalog import Catalog
from catalog.collected.loading import load

KINDS = ("goals", "activities", "tasks", "terms", "members", "contacts")
FIRST_SHARE = 0.9


@dataclass(frozen=True)
class Query:
    """What somebody types, how it was made, and where it should lead."""

    text: str
    made: str
    target: str


@dataclass(frozen=True)
class Searched:
    """A site's search page in one language, with the catalog behind it."""

    page: Page
    catalog: Catalog
    language: str

    def find(self, text: str) -> list[str]:
        """The addresses found, best first."""
        found: list[str] = self.page.evaluate(FIND, text)
        return found

    def title(self, kind: str, id: str) -> str:
        record = self.catalog.records[kind][id]
        return record.title.shown(self.language, self.catalog.default_language)[1]


@pytest.fixture(scope="module", params=["small", "real"])
def folder(request: pytest.FixtureRequest) -> tuple[Path, Path]:
    """(site, folder with the data)."""
    if request.param == "small":
        project: Project = request.getfixturevalue("small")
        return project.site, project.folder
    return request.getfixturevalue("real_site"), ROOT


@pytest.fixture(scope="module", params=[0, 1], ids=["first language", "second language"])
def searched(
    request: pytest.FixtureRequest, folder: tuple[Path, Path], browser: Browser
) -> Iterator[Searched]:
    catalog = load(folder[1])[0]
    assert catalog
    language = catalog.language_codes[request.param]
    root = language_root(catalog, language)
    page = browser.new_page()
    with served(folder[0]) as address:
        page.goto(f"{address}{root}{catalog.words.pages['search'].path}.html#q=a")
        expect(page.get_by_role("status")).to_contain_text("“a”")
        yield Searched(page, catalog.public(), language)
    page.close()


def _bare(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def _queries(searched: Searched) -> Iterator[Query]:
    for kind in KINDS:
        for id in searched.catalog.records[kind]:
            title = searched.title(kind, id)
            target = record_path(searched.catalog, kind, id)
            words = title.split()
            yield Query(title, "as written", target)
            yield Query(title.upper(), "capitals", target)
            yield Query(unicodedata.normalize("NFD", title), "decomposed", target)
            yield Query(_bare(title), "without marks", target)
            if len(words) > 1:
                yield Query(" ".join(reversed(words)), "another order", target)
            if len(re.findall(r"\w+", title)[-1]) > 3:
                yield Query(title[:-1], "cut off", target)


def test_every_title_is_found(searched: Searched) -> None:
    queries = list(_queries(searched))
    found = {query: searched.find(query.text) for query in queries}
    late = [query for query in queries if query.target not in found[query][:3]]
    assert not late
    first = sum(found[query][0] == query.target for query in queries)
    assert first / len(queries) >= FIRST_SHARE


def test_numbers_and_clauses_are_found(searched: Searched) -> None:
    catalog = searched.catalog
    number = catalog.plan.number.root[catalog.default_language]
    plan = f"{catalog.words.pages['plan'].path}.html"
    assert plan in searched.find(number)[:3]
    assert plan in searched.find(_bare(number).lower().replace("/", " "))[:3]
    for kind in ("goals", "activities", "tasks"):
        for id, record in catalog.records[kind].items():
            clause = getattr(record, "clause", "")
            assert searched.find(clause)[0] == record_path(catalog, kind, id), clause
    for id, contact in catalog.records["contacts"].items():
        dial = getattr(contact, "dial", "")
        for form in {dial, dial.replace(" ", ""), f"{dial[:4]} {dial[4:]}".strip()}:
            assert record_path(catalog, "contacts", id) in searched.find(form)[:3], form


def test_abbreviations_lead_to_their_meaning(searched: Searched) -> None:
    looked = 0
    for id, term in searched.catalog.records["terms"].items():
        short = getattr(term, "abbreviation", None)
        if short and searched.language in short.root:
            looked += 1
            words = short.root[searched.language].lower()
            assert record_path(searched.catalog, "terms", id) in searched.find(words)[:3], words
    assert looked or searched.language != searched.catalog.default_language


def test_a_page_of_prose_is_found_by_its_other_names(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    page = project.folder / "docs" / "vi" / "gioi-thieu.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("---\n", "---\nknown_as: [nội quy]\n", 1), encoding="utf-8")
    assert project.build().returncode == 0
    [index] = (project.site / "assets").glob("index-vi.*.js")
    assert '["gioi-thieu.html","Về trang thử",["nội quy"]' in index.read_text(encoding="utf-8")


def test_where_the_tone_stands_does_not_matter(searched: Searched) -> None:
    pairs = (("hòa", "hoà"), ("khỏe", "khoẻ"), ("thúy", "thuý"))
    for old, modern in pairs:
        assert searched.find(old) == searched.find(modern)


def test_nothing_is_loaded_before_somebody_searches(small: Project, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    catalog = load(small.folder)[0]
    assert catalog
    with served(small.site) as address:
        page.goto(f"{address}{catalog.words.pages['search'].path}.html")
        assert not [url for url in asked if "assets/index-" in url]
        page.get_by_role("searchbox").focus()
        page.wait_for_selector('script[src*="assets/index-"]', state="attached")
        assert [url for url in asked if "assets/index-" in url]
    page.close()


def test_search_works_from_a_folder_without_a_server(small: Project, browser: Browser) -> None:
    catalog = load(small.folder)[0]
    assert catalog
    goal = catalog.goals[0]
    title = goal.title.root[catalog.default_language]
    page = browser.new_page()
    page.goto(f"{small.site.as_uri()}/index.html")
    page.locator(".pa-seek a").click()
    expect(page.get_by_role("searchbox")).to_be_focused()
    page.wait_for_load_state()  # before its script runs, the form leads to the list
    page.get_by_role("searchbox").fill(_bare(title))
    page.get_by_role("searchbox").press("Enter")
    page.locator(".pa-hits a").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    page.close()


def test_dictated_and_pasted_words_are_searched(small: Project, browser: Browser) -> None:
    catalog = load(small.folder)[0]
    assert catalog
    page = browser.new_page()
    with served(small.site) as address:
        page.goto(f"{address}{catalog.words.pages['search'].path}.html")
        title = catalog.goals[0].title.root[catalog.default_language]
        page.get_by_role("searchbox").fill(title)  # no key is pressed
        expect(page.locator(".pa-hits a").first).to_have_text(title)
    page.close()


def test_what_is_searched_is_never_sent(small: Project, browser: Browser) -> None:
    catalog = load(small.folder)[0]
    assert catalog
    page = browser.new_page()
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with served(small.site) as address:
        page.goto(f"{address}index.html")
        page.locator(".pa-seek a").click()
        expect(page.get_by_role("searchbox")).to_be_focused()
        page.wait_for_load_state()
        page.get_by_role("searchbox").fill("zzz secret")
        page.get_by_role("searchbox").press("Enter")
        expect(page.get_by_role("status")).to_contain_text("zzz secret")
        expect(page).to_have_url(
            f"{address}{catalog.words.pages['search'].path}.html#q=zzz%20secret"
        )
        page.reload()
        expect(page.get_by_role("status")).to_contain_text("zzz secret")
    assert not [url for url in asked if "secret" in url.partition("#")[0]]
    page.close()


def test_without_script_the_form_leads_to_the_list(small: Project, browser: Browser) -> None:
    catalog = load(small.folder)[0]
    assert catalog
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    with served(small.site) as address:
        page.goto(f"{address}{catalog.words.pages['search'].path}.html")
        page.get_by_role("searchbox").fill("zzz secret")
        page.get_by_role("searchbox").press("Enter")
        expect(page).to_have_url(f"{address}{catalog.words.pages['everything'].path}.html?")
    context.close()
