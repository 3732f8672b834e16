"""The form leaves comments where they are, also in a field that somebody changes."""

from __future__ import annotations

import difflib
from typing import Any

import pytest
from form_writer import write

from catalog.reading.yaml_tree import parse

COMMENTED = """\
id: gop-y
status: published # đã duyệt
number: 2 # theo bài nguồn
clause: N2
quote:
  vi: "Góp ý."
title:
  # tên ngắn
  vi: "Góp ý"
# chưa có nguồn khác
parts:
  # ý đầu
  - clause: N2.a
    quote:
      vi: "Một." # nguyên văn
  # ý sau
  - clause: N2.b
    quote:
      vi: "Hai."
"""
CHANGES: dict[str, tuple[Any, list[str]]] = {
    "a number keeps what stands beside it": (
        lambda one: one.update(number="3"),
        ["-number: 2 # theo bài nguồn", "+number: 3 # theo bài nguồn"],
    ),
    "words keep what stands above and beside them": (
        lambda one: one["parts"][0]["quote"].update(vi="Mốt."),
        ['-      vi: "Một." # nguyên văn', '+      vi: "Mốt." # nguyên văn'],
    ),
    "an item that is gone takes its own comment": (
        lambda one: one["parts"].pop(1),
        ["-  # ý sau", "-  - clause: N2.b", "-    quote:", '-      vi: "Hai."'],
    ),
    "a field that comes stands before the comment of the next": (
        lambda one: one["title"].update(en="Comments"),
        ['+  en: "Comments"'],
    ),
    "a field that goes leaves what was said above it": (
        lambda one: one.pop("parts"),
        [
            *("-parts:", "-  # ý đầu", "-  - clause: N2.a", "-    quote:"),
            *('-      vi: "Một." # nguyên văn', "-  # ý sau", "-  - clause: N2.b"),
            *("-    quote:", '-      vi: "Hai."'),
        ],
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_in_a_field_with_comments(case: str) -> None:
    change, wanted = CHANGES[case]
    values: Any = parse(COMMENTED, "x").root.plain()
    change(values)
    (found,) = write([{"kind": "tasks", "text": COMMENTED, "values": values}])
    lines = difflib.unified_diff(
        COMMENTED.splitlines(), found["kept"].splitlines(), n=0, lineterm=""
    )
    assert [line for line in [*lines][2:] if line[0] in "+-"] == wanted
