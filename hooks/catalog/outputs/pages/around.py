"""Works out where a page stands: the way down to it, and the pages before and after it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from catalog.collected.addresses import HOME, index_path, record_path
from catalog.collected.long_lists import ListPart
from catalog.model.parts import Record
from catalog.outputs.pages.news import news_above
from catalog.outputs.shared.titled_paths import TitledPath
from catalog.outputs.shared.view import View

T = TypeVar("T")


@dataclass(frozen=True)
class Around:
    """Where a page stands: the way down to it, and the ones before and after it."""

    trail: Sequence[TitledPath]
    previous: TitledPath | None = None
    next: TitledPath | None = None


def trail(view: View, kind: str | None = None) -> list[TitledPath]:
    """The way from the first page down to a page, which is not part of it."""
    if view.page == HOME:
        return []
    home = [(view.label("home"), HOME)]
    if not kind:
        return home
    return [*home, (view.title(kind).striptags(), index_path(view.catalog, kind))]


def trail_to(view: View) -> list[TitledPath]:
    """The way down to a page of prose, by way of the first page of its news."""
    news = news_above(view.catalog, view.page)
    if not news:
        return trail(view)
    title = view.catalog.prose_shown(view.language.code, news).front.title
    return [*trail(view), (title, view.catalog.prose_path(news))]


def neighbours(view: View, kind: str, *records: Record | None) -> Iterator[TitledPath | None]:
    """Title and path of each of some records, for links at a page's end."""
    for record in records:
        if record is None:
            yield None
        else:
            yield view.plain(record.title), record_path(view.catalog, kind, record.id)


def beside(view: View, part: ListPart | None) -> TitledPath | None:
    """Title and path of the part before or after one, for links at its end."""
    return (view.label("part_n", n=part.number), part.path) if part else None


def with_neighbours(items: Sequence[T]) -> Iterator[tuple[T, T | None, T | None]]:
    """(item, the one before, the one after)."""
    yield from zip(items, [None, *items], [*items[1:], None], strict=False)
