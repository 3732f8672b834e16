"""The content of *this* plan. Another province deletes this folder."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import ROOT, digest

from catalog.collected.catalog import Catalog
from catalog.collected.coverage import coverage
from catalog.collected.loading import load
from catalog.model.parts import Fact
from catalog.model.texts import Changed, Localised
from catalog.model.values import walk
from catalog.outputs.pages.menu import index_groups

ADDRESSES = Path(__file__).parent / "addresses.txt"


@pytest.fixture(scope="module")
def catalog() -> Catalog:
    catalog, problems = load(ROOT)
    assert catalog and not problems
    return catalog.public()


def test_every_clause_of_the_plan_is_on_a_page_letter_for_letter(catalog: Catalog) -> None:
    rows = list(coverage(catalog))
    kinds = Counter(row.clause[0] if "." not in row.clause else row.clause[0] + "." for row in rows)
    assert kinds == {"P": 3, "G": 5, "G.": 15, "D": 1, "T": 9, "T.": 3}
    assert all(row.equal and row.page for row in rows)


def test_an_outcome_is_not_an_activity(catalog: Catalog) -> None:
    outcomes = [activity.clause for activity in catalog.activities if activity.role == "outcome"]
    assert outcomes == ["G3.4"]


def test_a_task_without_text_stays_without(catalog: Catalog) -> None:
    assert [task.clause for task in catalog.tasks if task.text_missing] == ["T8"]
    assert [task.clause for task in catalog.tasks if task.parts] == ["T7"]


def test_what_the_source_does_not_say_is_not_in_the_data(catalog: Catalog) -> None:
    assert not catalog.agencies
    assert not catalog.targets
    assert len(catalog.plan.unsaid) >= 8


def test_no_fact_was_checked_before_the_sources_were_read(catalog: Catalog) -> None:
    facts = [fact for _, value in catalog.everything() for _, fact in walk(value, Fact)]
    assert len(facts) > 60
    assert min(fact.checked.first for fact in facts).isoformat() == "2026-11-23"


def test_no_group_of_the_index_is_named_as_its_first_page(catalog: Catalog) -> None:
    for language in catalog.language_codes:
        groups = list(index_groups(catalog, language))
        assert len(groups) > 3
        assert not [title for title, entries in groups if title == entries[0][0]]


def test_what_holds_for_all_is_said_once_and_what_is_empty_not_at_all(real_site: Path) -> None:
    text = (real_site / "loi-nguon" / "stp-2021-08-18.html").read_text(encoding="utf-8")
    assert text.count("đúng từng chữ") == 1
    page = BeautifulSoup(
        (real_site / "dinh-chinh" / "index.html").read_text("utf-8"), "html.parser"
    )
    assert not page.select("#corrected") and page.select("#report")
    assert [p.get_text() for p in page.select(".pa-open p")][1:] == ["Chưa có lần đính chính nào."]
    page = BeautifulSoup(
        (real_site / "to-nay-con-dung-khong.html").read_text("utf-8"), "html.parser"
    )
    assert page.select("#sheets details") and not page.select("#sheets-former")


FORBIDDEN = ("toàn văn kế hoạch này", "hoà ", "thuý", "khoẻ", "UBND tỉnh giao", "10 bông lúa")


def test_words_the_content_guide_forbids(catalog: Catalog) -> None:
    texts = [
        words
        for _, value in catalog.everything()
        for _, text in walk(value, Localised)
        for words in text.root.values()
    ]
    assert len(texts) > 500
    assert not [(word, text) for word in FORBIDDEN for text in texts if word in text]


def test_every_text_is_in_both_languages(catalog: Catalog) -> None:
    missing = [
        (key, path)
        for key, value in catalog.everything()
        for path, text in walk(value, Localised)
        if set(text.root) != {"vi", "en"} and path[0] not in ("abbreviation", "reading", "spoken")
        if not isinstance(text, Changed)  # a locale says the rest
    ]
    assert not missing


STATE_NO_FACT = {
    "404.html",
    "bang-tu/index.html",
    "dinh-chinh/index.html",
    "nguon/index.html",
    "tai-ve.html",
    "tim-kiem.html",
    "tin/index.html",
    "tin/nam/2026.html",
    "tra-cuu.html",
}
"""They explain words in ours, list titles and posts, or mistakes; the list of sources is one."""
OF_A_SHEET = re.compile("to/.{8}[.]html")
"""A page that says of a printed sheet whether it holds; the sheet names its sources."""


def test_every_page_that_states_a_fact_names_its_sources(real_site: Path) -> None:
    bare = []
    for path in ADDRESSES.read_text(encoding="utf-8").split():
        soup = BeautifulSoup((real_site / path).read_text(encoding="utf-8"), "html.parser")
        name = path.removeprefix("en/")
        if not soup.select(".pa-sources li") and not (
            name in STATE_NO_FACT or OF_A_SHEET.match(name)
        ):
            bare.append(path)
    assert not bare


def test_there_is_as_much_as_the_sources_carry(catalog: Catalog) -> None:
    counts = {kind: len(records) for kind, records in catalog.records.items()}
    least = {
        "questions": 25,
        "terms": 35,
        "milestones": 30,
        "sources": 45,
        "audiences": 6,
        "members": 11,
        "contacts": 6,
    }
    assert all(counts[kind] >= number for kind, number in least.items()), counts


def test_published_addresses_never_die(real_site: Path) -> None:
    published = ADDRESSES.read_text(encoding="utf-8").split()
    pages = {path for path in digest(real_site) if path.endswith(".html")}
    assert set(published) <= pages, "an address that was printed is gone: use `formerly`"
    assert pages <= set(published), f"add new addresses to {ADDRESSES.name}"


def test_every_page_says_that_the_period_has_ended(real_site: Path) -> None:
    for path in ADDRESSES.read_text(encoding="utf-8").split():
        soup = BeautifulSoup((real_site / path).read_text(encoding="utf-8"), "html.parser")
        notice = soup.select_one(".pa-period")
        assert notice and notice.select_one("a[href$='sau-2025.html']"), path
