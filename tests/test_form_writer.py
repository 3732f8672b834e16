"""The form's writer, in JavaScript: it touches what was changed, and writes as `catalog format`."""

from __future__ import annotations

import copy
import difflib
import json
import os
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from form_writer import LANGUAGES, Task, write
from project import ROOT, SMALL
from shuffled import with_comments

from catalog.editing.formatting import in_form
from catalog.editing.remarks import remarks_in
from catalog.model.kinds import KINDS
from catalog.reading.messages import modelled
from catalog.reading.source import Unreadable
from catalog.reading.yaml_tree import parse

RECORDS = [
    path
    for folder in (ROOT, SMALL)
    for kind in KINDS
    for path in sorted((folder / "data" / kind).glob("*.yml"))
]
SEED = int(os.environ.get("SEED", random.SystemRandom().randrange(1_000_000)))
EDITS = 400


def _kind(path: Path) -> str:
    return "plan" if path.name == "plan.yml" else path.parent.name


def _changed_lines(before: str, after: str) -> tuple[int, int]:
    """(lines that came, lines that went)."""
    lines = [*difflib.unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)][2:]
    return sum(line[0] == "+" for line in lines), sum(line[0] == "-" for line in lines)


def test_what_nobody_changed_stays_byte_for_byte() -> None:
    paths = [*RECORDS, *(folder / "data" / "plan.yml" for folder in (ROOT, SMALL))]
    texts = [path.read_text(encoding="utf-8") for path in paths]
    found = write([{"kind": _kind(p), "text": text} for p, text in zip(paths, texts, strict=True)])
    for path, text, one in zip(paths, texts, found, strict=True):
        assert one["kept"] == text, path
        if "#" not in text.replace('"#', ""):
            assert one["fresh"] == text, path


@pytest.mark.parametrize("folder", [ROOT, SMALL], ids=["real", "small"])
def test_a_page_of_prose_that_nobody_changed_stays_byte_for_byte(folder: Path) -> None:
    paths = sorted((folder / "docs").rglob("*.md"))
    texts = [path.read_text(encoding="utf-8") for path in paths]
    kinds = ["post" if "posts" in path.parts else "page" for path in paths]
    tasks = [
        {"kind": f"{kind}-frontmatter", "text": text}
        for kind, text in zip(kinds, texts, strict=True)
    ]
    assert [one["kept"] for one in write(tasks)] == texts
    assert paths


POST = """\
---
title: "Tin"   # ngắn
description: "Một câu."
date: 2026-11-27
# do ai đó ghi
mine: { x: [1, 2] }
---

Lời tin [@nguon].
"""


def test_a_post_keeps_what_the_form_does_not_know() -> None:
    values = {
        "title": "Tin mới",
        "description": "Một câu.",
        "date": {"created": "2026-11-28"},
        "mine": {"x": ["1", "2"]},
        "body": "Lời khác.",
    }
    (found,) = write([{"kind": "post-frontmatter", "text": POST, "values": values}])
    wanted = POST.replace('"Tin"   #', '"Tin mới" #').replace("27", "28")
    assert found["kept"] == wanted.replace("Lời tin [@nguon].", "Lời khác.")
    assert found["fresh"].startswith(
        '---\ntitle: "Tin mới"\ndescription: "Một câu."\ndate: 2026-11-28\n'
    )


