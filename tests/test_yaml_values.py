"""What YAML reads as its editor meant it, though it resembles a mistake; tests/broken has those."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import SMALL
from pydantic import BaseModel

from catalog.model.kinds import KINDS
from catalog.model.plan import ClauseList
from catalog.model.values import walk
from catalog.reading.modelled_files import read_model
from catalog.reading.source import Unreadable
from catalog.reading.yaml_tree import parse
from catalog.reading.yaml_values import DEEPEST, MOST_VALUES, usual_values

FILES = sorted((SMALL / "data").rglob("*.yml"))
UNUSUAL = (
    *(
        "",
        "a",
        "- a",
        "a: [b",
        "a: b\n---\na: b",
        "a: b\na: c",
        "? [a]\n: b",
        "a b: c",
        "<<: {a: b}",
    ),
    *("a: &b c", "a: [*b]", "a: !b c", "a: ! c", "&b a: c", "a: &b [c]", "!b {a: c}", "null: a"),
    *(
        "a: b # c",
        'a: "\\0"',
        "a:\tb",
        "a: b\u00a0c",
        "a: “b”",
        'a: vi:"b"',
        "a:\n  |\n  b\n c d: e",
    ),
    "a: " + "[" * DEEPEST + "]" * DEEPEST,
    "a: [" + "b," * MOST_VALUES + "]",
)

MEANT = {
    "a: ‘A’ và ‘B’": "‘A’ và ‘B’",
    "a: “A” và “B”": "“A” và “B”",
    'a: "“A: b”"': "“A: b”",
    "a: 12 # ghi chú": "12",
}


@pytest.mark.parametrize("text", MEANT)
def test_a_value_is_read_as_it_was_meant(text: str) -> None:
    assert parse(text, "a.yml").root.plain() == {"a": MEANT[text]}


def test_a_name_that_ends_a_file_is_read() -> None:
    assert parse("? x", "a.yml").root.plain() == {"x": None}


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_values_without_places_are_those_of_the_tree(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert usual_values(text) == parse(text, "x").root.plain()


@pytest.mark.parametrize("text", UNUSUAL)
def test_what_may_be_a_mistake_is_read_with_its_places(text: str) -> None:
    assert usual_values("a: b\n") == {"a": "b"}
    assert usual_values(text) is None


@pytest.mark.parametrize("kind", KINDS)
def test_models_know_which_of_their_fields_were_given(kind: str) -> None:
    for file in sorted((SMALL / "data" / kind).glob("*.yml")):
        found, _ = read_model(file, file.name, KINDS[kind].model)
        alone = KINDS[kind].model.model_validate(usual_values(file.read_text("utf-8")))
        assert found == alone
        for (_, one), (_, other) in zip(
            walk(found, BaseModel), walk(alone, BaseModel), strict=True
        ):
            assert one.model_fields_set == other.model_fields_set


def test_a_place_is_found_when_it_is_asked_for(tmp_path: Path) -> None:
    """The file may be another one by then."""
    file = tmp_path / "a.yml"
    file.write_text("clauses:\n  - id: A\n    text: B\n", encoding="utf-8")
    _, document = read_model(file, "a.yml", ClauseList)
    file.unlink()
    assert str(document.problem(("clauses", 0, "text"), "x")) == "a.yml:3:11: clauses[1].text: x"


@pytest.mark.parametrize("cut", ["after", "before"])
def test_half_a_record_is_read_or_told_of(cut: str) -> None:
    """What libyaml says of a file that breaks off anywhere leads to some place in it."""
    whole = (SMALL / "data" / "goals" / "biet-boi.yml").read_text(encoding="utf-8")
    told = 0
    for place in range(1, len(whole)):
        text = whole[:place] if cut == "after" else whole[place:]
        try:
            parse(text, "x.yml")
        except Unreadable as error:
            told += 1
            for problem in error.problems:
                assert 1 <= problem.line <= text.count("\n") + 2
    assert told
