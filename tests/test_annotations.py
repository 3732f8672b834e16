"""`catalog check --format`: each mistake where code hosts show it, beside its line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from broken_cases import read_cases
from project import SMALL, Project

from catalog.__main__ import main
from catalog.editing.annotations import github
from catalog.reading.source import Problem


@pytest.fixture
def broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The lines said of a project with three mistakes, in which we are now."""
    project = Project(tmp_path / "project")
    case = next(case for case in read_cases() if case.name == "three-in-three-files")
    case.apply(project)
    monkeypatch.chdir(project.folder)
    return case.problems.splitlines()


def test_github_gets_a_command_for_each(
    broken: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "--format", "github"]) == 1
    said = capsys.readouterr()
    commands = said.out.splitlines()
    assert len(commands) == len(broken) == 3
    for command, line in zip(commands, broken, strict=True):
        file, row, column, words = line.split(":", 3)
        assert command == f"::error file={file},line={row},col={column}::{words.strip()}"
    assert said.err.splitlines()[:-1] == broken


def test_gitlab_gets_a_report_and_the_log_stays_readable(
    broken: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report = tmp_path / "report.json"
    assert main(["check", "--format", "gitlab", "--report", str(report)]) == 1
    said = capsys.readouterr()
    assert not said.out and said.err.splitlines()[:-1] == broken
    entries = json.loads(report.read_text(encoding="utf-8"))
    assert [entry["location"]["path"] for entry in entries] == [
        line.split(":")[0] for line in broken
    ]
    assert all(set(entry) == KEYS for entry in entries)
    assert len({entry["fingerprint"] for entry in entries}) == 3


KEYS = {"description", "check_name", "fingerprint", "severity", "location"}
"""https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format"""


def test_warnings_are_marked_as_such(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path / "project")
    monkeypatch.chdir(tmp_path)
    path = project.folder / "data" / "questions" / "quet-luc-nao.yml"
    text = path.read_text(encoding="utf-8").replace('vi: "Mỗi', 'vi: "' + "Mỗi " * 30 + "Mỗi")
    path.write_text(text, encoding="utf-8")
    assert main(["check", "--format", "github", "project"]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "::warning file=project/data/questions/quet-luc-nao.yml,line=9,col=7::answer.vi"
    )
    assert main(["check", "--format", "gitlab", str(project.folder)]) == 0
    assert [entry["severity"] for entry in json.loads(capsys.readouterr().out)] == ["minor"]


def test_nothing_wrong_is_an_empty_report(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--format", "gitlab", str(SMALL)]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_signs_that_commands_use_are_escaped() -> None:
    problem = Problem("a,b:c%.yml", 1, 2, "", "100 %\nhai dòng")
    assert github([problem], []) == (
        "::error file=a%2Cb%3Ac%25.yml,line=1,col=2::100 %25%0Ahai dòng\n"
    )
