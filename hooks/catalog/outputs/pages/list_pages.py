"""Writes the pages of long lists: each has some entries, and leads to the ones before and after."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from catalog.collected.a_to_z import by_letter
from catalog.collected.addresses import record_path
from catalog.collected.long_lists import ListKey, ListPart
from catalog.model.page_kind import PageKind
from catalog.model.pages import PAGES
from catalog.model.parts import Record
from catalog.model.plan_kinds import Agency, Goal, Task
from catalog.outputs.pages.around import Around, beside, trail, with_neighbours
from catalog.outputs.pages.written import Written
from catalog.outputs.shared.page import Face, Page
from catalog.outputs.shared.titled_paths import TitledPath
from catalog.outputs.shared.view import View

if TYPE_CHECKING:
    from catalog.outputs.pages.writer import Writer


def list_pages(writer: Writer) -> Iterator[Callable[[], Page]]:
    """What writes every page with a part of a list; most sites have none."""
    for key, parts in writer.catalog.long_lists.items():
        if key[0] != "texts" and parts:
            states = _states(writer, key, parts)
            for (part, *neighbours), state in zip(with_neighbours(parts), states, strict=True):
                yield partial(_page, writer, key, part, neighbours, state)


def _states(writer: Writer, key: ListKey, parts: Sequence[ListPart]) -> list[str]:
    """The state of what each part lists: of all records only its own decide what it shows."""

    def tell() -> str:
        entries = _entries(writer, *key)
        told = [repr(list(map(partial(_state, writer), part.cut(entries)))) for part in parts]
        return json.dumps([hashlib.sha256(one.encode()).hexdigest() for one in told])

    name = "\0".join(("listed", writer.language.code, *key, repr(parts)))
    states: list[str] = json.loads(writer.edition.kept(name, tell))
    return states


def _state(writer: Writer, entry: object) -> object:
    if not isinstance(entry, Record):
        return entry
    kind = "tasks" if isinstance(entry, Task) else "activities"
    return entry.id, writer.catalog.documents[kind, entry.id].digest


def _page(
    writer: Writer,
    key: ListKey,
    part: ListPart,
    neighbours: Sequence[ListPart | None],
    state: str,
) -> Page:
    view, name = writer.view(part.path), key[0]
    above = _above(view, *key)
    title = view.label("part_title", title=above[-1][0], n=part.number, count=part.count)
    problem = partial(writer.catalog.word_problem, view.language.code, ("labels", "part_title"))
    description = f"{title} – {view.plain(writer.catalog.plan.short_title)}"
    face = Face(title, description, problem)

    def write() -> Written:
        with writer.reads.aside():  # `state` tells if it has changed
            entries = part.cut(_entries(writer, *key))
        context = {
            "title": title,
            "above": view.title("activities") if key[1] else "",
            "sort": "activities" if key[1] else name,
            "entries": entries,
            "by_letter": by_letter,
        }
        kind = PageKind(of_plan=PAGES[name].of_plan, terms_explained=False)
        around = Around(above, *(beside(view, one) for one in neighbours))
        return writer.render(view, "part", face, "", context, around, kind=kind)

    return writer.kept(view, face, write, title, str(part), *map(str, neighbours), state)


def _above(view: View, name: str, id: str) -> list[TitledPath]:
    """The way down to the page on which the list begins."""
    if not id:
        return trail(view, name)
    record = view.catalog.records[name][id]
    return [*trail(view, name), (view.plain(record.title), record_path(view.catalog, name, id))]


def _entries(writer: Writer, name: str, id: str) -> Sequence[object]:
    """What a list has, in the order in which its page would show it."""
    catalog = writer.catalog
    if name == "everything":
        return catalog.from_a_to_z[writer.language.code]
    record = catalog.records[name].get(id)
    match record:
        case Goal():
            return catalog.activities_of(record)
        case Task():
            return catalog.activities_with(record)
        case Agency():
            return catalog.activities_by(record)
    return catalog.tasks
