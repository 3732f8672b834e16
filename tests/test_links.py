"""Addresses outside: which there are, and what is said of those that answer no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import SMALL, Project

from catalog.__main__ import main

DEAD = "https://example.org/ke-hoach-mau"
ARCHIVED = "https://archive.example.org/ke-hoach-mau"


def _found(folder: Path, **maps: str) -> str:
    """A file as lychee writes it: https://github.com/lycheeverse/lychee, formatters/stats."""
    rows = {
        name: {"links/addresses.txt": [{"url": url, "status": {"text": "404 Not Found"}}]}
        for name, url in maps.items()
    }
    path = folder / "lychee.json"
    path.write_text(json.dumps({"total": 9, "error_map": {}, "timeout_map": {}, **rows}))
    return str(path)


def test_every_address_is_listed_once_in_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["links", str(SMALL)]) == 0
    listed = capsys.readouterr().out.split()
    assert listed == sorted(set(listed))
    assert {DEAD, ARCHIVED} <= set(listed)


def test_a_dead_source_is_reported_with_those_who_cite_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = _found(tmp_path, error_map=DEAD, timeout_map=ARCHIVED)
    assert main(["dead-links", found, str(SMALL)]) == 1
    said = capsys.readouterr().out
    assert f"## {DEAD}\n\n- Trả lời: 404 Not Found\n- Ghi ở data/sources/toan-van-mau.yml:" in said
    for file in ("data/activities/quet-duong.yml", "docs/vi/gioi-thieu.md"):
        assert f"- Bản ghi dẫn: {file}\n" in said
    assert f"- Đã có bản lưu: {ARCHIVED}\n" in said
    assert "- Bản lưu cũng hỏng: tìm bản khác, sửa `archived`\n" in said


def test_other_spellings_of_an_address_are_known(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "project")
    path = project.folder / "data" / "sources" / "bao-mau.yml"
    text = path.read_text(encoding="utf-8")
    before = next(line for line in text.splitlines() if line.startswith("address:"))
    path.write_text(text.replace(before, "address: https://Vi-Du.vn"), encoding="utf-8")
    found = _found(tmp_path, error_map="https://vi-du.vn/")
    assert main(["dead-links", found, str(project.folder)]) == 1
    said = capsys.readouterr().out
    assert "## https://Vi-Du.vn\n" in said
    assert "- Chưa có bản lưu: tìm ở https://web.archive.org, ghi vào `archived`\n" in said


def test_all_well(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["dead-links", _found(tmp_path), str(SMALL)]) == 0
    assert "\n0 trong " in capsys.readouterr().out


@pytest.mark.parametrize("text", ["", "[]", '{"error_map": {"a": [{"address": "b"}]}}'])
def test_what_is_no_report(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "lychee.json"
    path.write_text(text)
    assert main(["dead-links", str(path), str(SMALL)]) == 2
    message = "không phải báo cáo JSON của lychee — chạy lại `make links`"
    assert capsys.readouterr().err == f"{path}: {message}\n"


def test_a_stored_copy_is_shown_where_its_source_is(small: Project) -> None:
    for page in ("viec/quet-duong.html", "nguon/index.html", "en/viec/quet-duong.html"):
        pages = [small.site / page] if (small.site / page).exists() else small.site.glob("*/*.html")
        soups = [BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in pages]
        assert any(soup.select(f"a[href='{ARCHIVED}']") for soup in soups), page
