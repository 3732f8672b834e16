"""What a build says of the site that is public now: new, changed and lost pages."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from project import DAY, ONE_GOAL, Project, digest

QUESTION = "data/questions/quet-luc-nao.yml"
ADDRESS = "https://example.org/mau/"
"""The address of the fixture `small`, for which the sheets are set already."""
WEEK = 7 * 24 * 3600


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a week before."""
    project = Project(tmp_path_factory.mktemp("before") / "project", kit=ONE_GOAL)
    built = project.build(SITE_URL=ADDRESS, SOURCE_DATE_EPOCH=str(int(DAY) - WEEK))
    assert built.returncode == 0, built.stderr
    return project.site


@pytest.fixture
def project(before: Path, tmp_path: Path) -> Project:
    """A project whose site, of a week before, is public: its two lists are in `public/`."""
    project = Project(tmp_path / "project", kit=ONE_GOAL)
    project.take(before)
    (project.folder / "public").mkdir()
    for name in ("SHA256SUMS", "version.json"):
        shutil.copy(project.site / name, project.folder / "public" / name)
    return project


def _build(project: Project) -> subprocess.CompletedProcess[str]:
    return project.build(SITE_URL=ADDRESS, PUBLISHED="public")


def _edit(project: Project, file: str, old: str, new: str) -> None:
    path = project.folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_another_day_alone_changes_no_page(project: Project) -> None:
    built = _build(project)
    assert built.returncode == 0
    assert built.stdout == "Trang mới: 0\nTrang đổi: 0\nTrang mất: 0\n"
    date = json.loads((project.site / "version.json").read_text())["date"]
    assert date == "2026-03-01"


def test_new_and_changed_pages_are_named(project: Project) -> None:
    old = project.folder / "docs" / "vi" / "gioi-thieu.md"
    text = old.read_text(encoding="utf-8")
    old.with_name("them.md").write_text(text.replace("Về trang thử", "Thêm"), encoding="utf-8")
    _edit(project, QUESTION, "Mỗi", "Cứ mỗi")
    built = _build(project)
    assert built.returncode == 0
    new, rest = built.stdout.split("Trang đổi: ")
    assert new == "Trang mới: 2\n  en/them.html\n  them.html\n"
    assert "  hoi-dap/index.html\n" in rest
    assert "  viec/quet-duong.html\n" not in rest
    assert rest.endswith("Trang mất: 0\n")


def test_a_lost_page_stops_the_build_and_the_site_stays(project: Project) -> None:
    good = digest(project.site)
    _edit(project, "data/goals/biet-boi.yml", "formerly: [boi-loi]\n", "")
    built = _build(project)
    sums = (project.folder / "public" / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    lines = {line.split("  ")[1]: n for n, line in enumerate(sums, 1)}
    assert built.stderr == (
        f"public/SHA256SUMS:{lines['dich/boi-loi.html']}:67: dich/boi-loi.html: "
        "trang đã đăng nay không còn — trả lại tệp cũ, hoặc ghi `formerly: [dich/boi-loi]` vào đầu "
        "trang .md thay nó, hay `formerly: [boi-loi]` vào bản ghi thay nó\n"
    )
    assert "Có 1 chỗ cần sửa. Trang đang có vẫn giữ nguyên." in built.stdout
    assert built.returncode == 1
    assert digest(project.site) == good


FORMERLY = "formerly: [gioi-thieu, dich/boi-loi]"


def test_formerly_of_any_page_keeps_an_address_alive(project: Project) -> None:
    docs = project.folder / "docs"
    (docs / "vi" / "gioi-thieu.md").rename(docs / "vi" / "ve-trang.md")
    _edit(project, "data/words.yml", "gioi-thieu", "ve-trang")
    _edit(project, "docs/vi/ve-trang.md", "---\ntitle", f"---\n{FORMERLY}\ntitle")
    _edit(project, "data/goals/biet-boi.yml", "formerly: [boi-loi]\n", "")
    built = _build(project)
    assert built.returncode == 0, built.stderr
    assert "0; url=ve-trang.html" in (project.site / "gioi-thieu.html").read_text()
    assert "0; url=../ve-trang.html" in (project.site / "dich" / "boi-loi.html").read_text()


def test_before_the_first_publication_all_is_new_and_long_lists_are_counted(
    project: Project,
) -> None:
    (project.folder / "public" / "SHA256SUMS").write_text("")
    built = _build(project)
    assert built.returncode == 0
    pages = len([path for path in digest(project.site) if path.endswith(".html")])
    assert built.stdout.startswith(f"Trang mới: {pages}\n")
    assert f"  … và {pages - 30} trang nữa\n" in built.stdout


BAD_LISTS = {
    "no list": ("SHA256SUMS", None, "PUBLISHED là “public”, không có SHA256SUMS ở đó — "),
    "bad line": ("SHA256SUMS", "abc index.html\n", "public/SHA256SUMS:1:1: không phải mã SHA-256"),
    "no day": ("version.json", None, "không đọc được ngày trong version.json — chạy"),
    "bad day": ("version.json", '{"date": "hôm qua"}', "không đọc được ngày trong version.json — "),
}


@pytest.mark.parametrize("case", BAD_LISTS)
def test_lists_that_cannot_be_read(case: str, project: Project) -> None:
    name, text, message = BAD_LISTS[case]
    good = digest(project.site)
    path = project.folder / "public" / name
    path.unlink()
    if text is not None:
        path.write_text(text, encoding="utf-8")
    built = _build(project)
    assert message in built.stdout
    assert "Traceback" not in built.stderr
    assert built.returncode == 1
    assert digest(project.site) == good


def test_what_is_about_to_be_published_needs_an_address(project: Project) -> None:
    good = digest(project.site)
    built = project.build(PUBLISHED="public")
    assert built.returncode == 1 and "Traceback" not in built.stderr
    said = [line for line in (built.stdout + built.stderr).splitlines() if "địa chỉ" in line]
    assert len(said) == 1 and "bản để đăng chưa có địa chỉ, tờ in sẽ không có mã" in said[0]
    assert " — đặt SITE_URL, thí dụ https://vidu.vn/" in said[0]
    assert digest(project.site) == good


def test_the_list_is_of_every_file(small: Project) -> None:
    lines = (small.site / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    listed = {line[66:]: line[:64] for line in lines}
    assert listed == {path: sha for path, sha in digest(small.site).items() if path != "SHA256SUMS"}
    index = hashlib.sha256((small.site / "index.html").read_bytes()).hexdigest()
    assert listed["index.html"] == index


def test_the_version_counts(small: Project) -> None:
    version = json.loads((small.site / "version.json").read_text(encoding="utf-8"))
    assert version["date"] == "2026-03-01"
    assert version["counts"]["goals"] == 2 and version["counts"]["tasks"] == 2
    assert version["counts"]["pages"] > 40
