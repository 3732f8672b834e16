"""Lists every page and entry of the site from A to Z, for those who do not or cannot search."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from catalog.collected.addresses import index_path, record_path, text_path
from catalog.language.collation import initial, sort_key
from catalog.model.kinds import KINDS, Term
from catalog.model.pages import PAGES
from catalog.model.words import LanguageWords

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog

Listed = tuple[str, str, str]
"""(title, path from the language's root, title of its kind or nothing)."""


def from_a_to_z(catalog: Catalog) -> Mapping[str, Sequence[Listed]]:
    """Every entry by language, in the order of its alphabet."""
    return {one.code: _sorted(catalog, one) for one in catalog.words.languages}


def _sorted(catalog: Catalog, language: LanguageWords) -> list[Listed]:

    def order(entry: Listed) -> tuple[object, ...]:
        return *sort_key(entry[0], language.alphabet), entry

    return sorted(set(_entries(catalog, language.code)), key=order)


def by_letter(entries: Sequence[Listed]) -> list[tuple[str, list[Listed]]]:
    """Each letter with its entries, both in the order of all."""
    return [(letter, list(group)) for letter, group in groupby(entries, lambda e: initial(e[0]))]


def _entries(catalog: Catalog, language: str) -> list[Listed]:

    def title(name: str) -> str:
        return catalog.plain(catalog.page_title(name), language)

    entries = [
        (title(name), index_path(catalog, name), "") for name in PAGES if catalog.has_page(name)
    ]
    for kind in (name for name, kind in KINDS.items() if kind.in_a_to_z):
        for record in catalog.ordered(kind):
            names = [record.title]
            if isinstance(record, Term):
                names += [name for name in (record.abbreviation, *record.also) if name]
            path = record_path(catalog, kind, record.id)
            entries += [(catalog.plain(name, language), path, title(kind)) for name in names]
    for stem in catalog.stems:
        title_of_page = catalog.prose_shown(language, stem).front.title
        entries.append((title_of_page, catalog.prose_path(stem), ""))
    entries += [
        (catalog.plain(text_title, language), text_path(catalog, source), title("texts"))
        for source in catalog.texts
        for text_title in [catalog.records["sources"][source].title]
    ]
    return entries
