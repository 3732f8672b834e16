"""What must hold for records and between them."""

from collections import Counter
from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.collected.own_words import long_texts_with
from catalog.collected.references import references, referring_fields
from catalog.language.citations import cited_in, odd_citations_in
from catalog.language.short_markdown import links_in, may_link, to_plain
from catalog.model.fields import PartialDate
from catalog.model.values import walk
from catalog.reading.messages import Hints
from catalog.reading.source import Problem
from catalog.rules.links import about, wrong_address
from catalog.rules.prose import odd_citation, wrong_citation

SYLLABLES = range(60, 151)
"""How long a plain explanation of an activity may be, in syllables (text between spaces)."""
LONGEST_VIEW = 50
"""Years after its issue that a plan may speak of; what is later is a slip of a digit."""
ACTIONS = range(2, 5)
"""How many things to do an activity may offer."""


def references_exist(catalog: Catalog) -> Iterator[Problem]:
    """Every id that names another record must be one that exists, and is published if this is."""
    hints, sound = Hints(), catalog.public().records
    for key, path, kind, id in references(catalog):
        if id in sound[kind]:
            continue
        if not catalog.knows(kind, id):
            otherwise = f"thêm tệp data/{kind}/{id}.yml hoặc sửa id"
            hint = hints.about(id, list(catalog.records[kind]), otherwise)
            yield catalog.problem(key, path, f"không có `{id}` trong data/{kind}/ — {hint}")
        elif catalog.is_draft(kind, id) and not catalog.is_draft(*key):
            message = f"`{id}` còn là bản nháp (draft) — đưa nó lên trước, hoặc bỏ ở đây"
            yield catalog.problem(key, path, message)


def references_are_named_once(catalog: Catalog) -> Iterator[Problem]:
    """A list must not name the same record twice."""
    for key, path, _, named in referring_fields(catalog):
        if isinstance(named, str) or len(set(named)) == len(named):
            continue
        for n, id in enumerate(named):
            if id in named[:n]:
                message = f"`{id}` đã có ở trên trong danh sách này — xóa mục lặp"
                yield catalog.problem(key, (*path, n), message)


def dates_are_not_far_off(catalog: Catalog) -> Iterator[Problem]:
    """No date must be later than 50 years after the plan was issued."""
    last = catalog.plan.issued.year + LONGEST_VIEW
    for key, path, date in catalog.find(PartialDate):
        if date.year > last:
            yield catalog.problem(key, path, _too_late(date.year, last))
    for page in catalog.prose.values():
        for path, date in walk(page.front, PartialDate):
            if date.year > last:
                yield page.document.problem(path[:1], _too_late(date.year, last))


def _too_late(year: int, last: int) -> str:
    return f"năm {year} còn xa quá (sau {last}) — xem lại các chữ số của năm"


def citations_exist(catalog: Catalog) -> Iterator[Problem]:
    """Every [@id] in a long text must be a published source."""
    hints, sound = Hints(), catalog.public().records["sources"]

    def is_wrong(words: str) -> bool:
        if "[" not in words:
            return False
        return any(odd_citations_in(words)) or any(one not in sound for one in cited_in(words))

    for key, path, words in long_texts_with(catalog, is_wrong):
        for source in cited_in(words):
            if message := wrong_citation(catalog, source, hints):
                yield catalog.problem(key, path, message)
        for _, odd in odd_citations_in(words):
            yield catalog.problem(key, path, odd_citation(odd))


def long_text_links_lead_out(catalog: Catalog) -> Iterator[Problem]:
    """A link in a long text must be a web, mail or telephone address."""
    for key, path, words in long_texts_with(catalog, may_link):
        for link in links_in(words):
            if message := wrong_address(link):
                yield catalog.problem(key, path, about(link, message))


def colophon_cites_nothing(catalog: Catalog) -> Iterator[Problem]:
    """The last line of every page must cite nothing, since each page numbers its own sources."""
    for language, words in catalog.plan.site.colophon.root.items():
        if any(cited_in(words)):
            message = "dòng này có ở mọi trang, không dẫn nguồn được — bỏ [@…]"
            yield catalog.problem(("", "plan"), ("site", "colophon", language), message)


