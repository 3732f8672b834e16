"""What keeps rendering soon done: the steps of a text within the limits grow with its letters."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from settings_of import shipped_markdown

from catalog.language.prose_syntax import shown, without_fences
from catalog.language.short_markdown import links_in, to_html
from catalog.model.markdown_limits import MOST_LETTERS, MOST_MARKS, excesses

PROSE = shipped_markdown()
MARKS = (
    *("[", "![", "[a](", "[a](b", "[x", "[][", "[^a]", "[^a]: b\n", "[a]: b\n", "*[a]: b\n", "[@"),
    *("*", "**a", "_a ", "`", "``", "```\n", "~~~\n", "~~a", "==a", "++", "^", "<", "<a ", "<!--"),
    *("> ", "- ", "- a\n", "1. a\n", "    ", "  ", "# a\n", "---\n", "===\n", "|", "a|b\n-|-\n"),
    *("a\n: b\n", "!!! note\n", '??? a "b"\n', '=== "a"\n', "/// a\n", "{ .a", ":material-", "&"),
    *("\\", '"', "a ", "á", "http://a.vn", "\n", "\n\n"),
)
PIECES = st.tuples(st.sampled_from(MARKS), st.integers(1, 60))
TEXTS = st.builds(
    lambda pieces, between, times: (
        (between.join(mark * count for mark, count in pieces) + between) * times
    ),
    st.lists(PIECES, min_size=1, max_size=3),
    st.sampled_from(["\n", "\n\n", " ", "\n\n- "]),
    st.integers(1, 60),
)


def _steps(work: Callable[[str], object], text: str) -> int:
    """How many functions are called for a text, which no other program has a part in."""
    count = 0

    def called(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    work("a")  # what is made once is no part of it
    before = sys.getprofile()
    sys.setprofile(called)
    try:
        work(text)
    finally:
        sys.setprofile(before)
    return count


RENDERERS: dict[str, Callable[[str], object]] = {
    "prose": PROSE.render,
    "short": lambda text: to_html(text, str),
    "links": links_in,
    "shown": shown,
}

OF_PAGES = ("prose", "shown")


@pytest.mark.parametrize("name", RENDERERS)
@settings(max_examples=25, deadline=None)
@given(text=TEXTS)
def test_steps_grow_with_letters(name: str, text: str) -> None:
    text = text[:2_000]
    assume(not list(excesses(text, without_fences if name in OF_PAGES else None)))
    assert _steps(RENDERERS[name], text) <= 20_000 + 600 * len(text)


def test_what_is_beyond_the_limits_is_found() -> None:
    assert [one.kind for one in excesses("[" * (MOST_MARKS + 1))] == ["many_marks"]
    assert [one.kind for one in excesses("a" * (MOST_LETTERS + 1))] == ["many_letters"]
    assert [one.kind for one in excesses("    " * 20 + "a")] == ["deep"]
    assert not list(excesses("[" * MOST_MARKS + "\n\n" + "> - 1. a\n"))


ORDINARY = {
    "a link in each row": "| a | b |\n|---|---|\n" + "| [a](https://a.vn) | b |\n" * 390,
    "many tasks": "- [ ] a\n" * 390,
    "rules": "* * * * * * *\n\n- - - - - - - -\n\n> _ _ _ _ _ _ _ _\n",
    "code far in": f"```\n{' ' * 60}x\n```\n",
    "code with comments": "```sh\n" + "# x\n\n" * 300 + "```\n",
    "rules between parts": "a\n\n---\n\n" * 300,
}


@pytest.mark.parametrize("text", ORDINARY.values(), ids=ORDINARY)
def test_what_people_write_is_within_the_limits(text: str) -> None:
    assert not list(excesses(text, without_fences))


def test_lists_before_a_rule_count() -> None:
    assert [one.kind for one in excesses("> " * 7 + "* * *", without_fences)] == ["deep"]
    assert [one.kind for one in excesses("- " * 7 + "a")] == ["deep"]


def test_a_field_has_no_rules_so_their_marks_are_lists() -> None:
    assert [one.kind for one in excesses("- " * 8)] == ["deep"]


def test_rows_of_no_table_and_lines_of_no_list_are_one_text() -> None:
    lines = (
        "| a |\n|-|-|\n" + "| [ |\n" * 201,
        "a\n" + "- [\n" * 201,
        "- a\n  b\n" + "- [\n" * 201,
    )
    assert all([one.kind for one in excesses(t, without_fences)] == ["many_marks"] for t in lines)
    assert list(excesses("| a |\n|-|\n" + "| [ |\n" * 201))