def _words(values: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Where each text of a record is that is one for people."""
    if isinstance(values, dict):
        return [
            found
            for name, inner in values.items()
            for found in (
                [(*path, name)]
                if name in LANGUAGES and isinstance(inner, str)
                else _words(inner, (*path, name))
            )
        ]
    if isinstance(values, list):
        return [found for n, inner in enumerate(values) for found in _words(inner, (*path, n))]
    return []


def _put(values: Any, path: Sequence[Any], change: Any) -> None:
    for step in path[:-1]:
        values = values[step]
    values[path[-1]] = change(values[path[-1]])


def test_a_changed_letter_is_a_changed_line() -> None:
    tasks, originals = [], []
    for path in RECORDS:
        text = path.read_text(encoding="utf-8")
        plain = parse(text, path.name).root.plain()
        for place in _words(plain):
            values: Any = copy.deepcopy(plain)
            _put(values, place, lambda words: f"{words[:5]}x{words[5:]}")
            shown: Any = values
            for step in place:
                shown = shown[step]
            if len(shown) == 71:  # the text becomes a block, see `editing/canonical.py`
                continue
            tasks.append({"kind": path.parent.name, "text": text, "values": values})
            originals.append((path, place, text))
    for (path, place, text), one in zip(originals, write(tasks), strict=True):
        assert _changed_lines(text, one["kept"]) == (1, 1), (path, place)
    assert len(tasks) > 1_000


def _edited(
    values: dict[str, Any], others: Sequence[dict[str, Any]], chance: random.Random
) -> None:
    """Changes something as an editor may: a field goes or comes, a list changes its items."""
    donor = chance.choice(others)
    kind = chance.randrange(4)
    lists = [name for name, value in values.items() if isinstance(value, list) and value]
    if kind == 0:
        values.pop(chance.choice([*values]))
    elif kind == 1:
        name = chance.choice([*donor])
        if name not in ("id", "number", "order"):
            values[name] = copy.deepcopy(donor[name])
    elif lists and kind == 2:
        chance.shuffle(values[chance.choice(lists)])
    elif lists:
        found = values[chance.choice(lists)]
        found.pop(chance.randrange(len(found)))
        shared = [name for name in lists if isinstance(donor.get(name), list) and donor[name]]
        if shared:
            name = chance.choice(shared)
            items = values.setdefault(name, [])
            items.insert(
                chance.randrange(len(items) + 1), copy.deepcopy(chance.choice(donor[name]))
            )


def _plausible(tmp_path: Path, chance: random.Random) -> list[tuple[Task, list[str]]]:
    """(task, comments of its file) of edits that leave a record as its model wants it."""
    by_kind: dict[str, list[Path]] = {}
    for path in RECORDS:
        by_kind.setdefault(path.parent.name, []).append(path)
    found: list[tuple[Task, list[str]]] = []
    while len(found) < EDITS:
        path = chance.choice(RECORDS)
        kind = path.parent.name
        text, comments = path.read_text(encoding="utf-8"), list[str]()
        if chance.random() < 0.5:
            text, comments = with_comments(text, chance)
            text = _in_form(text, kind, tmp_path)
        values: Any = parse(text, "x").root.plain()
        others: Any = [parse(one.read_text("utf-8"), "x").root.plain() for one in by_kind[kind][:6]]
        _edited(values, others, chance)
        values = {key: value for key, value in values.items() if value not in ([], {}, "")}
        try:
            modelled(parse(json.dumps(values, ensure_ascii=False), "x"), KINDS[kind].model)
        except Unreadable:
            continue
        found.append(({"kind": kind, "text": text, "values": values}, comments))
    return found


def _in_form(text: str, kind: str, folder: Path) -> str:
    path = folder / "x.yml"
    path.write_text(text, encoding="utf-8")
    return in_form(path, "x.yml", KINDS[kind].model, LANGUAGES)


def _of_untouched(task: Task) -> list[str]:
    """The comments of a file that belong to fields which an edit left as they were."""
    before: Any = parse(task["text"], "x").root.plain()
    return [
        line
        for path, remarks in remarks_in(task["text"]).items()
        if path and before.get(path[0]) == task["values"].get(path[0])
        for line in (*remarks.before, *remarks.beside, *remarks.after)
        if line
    ]


def test_what_the_form_writes_is_in_the_form_of_catalog_format(tmp_path: Path) -> None:
    print(f"SEED={SEED}")
    stayed = 0
    edits = _plausible(tmp_path, random.Random(SEED))
    for (task, comments), one in zip(edits, write([task for task, _ in edits]), strict=True):
        kind, kept = task["kind"], one["kept"]
        model = KINDS[kind].model
        meant = modelled(parse(json.dumps(task["values"], ensure_ascii=False), "x"), model)
        where = f"SEED={SEED} {kind} {task['values'].get('id')}"
        assert modelled(parse(kept, "x"), model) == meant, where
        assert _in_form(one["fresh"], kind, tmp_path) == one["fresh"], where
        if not comments:
            assert _in_form(kept, kind, tmp_path) == kept, f"{where}\n{kept}"
        for comment in _of_untouched(task):
            stayed += 1
            assert kept.count(comment) == 1, f"{where} {comment}\n{kept}"
    assert stayed > EDITS
