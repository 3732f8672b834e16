"""Writes each kind of record as a table: CSV, one workbook, and what describes them."""

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from xlsxwriter import Workbook

from catalog.outputs.data.columns import Cell, Column, columns
from catalog.outputs.data.json_files import as_json
from catalog.outputs.data.published import Row, Rows, page_of
from catalog.outputs.shared.edition import Edition

Table = tuple[Sequence[Column], Sequence[Row]]


def table_files(edition: Edition, kinds: Mapping[str, Rows]) -> Iterator[tuple[str, str | bytes]]:
    """(path in the folder of the data, content) of each."""
    codes = edition.catalog.language_codes
    tables = {name: (columns(one.shape, codes), one.rows) for name, one in kinds.items()}
    for name, table in tables.items():
        yield f"csv/{name}.csv", _as_csv(*table)
    yield "data.xlsx", _workbook(tables)
    yield "datapackage.json", _package(edition, tables)


def _as_csv(named: Sequence[Column], rows: Sequence[Row]) -> str:
    """RFC 4180, with the mark by which spreadsheets know UTF-8."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(column.name for column in named)
    writer.writerows([_no_formula(column.cell(row)) for column in named] for row in rows)
    return "\ufeff" + out.getvalue()


def _no_formula(cell: Cell) -> Cell:
    """Text that no spreadsheet takes for a formula, https://owasp.org/www-community/attacks/CSV_Injection"""
    is_formula = isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    return f"'{cell}" if is_formula else cell


_ALWAYS = dt.datetime(2000, 1, 1)
"""A workbook says when it was made; the same data always give the same bytes."""
_AS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


def _workbook(tables: Mapping[str, Table]) -> bytes:
    """A sheet for each table, its head in bold and in sight."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, **_AS_TEXT})
    book.set_properties({"created": _ALWAYS})
    bold, wrapped = (
        book.add_format({"bold": True}),
        book.add_format({"text_wrap": True, "valign": "top"}),
    )
    for name, (named, rows) in tables.items():
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        sheet.set_column(0, len(named) - 1, 28, wrapped)
        sheet.write_row(0, 0, [column.name for column in named], bold)
        for n, row in enumerate(rows, 1):
            sheet.write_row(n, 0, [column.cell(row) for column in named])
    book.close()
    return out.getvalue()


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
