"""python -m catalog check | format | new KIND ID | coverage | schema | write DIR | links | …"""

import argparse
import datetime as dt
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from catalog import GENERATOR
from catalog.building.plain_files import write_plain_files
from catalog.building.prepare import Prepared, prepare, problems_of
from catalog.building.site import Site
from catalog.collected.catalog import Catalog
from catalog.editing.annotations import github, gitlab
from catalog.editing.drafts import new_record, write_snippets
from catalog.editing.formatting import formatted, not_in_form
from catalog.editing.link_report import external_addresses, read_dead, report
from catalog.editing.renaming import rename
from catalog.environment.admin_program import refuse_missing_program
from catalog.environment.last_net import run_guarded
from catalog.environment.markdown_extensions import markdown_extensions
from catalog.environment.places import from_here, path_from_here
from catalog.environment.plan_folders import site_of
from catalog.environment.refusal import Refused
from catalog.environment.settings import Settings, read_settings
from catalog.environment.settings_problems import settings_problems
from catalog.environment.site_folder import refuse_shared_site, refuse_site_among_sources
from catalog.model.issued import FILE, append
from catalog.outputs.kit.answers import to_issue
from catalog.outputs.kit.kit import Kit
from catalog.reading.choices import FILE as CHOICES
from catalog.reading.choices import Choices, read_choices
from catalog.reading.schemas import write_schemas
from catalog.reading.source import Problem, Unreadable
from catalog.rules import warn

