"""Writes the tables of open data as one workbook, for people: heads say what a column holds."""

import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from xlsxwriter import Workbook

from catalog.collected.catalog import Catalog
from catalog.language.short_markdown import to_plain
from catalog.outputs.data.columns import Cell, Table
from catalog.outputs.data.published import page_of

_ALWAYS = dt.datetime(2000, 1, 1)
"""A workbook says when it was made; the same data always give the same bytes."""
_AS_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}
_LONGEST_NAME = 31
_WIDTH = 28
"""Of a column, in letters."""
_LINE, _HIGHEST = 15, 240
"""Points; what is longer goes on in the cell, and the row below stays in sight."""
_MARKED = re.compile(r"\*\*|\[@|\]\(|(?<!\w)\*\w")


def workbook(names: Sequence[str], tables: Mapping[str, Table]) -> bytes:
    """A sheet for each table, its head in sight; text is without marks, which are for programs."""
    out = io.BytesIO()
    book = Workbook(out, {"in_memory": True, **_AS_TEXT})
    book.set_properties({"created": _ALWAYS})
    wrapped = {"text_wrap": True, "valign": "top"}
    name_look, head_look = book.add_format({"bold": True}), book.add_format(wrapped)
    cell_look = book.add_format(wrapped)
    for name, (named, rows) in zip(names, tables.values(), strict=True):
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 2)
        sheet.set_column(0, len(named) - 1, _WIDTH, cell_look)
        for n, column in enumerate(named):
            sheet.write_rich_string(
                0, n, name_look, column.name, f"\n{column.description} ", head_look
            )
        sheet.set_row(0, _height([f"{one.name}\n{one.description}" for one in named]))
        for n, row in enumerate(rows.rows, 1):
            cells = [_readable(column.cell(row)) for column in named]
            sheet.set_row(n, _height(cells))
            sheet.write_row(n, 0, cells)
        sheet.autofilter(0, 0, rows.count, len(named) - 1)
    book.close()
    return out.getvalue()


def sheet_names(catalog: Catalog, tables: Mapping[str, Table]) -> list[str]:
    """The title of each kind in the first language, or its name in data if that names no sheet."""
    taken: dict[str, str] = {}
    for table in tables:
        title = catalog.plain(catalog.page_title(page_of(table)), catalog.default_language)
        name = re.sub(r"[\[\]:*?/\\\\]", " ", title)[:_LONGEST_NAME].strip(" '")
        chosen = table if not name or name.lower() in taken else name
        taken[chosen.lower()] = chosen
    return list(taken.values())


def _readable(cell: Cell) -> Cell:
    """A cell without marks of Markdown; the column `cites` has the sources."""
    if not isinstance(cell, str):
        return cell
    lines = cell.split("\n")
    return "\n".join(to_plain(line) if _MARKED.search(line) else line for line in lines)


def _height(cells: Iterable[Cell]) -> int:
    """Of a row in points, since not every program fits rows to wrapped text by itself."""
    return min(_HIGHEST, _LINE * max(sum(map(_lines, str(cell).split("\n"))) for cell in cells))


def _lines(text: str) -> int:
    return 1 + len(text) // (_WIDTH - 2)  # words do not fill a line