def numbers_differ(catalog: Catalog) -> Iterator[Problem]:
    """Two goals, or two tasks, must not have the same number."""
    for kind, records in (("goals", catalog.goals), ("tasks", catalog.tasks)):
        numbers = Counter(record.number for record in records)
        for record in records:
            if numbers[record.number] > 1:
                message = f"số {record.number} đã dùng cho bản ghi khác — đánh số lại"
                yield catalog.problem((kind, record.id), ("number",), message)


def explanation_has_a_good_length(catalog: Catalog) -> Iterator[Problem]:
    """The plain explanation of an activity must have 60 to 150 syllables."""
    language = catalog.default_language
    for activity in catalog.activities:
        count = len(to_plain(activity.plain.root.get(language, "")).split())
        if count and count not in SYLLABLES:
            message = (
                f"giải thích dài {count} tiếng — viết từ {SYLLABLES[0]} đến {SYLLABLES[-1]} tiếng"
            )
            yield catalog.problem(("activities", activity.id), ("plain", language), message)


def activity_offers_something_to_do(catalog: Catalog) -> Iterator[Problem]:
    """An activity must offer two to four things to do."""
    for activity in catalog.activities:
        if len(activity.actions) not in ACTIONS:
            message = (
                f"có {len(activity.actions)} việc — nêu từ {ACTIONS[0]} đến {ACTIONS[-1]} việc"
            )
            yield catalog.problem(("activities", activity.id), ("actions",), message)


def missing_text_is_not_explained(catalog: Catalog) -> Iterator[Problem]:
    """A task whose text the source lacks must have no explanation; any other must have one."""
    for task in catalog.tasks:
        key = ("tasks", task.id)
        if task.text_missing and task.plain:
            message = "nguồn không có nội dung nhiệm vụ này — xóa lời giải thích"
            yield catalog.problem(key, ("plain",), message)
        elif not task.text_missing and not task.plain:
            message = "thiếu lời giải thích — thêm `plain`, hoặc ghi `text_missing: true`"
            yield catalog.problem(key, (), message)


def period_runs_forward(catalog: Catalog) -> Iterator[Problem]:
    """A plan must not end before it begins, nor be replaced before it is issued."""
    plan = catalog.plan
    if plan.period.last.last < plan.period.first.first:
        message = "kết thúc trước khi bắt đầu — đổi lại from và to"
        yield catalog.problem(("", "plan"), ("period", "to"), message)
    if plan.replaced and plan.replaced.on.first < plan.issued.first:
        message = "thay thế trước khi ban hành — xem lại ngày"
        yield catalog.problem(("", "plan"), ("replaced", "on"), message)


def checked_after_published(catalog: Catalog) -> Iterator[Problem]:
    """A source must be read on or after the day it was published."""
    for source in catalog.sources:
        if source.published and source.checked.first < source.published.first:
            message = "đọc nguồn trước ngày đăng — xem lại hai ngày"
            yield catalog.problem(("sources", source.id), ("checked",), message)


def former_addresses_are_free(catalog: Catalog) -> Iterator[Problem]:
    """A former id must be no record's id, and be former only once, within its kind."""
    for kind, records in catalog.records.items():
        formerly = Counter(old for record in records.values() for old in record.formerly)
        for record in records.values():
            for index, old in enumerate(record.formerly):
                if old in records or formerly[old] > 1:
                    message = f"`{old}` đang là id của bản ghi khác — xóa ở đây"
                    yield catalog.problem((kind, record.id), ("formerly", index), message)


def yearly_days_are_days(catalog: Catalog) -> Iterator[Problem]:
    """What is marked every year must have its day."""
    for milestone in catalog.milestones:
        if milestone.yearly and not milestone.date.day:
            message = "ngày kỷ niệm hằng năm cần đủ ngày — ghi YYYY-MM-DD, hoặc bỏ `yearly`"
            yield catalog.problem(("milestones", milestone.id), ("date",), message)


RULES = (
    references_exist,
    references_are_named_once,
    dates_are_not_far_off,
    citations_exist,
    long_text_links_lead_out,
    colophon_cites_nothing,
    numbers_differ,
    explanation_has_a_good_length,
    activity_offers_something_to_do,
    missing_text_is_not_explained,
    period_runs_forward,
    yearly_days_are_days,
    checked_after_published,
    former_addresses_are_free,
)
