"""Sources, with the pages that cite each."""

from __future__ import annotations

from typing import get_args

from catalog.collected.addresses import index_path, record_path, text_path
from catalog.collected.catalog import Catalog
from catalog.collected.references import source_references
from catalog.model.kinds import Source
from catalog.model.plan import Plan

Link = tuple[str, str]
"""(title, path from the language's root)."""


def cited_on(catalog: Catalog, language: str) -> dict[str, list[Link]]:
    """The pages that cite each source, by source id; every source has an entry."""
    pages: dict[str, dict[Link, None]] = {source.id: {} for source in catalog.sources}
    for key, source in source_references(catalog):
        pages[source][page_of(catalog, *key, language)] = None
    for path in dict.fromkeys(path for _, path in catalog.prose):
        page = catalog.prose_shown(language, path)
        for source, _, _ in page.citations():
            pages[source][page.front.title, f"{path}.html"] = None
    for text in catalog.texts:
        title = catalog.plain(catalog.words.labels.source_text, language)
        pages[text][title, text_path(catalog, text)] = None
    return {source: list(links) for source, links in pages.items()}


def sources_by_type(catalog: Catalog) -> list[tuple[str, list[Source]]]:
    """(type, sources) in the model's order of types; a type without sources is left out."""
    types = get_args(Source.model_fields["type"].annotation)
    groups = ((type, [s for s in catalog.sources if s.type == type]) for type in types)
    return [(type, sources) for type, sources in groups if sources]


def page_of(catalog: Catalog, kind: str, id: str, language: str) -> Link:
    """Title and path of a record's page, or of the plan's (kind and id as in Catalog.documents)."""
    record = catalog.records[kind][id] if kind else catalog.plan
    title = record.short_title if isinstance(record, Plan) else record.title
    path = record_path(catalog, kind, id) if kind else index_path(catalog, "plan")
    return catalog.plain(title, language), path
