"""Who refers to whom: every id in one record that names another, and every citation."""

from __future__ import annotations

from collections.abc import Iterator

from .catalog import Catalog
from .citations import cited_in
from .fields import LongText, Path, walk
from .model import Activity, Sourced, Target, Task

Key = tuple[str, str]


def references(catalog: Catalog) -> Iterator[tuple[Key, Path, str, str]]:
    """(key of its document, way to the field, kind named, id named) of each reference."""
    yield ("", "plan"), ("source",), "sources", catalog.plan.source
    for key, value in catalog.everything():
        for path, holder in walk(value, Sourced):
            for index, source in enumerate(holder.sources):
                yield key, (*path, "sources", index), "sources", source
        if isinstance(value, Activity):
            yield key, ("goal",), "goals", value.goal
            for index, task in enumerate(value.tasks):
                yield key, ("tasks", index), "tasks", task
        if isinstance(value, Activity | Task):
            for index, agency in enumerate(value.agencies):
                yield key, ("agencies", index), "agencies", agency
        if isinstance(value, Target):
            yield key, ("activity",), "activities", value.activity


def source_references(catalog: Catalog) -> Iterator[tuple[Key, str]]:
    """(key of the record or plan, source id) of each reference to a source, citations included."""
    for key, _, kind, id in references(catalog):
        if kind == "sources":
            yield key, id
    for key, value in catalog.everything():
        for _, text in walk(value, LongText):
            for words in text.root.values():
                yield from ((key, source) for source in cited_in(words))
