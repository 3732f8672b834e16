"""What is published beside pages: what somebody can reach, and nothing that tells of people."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image
from project import ROOT, Project
from settings_of import add_settings
from test_pictures import SECRET, WITH_SECRETS

from catalog.__main__ import main
from catalog.collected.loading import load
from catalog.collected.used_files import used_files

PAGE = """---
title: Ảnh
description: Những tấm ảnh.
---

![Một cây đa](anh/a.jpg)
Ảnh: Xã Mẫu.

Tải [bản in](tai/ban-in.pdf), hoặc xem [hình lớn][lon]. Không phải `[x](anh/code.png)`.

[lon]: anh/a.png "Hình lớn"
"""
HOOK = """
from mkdocs.structure.files import File

def on_files(files, config):
    if config.docs_dir.endswith("/vi"):
        page = "# Họp" + chr(10) * 2 + "![Họp](../anh/b.webp)"
        files.append(File.generated(config, "hop/lich.md", content=page))
        files.append(File.generated(config, "hop/cua-hook.png", content=b"x"))
    return files
"""
SETTINGS = """hooks: [own.py, hooks/publish.py]
extra_css: [rieng/them.css]
theme: {favicon: anh/bieu-tuong.png, custom_dir: khuon}
nav: [index.md, {Bảng: tai/bang.csv}]
"""
SVG = """<?xml version="1.0"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"
 inkscape:version="1" width="20" height="10"><metadata><who>Nguyen Van Mau</who></metadata>
<!-- Nguyen Van Mau --><linearGradient id="a"><stop offset="0" stop-color="#fff"/></linearGradient>
<path style="fill:url(#a);-inkscape-x:1" d="M1 1h6v6H1z"/><text x="1">Làng &amp; xã</text></svg>
"""
REACHED = {
    "anh/a.jpg": "a page shows it",
    "anh/a.png": "a page leads to it, by a name below",
    "anh/b.webp": "a hook's page shows it",
    "anh/bieu-tuong.png": "it is the icon",
    "hinh/nen.png": "a style loads it",
    "hinh/khung.svg": "a template shows it",
    "hop/cua-hook.png": "a hook added it",
    "rieng/them.css": "it is named in extra_css",
    "tai/ban-in.pdf": "a page offers it",
    "tai/bang.csv": "the menu offers it",
    "robots.txt": "machines ask for it",
}
IDLE = ("anh/code.png", "anh/cu.jpg", "tai/nhap.docx", "rieng/la.js")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("used") / "project", kit=False)
    docs = project.folder / "docs" / "vi"
    for name in (*REACHED, *IDLE):
        (docs / name).parent.mkdir(parents=True, exist_ok=True)
        other = b"%PDF-" if name.endswith(".pdf") else SECRET
        make = WITH_SECRETS.get(f"a{Path(name).suffix}", lambda other=other: other)
        (docs / name).write_bytes(make())
    (docs / "hop" / "cua-hook.png").unlink()
    (docs / "hinh" / "khung.svg").write_text(SVG, encoding="utf-8")
    (docs / "rieng" / "them.css").write_text("p { background: url('../hinh/nen.png') }", "utf-8")
    (docs / "bai.md").write_text(PAGE, encoding="utf-8")
    (project.folder / "own.py").write_text(HOOK, encoding="utf-8")
    shutil.copytree(ROOT / "overrides", project.folder / "khuon")
    template = "<img src=\"{{ 'hinh/khung.svg' | url }}\">"
    (project.folder / "khuon" / "rieng.html").write_text(template, encoding="utf-8")
    add_settings(project, SETTINGS)
    done = project.build()
    assert (done.returncode, done.stderr) == (0, ""), done.stderr
    return project


def test_what_somebody_can_reach_is_published_in_each_language(built: Project) -> None:
    for name, why in REACHED.items():
        assert (built.site / name).is_file(), why
    for name in ("anh/a.jpg", "hinh/khung.svg", "rieng/them.css"):
        assert (built.site / "en" / name).is_file()


def test_what_nobody_can_reach_is_not(built: Project, capsys: pytest.CaptureFixture[str]) -> None:
    for name in IDLE:
        assert not (built.site / name).exists()
    assert main(["check", str(built.folder)]) == 0
    said = [line for line in capsys.readouterr().out.splitlines() if "chưa trang nào dẫn" in line]
    assert said == [
        f"nên xem lại: {built.folder}/docs/vi/{folder}:1:1: {number} tệp chưa trang nào dẫn nên "
        f"không được đăng, thí dụ `{name}` — dẫn tới, hoặc xóa"
        for folder, number, name in (
            ("anh", 3, "b.webp"),
            ("rieng", 1, "la.js"),
            ("tai", 1, "nhap.docx"),
        )
    ]


def test_pictures_tell_nothing_of_who_made_them(built: Project) -> None:
    pictures = [path for path in built.site.rglob("*") if path.suffix in (".jpg", ".png", ".webp")]
    assert len(pictures) > 5
    for path in pictures:
        if path.name == "cua-hook.png":
            continue
        assert SECRET not in path.read_bytes(), path
        with Image.open(path) as picture:
            assert not set(picture.getexif()) - {0x0112}, path


def test_a_drawing_of_a_program_is_written_anew(built: Project) -> None:
    assert (built.site / "hinh" / "khung.svg").read_text("utf-8") == (
        '<svg xmlns="http://www.w3.org/2000/svg" width="20" height="10">'
        '<linearGradient id="a"><stop offset="0" stop-color="#fff"></stop></linearGradient>'
        '<path d="M1 1h6v6H1z" fill="url(#a)"></path><text x="1">Làng &amp; xã</text></svg>\n'
    )


def test_what_only_a_draft_shows_is_checked_but_not_published(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    posts = project.folder / "docs" / "vi" / "tin" / "posts"
    posts.mkdir(parents=True)
    draft = PAGE.replace("---\n\n", "date: 2026-03-01\ndraft: true\n---\n\n").replace("anh/", "")
    (posts / "nhap.md").write_text(draft, encoding="utf-8")
    (posts / "a.jpg").write_bytes(b"x")
    catalog, problems = load(project.folder)
    said = "không phải ảnh .jpg đọc được — lưu lại dạng PNG, JPEG hay WebP"
    assert [str(one) for one in problems] == [f"docs/vi/tin/posts/a.jpg:1:1: {said}"]
    assert catalog and "tin/posts/a.jpg" in used_files(catalog) - used_files(catalog.public())


def test_a_name_that_is_no_text_is_told_in_letters_that_can_be_printed(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    docs = os.fsencode(project.folder / "docs" / "vi")
    for name in (b"cay-\xfe.png", b"cay-\xff.png", b"hoa.\x1b[1m"):
        Path(os.fsdecode(docs + b"/" + name)).write_bytes(b"x")
    said = [str(problem) for problem in load(project.folder)[1]]
    assert len(said) == 3 and all(line.isprintable() for line in said)
    assert any("trùng địa chỉ với `cay-\ufffd.png`" in line for line in said)


def test_a_hidden_file_is_nobodys_twin(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    for name in (".Cay.png", "Cay.png"):
        (project.folder / "docs" / "vi" / name).write_bytes(b"x")
    [problem] = load(project.folder)[1]
    assert problem.message == "tên này không làm địa chỉ được — đổi thành `cay.png`"
