"""What must hold for headings and tables of prose pages."""

import re
from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.reading.prose import ProsePage
from catalog.reading.source import Problem

_TITLE = re.compile(r"(?m)^#(?!#)[ \t]*\S.*$|^[^\s#>|*+-][^\n]*\n=+[ \t]*$")
_UNDER_HEAD = r"[ ]*+:?-++:?[ ]*+"
_UNDER_HEADS = re.compile(rf"\|?{_UNDER_HEAD}(?:\|{_UNDER_HEAD})*+\|?[ ]*+")
_ROWS = re.compile(r"(?m)(?<![^\n]\n)^[ ]*\|[^\n]*\|[ ]*\n[ ]*\|[^\n]*\|[ ]*$")
_CELL_END = re.compile(r"(?<!\\)\|")


def pages_have_one_title(catalog: Catalog) -> Iterator[Problem]:
    """A page must have at most one heading of the first level, which is its title."""
    for page in catalog.prose.values():
        titles = [*_TITLE.finditer(page.shown)]
        for other in titles[1:]:
            line, _ = page.place(titles[0].start())
            message = f"trang đã có tên ở dòng {line} — đầu mục trong trang thì viết `##`"
            yield Problem(page.document.file, *page.place(other.start()), "", message)


def rows_fit_their_tables(catalog: Catalog) -> Iterator[Problem]:
    """No row of a table must have more cells than its head, since readers would not see them."""
    for page in catalog.prose.values():
        for offset, cells, heads in _long_rows(page):
            message = (
                f"hàng có {cells} ô mà bảng có {heads} cột — bỏ ô thừa; dấu | trong chữ viết `\\|`"
            )
            yield Problem(page.document.file, *page.place(offset), "", message)


def tables_have_heads(catalog: Catalog) -> Iterator[Problem]:
    """Rows between lines of marks must have a line of dashes under the first, or they are text."""
    for page in catalog.prose.values():
        for table in _ROWS.finditer(page.shown):
            head, dashes, *_ = (row.strip() for row in table[0].split("\n"))
            if not _UNDER_HEADS.fullmatch(dashes):
                line = "|" + "---|" * _cells(head)
                message = f"bảng thiếu dòng gạch dưới tên cột — thêm dòng `{line}` sau dòng này"
            elif _cells(head) != _cells(dashes):
                message = (
                    f"bảng có {_cells(head)} tên cột mà dòng gạch có {_cells(dashes)} ô — sửa cho "
                    "bằng nhau"
                )
            else:
                continue
            offset = table.start() + len(table[0]) - len(table[0].lstrip())
            yield Problem(page.document.file, *page.place(offset), "", message)


def _long_rows(page: ProsePage) -> Iterator[tuple[int, int, int]]:
    """(offset, cells, columns) of each row that has too many."""
    offset = columns = 0
    before = ""
    for line in page.shown.split("\n"):
        words = line.strip()
        if columns and not words:
            columns = 0
        elif columns and (cells := _cells(words)) > columns:
            yield offset + len(line) - len(line.lstrip()), cells, columns
        elif "|" in words and _UNDER_HEADS.fullmatch(words) and _cells(before) == _cells(words):
            columns = _cells(words)
        before = words
        offset += len(line) + 1


def _cells(row: str) -> int:
    inside = row.removeprefix("|")
    ends = len(_CELL_END.findall(inside))
    return ends if _CELL_END.search(inside[-2:]) and inside.endswith("|") else ends + 1


RULES = (pages_have_one_title, rows_fit_their_tables, tables_have_heads)
