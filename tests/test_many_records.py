"""What spares work with thousands of records finds the same as looking everywhere would."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from project import SMALL
from pydantic import BaseModel, RootModel

from catalog.collected.catalog import Catalog
from catalog.collected.loading import load
from catalog.collected.own_words import may_have_sentence, own_texts_with, sentences
from catalog.language import short_markdown
from catalog.language.short_markdown import to_plain
from catalog.model.fields import PartialDate, Strict
from catalog.model.parts import Fact, Quote
from catalog.model.texts import Localised, LongText
from catalog.model.values import walk
from catalog.rules.clauses import _counted

LETTERS = st.text("ab", max_size=60)
WORDS = st.lists(
    st.sampled_from(
        (
            *("a", "Đ", "1", " ", "  ", "\n", "\n\n", ". ", ".", "- ", "1. ", "\n- ", "\n1.", "("),
            *("“", "”", "…", ":", "'", '"', "/", "\u00a0", "*", "[", "](b c)", " [@s]", "| ", "# "),
        )
    ),
    max_size=40,
).map("".join)


@pytest.fixture(scope="module")
def small() -> Catalog:
    catalog, problems = load(SMALL)
    assert catalog and not problems
    return catalog


@pytest.mark.parametrize("kind", [Localised, LongText, PartialDate, Strict, Fact, Quote])
def test_values_stand_where_types_let_them(small: Catalog, kind: type) -> None:
    for _, value in small.everything():
        found = [(path, part) for path, part in _everywhere((), value) if isinstance(part, kind)]
        assert list(walk(value, kind)) == found


def _everywhere(path: tuple[str | int, ...], value: Any) -> Iterator[tuple[Any, object]]:
    yield path, value
    if isinstance(value, BaseModel) and not isinstance(value, RootModel):
        fields = type(value).model_fields.items()
        within = [(field.alias or name, getattr(value, name)) for name, field in fields]
    elif isinstance(value, tuple | dict):
        within = [*(value.items() if isinstance(value, dict) else enumerate(value))]
    else:
        within = []
    for step, part in within:
        yield from _everywhere((*path, step), part)


def test_equal_texts_are_searched_once(small: Catalog) -> None:
    asked: Counter[str] = Counter()

    def found(words: str) -> bool:
        asked[words] += 1
        return True

    every = [own.text for own in own_texts_with(small, found)]
    assert set(every) <= set(asked)
    assert len(every) > len(set(every))
    assert set(asked.values()) == {1}


@given(LETTERS, st.sets(st.text("ab", min_size=1, max_size=20), max_size=5), st.integers(1, 40))
def test_clauses_are_counted_as_if_alone(text: str, others: set[str], length: int) -> None:
    sought = {one for one in (*others, text[:length], text[-length:]) if one}
    assert {one: _counted(text, sought)[one] for one in sought} == {
        one: text.count(one) for one in sought
    }


@given(WORDS)
def test_words_without_marks_are_those_that_are_rendered(text: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(short_markdown, "_may_have_marks", lambda text: True)
        rendered = to_plain(text)
    assert to_plain(text) == rendered


@given(WORDS, st.integers(1, 6))
def test_a_text_with_a_long_sentence_is_not_passed_over(text: str, longest: int) -> None:
    if any(len(sentence.split()) > longest for _, sentence in sentences(text)):
        assert may_have_sentence(text, longest)
