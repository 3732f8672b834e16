"""Posts become dated pages, lists and a feed; a plan without posts has no trace of them."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from bs4 import BeautifulSoup
from project import Project
from settings_of import change_settings

ADDRESS = "https://example.org/mau/"
INDEX = "---\ntitle: {title}\ndescription: {title} của xã.\n---\n\n{title} ngắn.\n"
POST = """---
title: {title}
description: {told}
date: {date}
{more}---

{text}
"""
BRIDGE = "2026/03/02/cau-moi.html"


def _post(project: Project, file: str, title: str, date: str, text: str, more: str = "") -> None:
    path = project.folder / "docs" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    told = f"{title}, kể ngắn."
    path.write_text(POST.format(**locals()), encoding="utf-8")


def _write_news(project: Project) -> None:
    for language, title in (("vi", "Tin"), ("en", "News")):
        index = project.folder / "docs" / language / "tin" / "index.md"
        index.parent.mkdir(parents=True)
        index.write_text(INDEX.format(title=title), encoding="utf-8")
    more = """categories: [Ai cũng biết bơi]
links:
  - dich/biet-boi.md
  - Lớp <i>: viec/lop-boi.md#parts
  - https://example.org/x
  - Nơi khác:
      - Kia: https://example.org/y
      - dich/duong-sach.md
