"""A file that cannot be read is told once, and nothing else is called wrong because of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import SMALL, Project

from catalog.__main__ import main
from catalog.language.spelling import near_language, near_miss

READ = sorted(
    path.relative_to(SMALL)
    for folder in ("data", "docs")
    for path in (SMALL / folder).rglob("*")
    if path.suffix in (".yml", ".md", ".txt") or path.match("data/pictures/*.svg")
)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    return Project(tmp_path_factory.mktemp("unread") / "project")


@pytest.mark.parametrize("path", READ, ids=str)
def test_an_unreadable_file_is_one_mistake(
    path: Path,
    project: Project,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(project.folder)
    file = project.folder / path
    text = file.read_bytes()
    file.write_bytes(b"\xff")
    assert main(["check"]) == 1
    said = capsys.readouterr().err.splitlines()
    assert said[0].startswith(f"{path.as_posix()}:1:1: tệp không phải UTF-8")
    assert said[1:] == ["Có 1 chỗ cần sửa."]
    file.write_bytes(text)


MEANT = {
    "titel": "title",
    "Bảo-Tồn": "bao-ton",
    "M1.1b": "M1.1.b",
    "preambl": "preamble",
    "quet-duonng": "quet-duong",
    "M1.2": None,  # names another one of a series
    "trong-hoa": None,
    "hoi-dap/quet-duong": None,
    "x": None,
    "": None,
}
KNOWN = ["title", "bao-ton", "M1.1", "M1.1.b", "preamble", "quet-duong", "trong-cay", "y"]


@pytest.mark.parametrize("word", MEANT)
def test_a_word_is_suggested_only_if_it_is_near(word: str) -> None:
    assert near_miss(word, KNOWN) == MEANT[word]


def test_a_country_or_three_letters_stand_for_a_language() -> None:
    meant = [near_language(code, ["vi", "en"]) for code in ("vn", "VIE", "eng", "fr")]
    assert meant == ["vi", "vi", "en", None]
