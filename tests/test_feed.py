"""What changed for readers becomes a feed that other programs read, and a page of the same."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import feedparser
import pytest
from bs4 import BeautifulSoup
from project import Project

from catalog.building.prepare import prepare
from catalog.building.site import Site
from catalog.environment.settings import Settings
from catalog.outputs.data.feed import LONGEST_FEED

MARCH, LATER = dt.date(2026, 3, 1), dt.date(2027, 9, 9)
ADDRESS = "https://example.org/mau/"
FEED, PAGE = "co-gi-moi.xml", "co-gi-moi.html"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


def _site(project: Project, day: dt.date = MARCH, address: str = ADDRESS) -> Site:
    settings = Settings(day, address, cache=Path(os.environ["CACHE"]))
    prepared = prepare(project.folder, settings)
    assert prepared.site, prepared.problems
    return prepared.site


def _drop(project: Project, *files: str) -> None:
    for file in files:
        (project.folder / "data" / file).unlink()


DATES = "milestones/hoi-lang.yml", "milestones/khai-mac-be-boi.yml"
CORRECTION = "corrections/so-doi.yml"


def test_a_feed_is_well_formed_and_leads_to_what_is_there(project: Project) -> None:
    site = _site(project)
    for code, language in site.languages.items():
        read = feedparser.parse(language.files[FEED])
        assert not read.bozo and read.version == "atom10"
        assert read.feed.language == code
        ids = [entry.id for entry in read.entries]
        assert len(ids) == len(set(ids)) == 3
        root = ADDRESS if code == "vi" else f"{ADDRESS}{code}/"
        assert read.feed.id == f"{root}{FEED}"
        for entry in read.entries:
            path, _, anchor = entry.link.removeprefix(root).partition("#")
            assert anchor in language.pages[path].anchors()
            assert entry.title and entry.summary and entry.updated <= read.feed.updated


def test_the_page_lists_the_same(project: Project) -> None:
    language = _site(project).languages["vi"]
    page = BeautifulSoup(language.pages[PAGE].html, "html.parser")
    listed = [link.get_text() for link in page.select(".pa-posts li > a")]
    assert listed == [entry.title for entry in feedparser.parse(language.files[FEED]).entries]
    assert listed == ["Ngày quét đường", "Ngày hội làng", "Mở bể bơi"]  # the newest first


def test_what_is_not_translated_says_its_language(project: Project) -> None:
    read = feedparser.parse(_site(project).languages["en"].files[FEED])
    languages = {entry.title: entry.title_detail.language for entry in read.entries}
    assert (languages["Village Fair Day"], languages["Mở bể bơi"]) == ("en", "vi")


def test_the_day_of_the_build_changes_nothing(project: Project) -> None:
    first, second = _site(project, MARCH), _site(project, LATER)
    for code, language in first.languages.items():
        assert language.files[FEED] == second.languages[code].files[FEED]
        assert language.pages[PAGE].html == second.languages[code].pages[PAGE].html


def test_without_an_address_there_is_a_page_and_no_feed(project: Project) -> None:
    language = _site(project, address="").languages["vi"]
    assert FEED not in language.files and FEED not in language.pages[PAGE].html


def test_without_anything_new_there_is_neither(project: Project) -> None:
    _drop(project, *DATES, CORRECTION)
    for language in _site(project).languages.values():
        found = (*language.files, *language.pages)
        assert FEED not in found and PAGE not in found
        assert not [page.path for page in language.pages.values() if "co-gi-moi" in page.html]


def test_a_post_is_enough(project: Project) -> None:
    _drop(project, *DATES, CORRECTION)
    news = [project.folder / "docs" / language / "tin" for language in ("vi", "en")]
    posts = news[0] / "posts"
    for folder in (posts, news[1]):
        folder.mkdir(parents=True)
    head = "title: Cầu mới\ndescription: Kể ngắn.\ndate: 2026-02-02\n"
    index = "---\ntitle: Tin\ndescription: Tin của xã.\n---\n\nTin ngắn.\n"
    for folder in news:
        (folder / "index.md").write_text(index, encoding="utf-8")
    (posts / "cau.md").write_text(f"---\n{head}---\n\nChữ.\n", encoding="utf-8")
    [entry] = feedparser.parse(_site(project).languages["vi"].files[FEED]).entries
    assert (entry.title, entry.updated) == ("Cầu mới", "2026-02-02T00:00:00Z")
    assert entry.id == f"{ADDRESS}tin/2026/02/02/cau.html"


def test_odd_letters_reach_every_reader(project: Project) -> None:
    odd, path = "Lễ, “mới” 'hơn' & <b>; 🎉 ]]> =1+1", project.folder / "data" / CORRECTION
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Ngày quét đường", odd), encoding="utf-8")
    language = _site(project).languages["vi"]
    read = feedparser.parse(language.files[FEED])
    assert not read.bozo and read.entries[0].title == odd


def test_a_feed_has_the_newest_and_the_page_has_all(project: Project) -> None:
    text = (project.folder / "data" / CORRECTION).read_text(encoding="utf-8")
    for n in range(LONGEST_FEED):
        more = text.replace("id: so-doi", f"id: so-doi-{n}").replace("withdraws: [ABC-DEF]\n", "")
        (project.folder / f"data/corrections/so-doi-{n}.yml").write_text(more, encoding="utf-8")
    language = _site(project).languages["vi"]
    assert len(feedparser.parse(language.files[FEED]).entries) == LONGEST_FEED
    assert language.pages[PAGE].html.count('href="dinh-chinh/') == LONGEST_FEED + 1
