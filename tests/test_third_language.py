"""A further language is one file of the generator, its code in words.yml, and texts."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from project import ROOT, Project

from catalog.collected.loading import load
from catalog.rules import check

LAO = "ລາວ"
ADDRESS = {
    "SITE_URL": "https://example.org/mau",
    "EDIT_URL": "https://example.org/edit/tests/small/{path}",
}
ENGLISH = ROOT / "hooks" / "catalog" / "locales" / "en.yml"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The same plan with Lao besides; English words stand in for Lao ones."""
    project = Project(tmp_path_factory.mktemp("lao") / "project")
    words = ENGLISH.read_text(encoding="utf-8")
    words = words.replace("code: en", "code: lo").replace('name: "English"', f'name: "{LAO}"')
    (project.own("hooks") / "catalog" / "locales" / "lo.yml").write_text(words, encoding="utf-8")
    _edit(project, "data/words.yml", "languages: [vi, en]", "languages: [vi, en, lo]")
    goal = '  en: "Clean village roads"\nline'
    _edit(project, "data/goals/duong-sach.yml", goal, f'  lo: "Roads of Laos"\n{goal}')
    built = project.build(**ADDRESS)
    assert built.returncode == 0, built.stderr
    return project


def _edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def _soup(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def _pages(folder: Path) -> set[Path]:
    return {path.relative_to(folder) for path in folder.rglob("*.html")}


def test_every_page_is_there_in_the_language(project: Project) -> None:
    pages = {page for page in _pages(project.site / "en") if page.parts[0] != "to"}
    assert len(pages) > 20 and _pages(project.site / "lo") == pages
    for page in pages:
        html = _soup(project.site / "lo" / page).html
        assert isinstance(html, Tag) and html["lang"] == "lo", page


def test_a_translated_text_is_shown_and_others_fall_back(project: Project) -> None:
    page = _soup(project.site / "lo" / "dich" / "duong-sach.html")
    heading = page.h1
    assert heading and heading.get_text() == "Roads of Laos" and not heading.select("[lang]")
    assert page.select("main [lang=vi]")
    menu = _soup(project.site / "lo" / "index.html").select_one("header nav")
    assert menu and "Goals" in menu.get_text()


def test_the_switch_and_the_search_know_it(project: Project) -> None:
    switch = _soup(project.site / "dich" / "duong-sach.html").select_one('a[hreflang="lo"]')
    assert switch and LAO in switch.get_text() and switch["lang"] == "lo"
    (index,) = project.site.glob("assets/index-lo.*.js")
    assert "Roads of Laos" in index.read_text(encoding="utf-8")
    sitemap = (project.site / "sitemap.xml").read_text(encoding="utf-8")
    assert "https://example.org/mau/lo/dich/duong-sach.html" in sitemap


def test_the_other_languages_say_what_they_said(small: Project, project: Project) -> None:
    pages = _pages(small.site)
    assert len(pages) > 40 and pages <= _pages(project.site)
    for page in pages:
        was, now = (_soup(one.site / page).select_one("main") for one in (small, project))
        assert _but_sizes(was) == _but_sizes(now), page


def _but_sizes(part: object) -> str:
    """What holds all languages grows with each of them."""
    return re.sub(r"(ZIP|XLSX), [^<]+", "", str(part))


def test_the_first_language_gives_addresses_and_the_plan_changes_some(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    _edit(project, "data/words.yml", "languages: [vi, en]", "languages: [en, vi]")
    catalog = load(project.folder)[0]
    assert catalog
    pages, labels = catalog.words.pages, catalog.words.labels
    assert (pages["questions"].path, pages["goals"].path) == ("questions", "dich")
    assert pages["kit"].title.root == {"vi": "Tài liệu để đọc và in", "en": "To read out and print"}
    assert labels["search_example"].root == {"vi": "quét đường", "en": "sweeping"}


def test_a_language_left_out_of_a_change_keeps_the_words_it_had(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    _edit(project, "data/words.yml", 'vi: "quét đường", en', "en")
    catalog = load(project.folder)[0]
    assert catalog and not check(catalog)
    label = catalog.words.labels["search_example"].root
    assert label == {"vi": "kế hoạch", "en": "sweeping"}


def test_an_unused_locale_stops_nobody(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    locales = project.own("hooks") / "catalog" / "locales"
    (locales / "lo.yml").write_text("code: lo\n", encoding="utf-8")
    assert project.run("catalog", "check").returncode == 0


def test_each_locale_fills_in_the_same_places() -> None:
    """A word's {…} is the same in each language."""
    vi, en = (
        dict(re.findall(r'^  (\w+): "(.*)"$', path.read_text(encoding="utf-8"), re.MULTILINE))
        for path in (ENGLISH.with_name("vi.yml"), ENGLISH)
    )
    assert len(vi) > 150
    for name, text in en.items():
        assert set(re.findall(r"{\w+}", text)) == set(re.findall(r"{\w+}", vi[name])), name
