"""`catalog format`: every file of data/ has one form, which keeps what it says and its comments."""

from __future__ import annotations

import os
import random
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
import yaml
from project import ROOT, SMALL, Project
from shuffled import shuffled, with_comments

from catalog.__main__ import main
from catalog.editing.canonical import written
from catalog.editing.formatting import formatted, in_form, plan_languages
from catalog.editing.remarks import remarks_in
from catalog.model.fields import PartialDate
from catalog.model.issued import Issue, Issued, append
from catalog.model.kinds import KINDS
from catalog.reading.messages import modelled
from catalog.reading.yaml_tree import parse

RECORDS = [
    path
    for folder in (ROOT, SMALL)
    for kind in KINDS
    for path in sorted((folder / "data" / kind).glob("*.yml"))
]
LANGUAGES = ("vi", "en")
COPIES = 200
SEED = int(os.environ.get("SEED", random.SystemRandom().randrange(1_000_000)))
"""Of what is random here; it is told when a test fails, and taken from there to try again."""


@pytest.mark.parametrize("folder", [ROOT, SMALL], ids=["real", "small"])
def test_each_file_of_a_plan_is_in_the_form(folder: Path) -> None:
    assert plan_languages(folder) == LANGUAGES
    found = formatted(folder)
    assert not found.problems
    assert not found.changed


def _in_form(text: str, kind: str, folder: Path) -> str:
    path = folder / "x.yml"
    path.write_text(text, encoding="utf-8")
    return in_form(path, "x.yml", KINDS[kind].model, LANGUAGES)


@cache
def _values(text: str) -> object:
    """What another reader than ours finds in a file."""
    return yaml.load(text, Loader=yaml.BaseLoader)


