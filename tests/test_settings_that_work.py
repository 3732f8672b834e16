"""A table of what somebody writes in mkdocs.yml, and what it changes in a built site."""

from __future__ import annotations

from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from bs4 import BeautifulSoup
from mkdocs.config import load_config
from PIL import Image
from project import SMALL, Project, digest
from settings_of import add_settings

from catalog.__main__ import main
from catalog.collected.loading import load
from catalog.environment.settings import read_settings
from catalog.reading.choices import NOTHING, read_choices
from mkdocs_edit import edit_template

ADDRESS = "https://example.org/mau"
DRAFT = "---\ntitle: Thử\ndescription: Một trang thử.\n---\n"
PAGES = {"docs/vi/nhap/thu.md": DRAFT + "Chưa xong.\n", "docs/vi/nhap/hinh.txt": "chữ"}


class Shown(NamedTuple):
    """What a selector finds on a page: its texts, or the values of an attribute."""

    page: str
    selector: str
    found: list[str]
    attribute: str = ""


OUTSIDE = "https://example.org/x"
AT_HOME = "nav: [gioi-thieu.md, {Đầu: [index.md]}]\n"
NAV = """nav:
  - Đầu làng: index.md
  - gioi-thieu.md
  - Việc làng:
      - dich/duong-sach.md
      - Sâu hơn: [viec/index.md, {Ngoài <kia>: "https://example.org/x"}]
"""
MENU = [".pa-wide", ".pa-columns h3", ".pa-columns li a"]
BOTH = ("vi", ""), ("en", "en/")
REPOSITORY = "https://github.com/xa-mau/ke-hoach"


def _edited_at(address: str) -> Shown:
    return Shown("dich/duong-sach.html", 'a[href*="duong-sach.yml"]', [address], "href")


WORKS: dict[str, tuple[str, list[Shown]]] = {
    "nav": (
        NAV,
        [
            Shown("dich/duong-sach.html", MENU[0], ["Đầu làng", "Về trang thử", "Việc làng"]),
            Shown(
                "dich/duong-sach.html",
                MENU[0],
                ["../index.html", "../gioi-thieu.html", "duong-sach.html"],
                "href",
            ),
            Shown("index.html", MENU[1], ["Trang thử Xã Mẫu", "Việc làng", "Việc làng – Sâu hơn"]),
            Shown(
                "en/index.html",
                MENU[2],
                ["Đầu làng", "Về trang thử", "Clean village roads", "Activities", "Ngoài <kia>"],
            ),
            Shown(
                "404.html",
                MENU[2],
                [
                    "/mau/index.html",
                    "/mau/gioi-thieu.html",
                    "/mau/dich/duong-sach.html",
                    "/mau/viec/index.html",
                    "https://example.org/x",
                ],
                "href",
            ),
        ],
    ),
    "extra.nav_translations": (
        "extra: {nav_translations: {en: {Việc làng: Village, Sâu hơn: In depth}}}\n",
        [
            Shown("en/index.html", MENU[0], ["Đầu làng", "Về trang thử", "Village"]),
            Shown(
                "en/index.html",
                MENU[1],
                ["Model Commune test site", "Village", "Village – In depth"],
            ),
        ],
    ),
    "nav to another site": (
        f"nav: [index.md, hinh/vuong.svg, {{Nơi khác: '{OUTSIDE}'}}]\n",
        [
            Shown("en/index.html", MENU[0], ["index.html", "hinh/vuong.svg", OUTSIDE], "href"),
            Shown("index.html", ".pa-menu [rel], .pa-columns [rel]", ["Nơi khác", "Nơi khác"]),
        ],
    ),
    "nav of pages without titles": (
        AT_HOME,
        [
            Shown("index.html", MENU[2], ["Về trang thử", "Trang đầu"]),
            Shown("en/index.html", MENU[2], ["Về trang thử", "Home"]),
        ],
    ),
    "site_name": (
        "site_name: Xã <Khác>\n",
        [
            Shown("index.html", "title", ["Xã <Khác>"]),
            Shown("en/gioi-thieu.html", "title", ["Về trang thử – Xã <Khác>"]),
            Shown("en/index.html", ".pa-brand span", ["Xã <Khác> Model plan 7"]),
            Shown("index.html", "[property='og:site_name']", ["Xã <Khác>"], "content"),
        ],
    ),
    "site_description": (
        "site_description: Một câu <khác>.\n",
        [
            Shown("index.html", "[name=description]", ["Một câu <khác>."], "content"),
            Shown("en/index.html", "[name=description]", ["Một câu <khác>."], "content"),
        ],
    ),
    "repo_url": (
        f"repo_url: {REPOSITORY}\n",
        [
            _edited_at(f"{REPOSITORY}/edit/master/data/goals/duong-sach.yml"),
            Shown("en/index.html", f".pa-claim [href='{REPOSITORY}']", ["GitHub"]),
        ],
    ),
    "edit_uri": (
        "repo_url: https://example.org/kho\nrepo_name: Kho\nedit_uri: '?sua=/xa/docs/'\n",
        [
            _edited_at("https://example.org/kho?sua=/xa/data/goals/duong-sach.yml"),
            Shown("index.html", ".pa-claim a[rel]", ["Kho"]),
        ],
    ),
    "edit_uri_template": (
        "edit_uri_template: 'https://example.org/sua/docs/{path!q}?ai=toi'\n",
        [_edited_at("https://example.org/sua/data/goals/duong-sach.yml?ai=toi")],
    ),
    "theme.logo": (
        "theme:\n  logo: hinh/vuong.png\n  favicon: hinh/vuong.svg\n",
        [
            Shown("en/dich/duong-sach.html", ".pa-brand image", ["../hinh/vuong.png"], "href"),
            Shown("404.html", ".pa-brand image", ["/mau/hinh/vuong.png"], "href"),
            Shown("index.html", "[rel=apple-touch-icon]", ["hinh/vuong.png"], "href"),
            Shown("index.html", "[rel=icon]", ["hinh/vuong.svg"], "href"),
            Shown("index.html", "[rel=icon]", ["image/svg+xml"], "type"),
        ],
    ),
    "theme.icon.logo": (
        "theme: {icon: {logo: material/tree}}\n",
        [
            Shown("index.html", ".pa-brand svg.pa-mark", ["0 0 24 24"], "viewbox"),
            Shown("en/index.html", ".pa-brand svg.pa-mark", ["0 0 24 24"], "viewbox"),
        ],
    ),
    "theme.palette": (
        "theme: {palette: {primary: teal, accent: deep orange}}\n",
        [Shown("index.html", "[name=theme-color]", ["#00796c"], "content")],
    ),
}


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


