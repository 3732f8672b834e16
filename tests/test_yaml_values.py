"""What YAML reads as its editor meant it, though it resembles a mistake; tests/broken has those."""

from __future__ import annotations

import pytest

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
