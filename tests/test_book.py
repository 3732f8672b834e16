"""The handbook as one file for phones and readers: valid, whole, and nothing in it leads astray."""

from __future__ import annotations

import datetime as dt
import json
import os
import posixpath
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from book_checker import check
from project import Project

from catalog.building.prepare import prepare
from catalog.building.site import Site
from catalog.environment.settings import Settings
from catalog.outputs.book.xhtml import ONLY_ON_THE_WEB
from catalog.outputs.shared.packing import packed
from catalog.reading.choices import Choices

MARCH = dt.date(2026, 3, 1)
ADDRESS = "https://example.org/mau/"
BOOK = "so-tay.epub"
HTML, OPS = "{http://www.w3.org/1999/xhtml}", "{http://www.idpf.org/2007/ops}"
OPF, LANG = "{http://www.idpf.org/2007/opf}", "{http://www.w3.org/XML/1998/namespace}lang"
HOSTILE = "\"'><script>alert(1)</script> & ]]> <!-- 🎉 {{ 7*7 }} =1+1"


@dataclass(frozen=True)
class Read:
    """A book as a reader opens it."""

    content: bytes

    @cached_property
    def files(self) -> Mapping[str, bytes]:
        """What lies beside its package document, by name."""
        with zipfile.ZipFile(BytesIO(self.content)) as archive:
            names = [name for name in archive.namelist() if name.startswith("EPUB/")]
            return {name.removeprefix("EPUB/"): archive.read(name) for name in names}

    @cached_property
    def documents(self) -> Mapping[str, ET.Element]:
        names = [name for name in self.files if name.endswith(".xhtml")]
        return {name: ET.fromstring(self.files[name]) for name in names}

    @cached_property
    def package(self) -> ET.Element:
        return ET.fromstring(self.files["package.opf"])

    @cached_property
    def chapters(self) -> list[str]:
        """The files in reading order, after cover, title page and table of contents."""
        names = {one.get("id"): str(one.get("href")) for one in self.package.iter(f"{OPF}item")}
        return [names[one.get("idref")] for one in self.package.iter(f"{OPF}itemref")][3:]

    def lines(self, sort: str) -> list[tuple[str, str]]:
        """(words, target) of a list of the navigation document."""
        for nav in self.documents["nav.xhtml"].iter(f"{HTML}nav"):
            if nav.get(f"{OPS}type") == sort:
                links = nav.iter(f"{HTML}a")
                return [("".join(link.itertext()), str(link.get("href"))) for link in links]
        return []

    def meta(self, name: str) -> str:
        [found] = [one for one in self.package.iter() if name in (one.tag, one.get("property"))]
        return str(found.text)


@pytest.fixture(scope="module", params=["small", "real"])
def folder(request: pytest.FixtureRequest) -> Path:
    """A site's folder."""
    if request.param == "small":
        project: Project = request.getfixturevalue("small")
        return project.site
    real: Path = request.getfixturevalue("real_site")
    return real


@pytest.fixture(scope="module")
def books(folder: Path) -> list[Read]:
    return [Read((folder / root / BOOK).read_bytes()) for root in ("", "en")]


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


def _site(
    folder: Path, address: str = ADDRESS, *, cached: bool = True, in_folders: bool = False
) -> Site:
    cache = Path(os.environ["CACHE"]) if cached else None
    settings = Settings(MARCH, address, cache=cache, choices=Choices(in_folders=in_folders))
    prepared = prepare(folder, settings)
    assert prepared.site, prepared.problems
    return prepared.site


def _book(site: Site, language: str = "vi") -> Read:
    content = site.languages[language].files[BOOK]
    assert isinstance(content, bytes)
    return Read(content)


def _change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old)
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize("root", ["", "en"])
def test_the_checker_of_the_w3c_finds_nothing(folder: Path, root: str) -> None:
    assert check(folder / root / BOOK) == []


def _astray(book: Read) -> Iterator[tuple[str, str]]:
    """(file, link) of each link that leads to nothing in a book."""
    places = {name: {one.get("id") for one in page.iter()} for name, page in book.documents.items()}
    for name, page in book.documents.items():
        links = {
            str(one.get(key)) for one in page.iter() for key in ("href", "src") if one.get(key)
        }
        for link in (one for one in links if not re.match("[a-z]+:", one)):
            path, _, anchor = link.partition("#")
            to = posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            if to not in book.files or (anchor and anchor not in places[to]):
                yield name, link


def test_every_link_leads_somewhere_in_the_book(books: list[Read]) -> None:
    for book in books:
        assert list(_astray(book)) == []
        links = [one for page in book.documents.values() for one in page.iter(f"{HTML}a")]
        assert len([one for one in links if ".xhtml" in one.get("href", "")]) > 150


def test_addresses_in_folders_lead_to_the_same_places(project: Project) -> None:
    files, folders = (_book(_site(project.folder, in_folders=one)) for one in (False, True))
    assert list(_astray(folders)) == []
    assert files.files.keys() == folders.files.keys()
    page = "text/dich/duong-sach.xhtml"
    inside = [
        set(re.findall(r'href="([^":]+)"', book.files[page].decode())) for book in (files, folders)
    ]
    assert inside[0] == inside[1] and len(inside[0]) > 5


def test_every_picture_is_told_in_words(books: list[Read]) -> None:
    for book in books:
        pictures = [one for page in book.documents.values() for one in page.iter(f"{HTML}img")]
        assert pictures and all(picture.get("alt") for picture in pictures)


def test_what_is_read_on_is_what_the_contents_say(books: list[Read]) -> None:
    for book in books:
        assert [target for _, target in book.lines("toc")] == book.chapters
        assert len(book.chapters) > 25