ANNOTATIONS = {"github": github, "gitlab": gitlab}


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command; returns 0 if all is well, 1 if there are problems, 2 for a wrong call."""
    options = _parser().parse_args(arguments)
    return run_guarded(lambda: _begin(options), getattr(options, "folder", Path()))


def _begin(options: argparse.Namespace) -> int:
    if options.command == "schema":
        return _schema()
    if not (options.folder / "data").is_dir():
        print(f"{options.folder}: không có thư mục data/ ở đây — vào đúng thư mục", file=sys.stderr)
        return 2
    try:
        own = _ON_FILES.get(options.command)
        return own(options) if own else _run(options)
    except Refused as error:
        print(error, file=sys.stderr)
        return 2


def _run(options: argparse.Namespace) -> int:
    """Raises Refused with what is wrong about a setting or a file named in the call."""
    try:
        choices = read_choices(options.folder / CHOICES, os.environ)
    except Unreadable as error:
        return _complain(error.problems, options.folder)
    if problems := settings_problems(choices, options.folder):
        return _complain(problems, options.folder)
    site = site_of(options.folder)
    refuse_shared_site(site, options.folder)
    refuse_site_among_sources(site, options.folder, choices.docs)
    if options.command in ("settings", "write"):
        refuse_missing_program(choices)
    if options.command == "settings":
        return 0
    if options.command in _ON_TEXTS:
        catalog, found = problems_of(options.folder, choices)
        if found or catalog is None:
            return _complain(found, options.folder)
        return _ON_TEXTS[options.command](catalog, options, choices)
    prepared = prepare(options.folder, _settings(options.folder, choices))
    if options.command == "check":
        return _check(prepared, options)
    if prepared.problems or prepared.catalog is None or prepared.site is None:
        return _complain(prepared.problems, options.folder)
    return _answer(prepared.catalog, prepared.site, options)


def _settings(folder: Path, choices: Choices) -> Settings:
    return read_settings(
        folder,
        os.environ,
        site_url=os.environ.get("SITE_URL", ""),
        edit_url=os.environ.get("EDIT_URL", ""),
        markdown=markdown_extensions(choices),
        choices=choices,
    )


def _answer(whole: Catalog, site: Site, options: argparse.Namespace) -> int:
    """What a command does with sound data; `whole` has the drafts as well."""
    if options.command == "write":
        print(f"{options.target}: {write_plain_files(site, options.target)} tệp.")
        return 0
    return _issue(whole, site.kit, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m catalog", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    add = {
        name: commands.add_parser(name, help=text).add_argument
        for name, text in (
            ("settings", "kiểm tra những gì mkdocs.yml cần, trước khi dựng trang"),
            ("check", "kiểm tra mọi bản ghi và trang"),
            ("format", "viết lại các tệp của data/ theo khuôn chung"),
            ("new", "viết một bản nháp, trường nào cũng có lời giải thích"),
            ("rename", "đổi id của một bản ghi, ở mọi chỗ nhắc tới nó"),
            ("coverage", "đối chiếu từng đoạn của nguồn với trang trích nó"),
            ("schema", "viết lại schemas/ từ model"),
            ("write", "viết mọi kết quả thành tệp thường"),
            ("issue", "ghi mã của những tờ đã in hay đã phát, để về sau tra được"),
            ("links", "liệt kê địa chỉ ngoài trang"),
            ("dead-links", "báo cáo địa chỉ hỏng, từ kết quả của lychee"),
        )
    }
    add["check"]("--strict", action="store_true", help="chỗ nên xem lại cũng là lỗi")
    add["check"](
        "--format", choices=ANNOTATIONS, help="ghi chú cạnh dòng sai, cho nơi giữ mã nguồn"
    )
    add["check"]("--report", type=Path, help="tệp để viết ghi chú vào, thay vì in ra")
    add["format"]("--check", action="store_true", help="chỉ kể tệp chưa đúng khuôn, không viết lại")
    for name in ("new", "rename"):
        add[name]("kind", help="loại: tên một thư mục trong data/")
    add["rename"]("old", help="id đang có")
    add["rename"]("new", help="id mới")
    add["new"]("id", help="tên tệp và địa chỉ trang, thí dụ quet-duong")
    add["write"]("target", type=Path, help="thư mục để viết vào")
    add["dead-links"]("found", type=Path, help="kết quả JSON của lychee")
    add["issue"]("codes", nargs="+", help="mã in ở cuối tờ, thí dụ 7KQ-M2F")
    for name, argument in add.items():
        where: dict[str, Any] = {
            "type": Path,
            "default": Path(),
            "help": "thư mục có data/ và docs/",
        }
        if name == "issue":  # it takes any number of codes, so a folder after them would be one
            argument("--folder", **where)
        else:
            argument("folder", nargs="?", **where)
    return parser


def _format(options: argparse.Namespace) -> int:
    found, folder = formatted(options.folder), options.folder
    files = [path_from_here(path, folder) for path in found.changed]
    problems = _complain(found.problems, folder) if found.problems else 0
    if not options.check:
        found.write(folder)
        print("\n".join([*files, f"Đã viết lại {len(files)} tệp theo khuôn chung."]))
        return problems
    for file in files:
        print(f"{file}: {not_in_form(folder)}", file=sys.stderr)
    return 1 if files else problems


def _new(options: argparse.Namespace) -> int:
    """Raises Refused for a kind or id that will not do."""
    path = new_record(options.folder, options.kind, options.id)
    print(f"{path_from_here(path, options.folder)}: điền các trường còn trống, rồi `make check`.")
    return 0


def _rename(catalog: Catalog, options: argparse.Namespace, choices: Choices) -> int:
    """Raises Refused for what cannot be renamed so; another id must leave no problem behind."""
    folder = options.folder
    changes = rename(folder, catalog, options.kind, options.old, options.new)
    changes.make(folder, choices)
    print("\n".join(path_from_here(path, folder) for path in changes.files))
    leads_on = "; địa chỉ cũ dẫn tới địa chỉ mới" if changes.leads_on else ""
    print(f"Đã đổi `{options.old}` thành `{options.new}`{leads_on}.")
    return 0


_ON_FILES: Mapping[str, Callable[[argparse.Namespace], int]] = {"format": _format, "new": _new}
"""Commands that need no settings, and work where others find mistakes."""


def _complain(problems: Sequence[Problem], folder: Path) -> int:
    for problem in problems:
        print(from_here(problem, folder), file=sys.stderr)
    print(f"Có {len(problems)} chỗ cần sửa.", file=sys.stderr)
    return 1


def _check(prepared: Prepared, options: argparse.Namespace) -> int:
    catalog, folder = prepared.catalog, options.folder
    warnings = [from_here(one, folder) for one in (warn(catalog) if catalog else ())]
    if options.format:
        problems = [from_here(one, folder) for one in prepared.problems]
        _annotate(ANNOTATIONS[options.format](problems, warnings), options.report)
    if prepared.problems or catalog is None:
        return _complain(prepared.problems, folder)
    if not options.format or options.report:
        _count(catalog, warnings)
    return 1 if options.strict and warnings else 0


def _annotate(text: str, report: Path | None) -> None:
    if report:
        report.write_text(text, encoding="utf-8")
    else:
        print(text, end="")


def _count(catalog: Catalog, warnings: Sequence[Problem]) -> None:
    for kind, records in catalog.records.items():
        drafts = sum(record.status == "draft" for record in records.values())
        print(f"{kind}: {len(records)}" + (f" ({drafts} bản nháp)" if drafts else ""))
    print(f"docs: {len(catalog.prose)}")
    for warning in warnings:
        print(f"nên xem lại: {warning}")
    print(f"Không có lỗi; {len(warnings)} chỗ nên xem lại." if warnings else "Không có lỗi.")


def _coverage(catalog: Catalog, options: argparse.Namespace, choices: Choices) -> int:
    rows = catalog.public().coverage
    for row in rows:
        equal = "bằng nhau" if row.equal else "KHÁC NHAU" if row.page else "chưa có trang"
        print(f"{row.clause}\t{row.file or '–'}\t{row.page or '–'}\t{equal}")
    equal_rows = sum(row.equal for row in rows)
    print(f"{len(rows)} đoạn, {equal_rows} bằng nhau.")
    return 1 if any(row.page and not row.equal for row in rows) else 0


def _issue(catalog: Catalog, kit: Kit, options: argparse.Namespace) -> int:
    """Raises Refused for a code that no piece has."""
    new = list(to_issue(catalog, kit, options.codes, dt.datetime.now(dt.UTC).date()))
    if new:
        append(options.folder / FILE, new)
    for issue in new:
        print(f"{issue.code}: {issue.title}")
    print(f"Đã ghi {len(new)} mã vào {FILE}.")
    return 0


def _links(catalog: Catalog, options: argparse.Namespace, choices: Choices) -> int:
    print("\n".join(external_addresses(catalog.public())))
    return 0


def _dead_links(catalog: Catalog, options: argparse.Namespace, choices: Choices) -> int:
    dead = read_dead(options.found)
    print(report(catalog.public(), dead), end="")
    return 1 if dead else 0


_ON_TEXTS: Mapping[str, Callable[[Catalog, argparse.Namespace, Choices], int]] = {
    "coverage": _coverage,
    "dead-links": _dead_links,
    "links": _links,
    "rename": _rename,
}
"""Commands that ask sound texts, and not what is made of them."""


def _schema() -> int:
    for path in (*write_schemas(GENERATOR), write_snippets(GENERATOR)):
        print(path.relative_to(GENERATOR).as_posix())
    return 0


if __name__ == "__main__":
    sys.exit(main())
