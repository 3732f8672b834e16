"""What must hold for prose pages."""

import posixpath
import re
from collections.abc import Collection, Iterator

from catalog.collected.addresses import (
    all_paths,
    file_of,
    generated_paths,
    moves,
    unread_paths,
)
from catalog.collected.catalog import Catalog
from catalog.model.web_addresses import host_of, is_near, unclear_host
from catalog.reading.messages import Hints
from catalog.reading.prose import ProsePage, local_target
from catalog.reading.source import Problem


def settings_leave_out_prose_only(catalog: Catalog) -> Iterator[Problem]:
    """What mkdocs.yml leaves out must be prose; a record is held back by its status."""
    told = set()
    for path in generated_paths(catalog.public()):
        name = f"{posixpath.splitext(path)[0]}.md"
        setting = catalog.choices.left_out_by(catalog.default_language, name)
        if setting and setting not in told:
            told.add(setting)
            cure = "sửa mẫu này; giấu một bản ghi thì viết `status: draft` trong bản ghi"
            message = f"`{name}` làm từ dữ liệu, không loại ra ở đây được — {cure}"
            yield catalog.choices.problem((setting,), message)


def prose_citations_exist(catalog: Catalog) -> Iterator[Problem]:
    """Every [@id] on a prose page must be a published source."""
    hints = Hints()
    for page in catalog.prose.values():
        for source, line, column in page.citations():
            if message := wrong_citation(catalog, source, hints):
                yield Problem(page.document.file, line, column, "", message)


def prose_links_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Every link of a prose page must lead to a page or file of the site, or to a web address."""
    public, hints = catalog.public(), Hints()
    generated = {posixpath.splitext(path)[0] for path in generated_paths(public)}
    generated |= {posixpath.splitext(path)[0] for path in unread_paths(catalog)}
    for page in catalog.prose.values():
        for link, line, column in page.links():
            target = local_target(page.path, link)
            if target is None:
                message = wrong_address(link)
            elif link.startswith("/"):
                message = "bắt đầu bằng / — viết đường dẫn tính từ trang này"
            elif target.path.endswith(".md"):
                stem = target.path.removesuffix(".md")
                is_shown = stem in generated or public.has_prose(page.language, stem)
                message = None if is_shown else _wrong_page(catalog, generated, page, stem, hints)
            else:
                message = _wrong_file(catalog, page, target.path)
            if message:
                yield Problem(page.document.file, line, column, "", f"liên kết `{link}` {message}")


def wrong_address(link: str) -> str | None:
    """What is wrong with a link out of the site, if anything."""
    if re.match(r"(mailto|tel):.", link, re.IGNORECASE):
        return None
    if not (re.match(r"https?://", link, re.IGNORECASE) and host_of(link)):
        return "không dùng được ở đây — viết đủ https://…, hoặc mailto:…, tel:…"
    if is_near(link):
        return "chỉ mở được ở máy này hay mạng này — ghi địa chỉ mà ai cũng mở được"
    plain = unclear_host(link)
    return f"có tên miền dễ nhầm với tên khác — viết đúng, `{plain}`" if plain else None


def _wrong_page(
    catalog: Catalog, generated: Collection[str], page: ProsePage, stem: str, hints: Hints
) -> str:
    if catalog.has_prose(page.language, stem):
        return "tới bài còn là bản nháp (draft) — đưa nó lên trước, hoặc bỏ ở đây"
    if setting := catalog.left_out.get((catalog.default_language, f"{stem}.md")):
        return (
            f"tới trang mà `{setting}` của mkdocs.yml loại ra — bỏ liên kết, hoặc sửa `{setting}`"
        )
    hint = hints.about(stem, sorted(generated), "sửa lại đường dẫn", "`{}.md`")
    return f"tới trang không có — {hint}"


def _wrong_file(catalog: Catalog, page: ProsePage, path: str) -> str | None:
    if path.endswith(".html"):
        return "trỏ tới .html — viết tên tệp nguồn, đuôi .md"
    if not path or catalog.has_attachment(page.language, path):
        return None
    return "tới tệp không có — sửa lại tên, hoặc chép tệp vào đây"


def prose_has_default_language(catalog: Catalog) -> Iterator[Problem]:
    """Every prose page must exist in the site's first language."""
    for page in catalog.prose.values():
        if not catalog.has_prose(catalog.default_language, page.path):
            message = f"trang này chưa có bản `{catalog.default_language}` — viết bản ấy trước"
            yield page.document.problem((), message)


def prose_paths_are_free(catalog: Catalog) -> Iterator[Problem]:
    """A prose page must not lie where a page made from data lies."""
    generated = {posixpath.splitext(path)[0] for path in generated_paths(catalog.public())}
    for page in catalog.prose.values():
        if page.address in generated:
            message = "chỗ này đã có trang tạo từ dữ liệu — đổi tên tệp"
            yield page.document.problem((), message)


def prose_addresses_differ(catalog: Catalog) -> Iterator[Problem]:
    """No two prose pages of a language may have the same address."""
    in_folders = catalog.choices.in_folders
    first: dict[tuple[str, str], ProsePage] = {}
    for page in catalog.prose.values():
        file = file_of(f"{page.address}.html", in_folders=in_folders)
        other = first.setdefault((page.language, file), page)
        if other is not page and not page.news:  # posts have a rule of their own
            message = f"trùng địa chỉ với `{other.document.file}` — đổi tên một tệp"
            yield page.document.problem((), message)


def wrong_citation(catalog: Catalog, source: str, hints: Hints) -> str | None:
    """What is wrong with citing a source, if anything."""
    if not catalog.knows("sources", source):
        otherwise = f"thêm tệp data/sources/{source}.yml hoặc sửa id"
        hint = hints.about(source, list(catalog.records["sources"]), otherwise)
        return f"không có nguồn `{source}` — {hint}"
    if catalog.is_draft("sources", source):
        return f"nguồn `{source}` còn là bản nháp (draft) — đưa nó lên trước, hoặc bỏ ở đây"
    return None


def former_addresses_of_prose_are_free(catalog: Catalog) -> Iterator[Problem]:
    """A former address must be no page's, and lead to one page only."""
    pages = set(all_paths(catalog.public()))
    targets: dict[str, set[str]] = {}
    for move in moves(catalog):
        targets.setdefault(move.old, set()).add(move.new)
    for page in catalog.prose.values():
        for index, old in enumerate(page.front.formerly):
            path = f"{old}.html"
            language, _, bare = old.partition("/")
            if language in catalog.language_codes[1:] and bare:
                message = f"mọi ngôn ngữ chung một dòng — viết `{bare}`"
                yield page.document.problem(("formerly", index), message)
            elif path in pages or len(targets[path]) > 1:
                message = f"`{old}` là địa chỉ của trang khác — xóa ở đây"
                yield page.document.problem(("formerly", index), message)


RULES = (
    settings_leave_out_prose_only,
    prose_citations_exist,
    prose_links_lead_somewhere,
    prose_has_default_language,
    prose_paths_are_free,
    prose_addresses_differ,
    former_addresses_of_prose_are_free,
)
