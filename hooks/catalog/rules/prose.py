"""What must hold for prose pages."""

import posixpath
from collections.abc import Iterator

from catalog.collected.addresses import (
    all_paths,
    file_of,
    generated_paths,
    moves,
)
from catalog.collected.catalog import Catalog
from catalog.language.citations import odd_citations_in
from catalog.reading.admin_settings import ADMIN, admin_settings
from catalog.reading.messages import Hints
from catalog.reading.prose import ProsePage
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
        for offset, words in odd_citations_in(page.shown):
            yield Problem(page.document.file, *page.place(offset), "", odd_citation(words))


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


def prose_is_not_in_the_form(catalog: Catalog) -> Iterator[Problem]:
    """No prose page may lie in the folder of the form for editors, which has headers of its own."""
    if not admin_settings(catalog.choices):
        return
    for page in catalog.prose.values():
        file = file_of(f"{page.address}.html", in_folders=catalog.choices.in_folders)
        if page.language == catalog.default_language and file.startswith(f"{ADMIN}/"):
            message = f"`{ADMIN}/` là chỗ của trang sửa bài, theo `extra.admin` — dời sang chỗ khác"
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


def odd_citation(words: str) -> str:
    """What to do about a citation that is not written as one."""
    return f"`{words[:60]}` không dẫn được nguồn — viết liền `[@id]`, mỗi nguồn một cặp ngoặc"


def wrong_citation(catalog: Catalog, source: str, hints: Hints) -> str | None:
    """What is wrong with citing a source, if anything; a citation of none is an odd one."""
    if not source:
        return None
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
    prose_has_default_language,
    prose_paths_are_free,
    prose_is_not_in_the_form,
    prose_addresses_differ,
    former_addresses_of_prose_are_free,
)
