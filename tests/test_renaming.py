"""`catalog rename`: another id everywhere it is named, no other letter, all of it or nothing."""

from __future__ import annotations

import difflib
import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from project import ROOT, Project, digest

from catalog.__main__ import main
from catalog.building.prepare import problems_of
from catalog.collected.catalog import Catalog
from catalog.editing.mentions import mentions
from catalog.reading.choices import read_choices

PAGE = """---
title: Trang thêm
description: Một trang để thử.
---

# Trang thêm

Xem [việc](viec/quet-duong.md#clause-M1.1.a), [việc khác](./viec/trong-cay.md), và
[số](so-can-goi/index.md#contacts-truc-ban) [@bao-mau]. Nguồn khác [@toan-van-mau] [@bao-mau].

Viết `[@bao-mau]` để dẫn nguồn:

```
[việc](viec/quet-duong.md)
```
"""
POST = """---
title: Một tin
description: Tin để thử.
date: 2026-02-20
links:
  - Việc: viec/quet-duong.md
  - viec/trong-cay.md
---

# Một tin

Xem [việc](../../viec/quet-duong.md).
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    project = Project(tmp_path / "project", kit=())
    assert main(["format", str(project.folder)]) == 0
    (project.folder / "docs/vi/them.md").write_text(PAGE, encoding="utf-8")
    posts = project.folder / "docs/vi/tin/posts"
    posts.mkdir(parents=True)
    (posts / "mot-tin.md").write_text(POST, encoding="utf-8")
    for language in ("vi", "en"):
        index = project.folder / "docs" / language / "tin" / "index.md"
        index.parent.mkdir(exist_ok=True)
        index.write_text("---\ntitle: Tin\ndescription: Tin.\n---\n\n# Tin\n", encoding="utf-8")
    monkeypatch.chdir(project.folder)
    return project


def _texts(folder: Path) -> dict[str, str]:
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for name in ("data", "docs")
        for path in sorted((folder / name).rglob("*"))
        if path.suffix in (".yml", ".md", ".txt")
    }


def _changed(
    before: Mapping[str, str], after: Mapping[str, str], moved: Mapping[str, str]
) -> dict[str, list[tuple[str, str]]]:
    """(line before, line now) of each changed line of each file; a new line has none before."""
    assert {moved.get(name, name) for name in before} == set(after)
    found: dict[str, list[tuple[str, str]]] = {}
    for name, text in before.items():
        old, new = text.splitlines(), after[moved.get(name, name)].splitlines()
        for tag, a, b, c, d in difflib.SequenceMatcher(None, old, new, False).get_opcodes():
            if tag != "equal":
                assert tag == "insert" or b - a == d - c, (name, old[a:b], new[c:d])
                pairs = zip([*old[a:b], *[""] * (d - c)], new[c:d], strict=False)
                found.setdefault(moved.get(name, name), []).extend(pairs)
    return found


def _catalog(folder: Path) -> Catalog:
    catalog, problems = problems_of(folder, read_choices(folder / "mkdocs.yml", os.environ))
    assert catalog and not problems
    return catalog


def _named(folder: Path, kind: str, id: str) -> list[str]:
    return sorted(str(one) for one in mentions(_catalog(folder), kind, id))


def test_everything_that_names_a_record_is_found(project: Project) -> None:
    assert _named(project.folder, "activities", "quet-duong") == [
        "data/audiences/nguoi-lang.yml:14:15",
        "data/corrections/so-doi.yml:7:9",
        "docs/vi/gioi-thieu.md:9:70",
        "docs/vi/them.md:8:12",
        "docs/vi/tin/posts/mot-tin.md:12:12",
        "docs/vi/tin/posts/mot-tin.md:6:11",
    ]
    assert _named(project.folder, "contacts", "truc-ban") == [
        "data/audiences/nguoi-lang.yml:29:12",
        "data/plan.yml:27:14",
        "docs/vi/them.md:9:6",
    ]
    assert len(_named(project.folder, "sources", "bao-mau")) > 10


CASES = {
    "a page of its own": ("activities", "quet-duong"),
    "an entry of a page": ("contacts", "truc-ban"),
    "a goal": ("goals", "duong-sach"),
    "a source": ("sources", "bao-mau"),
    "the source of a text": ("sources", "toan-van-mau"),
    "a question": ("questions", "quet-luc-nao"),
}


WITH_A_PAGE = ("a page of its own", "a goal", "the source of a text")


@pytest.mark.parametrize("case", CASES)
def test_only_the_id_changes(
    case: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    kind, old = CASES[case]
    before, named = _texts(project.folder), _named(project.folder, kind, old)
    capsys.readouterr()
    assert main(["rename", kind, old, "ten-moi"]) == 0
    said = capsys.readouterr().out.splitlines()
    led = "; địa chỉ cũ dẫn tới địa chỉ mới" if case in WITH_A_PAGE else ""
    assert said[-1] == f"Đã đổi `{old}` thành `ten-moi`{led}."
    after = _texts(project.folder)
    moved = {name: name.replace(f"/{old}.", "/ten-moi.") for name in before if f"/{kind}/" in name}
    if kind == "sources":
        moved |= {
            name: name.replace(f"/{old}.", "/ten-moi.") for name in before if "/texts/" in name
        }
    changed = _changed(before, after, moved)
    own = changed.pop(f"data/{kind}/ten-moi.yml")
    assert set(said[:-1]) >= {*changed, f"data/{kind}/ten-moi.yml"}
    assert own[0] == (f"id: {old}", "id: ten-moi")
    assert [now for _, now in own[1:]] in ([f"formerly: [{old}]"], [f"formerly: [ban-cu, {old}]"])
    assert set(changed) == {place.split(":")[0] for place in named}
    for pairs in changed.values():
        assert all(now == was.replace(old, "ten-moi") != was for was, now in pairs)
    assert main(["check"]) == 0
    assert main(["format", "--check"]) == 0
    assert not _named(project.folder, kind, old)
    assert len(_named(project.folder, kind, "ten-moi")) == len(named)


def test_what_is_shown_as_code_stays(project: Project) -> None:
    assert main(["rename", "activities", "quet-duong", "quet"]) == 0
    assert main(["rename", "sources", "bao-mau", "bao"]) == 0
    text = (project.folder / "docs/vi/them.md").read_text(encoding="utf-8")
    assert "`[@bao-mau]`" in text and "\n[việc](viec/quet-duong.md)\n" in text
    assert text.count("[@bao]") == 2 and "viec/quet.md#clause-M1.1.a" in text


def test_the_old_address_leads_on(project: Project) -> None:
    assert main(["rename", "activities", "quet-duong", "quet"]) == 0
    built = project.build()
    assert built.returncode == 0, built.stderr
    for language in ("", "en/"):
        old = (project.site / f"{language}viec/quet-duong.html").read_text(encoding="utf-8")
        assert 'http-equiv="refresh"' in old and "quet.html" in old
        assert (project.site / f"{language}viec/quet.html").is_file()


def test_a_record_gets_its_old_id_back(project: Project) -> None:
    path = project.folder / "data/activities/quet-duong.yml"
    before = path.read_text(encoding="utf-8")
    assert main(["rename", "activities", "quet-duong", "quet"]) == 0
    assert main(["rename", "activities", "quet", "quet-duong"]) == 0
    assert path.read_text(encoding="utf-8") == before.replace(
        "status: published\n", "status: published\nformerly: [quet]\n"
    )


REFUSED = {
    "kind": (["goal", "a", "b"], "không có loại `goal` — có phải là `goals`?"),
    "old": (
        ["goals", "duong-sac", "b"],
        "không có bản ghi `duong-sac` trong data/goals/ — có phải là `duong-sach`?",
    ),
    "nothing near": (["goals", "zzz", "b"], "— xem tên tệp trong data/goals/"),
    "form": (["goals", "duong-sach", "Đường"], "`Đường`: id chỉ gồm chữ thường không dấu"),
    "taken": (["goals", "duong-sach", "biet-boi"], "data/goals/biet-boi.yml đã có — chọn id khác"),
    "itself": (["goals", "duong-sach", "duong-sach"], "data/goals/duong-sach.yml đã có"),
    "formerly": (["sources", "bao-mau", "ban-cu"], "`ban-cu` là id cũ của data/sources/toan-van"),
    "form of file": (["tasks", "bao-cao", "b"], "bao-cao.yml: chưa viết theo khuôn chung — chạy"),
    "a link in other letters": (
        ["activities", "trong-cay", "cay"],
        " — chưa đổi gì; sửa chỗ ấy trước",
    ),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_renamed_so_is_refused_and_nothing_changes(
    case: str, project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments, message = REFUSED[case]
    folder = project.folder
    task = folder / "data/tasks/bao-cao.yml"
    task.write_text("# x\n" + task.read_text(encoding="utf-8").replace("id: ", "id:  "), "utf-8")
    page = folder / "docs/vi/them.md"
    page.write_text(PAGE.replace("trong-cay", "trong%2Dcay"), encoding="utf-8")
    before = digest(folder / "data") | digest(folder / "docs")
    capsys.readouterr()
    assert main(["rename", *arguments]) == 2
    said = capsys.readouterr().err
    assert message in said and said.count("\n") == 1, said
    assert digest(folder / "data") | digest(folder / "docs") == before


def test_data_with_a_mistake_is_not_touched(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    goal = project.folder / "data/goals/biet-boi.yml"
    goal.write_text(goal.read_text(encoding="utf-8").replace("number: 2", "number: hai"), "utf-8")
    before = digest(project.folder / "data")
    capsys.readouterr()
    assert main(["rename", "goals", "duong-sach", "duong"]) == 1
    assert capsys.readouterr().err.splitlines()[-1] == "Có 1 chỗ cần sửa."
    assert digest(project.folder / "data") == before


@pytest.mark.parametrize(("call", "fails_at"), [("replace", 3), ("unlink", 1)])
def test_a_machine_that_refuses_leaves_all_as_it_was(
    call: str, fails_at: int, project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = digest(project.folder / "data") | digest(project.folder / "docs")
    real, calls = getattr(Path, call), list[Path]()

    def fails(path: Path, *arguments: object, **named: object) -> object:
        calls.append(path)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device", str(path))
        return real(path, *arguments, **named)

    with monkeypatch.context() as patch:
        patch.setattr(Path, call, fails)
        assert main(["rename", "activities", "quet-duong", "quet"]) == 1
    assert digest(project.folder / "data") | digest(project.folder / "docs") == before


def test_the_real_plans_own_source_can_be_renamed(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", ROOT, kit=())
    old = _catalog(project.folder).plan.source
    before = _texts(project.folder)
    assert main(["rename", "sources", old, "ten-moi", str(project.folder)]) == 0
    moved = {
        name: name.replace(f"/{old}.", "/ten-moi.")
        for name in before
        if name.startswith(("data/sources/", "data/texts/"))
    }
    changed = _changed(before, _texts(project.folder), moved)
    assert len(changed) > 20
    assert main(["check", str(project.folder)]) == 0
    assert main(["format", "--check", str(project.folder)]) == 0
