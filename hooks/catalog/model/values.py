"""Finds values inside records, whatever their model, and groups what was found."""

import typing
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, TypeVar

from pydantic import BaseModel, RootModel

from catalog.model.fields import Path

Found = TypeVar("Found")
Key = TypeVar("Key")
_Fields = tuple[tuple[str, str], ...]


def walk(value: object, kind: type[Found]) -> Iterator[tuple[Path, Found]]:
    """(path, value) of each value of a type of ours inside a record, in the model's order."""
    found: list[tuple[Path, Any]] = []
    meant: Any = kind
    _collect(value, _ways_to(meant), (), found)
    return iter(found)


class _Ways(dict[type, tuple[bool, _Fields]]):
    """Of each type, whether it is the one that is looked for, and its fields that may hold it."""

    def __init__(self, kind: type) -> None:
        super().__init__()
        self.kind = kind

    def __missing__(self, type_: type) -> tuple[bool, _Fields]:
        self[type_] = issubclass(type_, self.kind), tuple(self._fields(type_))
        return self[type_]

    def _fields(self, type_: type) -> Iterator[tuple[str, str]]:
        """(name, what files call it) of each field."""
        for name, field in type_.model_fields.items() if _has_fields(type_) else ():
            if _may_hold(field.annotation, self.kind):
                yield name, field.alias or name


@cache
def _ways_to(kind: Any) -> _Ways:
    return _Ways(kind)


def _collect(value: Any, ways: _Ways, path: Path, found: list[tuple[Path, Any]]) -> None:
    """Adds to a list, since nested generators took three times as long."""
    type_ = type(value)
    if type_ is tuple:
        for index, item in enumerate(value):
            _collect(item, ways, (*path, index), found)
    elif type_ is dict:
        for name, item in value.items():
            _collect(item, ways, (*path, name), found)
    else:
        is_meant, fields = ways[type_]
        if is_meant:
            found.append((path, value))
        for name, key in fields:
            _collect(getattr(value, name), ways, (*path, key), found)


def _has_fields(type_: type) -> typing.TypeGuard[type[BaseModel]]:
    return issubclass(type_, BaseModel) and not issubclass(type_, RootModel)


def _may_hold(annotation: Any, kind: type) -> bool:
    """Whether a value of a type may be of a kind, or have such a value anywhere in it."""
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return _class_may_hold(annotation, kind)
    return any(_may_hold(part, kind) for part in typing.get_args(annotation))


@cache
def _class_may_hold(class_: Any, kind: Any) -> bool:
    if issubclass(class_, kind) or issubclass(kind, class_):
        return True
    fields = class_.model_fields.values() if _has_fields(class_) else ()
    return any(_may_hold(field.annotation, kind) for field in fields)


def share_names(value: Any) -> None:
    """Lets all models in a record share the sets in which pydantic keeps what was given of each.

    They are a third of what a record takes; nobody changes them, since models are frozen.
    """
    type_ = type(value)
    if type_ is tuple or type_ is dict:
        for item in value.values() if type_ is dict else value:
            share_names(item)
        return
    is_model, fields = _models[type_]
    if is_model:
        given = value.__pydantic_fields_set__
        is_root = given == _NAMES_OF_ROOT  # as of most, and sooner told
        same = _NAMES_OF_ROOT if is_root else _given.setdefault(frozenset(given), given)
        object.__setattr__(value, "__pydantic_fields_set__", same)
        for name, _ in fields:
            share_names(getattr(value, name))


_models = _ways_to(BaseModel)
_given: dict[frozenset[str], set[str]] = {}
_NAMES_OF_ROOT = {"root"}


def group(pairs: Iterable[tuple[Key, Found]]) -> dict[Key, tuple[Found, ...]]:
    """The values of each key, in the order in which they come."""
    groups: dict[Key, list[Found]] = {}
    for key, value in pairs:
        groups.setdefault(key, []).append(value)
    return {key: tuple(values) for key, values in groups.items()}
