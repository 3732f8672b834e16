"""Cuts long lists into parts, each on a page of its own, so that no page grows with the records."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from catalog.model.kinds import KINDS
from catalog.model.pages import PARTS
from catalog.model.plan_kinds import Activity
from catalog.reading.source_texts import SourceText

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog

MOST_LISTED = 200
"""Entries of a list on one page, some 60 kB of it; nobody reads through more."""
T = TypeVar("T")
ListKey = tuple[str, str]
"""The page on which a list begins: (name in PAGES, nothing), (kind, id), or ("texts", source)."""


@dataclass(frozen=True)
class ListPart:
    """A page that has some of a list; its path is from the language's root, the same in each."""

    path: str
    number: int
    count: int
    """How many parts the list has."""

    def cut(self, entries: Sequence[T]) -> Sequence[T]:
        """Its entries of all; a language may list a few more than another."""
        first, end = (len(entries) * n // self.count for n in (self.number - 1, self.number))
        return entries[first:end]


def long_lists(catalog: Catalog) -> Mapping[ListKey, tuple[ListPart, ...]]:
    """The parts of each list that is too long for one page."""
    long = _long(catalog, _lengths(catalog))
    if len(catalog.records["activities"]) > MOST_LISTED:
        long["activities", ""] = ()  # by goals, whose pages have them
    return long


def _long(
    catalog: Catalog, lengths: Iterable[tuple[ListKey, int]]
) -> dict[ListKey, tuple[ListPart, ...]]:
    return {
        key: tuple(_parts(catalog, *key, length)) for key, length in lengths if length > MOST_LISTED
    }


def clause_paths(catalog: Catalog) -> Mapping[str, str]:
    """The page of each clause of a text that is cut into parts, by its id."""
    found = {}
    for (_, source), parts in _long(catalog, _texts(catalog)).items():
        text = catalog.texts[source]
        starts = part_starts(text, parts)
        for clause in text.clauses.clauses:
            place = bisect_right(starts, text.find(clause)[0]) - 1
            found[clause.id] = parts[max(place, 0)].path
    return found


def part_starts(text: SourceText, parts: Sequence[ListPart]) -> list[int]:
    """Where in a text each of its parts begins."""
    offsets = [offset for offset, _ in text.paragraphs()]
    return [part.cut(offsets)[0] for part in parts]


def _parts(catalog: Catalog, name: str, id: str, length: int) -> Iterator[ListPart]:
    folder = f"{catalog.words.pages[name].path}/{catalog.words.pages[PARTS].path}"
    count = -(-length // MOST_LISTED)
    for number in range(1, count + 1):
        yield ListPart(f"{folder}/{id}-{number}.html".replace("/-", "/"), number, count)


def _lengths(catalog: Catalog) -> Iterator[tuple[ListKey, int]]:
    """How many entries each list has that grows with the records; of A to Z about how many."""
    yield ("tasks", ""), len(catalog.records["tasks"])
    listed = (len(records) for kind, records in catalog.records.items() if KINDS[kind].in_a_to_z)
    yield ("everything", ""), sum(listed) + len(catalog.stems)
    yield from _texts(catalog)
    found: Counter[ListKey] = Counter()
    for activity in catalog.records["activities"].values():
        assert isinstance(activity, Activity)
        found["goals", activity.goal] += 1
        found.update(("tasks", id) for id in activity.tasks)
        found.update(("agencies", id) for id in activity.agencies)
    yield from ((key, count) for key, count in found.items() if key[1] in catalog.records[key[0]])


def _texts(catalog: Catalog) -> Iterator[tuple[ListKey, int]]:
    """How many paragraphs each text has."""
    for source, text in catalog.texts.items():
        yield ("texts", source), len(list(text.paragraphs()))
