"""Turns the catalog into rows of open data: plain values in the shapes that are promised."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, cached_property, partial
from typing import Any

from pydantic import BaseModel, RootModel

from catalog.collected.addresses import language_root, public_address, record_path
from catalog.collected.catalog import Catalog
from catalog.model.fields import PartialDate
from catalog.model.values import group
from catalog.outputs.data.json_text import as_json
from catalog.outputs.data.shapes import SHAPES, ClauseShape, Shape
from catalog.outputs.shared.edition import Edition
from catalog.reading.source import DocumentKey

Row = dict[str, Any]
CLAUSES = "clauses"


@dataclass(frozen=True)
class Rows:
    """The rows of one kind, each as JSON, which are written when somebody asks for them."""

    shape: type[Shape]
    count: int
    ids: Sequence[str]
    """Of each row; none if rows of this kind have none."""
    write: Callable[[], Sequence[str]]

    @cached_property
    def texts(self) -> Sequence[str]:
        return self.write()

    @cached_property
    def by_id(self) -> Mapping[str, str]:
        """The text of each row."""
        return dict(zip(self.ids, self.texts, strict=True))

    @cached_property
    def rows(self) -> list[Row]:
        return [json.loads(text) for text in self.texts]


def page_of(name: str) -> str:
    """The page, by its name in PAGES, on which readers meet what a table holds."""
    return "texts" if name == CLAUSES else name


def tables_of(catalog: Catalog) -> dict[str, int]:
    """How many rows there are of each kind that is published."""
    counts = {kind: len(catalog.records[kind]) for kind in SHAPES} | {CLAUSES: len(catalog.clauses)}
    return {name: count for name, count in counts.items() if count}


def published(edition: Edition) -> dict[str, Rows]:
    """The rows of each kind that has records, in the order in which people meet them; clauses."""

    @cache
    def cites() -> Mapping[DocumentKey, Sequence[str]]:
        return group(dict.fromkeys(edition.catalog.source_references))

    counts = tables_of(edition.catalog)
    found = {kind: _rows(edition, kind, cites) for kind in SHAPES if kind in counts}
    if count := counts.get(CLAUSES):
        found[CLAUSES] = Rows(ClauseShape, count, (), partial(_clauses, edition))
    return found


def _rows(
    edition: Edition, kind: str, cites: Callable[[], Mapping[DocumentKey, Sequence[str]]]
) -> Rows:
    """The rows of a kind; `cites` gives the sources that each record cites."""
    ids = [record.id for record in edition.catalog.ordered(kind)]

    def write() -> list[str]:
        return [_row(edition, kind, id, cites().get((kind, id), ())) for id in ids]

    return Rows(SHAPES[kind], len(ids), ids, write)


def _row(edition: Edition, kind: str, id: str, cites: Sequence[str]) -> str:
    def write() -> str:
        record = edition.catalog.records[kind][id]
        found = pages(edition, record_path(edition.catalog, kind, id))
        added = {"pages": found, "cites": list(cites)}
        return as_json(SHAPES[kind].model_validate(_plain(record) | added).model_dump())

    return edition.kept("\0".join(("row", kind, id, *cites)), write)


def _clauses(edition: Edition) -> list[str]:
    rows = (
        ClauseShape(
            source=row.source,
            clause=row.clause,
            text=row.text,
            quoted=row.page is not None,
            equal=row.equal,
            pages=pages(edition, row.page) if row.page else {},
        ).model_dump()
        for row in edition.catalog.coverage
    )
    return list(map(as_json, rows))


def pages(edition: Edition, path: str) -> dict[str, str]:
    """The address of a page in each language; a path from the root if the site has no address."""
    catalog, site_url = edition.catalog, edition.settings.site_url
    page, mark, anchor = path.partition("#")
    found = {}
    for code in catalog.language_codes:
        below = public_address(catalog, site_url, code, page)
        found[code] = (below if site_url else language_root(catalog, code) + page) + mark + anchor
    return found


def _plain(value: Any) -> Any:
    """A value without types of ours: dictionaries, lists, text, numbers and nothing."""
    if isinstance(value, RootModel):
        return dict(value.root)
    if isinstance(value, BaseModel):
        return {name: _plain(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, tuple):
        return [_plain(one) for one in value]
    if isinstance(value, PartialDate):
        return str(value)
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value
