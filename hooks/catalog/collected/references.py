"""Finds who refers to whom: every id in one record that names another, and every citation."""

from __future__ import annotations

import typing
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from pydantic import BaseModel

from catalog.language.citations import cited_in
from catalog.model.fields import Path, RefersTo, Strict
from catalog.reading.source import DocumentKey

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog


def references(catalog: Catalog) -> Iterator[tuple[DocumentKey, Path, str, str]]:
    """(key of its document, path of the field, kind named, id named) of each reference."""
    for key, path, kind, named in referring_fields(catalog):
        if isinstance(named, tuple):
            yield from ((key, (*path, n), kind, id) for n, id in enumerate(named))
        else:
            yield key, path, kind, named


def referring_fields(
    catalog: Catalog,
) -> Iterator[tuple[DocumentKey, Path, str, str | tuple[str, ...]]]:
    """(key of its document, path, kind named, one or more ids) of each field that refers."""
    for key, path, holder in catalog.find(Strict):
        for name, kind in _referring_fields(type(holder)).items():
            if named := getattr(holder, name):
                yield key, (*path, name), kind, named


def source_references(catalog: Catalog) -> tuple[tuple[DocumentKey, str], ...]:
    """(key of the record or plan, source id) of each source cited or quoted in valid data."""
    return tuple(_source_references(catalog))


def _source_references(catalog: Catalog) -> Iterator[tuple[DocumentKey, str]]:
    for key, _, kind, id in references(catalog):
        if kind == "sources":
            yield key, id
    for key, _, words in catalog.long_texts():
        if "[@" in words:
            yield from ((key, source) for source in cited_in(words))
    for key, _, quote in catalog.quotes():
        yield key, catalog.clauses[quote.clause][0].source


@cache
def _referring_fields(model: type[BaseModel]) -> Mapping[str, str]:
    """The kind that each field of a model refers to; fields that refer to none are left out."""
    found = {
        name: next(_marks((*field.metadata, field.annotation)), None)
        for name, field in model.model_fields.items()
    }
    return {name: mark.kind for name, mark in found.items() if mark}


def _marks(parts: tuple[object, ...]) -> Iterator[RefersTo]:
    """Each RefersTo in a field's metadata or inside its type, as in `tuple[TaskId, ...]`."""
    for part in parts:
        if isinstance(part, RefersTo):
            yield part
        yield from _marks((*getattr(part, "__metadata__", ()), *typing.get_args(part)))
