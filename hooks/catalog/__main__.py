"""python -m catalog check | coverage | schema | write DIR"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from .catalog import Catalog
from .coverage import coverage
from .outputs import write_all
from .prepare import prepare
from .rules import warn
from .schema import write_schemas
from .settings import read_settings
from .source import Problem

REPOSITORY = Path(__file__).parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; 0 is good, 1 means problems, 2 a wrong call."""
    options = _parser().parse_args(arguments)
    if options.command == "schema":
        return _schema()
    if not (options.folder / "data").is_dir():
        print(f"{options.folder}: không có thư mục data/ ở đây — vào đúng thư mục", file=sys.stderr)
        return 2
    try:
        settings = read_settings(
            options.folder,
            os.environ,
            site_url=os.environ.get("SITE_URL", ""),
            edit_url=os.environ.get("EDIT_URL", ""),
        )
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    prepared = prepare(options.folder, settings)
    if prepared.problems or prepared.catalog is None:
        return _complain(prepared.problems)
    if options.command == "check":
        return _check(prepared.catalog, strict=options.strict)
    if options.command == "coverage":
        return _coverage(prepared.catalog.public())
    count = write_all(prepared.catalog.public(), settings, options.target)
    print(f"{options.target}: {count} tệp.")
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m catalog", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, text in (
        ("check", "kiểm tra mọi bản ghi và trang"),
        ("coverage", "đối chiếu từng đoạn của nguồn với trang trích nó"),
        ("schema", "viết lại schemas/ từ model"),
        ("write", "viết mọi kết quả thành tệp thường"),
    ):
        command = commands.add_parser(name, help=text)
        if name == "check":
            command.add_argument(
                "--strict", action="store_true", help="chỗ nên xem lại cũng là lỗi"
            )
        if name == "write":
            command.add_argument("target", type=Path, help="thư mục để viết vào")
        command.add_argument(
            "folder", type=Path, nargs="?", default=Path(), help="thư mục có data/ và docs/"
        )
    return parser


def _complain(problems: Sequence[Problem]) -> int:
    for problem in problems:
        print(problem, file=sys.stderr)
    print(f"Có {len(problems)} chỗ cần sửa.", file=sys.stderr)
    return 1


def _check(catalog: Catalog, *, strict: bool) -> int:
    for kind, records in catalog.records.items():
        drafts = sum(record.status == "draft" for record in records.values())
        print(f"{kind}: {len(records)}" + (f" ({drafts} bản nháp)" if drafts else ""))
    print(f"docs: {len(catalog.prose)}")
    warnings = warn(catalog)
    for warning in warnings:
        print(f"nên xem lại: {warning}")
    print(f"Không có lỗi; {len(warnings)} chỗ nên xem lại." if warnings else "Không có lỗi.")
    return 1 if strict and warnings else 0


def _coverage(catalog: Catalog) -> int:
    rows = list(coverage(catalog))
    for row in rows:
        equal = "bằng nhau" if row.equal else "KHÁC NHAU" if row.page else "chưa có trang"
        print(f"{row.clause}\t{row.file or '–'}\t{row.page or '–'}\t{equal}")
    equal_rows = sum(row.equal for row in rows)
    print(f"{len(rows)} đoạn, {equal_rows} bằng nhau.")
    return 1 if any(row.page and not row.equal for row in rows) else 0


def _schema() -> int:
    for path in write_schemas(REPOSITORY / "schemas"):
        print(path.relative_to(REPOSITORY).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