TOGETHER = (
    ("nav", "extra.nav_translations", "site_description", "repo_url", "theme.logo"),
    ("nav of pages without titles", "site_name", "edit_uri", "theme.icon.logo", "theme.palette"),
    ("nav to another site", "edit_uri_template"),
)
"""Settings that have nothing to do with each other, so that one site shows what all of them do."""


def test_every_setting_is_tried() -> None:
    assert sorted(setting for settings in TOGETHER for setting in settings) == sorted(WORKS)


@pytest.mark.parametrize("settings", TOGETHER)
def test_a_setting_changes_what_is_shown(settings: tuple[str, ...], project: Project) -> None:
    chosen: dict[str, Any] = {"theme": {}}
    for setting in settings:
        written = yaml.safe_load(WORKS[setting][0])
        chosen["theme"] |= written.pop("theme", {})
        chosen |= written
    add_settings(project, yaml.safe_dump(chosen, allow_unicode=True, sort_keys=False))
    Image.new("RGB", (180, 180)).save(project.folder / "docs" / "vi" / "hinh" / "vuong.png")
    built = project.build(SITE_URL=ADDRESS)
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    for setting in settings:
        for page, selector, expected, attribute in WORKS[setting][1]:
            soup = BeautifulSoup((project.site / page).read_text("utf-8"), "html.parser")
            found = soup.select(selector)
            texts = [" ".join(one.get_text().split()) for one in found]
            shown = [str(one[attribute]) for one in found] if attribute else texts
            assert shown == expected, (setting, page, selector)


