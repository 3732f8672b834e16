"""Finds values inside records, whatever their model, and groups what was found."""

from collections.abc import Iterable, Iterator
from typing import TypeVar

from pydantic import BaseModel, RootModel

from catalog.model.fields import Path

Found = TypeVar("Found")


def walk(value: object, kind: type[Found], path: Path = ()) -> Iterator[tuple[Path, Found]]:
    """(path, value) of each value of a type anywhere inside a record, in the model's order."""
    if isinstance(value, kind):
        yield path, value
    if isinstance(value, RootModel):
        return
    if isinstance(value, BaseModel):
        for name, field in type(value).model_fields.items():
            yield from walk(getattr(value, name), kind, (*path, field.alias or name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from walk(item, kind, (*path, index))
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from walk(item, kind, (*path, name))


def group(pairs: Iterable[tuple[str, Found]]) -> dict[str, tuple[Found, ...]]:
    """The values of each key, in the order in which they come."""
    groups: dict[str, tuple[Found, ...]] = {}
    for key, value in pairs:
        groups[key] = (*groups.get(key, ()), value)
    return groups
