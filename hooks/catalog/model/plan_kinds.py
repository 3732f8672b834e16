"""The kinds of record that hold the plan itself: goals, activities, tasks, agencies, targets."""

from typing import Literal

from pydantic import Field

from catalog.model.fields import (
    Date,
    Number,
    PartialDate,
    WholeNumber,
    YesNo,
)
from catalog.model.palette import Colour
from catalog.model.parts import (
    Action,
    ActivityId,
    AgencyId,
    DrawingName,
    Fact,
    GoalId,
    Part,
    Quote,
    Record,
    TaskId,
    Told,
)
from catalog.model.texts import Localised, LongText, Name


class Goal(Record, Quote, Told, title="Mục tiêu"):
    """A goal of the plan; activities belong to it."""

    number: WholeNumber = Field(title="Số thứ tự", description="thứ tự của mục tiêu trong kế hoạch")
    plain: LongText = Field(
        title="Nói dễ hiểu", description="giải thích dễ hiểu, lời của ta; tờ gấp chỉ in đoạn đầu"
    )
    short_title: Name | None = Field(
        title="Tên thật ngắn", default=None, description="tên một, hai chữ cho trang đầu"
    )
    line: Name | None = Field(
        title="Một dòng dưới tên", default=None, description="một dòng dưới tên, ở trang đầu"
    )
    colour: Colour | None = Field(
        title="Màu", default=None, description="màu của mục tiêu, sáng và tối"
    )
    pictogram: DrawingName | None = Field(
        title="Hình", default=None, description="hình của mục tiêu"
    )
    on_paper: tuple[ActivityId, ...] = Field(
        title="Hoạt động in trên tờ",
        default=(),
        description="hoạt động in trên tờ gấp và bản chữ to; bỏ trống là tất cả",
    )
    facts: tuple[Fact, ...] = Field(
        title="Bối cảnh", default=(), description="bối cảnh: sự việc ngoài kế hoạch"
    )

    @property
    def place(self) -> int:
        return self.number

    @property
    def description(self) -> Localised:
        return self.plain


class Activity(Record, Quote, title="Hoạt động"):
    """An activity (or the outcome aimed at) under a goal."""

    goal: GoalId
    line: Name | None = Field(
        title="Một dòng dưới tên", default=None, description="một dòng nói ý của hoạt động"
    )
    role: Literal["action", "outcome"] = Field(
        title="Việc hay kết quả",
        default="action",
        description="action: việc làm; outcome: kết quả hướng tới",
    )
    plain: LongText = Field(
        title="Nói dễ hiểu",
        description="giải thích dễ hiểu, lời của ta, 60–150 tiếng; tờ gấp chỉ in đoạn đầu",
    )
    parts: tuple[Part, ...] = Field(
        title="Các ý nhỏ", default=(), description="các ý nhỏ, mỗi ý một đoạn của nguồn"
    )
    facts: tuple[Fact, ...] = Field(
        title="Bối cảnh", default=(), description="bối cảnh: sự việc ngoài kế hoạch"
    )
    actions: tuple[Action, ...] = Field(
        title="Bạn có thể", description="hai đến bốn việc bạn đọc có thể làm hôm nay"
    )
    tasks: tuple[TaskId, ...] = Field(
        title="Nhiệm vụ", default=(), description="các nhiệm vụ liên quan"
    )
    agencies: tuple[AgencyId, ...] = Field(
        title="Cơ quan", default=(), description="các cơ quan chịu trách nhiệm"
    )

    @property
    def description(self) -> Localised:
        return self.plain


class Task(Record, Quote, title="Nhiệm vụ"):
    """A task given to those who carry out the plan."""

    number: WholeNumber = Field(title="Số thứ tự", description="thứ tự của nhiệm vụ trong kế hoạch")
    text_missing: YesNo = Field(
        title="Nguồn chỉ có tên",
        default=False,
        description="true: nguồn chỉ có tên nhiệm vụ, không có nội dung",
    )
    plain: LongText | None = Field(
        title="Nói dễ hiểu", default=None, description="giải thích dễ hiểu, lời của ta"
    )
    parts: tuple[Part, ...] = Field(
        title="Các ý nhỏ", default=(), description="các ý nhỏ, mỗi ý một đoạn của nguồn"
    )
    facts: tuple[Fact, ...] = Field(
        title="Bối cảnh", default=(), description="bối cảnh: sự việc ngoài kế hoạch"
    )
    agencies: tuple[AgencyId, ...] = Field(
        title="Cơ quan", default=(), description="các cơ quan chịu trách nhiệm"
    )

    @property
    def place(self) -> int:
        return self.number

    @property
    def description(self) -> Localised:
        return self.plain or self.quote


class Agency(Record, title="Cơ quan"):
    """Who is responsible, where the plan says so."""

    duties: tuple[Part, ...] = Field(
        title="Việc được giao", default=(), description="các đoạn nói việc của cơ quan này"
    )


class Target(Record, Quote, title="Chỉ tiêu"):
    """A number the plan sets itself to reach."""

    activity: ActivityId
    value: Number = Field(title="Con số", description="số viết liền: 12345 hoặc 12.5")
    unit: Name = Field(title="Đơn vị")
    by: Date = Field(title="Hạn", description="hạn: YYYY, YYYY-MM hoặc YYYY-MM-DD")

    @property
    def calendar_day(self) -> PartialDate | None:
        return self.by if self.by.day else None
