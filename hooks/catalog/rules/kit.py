"""What must hold for what leaves the site: posters, messages, codes of printed pieces."""

from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.model.kinds import Audience
from catalog.model.parts import Poster, Told
from catalog.model.plan_kinds import Goal
from catalog.reading.messages import Hints, did_you_mean
from catalog.reading.source import Problem

ISSUED = ("", "issued")


def posters_quote_what_pages_quote(catalog: Catalog) -> Iterator[Problem]:
    """The clause on a poster must be quoted by the plan or a published record."""
    posters = [found for found in catalog.find(Poster) if found[2].clause]
    if any(kind in catalog.records or kind == "texts" for kind, _ in catalog.unread):
        return  # what could not be read may quote it
    quoted = [quote.clause for _, _, quote in catalog.public().quotes()] if posters else []
    for key, path, poster in posters:
        if poster.clause and poster.clause not in quoted:
            hint = did_you_mean(poster.clause, quoted, "chọn đoạn đã có trang trích")
            message = f"chưa trang nào trích đoạn `{poster.clause}` — {hint}"
            yield catalog.problem(key, (*path, "clause"), message)


def issued_codes_stand_once_and_in_order(catalog: Catalog) -> Iterator[Problem]:
    """A code must be issued only once, and a later line must not be of an earlier day."""
    seen: set[str] = set()
    for n, issue in enumerate(catalog.issued):
        if issue.code in seen:
            message = f"mã {issue.code} đã có ở trên — xóa mục lặp này"
            yield catalog.problem(ISSUED, ("issued", n, "code"), message)
        seen.add(issue.code)
        if n and issue.date.first < catalog.issued[n - 1].date.first:
            message = "ngày sớm hơn mục đứng trước — trả lại danh sách như cũ, chỉ thêm ở cuối"
            yield catalog.problem(ISSUED, ("issued", n, "date"), message)


def only_issued_codes_are_withdrawn(catalog: Catalog) -> Iterator[Problem]:
    """A correction must withdraw codes that data/issued.yml has."""
    codes, hints = [issue.code for issue in catalog.issued], Hints()
    if ISSUED in catalog.unread:
        return
    for record in catalog.corrections:
        for n, code in enumerate(record.withdraws):
            if code not in codes:
                hint = hints.about(code, codes, "chép lại mã in trên tờ", "{}")
                message = f"chưa phát hành tờ nào mang mã {code} — {hint}"
                yield catalog.problem(("corrections", record.id), ("withdraws", n), message)


def paper_tells_of_own_activities(catalog: Catalog) -> Iterator[Problem]:
    """What a goal's sheets tell of must be activities of that goal."""
    for goal in catalog.goals:
        own = [activity.id for activity in catalog.activities_of(goal)]
        for n, id in enumerate(goal.on_paper):
            if id not in own and id in catalog.records["activities"]:
                message = f"`{id}` không thuộc mục tiêu này — chọn trong: {', '.join(own)}"
                yield catalog.problem(("goals", goal.id), ("on_paper", n), message)


MISSING = {
    "spoken": "viết lời để đọc trên loa; giờ chưa có bản đọc",
    "poster": "viết lời của áp phích; giờ chưa có áp phích và tờ gấp",
    "message": "viết lời bài đăng và tin nhắn; giờ chưa có",
}


def what_is_told_of_one_is_told_of_all(catalog: Catalog) -> Iterator[Problem]:
    """Once one has words for ear, wall or telephone, plan, goals and audiences should have them."""
    told = [(key, value) for key, value in catalog.everything() if isinstance(value, Told)]
    for field, hint in MISSING.items():
        if any(getattr(value, field) for _, value in told):
            for key, value in told:
                if not getattr(value, field) and not (field == "spoken" and value.briefing):
                    place = ("id",) if isinstance(value, Goal | Audience) else ("summary",)
                    yield catalog.problem(key, place, f"chưa có `{field}` — {hint}")


RULES = (
    posters_quote_what_pages_quote,
    issued_codes_stand_once_and_in_order,
    only_issued_codes_are_withdrawn,
    paper_tells_of_own_activities,
)
WARNINGS = (what_is_told_of_one_is_told_of_all,)
