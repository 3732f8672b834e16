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

    title: Name = Field(title="Tên văn bản")
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của điều này"
    )


class Replacement(Succession):
    """The document that took the plan's place, and since when."""

    on: Day = Field(title="Từ ngày", description="ngày bắt đầu thay thế, YYYY-MM-DD")


class Period(Strict):
    """From the first to the last day the plan speaks for."""

    first: Date = Field(
        title="Bắt đầu", alias="from", description="bắt đầu: YYYY, YYYY-MM hoặc YYYY-MM-DD"
    )
    last: Date = Field(
        title="Kết thúc", alias="to", description="kết thúc: YYYY, YYYY-MM hoặc YYYY-MM-DD"
    )


class Objective(Sourced):
    """Something that the plan itself says it is meant to reach."""

    text: Sentences = Field(title="Điều nhắm tới")
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của điều này"
    )


class Unsaid(Strict):
    """Something readers ask that the sources do not say."""

    title: Name = Field(title="Điều được hỏi")
    text: Sentences = Field(title="Vì sao không rõ")


Month = Annotated[WholeNumber, Field(ge=1, le=12)]


class Danger(Strict):
    """Where the first page sends somebody in danger."""

    contact: ContactId = Field(title="Số để gọi", description="số để gọi ngay")
    page: PagePath | None = Field(
        title="Trang chỉ dẫn",
        default=None,
        description="trang trong docs/ nói phải làm gì, thí dụ hue/lu-lut",
    )


class Today(Sourced):
    """One thing that a reader can do today, on the first page."""

    title: Name = Field(title="Tên việc", description="việc ấy, thành một câu ngắn")
    text: Sentences = Field(title="Cách làm", description="làm thế nào, vì sao")
    goal: GoalId | None = Field(
        title="Mục tiêu", default=None, description="việc này thuộc mục tiêu nào"
    )
    months: tuple[Month, ...] = Field(
        title="Các tháng",
        default=(),
        description="chỉ hiện trong các tháng này, thí dụ [9, 10, 11, 12]",
    )
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của điều này"
    )


class Site(Strict):
    """How the site presents itself."""

    name: Name = Field(title="Tên trang")
    description: Text = Field(title="Trang nói về gì")
    headline: Name = Field(title="Đầu đề trang đầu", description="đầu đề lớn của trang đầu")
    welcome: LongText = Field(title="Lời chào", description="trang đầu: đây là gì, dành cho ai")
    report: ReportAddress | None = Field(
        title="Nơi nhận góp ý",
        default=None,
        description="nơi nhận tin “sai sót, hỏi thêm”: mailto:… hoặc https://…",
    )
    claim: Text = Field(
        title="Trang là gì", description="trang là gì và không là gì, ở cuối mỗi trang"
    )
    kit_claim: Text | None = Field(
        title="Lời ấy trên tờ in",
        default=None,
        description="lời ấy trên tờ in, bài đăng, tin nhắn; không ghi: như `claim`",
    )
    sender: Name | None = Field(
        title="Người gửi tin nhắn",
        default=None,
        description="đứng đầu tin nhắn: ai gửi, về kế hoạch nào; thật ngắn",
    )
    mark: DrawingName | None = Field(
        title="Hình nhỏ", default=None, description="hình nhỏ cạnh tên trang"
    )
    scene: DrawingName | None = Field(
        title="Hình lớn", default=None, description="hình lớn của trang đầu"
    )
    asked: tuple[QuestionId, ...] = Field(
        title="Câu hỏi ở trang đầu",
        default=(),
        description="câu hỏi mà trang đầu dẫn tới ngay dưới lời chào",
    )
    danger: Danger | None = Field(
        title="Khi gặp nguy", default=None, description="lối cho người đang gặp nguy"
    )
    today: tuple[Today, ...] = Field(
        title="Làm được hôm nay",
        default=(),
        description="việc làm được hôm nay: hiện việc đầu tiên hợp với tháng",
    )
    colophon: LongText = Field(
        title="Dòng cuối trang", description="dòng cuối mỗi trang: ai giữ, dựa trên nguồn nào"
    )
    palette: Palette = Field(
        title="Màu của trang",
        default=PALETTE,
        description="màu riêng của trang; không ghi: màu sẵn",
    )

    def today_in(self, month: int) -> Today | None:
        """The act of a month of the year: one of its own season, or else the first of none."""
        of_season = (one for one in self.today if month in one.months)
        of_none = (one for one in self.today if not one.months)
        return next(of_season, next(of_none, None))


