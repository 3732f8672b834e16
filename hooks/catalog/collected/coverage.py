"""Says of each clause of each text who quotes it, where, and whether letter for letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from catalog.collected.addresses import index_path, record_path
from catalog.model.kinds import KINDS, Source
from catalog.model.parts import Quote
from catalog.model.texts import Text
from catalog.reading.source import DocumentKey

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog


@dataclass(frozen=True)
class Coverage:
    """One clause; `file` and `page` are None when no published record quotes it."""

    source: str
    clause: str
    text: str
    file: str | None = None
    page: str | None = None
    title: Text | None = None
    equal: bool = False


def coverage(catalog: Catalog) -> tuple[Coverage, ...]:
    """A row for each clause, in the order of the texts."""
    return tuple(_coverage(catalog))


def _coverage(catalog: Catalog) -> Iterator[Coverage]:
    quoted = {quote.clause: (key, quote) for key, _, quote in catalog.quotes()}
    for text in catalog.texts.values():
        language = source_language(catalog, text.source)
        for clause in text.clauses.clauses:
            if clause.id not in quoted:
                yield Coverage(text.source, clause.id, clause.text)
                continue
            key, quote = quoted[clause.id]
            yield Coverage(
                text.source,
                clause.id,
                clause.text,
                catalog.documents[key].file,
                _page(catalog, key, quote.clause),
                _title(catalog, key),
                quote.quote.root.get(language) == clause.text,
            )


def source_language(catalog: Catalog, source: str) -> str:
    """The language a source is written in; the site's first if the source is not known."""
    record = catalog.records["sources"].get(source)
    return record.language if isinstance(record, Source) else catalog.default_language


def _page(catalog: Catalog, key: DocumentKey, clause: str) -> str:
    kind, id = key
    if not kind:
        return f"{index_path(catalog, 'plan')}#clause-{clause}"
    page = record_path(catalog, kind, id)
    if not KINDS[kind].own_pages:
        return page
    record = catalog.records[kind][id]
    is_whole_page = isinstance(record, Quote) and record.clause == clause
    return page if is_whole_page else f"{page}#clause-{clause}"


def _title(catalog: Catalog, key: DocumentKey) -> Text:
    kind, id = key
    return catalog.records[kind][id].title if kind else catalog.plan.short_title
