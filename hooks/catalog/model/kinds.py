"""The kinds of record, as frozen models. A new field belongs here and in a template. The
descriptions of fields are in Vietnamese, since those who fill them in read them in the schema."""

from typing import Literal

from pydantic import Field

from catalog.model.fields import (
    Address,
    Date,
    Day,
    Id,
    Language,
    Number,
    PagePath,
    PartialDate,
    PhoneNumber,
    Strict,
    WholeNumber,
    YesNo,
)
from catalog.model.page_kind import Kind, always
from catalog.model.palette import Colour
from catalog.model.parts import (
    Action,
    ActivityId,
    AgencyId,
    CheckedDay,
    Code,
    ContactId,
    DrawingName,
    Fact,
    GoalId,
    Now,
    Part,
    Quote,
    Record,
    SourceId,
    TaskId,
    Told,
    Yearly,
)
from catalog.model.texts import Localised, LongText, Name, Sentences, Text


class Goal(Record, Quote, Told):
    """A goal of the plan; activities belong to it."""

    number: WholeNumber = Field(description="thứ tự của mục tiêu trong kế hoạch")
    plain: LongText = Field(description="giải thích dễ hiểu, lời của ta; tờ gấp chỉ in đoạn đầu")
    short_title: Name | None = Field(default=None, description="tên một, hai chữ cho trang đầu")
    line: Name | None = Field(default=None, description="một dòng dưới tên, ở trang đầu")
    colour: Colour | None = Field(default=None, description="màu của mục tiêu, sáng và tối")
    pictogram: DrawingName | None = Field(default=None, description="hình của mục tiêu")
    on_paper: tuple[ActivityId, ...] = Field(
        default=(), description="hoạt động in trên tờ gấp và bản chữ to; bỏ trống là tất cả"
    )
    facts: tuple[Fact, ...] = Field(default=(), description="bối cảnh: sự việc ngoài kế hoạch")

    @property
    def place(self) -> int:
        return self.number

    @property
    def description(self) -> Localised:
        return self.plain


class Activity(Record, Quote):
    """An activity (or the outcome aimed at) under a goal."""

    goal: GoalId
    line: Name | None = Field(default=None, description="một dòng nói ý của hoạt động")
    role: Literal["action", "outcome"] = Field(
        default="action", description="action: việc làm; outcome: kết quả hướng tới"
    )
    plain: LongText = Field(
        description="giải thích dễ hiểu, lời của ta, 60–150 tiếng; tờ gấp chỉ in đoạn đầu"
    )
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
    def place(self) -> int:
        return self.number

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
    unit: Name
    by: Date = Field(description="hạn: YYYY, YYYY-MM hoặc YYYY-MM-DD")

    @property
    def calendar_day(self) -> PartialDate | None:
        return self.by if self.by.day else None


class Term(Record):
    """A word, abbreviation or name of then that readers may not know."""

    abbreviation: Name | None = Field(default=None, description="chữ viết tắt, nếu có")
    reading: Name | None = Field(default=None, description="cách đọc thành tiếng")
    also: tuple[Name, ...] = Field(default=(), description="dạng khác của từ, trong câu")
    meaning: LongText = Field(description="nghĩa dễ hiểu, lời của ta")
    official: LongText | None = Field(default=None, description="nguồn nói gì, có dẫn [@nguồn]")
    now: Now | None = Field(
        default=None, description="tên hôm nay, nếu tên này đã đổi; hiện dưới lời trích có tên này"
    )
    explained_on_pages: YesNo = Field(
        default=True, description="false: từ quá quen, chỉ có trong bảng từ"
    )


class Question(Record):
    """A question that people ask, with its answer."""

    theme: Id = Field(description="một tên trong themes của words.yml")
    number: WholeNumber = Field(description="thứ tự trong chủ đề")
    answer: LongText
    checked: CheckedDay

    @property
    def place(self) -> int:
        return self.number


class Member(Record):
    """A member of the community that the plan speaks of."""

    joined: Date = Field(description="ngày gia nhập: YYYY, YYYY-MM hoặc YYYY-MM-DD")
    sources: tuple[SourceId, ...] = Field(min_length=1, description="nguồn của điều này")
    checked: CheckedDay

    @property
    def place(self) -> int:
        return self.joined.first.toordinal()


class Milestone(Fact, Record):
    """Something that happened on a day, in a month or in a year."""

    date: Date = Field(description="YYYY, YYYY-MM hoặc YYYY-MM-DD, đúng như nguồn ghi")
    strand: Id = Field(description="một tên trong strands của words.yml")
    goals: tuple[GoalId, ...] = Field(default=(), description="các mục tiêu mà ngày này nói tới")
    yearly: Yearly | None = Field(
        default=None, description="chỉ khi có nguồn nói: ngày này năm nào cũng được kỷ niệm"
    )

    @property
    def place(self) -> int:
        return self.date.first.toordinal()

    @property
    def calendar_day(self) -> PartialDate | None:
        ahead = self.date.first > self.checked.first  # when it was written down, not today
        return self.date if self.date.day and (self.yearly or ahead) else None


