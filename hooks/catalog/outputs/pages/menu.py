"""Says where masthead and index lead: prose pages and one page for each kind, but no records."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalog.collected.addresses import index_path
from catalog.collected.catalog import Catalog
from catalog.outputs.shared.titled_paths import TitledPath


@dataclass(frozen=True)
class Menu:
    """What leads from every page: a few entries at its head, groups of them at its foot.

    A path may be the address of a page elsewhere.
    """

    masthead: Sequence[TitledPath]
    groups: Sequence[tuple[str, Sequence[TitledPath]]]

    @cached_property
    def paths(self) -> frozenset[str]:
        """Every page that it leads to."""
        entries = [*self.masthead, *(entry for _, entries in self.groups for entry in entries)]
        return frozenset(path for _, path in entries)


def masthead(catalog: Catalog, language: str) -> list[TitledPath]:
    """The few main pages at the head of each page."""
    return list(_entries(catalog, language, catalog.words.own.masthead))


def index_groups(catalog: Catalog, language: str) -> Iterator[tuple[str, list[TitledPath]]]:
    """(heading, entries) of each group of the index; a group without entries is left out."""
    for group in catalog.words.own.menu:
        entries = list(_entries(catalog, language, group.entries))
        if entries:
            yield catalog.plain(group.title, language), entries


def menu(catalog: Catalog, language: str) -> list[TitledPath]:
    """Every entry once: masthead first, then the index."""
    groups = [entries for _, entries in index_groups(catalog, language)]
    every = [*masthead(catalog, language), *(entry for entries in groups for entry in entries)]
    return list(dict.fromkeys(every))


def _entries(catalog: Catalog, language: str, names: Iterable[str]) -> Iterator[TitledPath]:
    """(title, path) of each entry; pages that the site does not have are left out."""
    for name in names:
        if name.endswith(".md"):
            stem = name.removesuffix(".md")
            yield catalog.prose_shown(language, stem).front.title, catalog.prose_path(stem)
        elif catalog.has_page(name):
            title = catalog.plain(catalog.page_title(name), language)
            yield title, index_path(catalog, name)
