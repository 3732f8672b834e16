"""The kinds of record, as frozen models. To add a field: here and in a template. Field
descriptions are in Vietnamese: editors read them in the schema, and in their own editor."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import Field

from .fields import (
    Address,
    ClauseId,
    Date,
    Day,
    Id,
    Language,
    Localised,
    LongText,
    Number,
    Quote,
    RefersTo,
    Strict,
    Text,
    WholeNumber,
    YesNo,
)

GoalId = Annotated[Id, RefersTo("goals"), Field(description="id của một tệp trong data/goals/")]
ActivityId = Annotated[
    Id, RefersTo("activities"), Field(description="id của một tệp trong data/activities/")
]
TaskId = Annotated[Id, RefersTo("tasks"), Field(description="id của một tệp trong data/tasks/")]
AgencyId = Annotated[
    Id, RefersTo("agencies"), Field(description="id của một tệp trong data/agencies/")
]
SourceId = Annotated[
    Id, RefersTo("sources"), Field(description="id của một tệp trong data/sources/")
]


class Record(Strict):
    """What every record has."""

    id: Id = Field(description="giống tên tệp, không có .yml")
    status: Literal["draft", "published"] = Field(
        description="draft: chưa đưa lên trang; published: đưa lên"
    )
    formerly: tuple[Id, ...] = Field(
        default=(), description="id cũ: địa chỉ cũ sẽ dẫn tới trang này"
    )
    title: Text = Field(description="tên ngắn, hiện trên trang")

    @property
    def description(self) -> Localised:
        """What search engines and shared links say of the record's page."""
        return self.title


class Sourced(Strict):
    """Something said that may rest on sources."""

    sources: tuple[SourceId, ...] = Field(default=(), description="nguồn của điều này")


class Fact(Sourced):
    """A fact from outside the plan; not the plan's words."""

    text: LongText
    sources: tuple[SourceId, ...] = Field(min_length=1, description="nguồn của điều này")
    checked: Day = Field(description="ngày có người đọc nguồn và đối chiếu, YYYY-MM-DD")


class Action(Sourced):
    """Something a reader can do today: safe, lawful, free and true."""

    text: LongText


class Part(Quote):
    """A numbered or lettered part of a longer text, with its own clause."""

    title: Text | None = Field(default=None, description="tên ngắn của ý này")


class Goal(Record, Quote):
    """A goal of the plan; activities belong to it."""

    number: WholeNumber = Field(description="thứ tự của mục tiêu trong kế hoạch")
    plain: LongText = Field(description="giải thích dễ hiểu, lời của ta")
    facts: tuple[Fact, ...] = Field(default=(), description="bối cảnh: sự việc ngoài kế hoạch")

    @property
    def description(self) -> Localised:
        return self.plain


class Activity(Record, Quote):
    """An activity (or the outcome aimed at) under a goal."""

    goal: GoalId
    role: Literal["action", "outcome"] = Field(
        default="action", description="action: việc làm; outcome: kết quả hướng tới"
    )
    plain: LongText = Field(description="giải thích dễ hiểu, lời của ta, 60–150 tiếng")
    parts: tuple[Part, ...] = Field(default=(), description="các ý nhỏ, mỗi ý một đoạn của nguồn")
    facts: tuple[Fact, ...] = Field(default=(), description="bối cảnh: sự việc ngoài kế hoạch")
    actions: tuple[Action, ...] = Field(description="hai đến bốn việc bạn đọc có thể làm hôm nay")
    tasks: tuple[TaskId, ...] = Field(default=(), description="các nhiệm vụ liên quan")
    agencies: tuple[AgencyId, ...] = Field(default=(), description="các cơ quan chịu trách nhiệm")

    @property
    def description(self) -> Localised:
        return self.plain


class Task(Record, Quote):
    """A task given to those who carry out the plan."""

    number: WholeNumber = Field(description="thứ tự của nhiệm vụ trong kế hoạch")
    text_missing: YesNo = Field(
        default=False, description="true: nguồn chỉ có tên nhiệm vụ, không có nội dung"
    )
    plain: LongText | None = Field(default=None, description="giải thích dễ hiểu, lời của ta")
    parts: tuple[Part, ...] = Field(default=(), description="các ý nhỏ, mỗi ý một đoạn của nguồn")
    facts: tuple[Fact, ...] = Field(default=(), description="bối cảnh: sự việc ngoài kế hoạch")
    agencies: tuple[AgencyId, ...] = Field(default=(), description="các cơ quan chịu trách nhiệm")

    @property
    def description(self) -> Localised:
        return self.plain or self.quote


class Agency(Record):
    """Who is responsible, where the plan says so."""

    duties: tuple[Part, ...] = Field(default=(), description="các đoạn nói việc của cơ quan này")


class Target(Record, Quote):
    """A number the plan sets itself to reach."""

    activity: ActivityId
    value: Number = Field(description="số viết liền: 12345 hoặc 12.5")
    unit: Text
    by: Date = Field(description="hạn: YYYY, YYYY-MM hoặc YYYY-MM-DD")