@pytest.mark.parametrize("part", range(4))
def test_the_form_is_found_again_in_what_was_shuffled(part: int, tmp_path: Path) -> None:
    print(f"SEED={SEED}")
    chance = random.Random(SEED + part)
    said = 0
    for _ in range(COPIES // 4):
        path = chance.choice(RECORDS)
        original, kind = path.read_text(encoding="utf-8"), path.parent.name
        other = shuffled(original, chance)
        assert _in_form(other, kind, tmp_path) == original, f"SEED={SEED} {path}"
        other, comments = with_comments(other, chance)
        form = _in_form(other, kind, tmp_path)
        assert _values(form) == _values(original), f"SEED={SEED} {path}"
        assert all(form.count(comment) == 1 for comment in comments), f"SEED={SEED} {path}"
        assert _in_form(form, kind, tmp_path) == form, f"SEED={SEED} {path}"
        root = parse(form, "x").root
        meant = modelled(parse(form, "x"), KINDS[kind].model)
        assert written(root, meant, LANGUAGES, {}) == original, f"SEED={SEED} {path}"
        said += len(comments)
    assert said > COPIES // 4


COMMENTED = """\
# Của cả tệp.

# Vì sao là nháp.
status: draft
known_as:
  - { en: "b", vi: "a # không" } # tên này
  # - vi: "bỏ"
abbreviation: # chưa có

id: tu # id
meaning:
  # bản dịch sau
  en: 'It''s "so".'
  vi: |
    Dòng một.

    Dòng # hai.
explained_on_pages: true # cứ để vậy
title:
  vi: Từ
# Hết.
"""
IN_FORM = """\
# Của cả tệp.

id: tu # id

# Vì sao là nháp.
status: draft
title:
  vi: "Từ"
known_as:
  # tên này
  - vi: "a # không"
    en: "b"
  # - vi: "bỏ"
abbreviation: # chưa có
meaning:
  vi: |-
    Dòng một.

    Dòng # hai.
  # bản dịch sau
  en: "It's \\"so\\"."
explained_on_pages: true # cứ để vậy

# Hết.
"""


def test_a_comment_stays_with_what_it_is_about(tmp_path: Path) -> None:
    assert _in_form(COMMENTED, "terms", tmp_path) == IN_FORM
    assert _in_form(IN_FORM, "terms", tmp_path) == IN_FORM


def test_what_the_model_has_anyway_is_left_out(tmp_path: Path) -> None:
    text = IN_FORM.replace("true # cứ để vậy", "true").replace("abbreviation: # chưa có\n", "")
    assert "explained_on_pages" not in _in_form(text, "terms", tmp_path)
    assert "explained_on_pages: false" in _in_form(text.replace("true", "false"), "terms", tmp_path)


def test_a_tab_stays_in_quotes(tmp_path: Path) -> None:
    text = IN_FORM.replace('"It\'s \\"so\\"."', '"Một\\tcột.\\n\\nHai."')
    assert "\\t" in text
    assert _in_form(text, "terms", tmp_path) == text


def test_what_a_machine_adds_is_in_the_form(tmp_path: Path) -> None:
    path = tmp_path / "issued.yml"
    day = PartialDate(2026, 3, 1)
    for title in ('Tờ: "một"', "Tờ hai"):
        piece = "goals/duong-sach/poster_a3/vi"
        issue = Issue.model_construct(code="7KQ-M2F", piece=piece, title=title, date=day)
        append(path, [issue])
    text = path.read_text(encoding="utf-8")
    assert in_form(path, "data/issued.yml", Issued, LANGUAGES) == text


@pytest.mark.parametrize("word", ["no", "2024", "null", "1.5", "1e3"])
def test_a_word_that_yaml_takes_for_something_else_stands_in_quotes(
    word: str, tmp_path: Path
) -> None:
    form = _in_form(IN_FORM.replace("id: tu", f'id: "{word.replace(".", "-")}"'), "terms", tmp_path)
    id = form.splitlines()[2].partition(": ")[2].removesuffix(" # id")
    assert id.strip('"') == word.replace(".", "-")
    assert yaml.safe_load(id) == word.replace(".", "-")


BAD = {
    "conflict": ("number: 1\n", "<<<<<<< HEAD\nnumber: 1\n=======\nnumber: 3\n>>>>>>> khac\n"),
    "anchor": ("title:\n", "title: &ten\n"),
    "tab": ("number: 1\n", "number:\t1\n"),
    "twice": ("number: 1\n", "number: 1\nnumber: 2\n"),
    "unknown field": ("number: 1\n", "number: 1\nmau: 3\n"),
    "wrong value": ("number: 1\n", "number: một\n"),
    "byte order mark": ("id:", "\ufeffid:"),
    "cut by a comment": ('vi: "Đường trong làng không có rác."', "vi: Đường số #3 không có rác."),
}


@pytest.mark.parametrize("trouble", [*BAD, "empty"])
def test_a_file_with_a_mistake_is_left_as_it_is(
    trouble: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "project")
    path = project.folder / "data/goals/duong-sach.yml"
    other = project.folder / "data/goals/biet-boi.yml"
    old, new = BAD.get(trouble, ("", ""))
    text = path.read_text(encoding="utf-8").replace(old, new, 1) if old else ""
    path.write_text(text, encoding="utf-8")
    form = other.read_bytes()
    other.write_bytes(b"status: published\n" + form.replace(b"status: published\n", b""))
    assert main(["format", str(project.folder)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 2 and lines[0].startswith(f"{path}:") and " — " in lines[0]
    assert lines[1] == "Có 1 chỗ cần sửa."
    assert path.read_text(encoding="utf-8") == text
    assert other.read_bytes() == form


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A plan of which one file is not in the form, as an editor of another system saved it."""
    project = Project(tmp_path / "project", kit=())
    main(["format", str(project.folder)])
    path = project.folder / "data/goals/duong-sach.yml"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    path.chmod(0o640)
    return path


def test_check_names_the_command_and_changes_nothing(
    untidy: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = untidy.read_bytes()
    capsys.readouterr()
    monkeypatch.chdir(untidy.parents[2])
    assert main(["format", "--check"]) == 1
    assert capsys.readouterr().err == (
        "data/goals/duong-sach.yml: chưa viết theo khuôn chung"
        " — chạy `.venv/bin/python -m catalog format`\n"
    )
    assert untidy.read_bytes() == before
    assert main(["check"]) == 0  # so a build takes it


def test_format_writes_lines_as_they_are_here_and_keeps_the_mode(
    untidy: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = untidy.read_bytes()
    capsys.readouterr()
    assert main(["format", str(untidy.parents[2])]) == 0
    assert capsys.readouterr().out == f"{untidy}\nĐã viết lại 1 tệp theo khuôn chung.\n"
    assert untidy.read_bytes() == before.replace(b"\r\n", b"\n")
    assert untidy.stat().st_mode & 0o777 == 0o640
    assert main(["format", "--check", str(untidy.parents[2])]) == 0


def test_all_files_are_written_or_none(untidy: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = untidy.with_name("biet-boi.yml")
    other.write_bytes(b"# x\n" + other.read_bytes())
    other.write_bytes(other.read_bytes().replace(b"\n", b"\r\n"))
    before = {path: path.read_bytes() for path in (untidy, other)}
    replace, done = Path.replace, list[Path]()

    def fails(path: Path, target: Path) -> Path:
        if done:
            raise OSError(28, "No space left on device", str(target))
        done.append(target)
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", fails)
    assert main(["format", str(untidy.parents[2])]) == 1
    assert {path: path.read_bytes() for path in before} == before
    assert _left(untidy.parent) == []


def _left(folder: Path) -> Sequence[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".")]


def test_remarks_of_an_empty_list_and_an_empty_value(tmp_path: Path) -> None:
    assert remarks_in("# chỉ có lời\na: []\n")["a",].before == ["# chỉ có lời"]
