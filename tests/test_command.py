"""python -m catalog: what it prints and how it exits."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import SMALL, Project

from catalog.__main__ import main


def test_check_counts(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(SMALL)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "goals: 2" in lines
    assert "tasks: 3 (1 bản nháp)" in lines
    assert lines[-1] == "Không có lỗi."


def test_warnings_are_told_and_count_only_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    path = project.folder / "data" / "questions" / "quet-luc-nao.yml"
    text = path.read_text(encoding="utf-8").replace('vi: "Mỗi', 'vi: "' + "Mỗi " * 30 + "Mỗi")
    path.write_text(text, encoding="utf-8")
    assert main(["check", "project"]) == 0
    out = capsys.readouterr().out
    assert (
        "nên xem lại: project/data/questions/quet-luc-nao.yml:9:7: answer.vi: câu dài 34 tiếng"
        in out
    )
    assert out.endswith("Không có lỗi; 1 chỗ nên xem lại.\n")
    assert main(["check", "--strict", str(project.folder)]) == 1


def test_coverage_names_record_page_and_equality(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", str(SMALL)]) == 0
    out = capsys.readouterr().out
    assert "M1.1.a\tdata/activities/quet-duong.yml\tviec/quet-duong.html#clause-M1.1.a\tbằng" in out
    assert "N3\t–\t–\tchưa có trang" in out
    assert out.endswith("13 đoạn, 12 bằng nhau.\n")


def test_coverage_fails_where_no_record_quotes_a_clause(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "project")
    (project.folder / "data" / "targets" / "so-cay.yml").unlink()
    assert main(["coverage", str(project.folder)]) == 1
    assert "chưa bản ghi nào trích đoạn S1" in capsys.readouterr().err


def test_a_wrong_folder_is_a_wrong_call(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "không có thư mục data/ ở đây — vào đúng thư mục" in capsys.readouterr().err


@pytest.mark.parametrize("arguments", [[], ["build"], ["write"], ["check", "--loud"]])
def test_a_wrong_call(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(arguments)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


WRONG_SETTINGS = {
    "SOURCE_DATE_EPOCH": ("hôm nay", "không phải số giây từ 1970 — sửa hoặc bỏ đi"),
    "SITE_URL": ("vidu.vn", "không phải địa chỉ http(s) — sửa hoặc bỏ đi"),
    "EDIT_URL": ("https://example.org/", "thiếu {path} — thêm {path} chỗ tên tệp"),
}


@pytest.mark.parametrize("name", WRONG_SETTINGS)
def test_a_wrong_setting(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    value, message = WRONG_SETTINGS[name]
    monkeypatch.setenv(name, value)
    assert main(["check", str(SMALL)]) == 2
    assert capsys.readouterr().err == f"{name} là “{value}”, {message}\n"


@pytest.mark.parametrize("name", ["SOURCE_DATE_EPOCH", "EDIT_URL"])
def test_a_wrong_setting_stops_the_build(name: str, tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    value, message = WRONG_SETTINGS[name]
    built = project.run("mkdocs", "build", "--quiet", **{name: value})
    assert built.returncode == 1
    assert message in built.stdout
    assert "Traceback" not in built.stderr
    assert not project.site.exists()
