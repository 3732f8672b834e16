"""Plugins that people know work together here: their pages have our frame and no script."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import Project
from settings_of import change_settings

from catalog.__main__ import main

PLUGINS = """plugins:
  - search
  - material/tags
  - material/meta
  - material/typeset
  - redirects:
      redirect_maps:
        cu/trang.md: gioi-thieu.md
        cu/ke-hoach.md: ban-ke-hoach.md#home
        ngoai.md: https://example.org/ra-ngoai
  - macros
  - minify:
      minify_html: true
  - git-revision-date-localized:
      fallback_to_build_date: true
  #"""
PAGE = "---\ntitle: {title}\ndescription: Trang {title}.\n{more}---\n\n{text}\n"
SCRIPT = """
from pathlib import Path

def {event}
"""
INTO_PAGES = SCRIPT.format(event="on_post_page(output, **o): return output + '<script>1</script>'")
ELSEWHERE = INTO_PAGES.replace("<script>1", '<script src="//x.example/x.js">')
NAMED = INTO_PAGES.replace("<script>1", '<script type="application/javascript">1')
BESIDE = SCRIPT.format(
    event="""on_post_build(config):
    Path(config.site_dir, "rieng.html").write_text("<script>alert(1)</script>")"""
)


def _write(project: Project, file: str, title: str, text: str, more: str = "") -> None:
    path = project.folder / "docs" / "vi" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(PAGE.format(title=title, text=text, more=more), encoding="utf-8")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small plan with all of them at once."""
    project = Project(tmp_path_factory.mktemp("plugins") / "project", kit=False)
    change_settings(project, "plugins: #", PLUGINS)
    _write(project, "the.md", "Thẻ", "<!-- material/tags -->")
    _write(project, "kho/co-the.md", "Có thẻ", "Chữ.", "tags: [Nước, Đường <b>]\n")
    _write(project, "tinh.md", "Tính", "{{ config.site_name }}, {{ 3 + 4 }}. [@toan-van-mau]")
    _write(project, "ngay.md", "Ngày", "Sửa {{ git_revision_date_localized }}.")
    meta = project.folder / "docs" / "vi" / "kho" / ".meta.yml"
    meta.write_text("search:\n  exclude: true\n", encoding="utf-8")
    done = project.build(SITE_URL="https://example.org/mau/")
    assert done.returncode == 0, done.stderr
    assert "trang có tìm kiếm riêng — xóa search" in done.stdout
    assert not (project.site / "search").exists()
    assert "plugins: macros cho người viết bài chạy mã" in done.stdout
    return project


def _page(project: Project, path: str) -> BeautifulSoup:
    return BeautifulSoup((project.site / path).read_text("utf-8"), "html.parser")


@pytest.mark.parametrize("root", ["", "en/"])
def test_tags_lead_to_their_list(root: str, built: Project) -> None:
    page = _page(built, f"{root}kho/co-the.html")
    tags = [(tag.get_text(), tag["href"]) for tag in page.select(".pa-tags a")]
    assert tags == [("Nước", "../the.html#tag:nuoc"), ("Đường <b>", "../the.html#tag:duong-b")]
    listed = _page(built, f"{root}the.html")
    assert [h.get_text(strip=True) for h in listed.select("h2[id^=tag]")] == ["Nước", "Đường <b>"]
    assert [a["href"] for a in listed.select("h2[id^=tag] + ul a")] == ["kho/co-the.html"] * 2


def test_metadata_of_a_folder_reaches_its_pages(built: Project) -> None:
    [index] = (built.site / "assets").glob("index-vi.*.js")
    entries = json.loads(index.read_text("utf-8").removeprefix("siteSearch.load(")[:-3])
    found = {entry[0]: entry[3] for entry in entries}
    assert "kho/co-the.html" not in found
    assert "Trang thử Xã Mẫu, 7." in found["tinh.html"]  # what macros wrote is found


@pytest.mark.parametrize("root", ["", "en/"])
def test_redirects_have_our_words_and_no_script(root: str, built: Project) -> None:
    for path, target in (
        ("cu/trang", "../gioi-thieu.html"),
        ("cu/ke-hoach", "../ban-ke-hoach.html#home"),
        ("ngoai", "https://example.org/ra-ngoai"),
    ):
        page = _page(built, f"{root}{path}.html")
        assert page.html and page.html["lang"] == (root.strip("/") or "vi")
        assert [a["href"] for a in page.select("a")] == [target]
        refresh = page.select_one("meta[http-equiv=refresh]")
        assert refresh and str(refresh["content"]).endswith(target)
        assert not page.select("script")


def test_macros_go_before_our_own_marks(built: Project) -> None:
    page = _page(built, "tinh.html")
    assert "Trang thử Xã Mẫu, 7." in page.get_text()
    assert len(page.select(".pa-cite")) == len(page.select(".pa-sources li")) == 1


def test_dates_of_files_are_words(built: Project) -> None:
    page = _page(built, "ngay.html")
    [prose] = page.select(".pa-prose")
    assert re.search(r"Sửa \d\d/\d\d/\d{4}\.", prose.get_text())  # as the site writes days
    assert "span" not in prose.get_text()
    assert re.search(r"Tệp của trang sửa lần cuối: \d\d/\d\d/\d{4}", page.get_text())
    assert "sửa lần cuối" not in _page(built, "index.html").get_text()  # made of many files


def test_minified_pages_keep_their_policy_and_frame(built: Project) -> None:
    text = (built.site / "index.html").read_text("utf-8")
    assert "\n  <" not in text
    page = _page(built, "index.html")
    assert page.select_one("meta[http-equiv=Content-Security-Policy]")
    assert page.select_one("main#main") and page.select_one("footer#index")


def test_a_plugin_for_the_menu_decides_it(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    change_settings(project, "plugins: #", "plugins:\n  - awesome-nav\n  #")
    for language, title in (("vi", "Kế hoạch ngắn"), ("en", "The plan in short")):
        nav = f"nav:\n  - {title}: ban-ke-hoach.md\n  - gioi-thieu.md\n"
        (project.folder / "docs" / language / ".nav.yml").write_text(nav, encoding="utf-8")
    done = project.build()
    assert done.returncode == 0, done.stderr
    for page, titles in (
        ("index.html", ["Kế hoạch ngắn", "Về trang thử"]),
        ("en/index.html", ["The plan in short", "Về trang thử"]),
    ):
        shown = [link.get_text() for link in _page(project, page).select("a.pa-wide")]
        assert shown == titles


def test_what_cannot_work_here_says_what_is_in_its_place(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    plugins = "plugins:\n  - search\n  - offline\n  - social\n  - optimize\n  #"
    change_settings(project, "plugins: #", plugins)
    done = project.build()
    assert done.returncode != 0 and "Traceback" not in done.stderr
    lines = [line.partition(" không chạy được ở đây: ") for line in done.stderr.splitlines()]
    assert [line[0] for line in lines] == [
        f"mkdocs.yml:1:1: plugins: {name}" for name in ("offline", "optimize", "social")
    ]
    assert all(line[2] for line in lines)
    assert "plugins: không có tác dụng: trang có tìm kiếm riêng — xóa search" in done.stdout


def test_a_redirect_takes_no_page_and_stays_inside(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    maps = "{gioi-thieu.md: ban-ke-hoach.md, ../ngoai.md: gioi-thieu.md, cu.md: gioi-thieu.md}"
    redirects = f"plugins:\n  - redirects:\n      redirect_maps: {maps}\n  #"
    change_settings(project, "plugins: #", redirects)
    done = project.build()
    assert done.returncode != 0
    assert [line for line in done.stderr.splitlines() if line.startswith("mkdocs.yml")] == [
        f"mkdocs.yml:1:1: plugins: redirects: `{old}` là trang đang có, hoặc ở ngoài trang — xóa "
        "dòng ấy"
        for old in ("gioi-thieu.md", "../ngoai.md")
    ]


def test_a_tag_that_is_not_allowed_is_told(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    allowed = "plugins:\n  - material/tags:\n      tags_allowed: [Nước]\n  #"
    change_settings(project, "plugins: #", allowed)
    _write(project, "co-the.md", "Có thẻ", "Chữ.", "tags: [Nước, Nuoc]\n")
    done = project.build()
    assert done.returncode != 0
    said = "docs/vi/co-the.md:4:14: tags[2]: không có thẻ `Nuoc` — chọn một trong: Nước\n"
    assert done.stderr == said


def test_tags_without_their_plugin_are_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "project", kit=False)
    _write(project, "co-the.md", "Có thẻ", "Chữ.", "tags: [Nước]\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    said = "không có tác dụng: chưa bật thẻ — thêm `material/tags` vào plugins, mkdocs.yml"
    assert f"docs/vi/co-the.md:4:1: tags: {said}\n" in done.stdout
    assert main(["check", str(project.folder)]) == 0
    page = project.folder / "docs" / "vi" / "co-the.md"
    assert f"nên xem lại: {page}:4:1: tags: {said}\n" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("hook", "pages"),
    [
        (INTO_PAGES, r"1:1: \d\d trang"),
        (NAMED, r"1:1: \d\d trang"),  # what the policy blocks, whatever sort it says it is
        (BESIDE, "1 trang, thí dụ `rieng.html`"),
        (ELSEWHERE, "trang"),
    ],
)
def test_what_writes_a_script_into_pages_is_refused(hook: str, pages: str, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    change_settings(project, "[hooks/publish.py]", "[own.py, hooks/publish.py]")
    (project.folder / "own.py").write_text(hook, encoding="utf-8")
    done = project.build()
    assert done.returncode != 0 and "Traceback" not in done.stderr
    [line] = done.stderr.splitlines()
    assert re.search(pages, line)
    assert line.endswith("— bỏ plugin, hook hay khuôn trong overrides/ đã viết ra")
    assert not (project.site / "rieng.html").exists()
