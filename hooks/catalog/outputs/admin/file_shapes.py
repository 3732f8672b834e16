"""Tells the writer of the form how each value of a file is written, as plain data.

The form writes YAML in JavaScript, see admin/source/; what it must know of the models is here, so
that it writes the bytes that `editing/canonical.py` would.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import yaml
from pydantic import BaseModel, RootModel
from pydantic.fields import FieldInfo

from catalog.model.field_order import fields_in_order
from catalog.model.shapes import Shape
from catalog.model.texts import LongText, Paragraphs, Sentences


def notation(languages: Sequence[str]) -> dict[str, Any]:
    """What holds for every file: the order of languages, and words that YAML takes for others."""
    meanings: dict[str, list[str]] = {}
    for first, patterns in yaml.SafeLoader.yaml_implicit_resolvers.items():
        for _, pattern in patterns:  # written over several lines in PyYAML
            meanings.setdefault(first or "", []).append(re.sub(r"\s+", "", pattern.pattern))
    return {"languages": list(languages), "meanings": meanings}


def file_shape(model: type[BaseModel]) -> dict[str, Any]:
    """The shape of a mapping with the fields of a model, in the order of a file."""
    return {
        "type": "record",
        "fields": {key: _field(field) for key, (_, field) in fields_in_order(model).items()},
    }


def _field(field: FieldInfo) -> dict[str, Any]:
    shape = Shape.of_field(field)
    found: dict[str, Any] = {"shape": _shape(shape)}
    if not field.is_required():
        default = field.get_default()
        if isinstance(default, str | bool | int | Decimal):
            found["default"] = str(default).lower() if isinstance(default, bool) else str(default)
    elif _is_list(shape):
        found["empty"] = True  # written though nothing is in it
    return found


def _shape(shape: Shape) -> dict[str, Any]:
    annotation = shape.annotation
    if isinstance(annotation, type) and issubclass(annotation, RootModel):
        return {"type": "words", "each": _text(annotation)}
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return file_shape(annotation)
    if _is_list(shape):
        return {"type": "list", "each": _shape(shape.inner())}
    if _is_mapping(shape):
        return {"type": "names", "each": _shape(shape.inner())}
    if not shape.is_text:
        return {"type": "plain"} | _VALUES.get(annotation, {})
    return {"type": "word" if shape.is_word else "text"}


_VALUES: Mapping[Any, dict[str, str]] = {
    bool: {"value": "boolean"},
    int: {"value": "integer"},
}


def _text(model: type[BaseModel]) -> dict[str, Any]:
    """Words in one language; some may be a block, see `Shape.is_block`."""
    if not issubclass(model, LongText | Paragraphs):
        return {"type": "text"}
    return {"type": "text", "block": "lines" if issubclass(model, Sentences) else "long"}


def _is_list(shape: Shape) -> bool:
    return getattr(shape.annotation, "__origin__", None) is tuple


def _is_mapping(shape: Shape) -> bool:
    return getattr(shape.annotation, "__origin__", None) is dict
