"""The kinds of record, as frozen models; those that hold the plan itself are in `plan_kinds.py`.

A new field belongs here and in a template. The titles and descriptions of fields are Vietnamese,
since those who fill them in read them: in a form, in a schema, in a draft.
"""

from typing import Annotated, Literal

from pydantic import Field

from catalog.model.fields import (
    Address,
    Date,
    Day,
    Id,
    Language,
    ListedIn,
    PagePath,
    PartialDate,
    PhoneNumber,
    Strict,
    WholeNumber,
    YesNo,
)
from catalog.model.page_kind import Kind, always
from catalog.model.parts import (
    Action,
    ActivityId,
    CheckedDay,
    Code,
    ContactId,
    DrawingName,
    Fact,
    GoalId,
    Now,
    Record,
    SourceId,
    Told,
    Yearly,
)
from catalog.model.plan_kinds import Activity, Agency, Goal, Target, Task
from catalog.model.texts import Localised, LongText, Name, Sentences, Text


class Term(Record, title="Từ ngữ"):
    """A word, abbreviation or name of then that readers may not know."""

    abbreviation: Name | None = Field(
        title="Chữ viết tắt", default=None, description="chữ viết tắt, nếu có"
    )
    reading: Name | None = Field(title="Cách đọc", default=None, description="cách đọc thành tiếng")
    also: tuple[Name, ...] = Field(
        title="Dạng khác", default=(), description="dạng khác của từ, trong câu"
    )
    meaning: LongText = Field(title="Nghĩa", description="nghĩa dễ hiểu, lời của ta")
    official: LongText | None = Field(
        title="Nguồn nói gì", default=None, description="nguồn nói gì, có dẫn [@nguồn]"
    )
    now: Now | None = Field(
        title="Tên hôm nay",
        default=None,
        description="tên hôm nay, nếu tên này đã đổi; hiện dưới lời trích có tên này",
    )
    explained_on_pages: YesNo = Field(
        title="Giải nghĩa trên trang",
        default=True,
        description="false: từ quá quen, chỉ có trong bảng từ",
    )


class Question(Record, title="Câu hỏi"):
    """A question that people ask, with its answer."""

    theme: Annotated[Id, ListedIn("themes")] = Field(
        title="Nhóm câu hỏi", description="một tên trong themes của words.yml"
    )
    number: WholeNumber = Field(title="Số thứ tự", description="thứ tự trong chủ đề")
    answer: LongText = Field(title="Trả lời")
    checked: CheckedDay

    @property
    def place(self) -> int:
        return self.number


class Member(Record, title="Bên tham gia"):
    """A member of the community that the plan speaks of."""

    joined: Date = Field(
        title="Ngày gia nhập", description="ngày gia nhập: YYYY, YYYY-MM hoặc YYYY-MM-DD"
    )
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của điều này"
    )
    checked: CheckedDay

    @property
    def place(self) -> int:
        return self.joined.first.toordinal()


class Milestone(Fact, Record, title="Mốc thời gian"):
    """Something that happened on a day, in a month or in a year."""

    date: Date = Field(
        title="Ngày", description="YYYY, YYYY-MM hoặc YYYY-MM-DD, đúng như nguồn ghi"
    )
    strand: Annotated[Id, ListedIn("strands")] = Field(
        title="Dòng thời gian", description="một tên trong strands của words.yml"
    )
    goals: tuple[GoalId, ...] = Field(
        title="Mục tiêu", default=(), description="các mục tiêu mà ngày này nói tới"
    )
    yearly: Yearly | None = Field(
        title="Năm nào cũng có",
        default=None,
        description="chỉ khi có nguồn nói: ngày này năm nào cũng được kỷ niệm",
    )

    @property
    def place(self) -> int:
        return self.date.first.toordinal()

    @property
    def calendar_day(self) -> PartialDate | None:
        ahead = self.date.first > self.checked.first  # when it was written down, not today
        return self.date if self.date.day and (self.yearly or ahead) else None


