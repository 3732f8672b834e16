"""Chooses what stands in the book, in the order of the menu, with records below their kind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.collected.addresses import (
    HOME,
    generated_paths,
    index_path,
    list_path,
    record_path,
    text_path,
)
from catalog.collected.catalog import Catalog
from catalog.model.page_kind import Kind
from catalog.model.pages import PAGES
from catalog.outputs.pages.menu import index_groups


@dataclass(frozen=True)
class Entry:
    """A line of the table of contents; without a path it is only the heading of what it holds."""

    title: str
    path: str = ""
    inside: Sequence[Entry] = ()
    language: str = ""
    """The language of its title, if that is not the book's."""

    @property
    def paths(self) -> Iterator[str]:
        """Every page that it leads to, in reading order."""
        if self.path:
            yield self.path
        for entry in self.inside:
            yield from entry.paths


def contents(catalog: Catalog, language: str, titles: Mapping[str, str]) -> list[Entry]:
    """The table of contents; `titles` are those of all pages of a language by path."""
    chosen = paths(catalog)
    titles = {path: title for path, title in titles.items() if path in chosen}
    chooser = _Chooser(catalog, language, titles)
    home = chooser.entries([HOME])
    groups = list(index_groups(catalog, language))
    of_goals = [index_path(catalog, "goals")]
    first, rest = groups[:1], groups[1:]
    parts = [
        *(chooser.part(title, [path for _, path in entries]) for title, entries in first),
        *chooser.entries(of_goals),
        *(chooser.part(title, [path for _, path in entries]) for title, entries in rest),
        *chooser.entries(titles),
    ]
    return [*home, *(part for part in parts if part.path or part.inside)]


def paths(catalog: Catalog) -> set[str]:
    """The pages that make sense away from the web, each by its path from the language's root.

    Posts, and what lists them, do not: they are old before a book is read.
    """
    web = {index_path(catalog, name) for name, page in PAGES.items() if not page.in_book}
    web |= {
        part.path
        for (name, _), parts in catalog.long_lists.items()
        for part in parts
        if not PAGES[name].in_book
    }
    news = {f"{catalog.news_of(post)}/index" for post in catalog.posts}
    prose = {
        catalog.prose_path(stem)
        for stem in catalog.stems
        if catalog.prose_shown(catalog.default_language, stem).front.book
    }
    posts = {catalog.prose_path(stem) for stem in (*catalog.posts, *news)}
    return {*generated_paths(catalog), *prose} - web - posts


class _Chooser:
    """Gives every page once: where it is asked for first."""

    def __init__(self, catalog: Catalog, language: str, titles: Mapping[str, str]) -> None:
        self.left = dict(titles)
        self.below = dict(_below(catalog))
        for (name, id), parts in catalog.long_lists.items():
            begins = list_path(catalog, name, id)
            self.below[begins] = [*(part.path for part in parts), *self.below.get(begins, ())]
        shown = _languages(catalog, language)
        self.languages = {path: code for path, code in shown if code != language}

    def part(self, title: str, paths: Iterable[str]) -> Entry:
        return Entry(title, inside=self.entries(paths))

    def entries(self, paths: Iterable[str]) -> list[Entry]:
        """The entries of those pages that are in the book and nowhere in it yet."""
        return [
            Entry(title, path, self.entries(self.below.get(path, ())), self.languages.get(path, ""))
            for path in paths
            if (title := self.left.pop(path, ""))
        ]


def _below(catalog: Catalog) -> Iterator[tuple[str, list[str]]]:
    """(page, pages below it): a goal has its activities, and a kind its other records."""
    for name, kind in PAGES.items():
        if isinstance(kind, Kind) and kind.own_pages and name != "activities":
            ids = (record.id for record in catalog.ordered(name))
            yield index_path(catalog, name), [record_path(catalog, name, id) for id in ids]
    for goal in catalog.goals:
        ids = (activity.id for activity in catalog.activities_of(goal))
        below = [record_path(catalog, "activities", id) for id in ids]
        yield record_path(catalog, "goals", goal.id), below
    yield index_path(catalog, "texts"), [text_path(catalog, source) for source in catalog.texts]


def _languages(catalog: Catalog, language: str) -> Iterator[tuple[str, str]]:
    """(page, language in which its title is shown) of each page whose title may lack words."""
    plan, default = catalog.plan, catalog.default_language
    yield HOME, plan.site.headline.shown(language, default)[0]
    yield index_path(catalog, "plan"), plan.short_title.shown(language, default)[0]
    for kind, record in catalog.all_records():
        yield record_path(catalog, kind, record.id), record.title.shown(language, default)[0]
    for stem in catalog.stems:
        yield catalog.prose_path(stem), catalog.prose_shown(language, stem).language
