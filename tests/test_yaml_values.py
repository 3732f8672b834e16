"""What YAML reads as its editor meant it, though it resembles a mistake; tests/broken has those."""

from __future__ import annotations

import pytest
from project import SMALL

from catalog.reading.source import Unreadable
from catalog.reading.yaml_tree import parse

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
