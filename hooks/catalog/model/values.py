"""Finds values inside records, whatever their model, and groups what was found."""

from collections.abc import Iterable, Iterator
from functools import cache
from types import NoneType
from typing import TypeVar

from pydantic import BaseModel, RootModel

from catalog.model.fields import Path

Found = TypeVar("Found")
Key = TypeVar("Key")
_PLAIN = (str, int, float, NoneType)


def walk(value: object, kind: type[Found]) -> Iterator[tuple[Path, Found]]:
    """(path, value) of each value of a type of ours inside a record, in the model's order."""
    return ((path, part) for path, part in parts(value) if isinstance(part, kind))


def parts(value: object) -> list[tuple[Path, object]]:
    """(path, value) of a record and of all in it but texts, numbers and what only holds others."""
    found: list[tuple[Path, object]] = []
    _collect(value, (), found)
    return found


def _collect(value: object, path: Path, found: list[tuple[Path, object]]) -> None:
    """Adds to a list, since nested generators took three times as long."""
    if isinstance(value, _PLAIN):
        return
    if isinstance(value, tuple):
        for index, item in enumerate(value):
            _collect(item, (*path, index), found)
    elif isinstance(value, dict):
        for name, item in value.items():
            _collect(item, (*path, name), found)
    else:
        found.append((path, value))
        if isinstance(value, BaseModel) and not isinstance(value, RootModel):
            for name, key in _keys(type(value)):
                _collect(getattr(value, name), (*path, key), found)


@cache
def _keys(model: type[BaseModel]) -> tuple[tuple[str, str], ...]:
    """(name, what files call it) of each field."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def group(pairs: Iterable[tuple[Key, Found]]) -> dict[Key, tuple[Found, ...]]:
    """The values of each key, in the order in which they come."""
    groups: dict[Key, list[Found]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
