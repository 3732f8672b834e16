"""Gives the title and path of a page, as other pages name it."""

from catalog.collected.addresses import index_path, record_path
from catalog.collected.catalog import Catalog
from catalog.model.plan import Plan

TitledPath = tuple[str, str]
"""(title, path from the language's root)."""


def page_of(catalog: Catalog, kind: str, id: str, language: str) -> TitledPath:
    """Title and path of a record's page, or of the plan's (kind and id as in Catalog.documents)."""
    record = catalog.records[kind][id] if kind else catalog.plan
    title = record.short_title if isinstance(record, Plan) else record.title
    path = record_path(catalog, kind, id) if kind else index_path(catalog, "plan")
    return catalog.plain(title, language), path