class Source(Record):
    """Something published that a statement rests on."""

    publisher: Text
    title: Text = Field(description="tên bài hoặc văn bản; tên do ta đặt thì nói rõ nội dung")
    language: Language = Field(description="ngôn ngữ của nguồn")
    address: Address = Field(description="địa chỉ http(s) đầy đủ của trang")
    published: Date | None = Field(
        default=None, description="ngày đăng; bỏ trống nếu nguồn không ghi"
    )
    checked: Day = Field(description="ngày có người đọc nguồn, YYYY-MM-DD")
    read: Literal["page", "copy", "copy-opening"] = Field(
        description="page: đọc trên mạng; copy: đọc bản lưu; copy-opening: chỉ đọc phần đầu bản lưu"
    )
    type: Literal["official", "state-press", "press", "reference"] = Field(
        description="official: cơ quan nhà nước; state-press: báo chí nhà nước; "
        "press: báo chí khác; reference: nơi tra cứu"
    )


class Succession(Sourced):
    """A document that this plan follows, or that continues it."""

    title: Text
    sources: tuple[SourceId, ...] = Field(min_length=1, description="nguồn của điều này")


class Replacement(Succession):
    """The document that took the plan's place, and since when."""

    on: Day = Field(description="ngày bắt đầu thay thế, YYYY-MM-DD")


class Period(Strict):
    """From the first to the last day the plan speaks for."""

    first: Date = Field(alias="from", description="bắt đầu: YYYY, YYYY-MM hoặc YYYY-MM-DD")
    last: Date = Field(alias="to", description="kết thúc: YYYY, YYYY-MM hoặc YYYY-MM-DD")


class Unsaid(Strict):
    """Something readers ask that the sources do not say."""

    title: Text
    text: LongText


class Site(Strict):
    """How the site presents itself."""

    name: Text
    description: Text
    welcome: LongText = Field(description="trang đầu: đây là gì, dành cho ai")
    colophon: LongText = Field(description="dòng cuối mỗi trang: ai giữ, dựa trên nguồn nào")


class Plan(Strict):
    """data/plan.yml: the plan itself."""

    site: Site
    number: Text = Field(description="số, ký hiệu")
    title: Text = Field(description="tên đầy đủ")
    short_title: Text = Field(description="tên gọi ngắn trên trang")
    issuer: Text
    issued: Day = Field(description="ngày ban hành, YYYY-MM-DD")
    period: Period
    source: SourceId = Field(description="nguồn mang lời văn của kế hoạch (data/texts/)")
    source_is_summary: YesNo = Field(description="true: nguồn chỉ thuật lại, không phải toàn văn")
    summary: LongText = Field(description="kế hoạch nói gì, trong vài câu")
    follows: tuple[Succession, ...] = Field(default=(), description="văn bản kế hoạch dựa vào")
    continued_by: tuple[Succession, ...] = Field(
        default=(), description="văn bản tiếp nối kế hoạch"
    )
    replaced: Replacement | None = Field(default=None, description="văn bản thay thế, nếu có")
    preamble: tuple[Part, ...] = Field(default=(), description="các đoạn mở đầu")
    duty: Part | None = Field(default=None, description="yêu cầu chung đứng trước các nhiệm vụ")
    unsaid: tuple[Unsaid, ...] = Field(
        default=(), description="điều bạn đọc hỏi mà nguồn không nói"
    )
    ask: LongText | None = Field(default=None, description="bạn đọc có thể hỏi thêm ở đâu")


class Clause(Strict):
    """An exact string of a source's text."""

    id: ClauseId = Field(description="mã của đoạn, thí dụ G3.1")
    text: str = Field(
        min_length=1, pattern=r"^[^\n]+$", description="đúng từng chữ, có một lần trong bài"
    )


class ClauseList(Strict):
    """data/texts/<source-id>.clauses.yml: what in the text is quoted, and what is no content."""

    noise: tuple[str, ...] = Field(
        default=(), description="dòng của trang web, không phải nội dung"
    )
    clauses: tuple[Clause, ...] = Field(description="các đoạn được trích, theo thứ tự trong bài")


@dataclass(frozen=True)
class Kind:
    """How the records of a kind are shown."""

    model: type[Record]
    own_pages: bool = False
    """A page for each record; else each is an entry of its kind's index page."""
    of_plan: bool = True
    """Part of the plan, so that its pages say when the plan has ended."""
    search_weight: int = 1
    """How much a page of one record counts in search, beside other pages."""


KINDS: dict[str, Kind] = {
    "goals": Kind(Goal, own_pages=True, search_weight=4),
    "activities": Kind(Activity, own_pages=True, search_weight=2),
    "tasks": Kind(Task, own_pages=True, search_weight=2),
    "agencies": Kind(Agency),
    "targets": Kind(Target),
    "sources": Kind(Source, of_plan=False),
}
"""The folder of each kind below data/, in the order people meet them."""
