"""Makes the fields of a form from those of a model, as Sveltia CMS describes them.

See https://sveltiacms.app/en/docs/fields. A field that a model gains has its place in the form
without a line of code; its type decides what an editor meets there.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic import BaseModel, WithJsonSchema
from pydantic.fields import FieldInfo

from catalog.model.field_order import fields_in_order
from catalog.model.fields import Form, ListedIn, PartialDate, RefersTo
from catalog.model.shapes import Shape
from catalog.model.texts import Localised, LongText, Paragraphs
from catalog.reading.messages import MESSAGES

FormField = dict[str, Any]
ONE_LINE = [r"^[^\n]*$", MESSAGES["one_line"]]
DAY = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
_KINDS: Mapping[Any, str] = {PartialDate: "date_form", Decimal: "number"}
"""The message about text of a type that does not match its pattern."""
_OF_FILES = ("id của một tệp", "id của đoạn", "tên một hình", "một tên trong")
"""How descriptions begin that only help somebody who writes a file."""
WORDS = "words"
"""The type of the form's own field for words: it counts syllables and inserts citations."""
CHOICE = "choice"
"""The type of its field for one of the names that only the plan has."""


@dataclass(frozen=True)
class FormFields:
    """Makes them for the languages of a plan, whose names it has by their codes."""

    languages: Mapping[str, str]

    def of(self, model: type[BaseModel], hidden: Sequence[str] = ()) -> list[FormField]:
        """The fields of a model, in the order of a file."""
        return [
            self.field(key, field)
            if key not in hidden
            else {"name": key, "widget": "hidden", "default": ""}
            for key, (_, field) in fields_in_order(model).items()
        ]

    def field(self, name: str, field: FieldInfo) -> FormField:
        """One field, with its Vietnamese name and hint."""
        shape = Shape.of_field(field)
        found = {
            "name": name,
            "label": field.title or name,
            "required": field.is_required(),
            **self.control(shape, field),
        }
        if hint := _hint(field.description or "", found):
            found["hint"] = hint
        return found

    def control(self, shape: Shape, field: FieldInfo) -> FormField:
        """What an editor meets in the place of a value of this shape."""
        annotation = shape.annotation
        if get_origin(annotation) is tuple:
            return self.many(shape.inner(), field)
        if isinstance(annotation, type) and issubclass(annotation, Localised):
            return {"widget": "object", "fields": [*self.words(annotation)]}
        if isinstance(annotation, type) and issubclass(annotation, BaseModel):
            return {"widget": "object", "fields": self.of(annotation), "collapsed": "auto"}
        return self.single(shape, field)

    def many(self, inner: Shape, field: FieldInfo) -> FormField:
        """A list: records to choose, or items to add and move."""
        found: FormField = {}
        for mark in field.metadata:
            if isinstance(mark, MinLen) and field.is_required():
                found["min"] = mark.min_length
            elif isinstance(mark, MaxLen):
                found["max"] = mark.max_length
        inside = self.control(inner, field)
        if inside["widget"] in ("relation", "select"):
            return found | inside | {"multiple": True}
        found |= {"widget": "list", "collapsed": "auto", "label_singular": field.title}
        if inside["widget"] == "object":
            return found | {"fields": inside["fields"]}
        return found | {"field": {"name": "value", "label": field.title, **inside}}

    def words(self, model: type[Localised]) -> Iterator[FormField]:
        """Words in each language, side by side; only the first one must have them."""
        is_long = issubclass(model, LongText | Paragraphs)
        for place, (code, name) in enumerate(self.languages.items()):
            yield {
                "name": code,
                "label": name,
                "widget": WORDS,
                "required": not place,
                "lang": code,
                "cites": issubclass(model, LongText),
                "paragraphs": is_long,
            }

    def single(self, shape: Shape, field: FieldInfo) -> FormField:
        """A value that is neither a list nor words in several languages."""
        annotation = shape.annotation
        marks = [*_flat((*shape.marks, *field.metadata))]
        if get_origin(annotation) is not None:
            return self.choice(get_args(annotation), field)
        for mark in marks:
            if isinstance(mark, RefersTo):
                return self.reference(mark.kind)
            if isinstance(mark, ListedIn):
                return {"widget": CHOICE, "of": mark.what}
        if annotation is bool:
            return {"widget": "boolean", "default": field.get_default() is True}
        if annotation is int:
            return _whole_number(marks)
        return self.text(shape, marks)

    def text(self, shape: Shape, marks: Sequence[object]) -> FormField:
        """A value that is written as letters: an address, a date, a colour."""
        form = next((mark for mark in marks if isinstance(mark, Form)), None)
        if form and form.kind == "colour":
            return {"widget": "color"}
        pattern = f"^({form.pattern})$" if form else _pattern(marks)
        if pattern == DAY:
            return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
        kind = form.kind if form else _KINDS.get(shape.annotation, "address")
        return {
            "widget": "string",
            "pattern": [pattern, MESSAGES[kind]] if pattern else ONE_LINE,
        }

    def choice(self, values: Sequence[str], field: FieldInfo) -> FormField:
        """One of a few words; the hint of the field says `word: what it means; …`."""
        meanings = dict(re.findall(r"([a-z-]+): ([^;]+)", field.description or ""))
        options = [{"value": one, "label": _capital(meanings.get(one, one))} for one in values]
        found: FormField = {"widget": "select", "options": options}
        if not field.is_required():
            found["default"] = field.get_default()
        return found

    def reference(self, kind: str) -> FormField:
        """A record of a kind; the form keeps references whole when that gets another id."""
        title = f"title.{next(iter(self.languages))}"
        return {
            "widget": "relation",
            "collection": kind,
            "value_field": "{{slug}}",
            "display_fields": [title],
            "search_fields": [title, "id"],
        }


def _flat(marks: Sequence[object]) -> Iterator[object]:
    """The marks of a type, with those of a field that is named for an item of a list."""
    for mark in marks:
        yield from _flat(mark.metadata) if isinstance(mark, FieldInfo) else (mark,)


def _pattern(marks: Sequence[object]) -> str:
    """The pattern in the JSON Schema of a type that checks its values itself."""
    for mark in marks:
        if isinstance(mark, WithJsonSchema):
            found = mark.json_schema or {}
            return str([*found.get("anyOf", ()), found][0].get("pattern", ""))
    return ""


def _hint(description: str, control: FormField) -> str:
    """What the description of a field says to somebody who sees its control, and no file."""
    if control.get("options") or description.startswith(_OF_FILES):
        return ""  # the choices say it
    if control["widget"] == "datetime":
        return _capital(description.removesuffix(", YYYY-MM-DD"))
    for value, word in (("true: ", "Bật: "), ("false: ", "Tắt: ")):
        if description.startswith(value):
            return word + description.removeprefix(value)
    return _capital(description)


def _whole_number(marks: Sequence[object]) -> FormField:
    found: FormField = {"widget": "number", "value_type": "int", "min": 0, "step": 1}
    for mark in marks:
        if isinstance(mark, Ge):
            found["min"] = mark.ge
        elif isinstance(mark, Le):
            found["max"] = mark.le
    return found


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