def test_pages_have_the_same_numbers_in_all_languages(books: list[Read]) -> None:
    first, second = (book.lines("page-list") for book in books)
    assert first == second
    assert [words for words, _ in first] == [str(n) for n in range(1, len(first) + 1)]
    assert [target.partition("#")[0] for _, target in first] == books[0].chapters
    assert {book.meta("pageBreakSource") for book in books} == {"none"}


def test_nothing_is_left_that_only_the_web_can_do(books: list[Read]) -> None:
    for book in books:
        for name, page in book.documents.items():
            tags = {one.tag.removeprefix(HTML) for one in page.iter()}
            assert not tags & {"form", "button", "script", "input", "details", "label"}, name
            classes = {part for one in page.iter() for part in one.get("class", "").split()}
            assert not classes & ONLY_ON_THE_WEB, name


def test_it_holds_what_explains_the_plan(project: Project) -> None:
    site = _site(project.folder)
    book, pages = _book(site), site.languages["vi"].pages
    held = {name.removeprefix("text/").replace(".xhtml", ".html") for name in book.chapters}
    web = {"tim-kiem.html", "tra-cuu.html", "du-lieu-mo.html", "co-gi-moi.html", "tai-ve.html"}
    assert web < pages.keys() and held == pages.keys() - web
    inside = dict(book.lines("toc"))
    assert "Đường làng sạch" in inside and "Kế hoạch" not in inside  # only what it holds is linked


def test_a_page_of_prose_may_stay_out_of_it(project: Project) -> None:
    page = project.folder / "docs" / "vi" / "gioi-thieu.md"
    _change(page, "\ndescription:", "\nbook: false\ndescription:")
    site = _site(project.folder)
    assert "gioi-thieu.html" in site.languages["en"].pages
    for language in site.languages:
        assert "text/gioi-thieu.xhtml" not in _book(site, language).files


def test_posts_stay_on_the_web(project: Project) -> None:
    news = [project.folder / "docs" / language / "tin" for language in ("vi", "en")]
    posts = news[0] / "posts"
    head = "---\ntitle: Tin\ndescription: Tin của xã.\n"
    for folder in (posts, news[1]):
        folder.mkdir(parents=True)
    for folder in news:
        (folder / "index.md").write_text(f"{head}---\n\nTin ngắn.\n", encoding="utf-8")
    (posts / "cau.md").write_text(f"{head}date: 2026-02-02\n---\n\nChữ.\n", encoding="utf-8")
    site = _site(project.folder)
    assert "tin/index.html" in site.languages["vi"].pages
    assert not [name for name in _book(site).files if "/tin/" in name]


def test_a_title_is_only_words(project: Project) -> None:
    goal = project.folder / "data" / "goals" / "duong-sach.yml"
    _change(
        goal,
        'title:\n  vi: "Đường làng sạch"',
        f"title:\n  vi: {json.dumps(HOSTILE, ensure_ascii=False)}",
    )
    book = _book(_site(project.folder, address=""))
    page = book.documents["text/dich/duong-sach.xhtml"]
    [title] = page.iter(f"{HTML}title")
    assert title.text == HOSTILE and HOSTILE in dict(book.lines("toc"))


def test_words_that_the_cover_cannot_show_are_told_where_they_are(project: Project) -> None:
    plan = project.folder / "data" / "plan.yml"
    _change(plan, "giấy của xã nào.", "giấy của xã nào 🎉")
    prepared = prepare(project.folder, Settings(MARCH, cache=Path(os.environ["CACHE"])))
    [problem] = prepared.problems
    assert problem.field == "site.kit_claim.vi" and "bìa sách" in problem.message


def test_what_is_not_translated_says_its_language(project: Project) -> None:
    book = _book(_site(project.folder), "en")
    for name in ("text/viec/lop-boi.xhtml", "nav.xhtml"):
        page = book.documents[name]
        assert page.get("lang") == page.get(LANG) == "en"
        marked = [one for one in page.iter() if one.get("lang") == "vi"]
        assert marked and all(one.get(LANG) == "vi" for one in marked)


def test_without_an_address_nothing_leads_out_to_the_site(project: Project) -> None:
    there, here = _book(_site(project.folder)), _book(_site(project.folder, address=""))
    opened = "text/tai-lieu/index.xhtml", "text/_title.xhtml"
    assert ADDRESS in there.files[opened[1]].decode()
    assert not [name for name in here.files if ADDRESS.encode() in here.files[name]]
    identifier = "{http://purl.org/dc/elements/1.1/}identifier"
    assert there.meta(identifier) == ADDRESS + BOOK
    assert here.meta(identifier) == "7-kh-mau.2026-01-05.vi"


def test_what_was_kept_changes_nothing(project: Project) -> None:
    kept, anew = _site(project.folder), _site(project.folder, cached=False)
    again = _site(project.folder)
    for language in kept.languages:
        contents = {_book(site, language).content for site in (kept, anew, again)}
        assert len(contents) == 1
        with zipfile.ZipFile(BytesIO(contents.pop())) as archive:
            first, *rest = archive.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert {one.date_time for one in (first, *rest)} == {(1980, 1, 1, 0, 0, 0)}
        texts = {one for one in rest if not one.filename.endswith((".jpg", ".png"))}
        assert {one.compress_type for one in texts} == {zipfile.ZIP_DEFLATED}


def test_files_are_packed_by_name_and_some_before_them() -> None:
    content = packed({"b": b"2", "a": b"1", "z": b"0"}, first=("z",))
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert archive.namelist() == ["z", "a", "b"]
