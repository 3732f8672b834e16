"""The form's fields come from the models: each of them, in order, with its name and its limits."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from catalog.model.field_order import fields_in_order
from catalog.model.kinds import KINDS
from catalog.model.plan import Plan
from catalog.outputs.admin.file_shapes import file_shape
from catalog.outputs.admin.form_fields import FormFields
from catalog.reading.front_matter import FrontMatter, PostMatter

LANGUAGES = {"vi": "Tiếng Việt", "en": "English"}
MODELS: dict[str, type[BaseModel]] = {
    **{name: kind.model for name, kind in KINDS.items()},
    "plan": Plan,
    "page": FrontMatter,
    "post": PostMatter,
}
SHAPES = {"relation", "select", "choice", "list", "object", "boolean", "number", "string"}
KNOWN = SHAPES | {"words", "color", "datetime", "hidden"}


def _all(fields: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for field in fields:
        yield field
        yield from _all(field.get("fields", []))
        if "field" in field:
            yield from _all([field["field"]])


@pytest.mark.parametrize("name", MODELS)
def test_each_field_of_a_model_is_in_its_form(name: str) -> None:
    model = MODELS[name]
    fields = FormFields(LANGUAGES).of(model, hidden=("id",))
    expected = fields_in_order(model)
    assert [field["name"] for field in fields] == [*expected] == [*file_shape(model)["fields"]]
    for field in fields:
        info = expected[field["name"]][1]
        if field["name"] != "id":
            assert field["label"] == info.title
            assert field["required"] == info.is_required()


@pytest.mark.parametrize("name", MODELS)
def test_each_field_has_a_control_and_a_vietnamese_name(name: str) -> None:
    for field in _all(FormFields(LANGUAGES).of(MODELS[name])):
        assert field["widget"] in KNOWN
        assert field["widget"] == "hidden" or field["label"] not in ("", field["name"])


CONTROLS: dict[tuple[str, str], dict[str, Any]] = {
    ("activities", "goal"): {"widget": "relation", "collection": "goals"},
    ("activities", "tasks"): {"widget": "relation", "collection": "tasks", "multiple": True},
    ("activities", "role"): {
        "widget": "select",
        "default": "action",
        "options": [
            {"value": "action", "label": "Việc làm"},
            {"value": "outcome", "label": "Kết quả hướng tới"},
        ],
    },
    ("activities", "clause"): {"widget": "choice", "of": "clauses"},
    ("goals", "pictogram"): {"widget": "choice", "of": "pictures", "required": False},
    ("milestones", "strand"): {"widget": "choice", "of": "strands"},
    ("sources", "checked"): {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"},
    ("sources", "address"): {"widget": "string"},
    ("sources", "publisher"): {"widget": "object"},
    ("tasks", "number"): {"widget": "number", "value_type": "int", "min": 0},
    ("tasks", "text_missing"): {"widget": "boolean", "default": False},
    ("audiences", "concerns"): {"widget": "list", "min": 1},
    ("corrections", "pages"): {"widget": "list", "min": 1},
}


@pytest.mark.parametrize(("kind", "name"), CONTROLS)
def test_a_type_decides_what_an_editor_meets(kind: str, name: str) -> None:
    fields = FormFields(LANGUAGES).of(KINDS[kind].model)
    field = next(one for one in fields if one["name"] == name)
    wanted = CONTROLS[kind, name]
    assert {key: field.get(key) for key in wanted} == wanted


def test_words_stand_side_by_side_and_only_the_first_language_is_asked_for() -> None:
    fields = FormFields(LANGUAGES).of(KINDS["questions"].model)
    answer = next(one for one in fields if one["name"] == "answer")
    assert [(one["name"], one["required"], one["cites"]) for one in answer["fields"]] == [
        ("vi", True, True),
        ("en", False, True),
    ]
    poster = next(one for one in FormFields(LANGUAGES).of(Plan) if one["name"] == "poster")
    acts = next(one for one in poster["fields"] if one["name"] == "acts")
    assert (acts["min"], acts["max"]) == (1, 3)
    assert [one["name"] for one in acts["fields"]] == ["vi", "en"]
