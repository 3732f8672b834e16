"""data/plan.yml, and the list of clauses beside a source's text."""

from typing import Annotated

from pydantic import Field

from catalog.model.fields import (
    ClauseId,
    Date,
    Day,
    PagePath,
    ReportAddress,
    Strict,
    WholeNumber,
    YesNo,
)
from catalog.model.palette import PALETTE, Palette
from catalog.model.parts import (
    ContactId,
    DrawingName,
    GoalId,
    Part,
    QuestionId,
    Sourced,
    SourceId,
    Told,
)
from catalog.model.texts import LongText, Name, Sentences, Text


class Succession(Sourced):
    """A document that this plan follows, or that continues it."""

    title: Name
    sources: tuple[SourceId, ...] = Field(min_length=1, description="nguồn của điều này")


class Replacement(Succession):
    """The document that took the plan's place, and since when."""

    on: Day = Field(description="ngày bắt đầu thay thế, YYYY-MM-DD")


class Period(Strict):
    """From the first to the last day the plan speaks for."""

    first: Date = Field(alias="from", description="bắt đầu: YYYY, YYYY-MM hoặc YYYY-MM-DD")
    last: Date = Field(alias="to", description="kết thúc: YYYY, YYYY-MM hoặc YYYY-MM-DD")


class Objective(Sourced):
    """Something that the plan itself says it is meant to reach."""

    text: Sentences
    sources: tuple[SourceId, ...] = Field(min_length=1, description="nguồn của điều này")


class Unsaid(Strict):
    """Something readers ask that the sources do not say."""

    title: Name
    text: Sentences


Month = Annotated[WholeNumber, Field(ge=1, le=12)]


class Danger(Strict):
    """Where the first page sends somebody in danger."""

    contact: ContactId = Field(description="số để gọi ngay")
    page: PagePath | None = Field(
        default=None, description="trang trong docs/ nói phải làm gì, thí dụ hue/lu-lut"
    )


class Today(Sourced):
    """One thing that a reader can do today, on the first page."""

    title: Name = Field(description="việc ấy, thành một câu ngắn")
    text: Sentences = Field(description="làm thế nào, vì sao")
    goal: GoalId | None = Field(default=None, description="việc này thuộc mục tiêu nào")
    months: tuple[Month, ...] = Field(
        default=(), description="chỉ hiện trong các tháng này, thí dụ [9, 10, 11, 12]"
    )
    sources: tuple[SourceId, ...] = Field(min_length=1, description="nguồn của điều này")


class Site(Strict):
    """How the site presents itself."""

    name: Name
    description: Text
    headline: Name = Field(description="đầu đề lớn của trang đầu")
    welcome: LongText = Field(description="trang đầu: đây là gì, dành cho ai")
    report: ReportAddress | None = Field(
        default=None, description="nơi nhận tin “sai sót, hỏi thêm”: mailto:… hoặc https://…"
    )
    claim: Text = Field(description="trang là gì và không là gì, ở cuối mỗi trang")
    kit_claim: Text | None = Field(
        default=None, description="lời ấy trên tờ in, bài đăng, tin nhắn; không ghi: như `claim`"
    )
    sender: Name | None = Field(
        default=None, description="đứng đầu tin nhắn: ai gửi, về kế hoạch nào; thật ngắn"
    )
    mark: DrawingName | None = Field(default=None, description="hình nhỏ cạnh tên trang")
    scene: DrawingName | None = Field(default=None, description="hình lớn của trang đầu")
    asked: tuple[QuestionId, ...] = Field(
        default=(), description="câu hỏi mà trang đầu dẫn tới ngay dưới lời chào"
    )
    danger: Danger | None = Field(default=None, description="lối cho người đang gặp nguy")
    today: tuple[Today, ...] = Field(
        default=(), description="việc làm được hôm nay: hiện việc đầu tiên hợp với tháng"
    )
    colophon: LongText = Field(description="dòng cuối mỗi trang: ai giữ, dựa trên nguồn nào")
    palette: Palette = Field(default=PALETTE, description="màu riêng của trang; không ghi: màu sẵn")

    def today_in(self, month: int) -> Today | None:
        """The act of a month of the year: one of its own season, or else the first of none."""
        of_season = (one for one in self.today if month in one.months)
        of_none = (one for one in self.today if not one.months)
        return next(of_season, next(of_none, None))


class Plan(Told):
    """data/plan.yml: the plan itself."""

    site: Site
    number: Name = Field(description="số, ký hiệu")
    title: Name = Field(description="tên đầy đủ")
    short_title: Name = Field(description="tên gọi ngắn trên trang")
    issuer: Name
    issued: Day = Field(description="ngày ban hành, YYYY-MM-DD")
    period: Period
    source: SourceId = Field(description="nguồn mang lời văn của kế hoạch (data/texts/)")
    source_is_summary: YesNo = Field(description="true: nguồn chỉ thuật lại, không phải toàn văn")
    summary: LongText = Field(description="kế hoạch nói gì, trong vài câu")
    objectives: tuple[Objective, ...] = Field(
        default=(), description="mục tiêu của chính kế hoạch, theo thứ tự"
    )
    follows: tuple[Succession, ...] = Field(default=(), description="văn bản kế hoạch dựa vào")
    continued_by: tuple[Succession, ...] = Field(
        default=(), description="văn bản tiếp nối kế hoạch"
    )
    continued_on: PagePath | None = Field(
        default=None, description="trang trong docs/ kể giai đoạn sau, thí dụ sau-2025"
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