class Contact(Record, title="Số cần gọi"):
    """A number to call."""

    order: WholeNumber = Field(title="Số thứ tự", description="thứ tự trên trang")
    dial: PhoneNumber = Field(title="Số để gọi", description="số để bấm, thí dụ 111")
    purpose: Sentences = Field(
        title="Gọi khi nào", description="gọi khi nào; tờ gấp chỉ in đoạn đầu"
    )
    hours: Name | None = Field(
        title="Giờ gọi được", default=None, description="gọi được lúc nào, nếu nguồn có nói"
    )
    cost: Name | None = Field(
        title="Tiền cước", default=None, description="mất tiền không, nếu nguồn có nói"
    )
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của điều này"
    )
    checked: CheckedDay

    @property
    def place(self) -> int:
        return self.order


class Concern(Strict):
    """An activity that concerns an audience, and why."""

    activity: ActivityId
    text: Text = Field(title="Vì sao liên quan")


class Audience(Record, Told, title="Nhóm bạn đọc"):
    """People whom the site speaks to."""

    number: WholeNumber = Field(title="Số thứ tự", description="thứ tự trên trang")
    line: Name | None = Field(
        title="Một dòng dưới tên", default=None, description="một dòng dưới tên, ở trang đầu"
    )
    intro: LongText = Field(title="Lời mở đầu", description="vài câu mở đầu, nói với người ấy")
    pictogram: DrawingName | None = Field(
        title="Hình", default=None, description="hình của nhóm bạn đọc"
    )
    concerns: tuple[Concern, ...] = Field(
        title="Điều liên quan",
        min_length=1,
        description="điều trong kế hoạch liên quan tới bạn đọc này",
    )
    actions: tuple[Action, ...] = Field(
        title="Bạn có thể", description="ba đến sáu việc có thể làm hôm nay"
    )
    contacts: tuple[ContactId, ...] = Field(
        title="Số nên biết", default=(), description="các số nên biết"
    )
    ask: LongText = Field(title="Hỏi ở đâu", description="hỏi ai, hỏi ở đâu")

    @property
    def place(self) -> int:
        return self.number

    @property
    def description(self) -> Localised:
        return self.intro


class Correction(Record, title="Đính chính"):
    """Something the site had wrong, and what is right."""

    date: Day = Field(title="Ngày sửa", description="ngày sửa, YYYY-MM-DD")
    pages: tuple[PagePath, ...] = Field(
        title="Trang đã sửa",
        min_length=1,
        description="các trang đã sửa: đường dẫn sau tên miền, không có .html",
    )
    text: Sentences = Field(title="Sửa gì", description="trước viết gì, nay sửa thành gì")
    withdraws: tuple[Code, ...] = Field(
        title="Tờ có chỗ sai",
        default=(),
        description="mã của những tờ đã phát hành mang chỗ sai ấy",
    )

    @property
    def place(self) -> int:
        return -self.date.first.toordinal()


class Source(Record, title="Nguồn"):
    """Something published that a statement rests on."""

    publisher: Name = Field(title="Nơi đăng")
    title: Name = Field(
        title="Tên", description="tên bài hoặc văn bản; tên do ta đặt thì nói rõ nội dung"
    )
    language: Language = Field(title="Ngôn ngữ", description="ngôn ngữ của nguồn: vi, en…")
    address: Address = Field(title="Địa chỉ", description="địa chỉ http(s) đầy đủ của trang")
    archived: Address | None = Field(
        title="Bản lưu", default=None, description="địa chỉ một bản lưu, nếu có"
    )
    published: Date | None = Field(
        title="Ngày đăng", default=None, description="ngày đăng, nếu nguồn có ghi: YYYY-MM-DD"
    )
    checked: Day = Field(title="Ngày đọc", description="ngày có người đọc nguồn, YYYY-MM-DD")
    read: Literal["page", "copy", "copy-opening"] = Field(
        title="Đọc bản nào",
        description="page: đọc trên mạng; copy: đọc bản lưu; "
        "copy-opening: chỉ đọc phần đầu bản lưu",
    )
    type: Literal["official", "state-press", "press", "reference"] = Field(
        title="Loại nguồn",
        description="official: cơ quan nhà nước; state-press: báo chí nhà nước; "
        "press: báo chí khác; reference: nơi tra cứu",
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
