"""`catalog new`: a draft of each kind, in which what is empty must be filled and nothing is new."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from project import ROOT, SMALL, Project

from catalog.__main__ import main
from catalog.editing.drafts import SNIPPETS, draft, snippets
from catalog.editing.formatting import in_form
from catalog.model.field_order import fields_in_order
from catalog.model.kinds import KINDS
from catalog.reading.messages import EMPTY

LANGUAGES = ("vi", "en")
VALUES = {
    **dict.fromkeys(("number", "order", "value"), "7"),
    **dict.fromkeys(("checked", "date", "joined", "by", "published"), "2026-02-01"),
    **dict.fromkeys(("goal", "activity", "theme", "strand", "pictogram"), "mot"),
    **dict.fromkeys(("address", "archived"), '"https://vidu.vn/"'),
    **dict.fromkeys(("light", "light_wash", "dark", "dark_wash"), '"#a5341b"'),
    **{"vi": '"Chữ."', "clause": "M1", "dial": '"111"', "language": "vi", "read": "page"},
    **{
        "type": "press",
        "role": "outcome",
        "confidence": "medium",
        "text_missing": "true",
        "explained_on_pages": "false",
    },
}
_FIELD = re.compile(r"( *(?:- )?)(\w+):( \[\])?( #.*)?")


def _blanks(text: str) -> Iterator[tuple[int, re.Match[str]]]:
    """(index of its line, match) of each empty field that is no comment."""
    lines = text.split("\n")
    for index, line in enumerate(lines):
        if match := _FIELD.fullmatch(line):
            below = next((one for one in lines[index + 1 :] if one.strip("# ") == one.strip()), "")
            if len(below) - len(below.lstrip()) <= len(match[1]):
                yield index, match


def _filled(text: str) -> str:
    """A draft with something in each empty field."""
    lines = text.split("\n")
    for index, match in _blanks(text):
        mark, name, is_list, remark = match.groups("")
        item = "7KQ-M2F" if name == "withdraws" else "mot"
        value = f"[{item}]" if is_list else VALUES[name]
        lines[index] = f"{mark}{name}: {value}{remark}"
    return "\n".join(lines)


def _with_all(text: str) -> str:
    """A draft with the mark taken away from each field that may be left out."""
    blocks = []
    for block in text.rstrip("\n").split("\n\n"):
        head, *lines = block.split("\n")
        blocks.append("\n".join([head, *(line.removeprefix("# ") for line in lines)]))
    return "\n\n".join(blocks) + "\n"


@pytest.mark.parametrize("kind", KINDS)
def test_a_check_names_what_is_empty_and_nothing_else(
    kind: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(Project(tmp_path / "project", kit=()).folder)
    assert main(["new", kind, "thu-mot"]) == 0
    path = Path("data") / kind / "thu-mot.yml"
    assert capsys.readouterr().out.startswith(f"{path}: điền các trường còn trống")
    text = path.read_text(encoding="utf-8")
    assert main(["check"]) == 1
    said = capsys.readouterr().err.splitlines()[:-1]
    wanted = {index + 1 for index, _ in _blanks(text)}
    assert {int(line.split(":")[1]) for line in said} == wanted
    assert all(line.startswith(f"{path}:") for line in said)
    assert all(EMPTY in line or "danh sách thiếu mục" in line for line in said)


@pytest.mark.parametrize("kind", KINDS)
def test_a_draft_is_in_the_form_once_it_is_filled(kind: str, tmp_path: Path) -> None:
    model = KINDS[kind].model
    text = draft(model, "x", LANGUAGES)
    for whole in (text, _with_all(text)):
        path = tmp_path / "x.yml"
        path.write_text(_filled(whole), encoding="utf-8")
        assert in_form(path, path.name, model, LANGUAGES) == _filled(whole)


def test_every_field_is_explained() -> None:
    for kind in KINDS.values():
        text = draft(kind.model, "x", LANGUAGES).lower()
        for key, (_, field) in fields_in_order(kind.model).items():
            assert re.search(rf"(?m)^(# )?{key}:", text)
            assert (field.title or "").lower() in text
            assert (field.description or "").lower() in text


REFUSED = {
    "unknown kind": (["activitis", "x"], "không có loại `activitis` — có phải là `activities`?"),
    "no kind": (["zzz", "x"], "không có loại `zzz` — chọn một trong: goals, activities, "),
    "form of id": (["goals", "Đường sạch"], "`Đường sạch`: id chỉ gồm chữ thường không dấu, số "),
    "long id": (["goals", "a" * 81], "dài 81 ký tự, nhiều nhất 80 — rút ngắn"),
    "there": (
        ["goals", "duong-sach"],
        "tests/small/data/goals/duong-sach.yml đã có — chọn id khác, hoặc sửa tệp ấy",
    ),
    "formerly": (
        ["sources", "ban-cu"],
        "`ban-cu` là id cũ của tests/small/data/sources/toan-van-mau.yml, địa chỉ ấy đã đăng — ",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_will_not_do_is_refused_in_one_line(
    case: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(ROOT)
    (kind, id), message = REFUSED[case]
    before = sorted((SMALL / "data").rglob("*"))
    assert main(["new", kind, id, str(SMALL)]) == 2
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1
    assert sorted((SMALL / "data").rglob("*")) == before


def test_the_committed_snippets_are_what_the_models_make() -> None:
    assert (ROOT / SNIPPETS).read_text(encoding="utf-8") == snippets(), "run `make schema`"
    for name, snippet in json.loads(snippets()).items():
        body = "\n".join(snippet["body"])
        assert snippet["prefix"] in KINDS and name
        stops = [int(stop) for stop in re.findall(r"\$(\d+)", body)]
        assert stops == [*range(1, len(stops) + 1)] and stops
        assert not re.search(r"\$(?!\d|TM_FILENAME_BASE)", body)