"""
    picture = "\n\n![Hình cầu](cau.svg)\nHình của Xã Mẫu."
    text = "Xem [bài trước](2025/be-boi.md) và [đích](../../dich/biet-boi.md). [@toan-van-mau]"
    _post(project, "vi/tin/posts/cau-moi.md", "Cầu mới <b>", "2026-03-02", text + picture, more)
    square = project.folder / "docs" / "vi" / "hinh" / "vuong.svg"
    (square.parents[1] / "tin" / "posts" / "cau.svg").write_bytes(square.read_bytes())
    more = "pin: true\ncategories: [Ai cũng biết bơi, Đường làng sạch]\n"
    _post(project, "vi/tin/posts/2025/be-boi.md", "Bể bơi", "2025-07-01", "Chữ vàng.", more)
    _post(project, "vi/tin/posts/nhap.md", "Còn nháp", "2026-04-01", "Chữ.", "draft: true\n")
    goal = project.folder / "data" / "goals" / "duong-sach.yml"
    translated = '  en: "Clean village roads"\n'
    assert translated in goal.read_text("utf-8")
    goal.write_text(goal.read_text("utf-8").replace(translated, ""), encoding="utf-8")
    more = "categories: [Everyone can swim]\n"
    _post(project, "en/tin/posts/cau-moi.md", "A new bridge", "2026-03-02", "Words.", more)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("news") / "project", kit=False)
    _write_news(project)
    done = project.build(SITE_URL=ADDRESS)
    assert done.returncode == 0, done.stderr
    return project


def _page(project: Project, path: str) -> BeautifulSoup:
    return BeautifulSoup((project.site / path).read_text("utf-8"), "html.parser")


def _text(project: Project, path: str) -> str:
    return (project.site / path).read_text("utf-8")


def test_a_post_is_a_page_with_its_day_group_sources_and_related_pages(built: Project) -> None:
    page = _page(built, f"tin/{BRIDGE}")
    assert page.title and page.title.string == "Cầu mới <b> – Trang thử Xã Mẫu"
    assert page.select_one("main time[datetime='2026-03-02']")
    assert [h1.get_text() for h1 in page.select("main h1")] == ["Cầu mới <b>"]
    links = {link["href"] for link in page.select("main a")}
    above = "../../../../"
    assert {f"{above}dich/biet-boi.html", f"{above}tin/2025/07/01/be-boi.html"} <= {
        re.sub(r"^(\.\./)+", above, str(link).replace("../../../2025", f"{above}tin/2025"))
        for link in links
    }
    assert len(page.select(".pa-sources li")) == 1
    picture = page.select_one("main img")
    assert picture and (picture["width"], picture["height"]) == ("8", "8")
    assert (built.site / "tin/2026/03/02" / str(picture["src"])).resolve().is_file()
    assert page.select_one("section[aria-labelledby=related] a[href$='dich/biet-boi.html']")
    related = page.select("section[aria-labelledby=related] :is(h3, a)")[1:]
    assert [(one.get_text(), one.get("href")) for one in related] == [
        ("Lớp <i>", "../../../../viec/lop-boi.html#parts"),
        ("https://example.org/x", "https://example.org/x"),
        ("Nơi khác", None),
        ("Kia", "https://example.org/y"),
        ("Đường làng sạch", "../../../../dich/duong-sach.html"),
    ]
    assert [a.get_text() for a in page.select(".pa-crumbs a")] == ["Trang đầu", "Tin"]


def test_posts_are_listed_pinned_ones_first_and_drafts_nowhere(built: Project) -> None:
    listed = [link.get_text() for link in _page(built, "tin/index.html").select(".pa-posts li > a")]
    assert listed == ["Bể bơi", "Cầu mới <b>"]
    home = [link.get_text() for link in _page(built, "index.html").select(".pa-posts li > a")]
    assert home == listed
    views = _page(built, "tin/index.html").select("section[aria-labelledby=views] a")
    assert {str(a["href"]): a.get_text() for a in views} == {
        "nam/2026.html": "2026",
        "nam/2025.html": "2025",
        "nhom/ai-cung-biet-boi.html": "Ai cũng biết bơi",
        "nhom/duong-lang-sach.html": "Đường làng sạch",
    }
    for path, titles in (("nam/2025", ["Bể bơi"]), ("nhom/ai-cung-biet-boi", listed)):
        found = _page(built, f"tin/{path}.html").select(".pa-posts li > a")
        assert [link.get_text() for link in found] == titles
    assert not [path for path in built.site.rglob("*") if "nhap" in path.name]
    assert not [p for p in built.site.rglob("*.html") if "Còn nháp" in p.read_text("utf-8")]


def test_what_is_not_translated_is_shown_in_the_first_language(built: Project) -> None:
    listed = _page(built, "en/tin/index.html").select(".pa-posts li")
    assert [(item.get("lang"), item.a.get_text() if item.a else "") for item in listed] == [
        ("vi", "Bể bơi"),
        (None, "A new bridge"),
    ]
    for path, is_told in (
        ("en/tin/2025/07/01/be-boi", True),
        ("en/tin/index", True),
        ("en/tin/nam/2025", True),
        ("en/tin/nam/2026", False),
        (f"en/tin/{BRIDGE}".removesuffix(".html"), False),
    ):
        page = _page(built, f"{path}.html")
        notice = [p for p in page.select(".pa-said-first") if "not translated" in p.get_text()]
        assert bool(notice) == bool(page.select("main [lang=vi]")) == is_told, path


def test_a_group_has_one_page_in_each_language(built: Project) -> None:
    """Also where the posts of it are not translated, so that they name it in another language."""
    views = _page(built, "en/tin/index.html").select("section[aria-labelledby=views] a")
    assert {str(a["href"]): a.get_text() for a in views if "nhom" in str(a["href"])} == {
        "nhom/everyone-can-swim.html": "Everyone can swim",
        "nhom/duong-lang-sach.html": "Đường làng sạch",
    }
    assert len(list((built.site / "en" / "tin" / "nhom").iterdir())) == 2
    of_both = [("vi", "Bể bơi"), (None, "A new bridge")]
    for path, title, is_marked, posts in (
        ("everyone-can-swim", "Everyone can swim", False, of_both),
        ("duong-lang-sach", "Đường làng sạch", True, of_both[:1]),
    ):
        page = _page(built, f"en/tin/nhom/{path}.html")
        assert page.title and str(page.title.string).startswith(f"{title} – ")
        heading = page.select_one("main h1")
        assert heading and heading.get_text().replace("\xa0", " ") == title  # it is tied
        assert bool(heading.find_parent(lang="vi")) == is_marked
        listed = page.select(".pa-posts li")
        assert [(li.get("lang"), li.a.get_text() if li.a else "") for li in listed] == posts


def test_languages_lead_to_the_same_post_or_to_the_list(built: Project) -> None:
    for path, there in (
        (f"tin/{BRIDGE}", f"../../../../en/tin/{BRIDGE}"),
        ("tin/nhom/ai-cung-biet-boi.html", "../../en/tin/index.html"),
    ):
        switch = _page(built, path).select_one(".pa-tongue a[hreflang=en]")
        assert switch and switch["href"] == there
        assert (built.site / Path(path).parent / there).resolve().is_file()


def test_search_sitemap_and_feed_have_posts(built: Project) -> None:
    [index] = (built.site / "assets").glob("index-vi.*.js")
    entries = json.loads(index.read_text("utf-8").removeprefix("siteSearch.load(")[:-3])
    posts = {entry[0]: entry[3] for entry in entries if entry[0].startswith("tin/20")}
    assert set(posts) == {f"tin/{BRIDGE}", "tin/2025/07/01/be-boi.html"}
    assert "Chữ vàng." in posts["tin/2025/07/01/be-boi.html"]
    listed = _text(built, "sitemap.xml")
    for path in (f"tin/{BRIDGE}", f"en/tin/{BRIDGE}", "tin/nhom/ai-cung-biet-boi.html"):
        assert listed.count(f"<loc>{ADDRESS}{path}</loc>") == 1
    for folder, title, posts_there in (
        ("", "Trang thử Xã Mẫu", 2),
        ("en/", "Model Commune test site", 2),
    ):
        read = feedparser.parse(_text(built, f"{folder}co-gi-moi.xml"))
        assert not read.bozo and read.feed.title.startswith(title)
        links = [one.link for one in read.entries if one.tags[0].term == "post"]
        assert len(links) == posts_there and f"{ADDRESS}{folder}tin/{BRIDGE}" in links


def test_every_page_leads_to_the_feed(built: Project) -> None:
    framed = [
        path for path in built.site.rglob("*.html") if "pa-columns" in path.read_text("utf-8")
    ]
    assert len(framed) > 60
    for path in framed:
        page = BeautifulSoup(path.read_text("utf-8"), "html.parser")
        [feed] = page.select("link[rel=alternate][type='application/atom+xml']")
        root = ADDRESS + path.relative_to(built.site).as_posix()  # that of 404 is absolute
        language = "en/" if (built.site / "en") in path.parents else ""
        assert urljoin(root, str(feed["href"])) == f"{ADDRESS}{language}co-gi-moi.xml", path


def test_without_posts_nothing_is_left(small: Project) -> None:
    assert not (small.folder / "docs" / "vi" / "tin").exists()
    names = {path.name for path in small.site.rglob("*")}
    assert not names & {"tin", "nam", "feed_rss_created.xml", "feed_rss_updated.xml"}
    assert "rss" not in _text(small, "index.html")
    assert '<category term="post"' not in _text(small, "co-gi-moi.xml")


def test_a_language_without_posts_gets_no_folder_of_them(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    _write_news(project)
    shutil.rmtree(project.folder / "docs" / "en" / "tin" / "posts")
    written = sorted((project.folder / "docs").rglob("*"))
    assert project.build().returncode == 0
    assert sorted((project.folder / "docs").rglob("*")) == written
    assert _page(project, f"en/tin/{BRIDGE}").select_one(".pa-prose[lang=vi]")


def test_a_folder_of_news_that_no_blog_shows_is_told(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    _write_news(project)
    change_settings(project, "blog_dir: tin", "blog_dir: bao")
    built = project.build()
    assert built.returncode != 0
    said = "mkdocs.yml không có mục tin `tin` — thêm vào plugins `blog: {blog_dir: tin}`"
    assert f"docs/vi/tin/posts/2025/be-boi.md:2:1: {said}" in built.stderr
    assert "Traceback" not in built.stderr


def test_without_mkdocs_posts_lie_in_the_same_places(built: Project, tmp_path: Path) -> None:
    done = built.run("catalog", "write", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    page = BeautifulSoup((tmp_path / "out" / "tin" / BRIDGE).read_text("utf-8"), "html.parser")
    with_mkdocs = _page(built, f"tin/{BRIDGE}")
    for one in (page, with_mkdocs):
        for link in one.select("main [href], body > :not(main) [href]"):
            assert not str(link["href"]).endswith(".md")
    body = ".pa-prose"
    [ours], [theirs] = page.select(body), with_mkdocs.select(body)
    assert ours.get_text() == theirs.get_text()
    assert [a["href"] for a in ours.select("a")] == [a["href"] for a in theirs.select("a")]
