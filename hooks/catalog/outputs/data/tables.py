"""Writes each kind of record as a table: CSV, one workbook, and what describes them."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from catalog.environment.code import state_of_code
from catalog.outputs.data.columns import Cell, Column, Table, columns
from catalog.outputs.data.json_text import as_json
from catalog.outputs.data.published import Rows, page_of
from catalog.outputs.data.workbook import sheet_names, workbook
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.later import Content, Later


def table_files(edition: Edition, kinds: Mapping[str, Rows]) -> Iterator[tuple[str, Content]]:
    """(path in the folder of the data, content) of each."""
    codes = edition.catalog.language_codes
    tables = {name: (columns(one.shape, codes), one) for name, one in kinds.items()}
    for name, table in tables.items():
        yield f"csv/{name}.csv", Later.text(partial(_as_csv, *table))
    yield "data.xlsx", Later(partial(_workbook, edition, tables))
    yield "datapackage.json", _package(edition, tables)


def _workbook(edition: Edition, tables: Mapping[str, Table]) -> bytes:
    """The workbook, as it was kept if all that stands in it is the same."""
    cache, names = edition.press.cache, sheet_names(edition.catalog, tables)
    if cache is None:
        return workbook(names, tables)
    rows = [text for _, of_kind in tables.values() for text in of_kind.texts]
    heads = [(column.name, column.description) for named, _ in tables.values() for column in named]
    told = repr((state_of_code("xlsxwriter"), names, heads, rows))
    return cache.get(told.encode(), lambda: workbook(names, tables))


def _as_csv(named: Sequence[Column], rows: Rows) -> str:
    """RFC 4180, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.name for column in named)
    writer.writerows([_no_formula(column.cell(row)) for column in named] for row in rows.rows)
    return "\ufeff" + out.getvalue()


def _no_formula(cell: Cell) -> Cell:
    """Text that no spreadsheet takes for a formula, https://owasp.org/www-community/attacks/CSV_Injection"""
    is_formula = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if is_formula else cell


def _package(edition: Edition, tables: Mapping[str, Table]) -> str:
    """https://datapackage.org/standard/data-package/"""
    plan, code = edition.catalog.plan, edition.catalog.default_language
    resources = [
        {
            "name": name,
            "path": f"csv/{name}.csv",
            "title": edition.catalog.plain(edition.catalog.page_title(page_of(name)), code),
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "schema": {"fields": [_described(column) for column in named]},
        }
        for name, (named, _) in tables.items()
    ]
    package = {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "data",
        "title": edition.catalog.plain(plan.site.name, code),
        "description": edition.catalog.plain(plan.site.description, code),
        "resources": resources,
    }
    return as_json(package)


def _described(column: Column) -> dict[str, Any]:
    return {"name": column.name, "type": column.sort, "description": column.description}