def _write(project: Project, files: dict[str, str]) -> None:
    for name, text in files.items():
        (project.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (project.folder / name).write_text(text, encoding="utf-8")


@pytest.mark.parametrize(
    ("setting", "pattern"), [("exclude_docs", "/vi/nhap"), ("draft_docs", "*.txt\n  nhap/*.md")]
)
def test_a_page_that_is_left_out_is_nowhere(setting: str, pattern: str, project: Project) -> None:
    _write(project, PAGES)
    add_settings(project, f"nav: [index.md, nhap/thu.md]\n{setting}: |\n  {pattern}\n")
    built = project.build(SITE_URL=ADDRESS)
    assert (built.returncode, built.stderr) == (0, "")
    written = [path for path in project.site.rglob("*") if path.is_file()]
    assert not [path for path in written if "nhap" in path.parts]
    told = [path for path in written if b"nhap/thu" in path.read_bytes()]
    assert not told


def test_a_draft_is_shown_in_a_preview(project: Project) -> None:
    _write(project, PAGES)
    add_settings(project, "draft_docs: nhap/\n")
    choices = read_choices(project.folder / "mkdocs.yml", {}, in_preview=True)
    catalog, problems = load(project.folder, choices)
    assert catalog and not problems and ("vi", "nhap/thu") in catalog.prose


def test_not_in_nav_keeps_mkdocs_from_missing_a_page(project: Project) -> None:
    _write(project, PAGES)
    wanted = "nav: [index.md]\nvalidation: {nav: {omitted_files: warn}}\n"
    add_settings(project, wanted)
    built = project.run("mkdocs", "build", "--strict")
    assert built.returncode == 1 and "nhap/thu.md" in built.stderr
    add_settings(project, f"{wanted}not_in_nav: '*.md'\n")
    built = project.run("mkdocs", "build", "--strict")
    assert built.returncode == 0, built.stderr
    assert (project.site / "nhap" / "thu.html").is_file()


def test_an_entry_of_nav_that_leads_nowhere_is_told_at_its_place(project: Project) -> None:
    add_settings(project, "nav:\n  - index.md\n  - Làng: [{Sai: gioi-thieu.nd}, khong-co.md]\n")
    built = project.build()
    assert built.returncode == 1
    assert built.stderr.splitlines()[:2] == [
        "mkdocs.yml:4:18: nav[2].Làng[1].Sai: không có trang `gioi-thieu.nd` — có phải là "
        "`gioi-thieu.md`?",
        "mkdocs.yml:4:34: nav[2].Làng[2]: không có trang `khong-co.md` — sửa tên, hoặc viết "
        "trang ấy",
    ]
    assert not project.site.exists()
    add_settings(project, "nav: [{X: 'javascript:1'}]\n")
    said = "mkdocs.yml:2:11: nav[1].X: địa chỉ `javascript:1` không dùng được ở đây — viết đủ "
    assert project.build().stderr.startswith(said)
    add_settings(project, "nav: [khong-co.md]\nvalidation: {nav: {not_found: info}}\n")
    assert project.build().returncode == 0


def test_documents_may_lie_in_another_folder(project: Project) -> None:
    built = project.build(EDIT_URL="https://example.org/{path}")
    before = digest(project.site)
    (project.folder / "bai").mkdir()
    (project.folder / "docs").rename(project.folder / "bai" / "viet")
    add_settings(project, "docs_dir: bai/viet\n")
    built = project.build(EDIT_URL="https://example.org/{path}")
    assert (built.returncode, built.stdout, built.stderr) == (0, "", "")
    about = (project.site / "gioi-thieu.html").read_text("utf-8")
    assert "https://example.org/bai/viet/vi/gioi-thieu.md" in about
    assert digest(project.site).keys() == before.keys()
    assert main(["check", str(project.folder)]) == 0


def test_an_address_of_editing_outside_the_documents_is_told(project: Project) -> None:
    add_settings(project, "repo_url: https://example.org/kho\nedit_uri: sua/noi-dung/\n")
    built = project.build()
    assert built.returncode == 1
    assert (
        "mkdocs.yml:3:11: edit_uri: không có `docs/` trước tên tệp — thêm vào, vì" in built.stderr
    )


@pytest.mark.parametrize("uri", [None, "edit/master/docs/", "edit/master/tests/small/docs"])
def test_a_plan_in_a_folder_of_its_own_is_edited_there(uri: str | None) -> None:
    config = load_config(str(SMALL / "mkdocs.yml"), repo_url=REPOSITORY, edit_uri=uri)
    template = edit_template(config, NOTHING)
    settings = read_settings(SMALL, {}, site_url="", edit_url=template)
    edited = settings.edit_address("data/plan.yml")
    assert edited == f"{REPOSITORY}/edit/master/tests/small/data/plan.yml"
