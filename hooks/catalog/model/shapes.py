"""Tells what may stand in a place of a file, from the types of the models."""

from __future__ import annotations

import typing
from collections.abc import Sequence
from dataclasses import dataclass
from types import NoneType
from typing import Any

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.model.fields import Form, Word
from catalog.model.texts import LongText, Paragraphs, Sentences

LONGEST_LINE = 70
"""The most characters of a text with paragraphs that is written on the line of its field."""
_NO_WORDS = ("phone_number", "colour", "report_address")
"""Forms of text that YAML could take for a number or a comment, so that they stand in quotes."""


@dataclass(frozen=True)
class Shape:
    """A type with its marks; `words` is the kind of text in several languages it belongs to."""

    annotation: Any
    marks: Sequence[object] = ()
    words: type[BaseModel] | None = None

    @classmethod
    def of_field(cls, field: FieldInfo) -> Shape:
        return cls(field.annotation, tuple(field.metadata)).bare()

    def bare(self) -> Shape:
        """The same without `Annotated` and `| None`."""
        marks = getattr(self.annotation, "__metadata__", None)
        if marks is not None:
            return Shape(self.annotation.__origin__, (*self.marks, *marks)).bare()
        parts = [part for part in typing.get_args(self.annotation) if part is not NoneType]
        if NoneType in typing.get_args(self.annotation):
            return Shape(parts[0], self.marks).bare()
        return self

    def inner(self) -> Shape:
        """What may stand in a list or mapping of this shape."""
        parts = [part for part in typing.get_args(self.annotation) if part is not Ellipsis]
        return Shape(parts[-1]).bare()

    def has_form(self, kind: str) -> bool:
        return any(isinstance(mark, Form) and mark.kind == kind for mark in self.marks)

    def of_words(self, model: type[BaseModel]) -> Shape:
        """Words in one language of a text of that kind."""
        return Shape(str, (), model)

    def is_block(self, words: str) -> bool:
        """Whether such words are written as a block, which cannot hold a tab."""
        if self.words is None or not issubclass(self.words, LongText | Paragraphs):
            return False
        if "\t" in words:
            return False
        is_long = len(words) > LONGEST_LINE and not issubclass(self.words, Sentences)
        return is_long or "\n" in words

    @property
    def is_text(self) -> bool:
        """Whether it is text, and no number, date, yes or no."""
        return self.annotation is str or self.is_word

    @property
    def is_word(self) -> bool:
        """Whether it is a name for programs, or one of a list."""
        if typing.get_origin(self.annotation) is typing.Literal:
            return True
        forms = [mark.kind for mark in self.marks if isinstance(mark, Form)]
        return any(isinstance(mark, Word) for mark in self.marks) or any(
            kind not in _NO_WORDS for kind in forms
        )
