"""What must hold for the kinds that answer a reader's questions."""

import re
from collections import Counter
from collections.abc import Iterator

from catalog.collected.addresses import all_paths, unread_paths
from catalog.collected.catalog import Catalog
from catalog.model.kinds import Milestone, Question
from catalog.reading.messages import Hints, did_you_mean
from catalog.reading.prose import FRAGMENTS
from catalog.reading.source import Problem

_ODD_FRAGMENT = re.compile(rf"\[(?: *= +| +=)({'|'.join(FRAGMENTS)}) *\]")


def groups_exist(catalog: Catalog) -> Iterator[Problem]:
    """The theme of a question and the strand of a milestone must be names in words.yml."""
    words = catalog.words.own
    for kind, record in catalog.all_records():
        if isinstance(record, Question):
            field, name, known = "theme", record.theme, [*words.themes]
        elif isinstance(record, Milestone):
            field, name, known = "strand", record.strand, [*words.strands]
        else:
            continue
        if name not in known:
            hint = did_you_mean(name, known, f"chọn một trong: {', '.join(known)}")
            message = f"words.yml không có `{name}` — {hint}"
            yield catalog.problem((kind, record.id), (field,), message)


def pages_of_the_plan_exist(catalog: Catalog) -> Iterator[Problem]:
    """Where the plan sends somebody in danger, and whoever asks what came after, must be prose."""
    danger, public = catalog.plan.site.danger, catalog.public()
    pages = {("site", "danger", "page"): danger.page if danger else None}
    for path, page in (pages | {("continued_on",): catalog.plan.continued_on}).items():
        if page and not public.has_prose(catalog.default_language, page):
            hint = did_you_mean(page, public.stems, "ghi đường dẫn trong docs/, bỏ đuôi .md")
            yield catalog.problem(("", "plan"), path, f"không có trang `{page}` — {hint}")


def forms_of_terms_differ(catalog: Catalog) -> Iterator[Problem]:
    """Two terms must not be written the same."""
    first: dict[tuple[str, str], str] = {}
    for term in catalog.terms:
        names = [("title", term.title), ("abbreviation", term.abbreviation)]
        for field, name in names:
            for language, form in name.root.items() if name else ():
                other = first.setdefault((language, form), term.id)
                if other != term.id:
                    message = f"`{form}` đã là từ của `{other}` — gộp hai bản ghi"
                    yield catalog.problem(("terms", term.id), (field, language), message)


def audience_is_offered_something_to_do(catalog: Catalog) -> Iterator[Problem]:
    """An audience must be offered three to six things to do."""
    for record in catalog.audiences:
        if not 3 <= len(record.actions) <= 6:
            message = f"có {len(record.actions)} việc cho bạn đọc này — nêu từ 3 đến 6 việc"
            yield catalog.problem(("audiences", record.id), ("actions",), message)


def guide_numbers_differ(catalog: Catalog) -> Iterator[Problem]:
    """Two audiences, two contacts or two questions of a theme must not have the same place."""
    for kind, field in (("audiences", "number"), ("contacts", "order"), ("questions", "number")):
        places = [(getattr(r, "theme", ""), r.place) for r in catalog.ordered(kind)]
        for record, place in zip(catalog.ordered(kind), places, strict=True):
            if Counter(places)[place] > 1:
                message = f"thứ tự {record.place} đã dùng cho bản ghi khác — đánh số lại"
                yield catalog.problem((kind, record.id), (field,), message)


def corrected_pages_exist(catalog: Catalog) -> Iterator[Problem]:
    """A correction must name pages that exist."""
    paths = [path.removesuffix(".html") for path in all_paths(catalog.public())]
    unread = {path.removesuffix(".html") for path in unread_paths(catalog)}
    unread |= {path for language, path in catalog.unread if language == catalog.default_language}
    hints = Hints()
    for record in catalog.corrections:
        for index, page in enumerate(record.pages):
            if page not in paths and page not in unread:
                hint = hints.about(page, paths, "chép lại địa chỉ, bỏ .html")
                message = f"không có trang `{page}` — {hint}"
                yield catalog.problem(("corrections", record.id), ("pages", index), message)


def prose_fragments_exist(catalog: Catalog) -> Iterator[Problem]:
    """Every [=name] on a prose page must be one of the list."""
    hints = Hints()
    for page in catalog.prose.values():
        for odd in _ODD_FRAGMENT.finditer(page.shown):
            message = f"`{odd[0]}` không hiện gì — viết liền `[={odd[1]}]`"
            yield Problem(page.document.file, *page.place(odd.start()), "", message)
        for name, line, column in page.fragments():
            if name not in FRAGMENTS:
                hint = hints.about(name, FRAGMENTS, f"chọn một trong: {', '.join(FRAGMENTS)}")
                message = f"không có mảnh dữ liệu `{name}` — {hint}"
                yield Problem(page.document.file, line, column, "", message)


RULES = (
    groups_exist,
    pages_of_the_plan_exist,
    forms_of_terms_differ,
    audience_is_offered_something_to_do,
    guide_numbers_differ,
    corrected_pages_exist,
    prose_fragments_exist,
)
