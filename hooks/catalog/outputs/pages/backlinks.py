"""Lists the sources, and the pages that cite each."""

from typing import get_args

from catalog.collected.addresses import text_path
from catalog.collected.catalog import Catalog
from catalog.model.kinds import Source
from catalog.outputs.shared.titled_paths import TitledPath, page_of


def cited_on(catalog: Catalog, language: str) -> dict[str, list[TitledPath]]:
    """The pages that cite each source, by source id; every source has an entry."""
    pages: dict[str, dict[TitledPath, None]] = {source.id: {} for source in catalog.sources}
    for key, source in catalog.source_references:
        pages[source][page_of(catalog, *key, language)] = None
    for path in dict.fromkeys(path for _, path in catalog.prose):
        page = catalog.prose_shown(language, path)
        for source, _, _ in page.citations():
            pages[source][page.front.title, catalog.prose_path(path)] = None
    for text in catalog.texts:
        title = catalog.plain(catalog.words.labels["source_text"], language)
        pages[text][title, text_path(catalog, text)] = None
    return {source: list(links) for source, links in pages.items()}


def sources_by_type(catalog: Catalog) -> list[tuple[str, list[Source]]]:
    """(type, sources) in the model's order of types; a type without sources is left out."""
    types = get_args(Source.model_fields["type"].annotation)
    groups = ((type, [s for s in catalog.sources if s.type == type]) for type in types)
    return [(type, sources) for type, sources in groups if sources]