class Plan(Told):
    """data/plan.yml: the plan itself."""

    site: Site = Field(title="Trang mạng")
    number: Name = Field(title="Số, ký hiệu", description="số, ký hiệu")
    title: Name = Field(title="Tên đầy đủ", description="tên đầy đủ")
    short_title: Name = Field(title="Tên ngắn", description="tên gọi ngắn trên trang")
    issuer: Name = Field(title="Nơi ban hành")
    issued: Day = Field(title="Ngày ban hành", description="ngày ban hành, YYYY-MM-DD")
    period: Period = Field(title="Giai đoạn")
    source: SourceId = Field(
        title="Nguồn của lời văn", description="nguồn mang lời văn của kế hoạch (data/texts/)"
    )
    source_is_summary: YesNo = Field(
        title="Nguồn chỉ tóm tắt", description="true: nguồn chỉ thuật lại, không phải toàn văn"
    )
    summary: LongText = Field(title="Tóm tắt", description="kế hoạch nói gì, trong vài câu")
    objectives: tuple[Objective, ...] = Field(
        title="Mục tiêu của kế hoạch",
        default=(),
        description="mục tiêu của chính kế hoạch, theo thứ tự",
    )
    follows: tuple[Succession, ...] = Field(
        title="Dựa vào văn bản", default=(), description="văn bản kế hoạch dựa vào"
    )
    continued_by: tuple[Succession, ...] = Field(
        title="Văn bản tiếp nối", default=(), description="văn bản tiếp nối kế hoạch"
    )
    continued_on: PagePath | None = Field(
        title="Trang về giai đoạn sau",
        default=None,
        description="trang trong docs/ kể giai đoạn sau, thí dụ sau-2025",
    )
    replaced: Replacement | None = Field(
        title="Văn bản thay thế", default=None, description="văn bản thay thế, nếu có"
    )
    preamble: tuple[Part, ...] = Field(
        title="Đoạn mở đầu", default=(), description="các đoạn mở đầu"
    )
    duty: Part | None = Field(
        title="Yêu cầu chung", default=None, description="yêu cầu chung đứng trước các nhiệm vụ"
    )
    unsaid: tuple[Unsaid, ...] = Field(
        title="Điều nguồn không nói", default=(), description="điều bạn đọc hỏi mà nguồn không nói"
    )
    ask: LongText | None = Field(
        title="Hỏi ở đâu", default=None, description="bạn đọc có thể hỏi thêm ở đâu"
    )


class Clause(Strict):
    """An exact string of a source's text."""

    id: ClauseId = Field(title="Mã đoạn", description="mã của đoạn, thí dụ G3.1")
    text: str = Field(
        title="Nguyên văn",
        min_length=1,
        pattern=r"^[^\n]+$",
        description="đúng từng chữ, có một lần trong bài",
    )


class ClauseList(Strict):
    """data/texts/<source-id>.clauses.yml: what in the text is quoted, and what is no content."""

    noise: tuple[str, ...] = Field(
        title="Dòng bỏ qua", default=(), description="dòng của trang web, không phải nội dung"
    )
    clauses: tuple[Clause, ...] = Field(
        title="Các đoạn", description="các đoạn được trích, theo thứ tự trong bài"
    )
