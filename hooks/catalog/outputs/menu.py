"""The menu of a language: prose pages and one page a kind, never records (there may be many)."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import index_path
from ..catalog import Catalog


def menu(catalog: Catalog, language: str) -> Iterator[tuple[str, str]]:
    """(title, path) of each entry; kinds without records are left out."""
    default = catalog.default_language
    for entry in catalog.words.menu:
        if entry.endswith(".md"):
            page = catalog.prose_shown(language, entry.removesuffix(".md"))
            yield page.front.title, f"{page.path}.html"
        elif catalog.has_page(entry):
            title = (
                catalog.words.labels.home if entry == "home" else catalog.words.pages[entry].title
            )
            yield title.shown(language, default)[1], index_path(catalog, entry)