class Contact(Record):
    """A number to call."""

    order: WholeNumber = Field(description="thứ tự trên trang")
    dial: PhoneNumber = Field(description="số để bấm, thí dụ 111")
    purpose: Sentences = Field(description="gọi khi nào; tờ gấp chỉ in đoạn đầu")
    hours: Name | None = Field(default=None, description="gọi được lúc nào, nếu nguồn có nói")
    cost: Name | None = Field(default=None, description="mất tiền không, nếu nguồn có nói")
    sources: tuple[SourceId, ...] = Field(min_length=1, description="nguồn của điều này")
    checked: CheckedDay

    @property
    def place(self) -> int:
        return self.order


class Concern(Strict):
    """An activity that concerns an audience, and why."""

    activity: ActivityId
    text: Text


class Audience(Record, Told):
    """People whom the site speaks to."""

    number: WholeNumber = Field(description="thứ tự trên trang")
    line: Name | None = Field(default=None, description="một dòng dưới tên, ở trang đầu")
    intro: LongText = Field(description="vài câu mở đầu, nói với người ấy")
    pictogram: DrawingName | None = Field(default=None, description="hình của nhóm bạn đọc")
    concerns: tuple[Concern, ...] = Field(
        min_length=1, description="điều trong kế hoạch liên quan tới bạn đọc này"
    )
    actions: tuple[Action, ...] = Field(description="ba đến sáu việc có thể làm hôm nay")
    contacts: tuple[ContactId, ...] = Field(default=(), description="các số nên biết")
    ask: LongText = Field(description="hỏi ai, hỏi ở đâu")

    @property
    def place(self) -> int:
        return self.number

    @property
    def description(self) -> Localised:
        return self.intro


class Correction(Record):
    """Something the site had wrong, and what is right."""

    date: Day = Field(description="ngày sửa, YYYY-MM-DD")
    pages: tuple[PagePath, ...] = Field(
        min_length=1, description="các trang đã sửa, thí dụ hoat-dong/tinh-nguyen"
    )
    text: Sentences = Field(description="trước viết gì, nay sửa thành gì")
    withdraws: tuple[Code, ...] = Field(
        default=(), description="mã của những tờ đã phát hành mang chỗ sai ấy"
    )

    @property
    def place(self) -> int:
        return -self.date.first.toordinal()


class Source(Record):
    """Something published that a statement rests on."""

    publisher: Name
    title: Name = Field(description="tên bài hoặc văn bản; tên do ta đặt thì nói rõ nội dung")
    language: Language = Field(description="ngôn ngữ của nguồn")
    address: Address = Field(description="địa chỉ http(s) đầy đủ của trang")
    archived: Address | None = Field(default=None, description="địa chỉ một bản lưu, nếu có")
    published: Date | None = Field(default=None, description="ngày đăng, nếu nguồn có ghi")
    checked: Day = Field(description="ngày có người đọc nguồn, YYYY-MM-DD")
    read: Literal["page", "copy", "copy-opening"] = Field(
        description="page: đọc trên mạng; copy: đọc bản lưu; copy-opening: chỉ đọc phần đầu bản lưu"
    )
    type: Literal["official", "state-press", "press", "reference"] = Field(
        description="official: cơ quan nhà nước; state-press: báo chí nhà nước; "
        "press: báo chí khác; reference: nơi tra cứu"
    )


KINDS: dict[str, Kind] = {
    "goals": Kind(model=Goal, own_pages=True, record_weight=1.4, terms_explained=False),
    "activities": Kind(model=Activity, own_pages=True, record_weight=1.2),
    "tasks": Kind(model=Task, own_pages=True, record_weight=1.2),
    "agencies": Kind(model=Agency),
    "targets": Kind(model=Target),
    "audiences": Kind(model=Audience, own_pages=True, record_weight=1.2, terms_explained=False),
    "questions": Kind(model=Question),
    "terms": Kind(model=Term, of_plan=False, terms_explained=False),
    "members": Kind(model=Member, of_plan=False),
    "milestones": Kind(model=Milestone, of_plan=False),
    "contacts": Kind(model=Contact, of_plan=False),
    "corrections": Kind(model=Correction, of_plan=False, exists=always),
    "sources": Kind(
        model=Source, of_plan=False, record_weight=0.4, terms_explained=False, in_a_to_z=False
    ),
}
"""Each kind by the name of its folder in data/, in the order in which people meet them."""
