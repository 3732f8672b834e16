"""A site to look at, with drafts: DRAFTS=yes."""

from __future__ import annotations

from pathlib import Path

from project import Project

DRAFT = "phan-viec/nhap.html"
NOTICE = "Bản xem thử: có cả bài chưa đưa lên trang."


def test_a_draft_has_a_page_and_every_page_says_so(tmp_path: Path) -> None:
    project = Project(tmp_path / "plan", kit=False)
    assert project.build(DRAFTS="yes").returncode == 0
    pages = {page.relative_to(project.site).as_posix(): page.read_text("utf-8") for page in
             project.site.rglob("*.html")}  # fmt: skip
    assert DRAFT in pages
    whole = [page for page in pages.values() if '<html lang="vi">' in page and "pa-skip" in page]
    assert whole
    for page in whole:
        assert NOTICE in page
        assert '<meta name="robots" content="noindex">' in page


def test_drafts_are_not_published(tmp_path: Path) -> None:
    project = Project(tmp_path / "plan", kit=False)
    published = project.folder / ".published"
    published.mkdir()
    built = project.build(DRAFTS="yes", PUBLISHED=".published", SITE_URL="https://example.org/")
    assert built.returncode != 0
    assert built.stdout.strip() == (
        "DRAFTS để xem thử cả bản nháp, bản để đăng không có — bỏ DRAFTS"
    )
    assert not project.site.exists()
