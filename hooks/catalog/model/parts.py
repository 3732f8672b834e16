"""The parts that records of several kinds are made of."""

from typing import Annotated, Literal

from pydantic import Field

from catalog.model.fields import ClauseId, Day, Form, Id, ListedIn, PartialDate, RefersTo, Strict
from catalog.model.texts import Localised, LongText, Name, Paragraphs, Sentences, Text

GoalId = Annotated[
    Id, RefersTo("goals"), Field(title="Mục tiêu", description="id của một tệp trong data/goals/")
]
ActivityId = Annotated[
    Id,
    RefersTo("activities"),
    Field(title="Hoạt động", description="id của một tệp trong data/activities/"),
]
TaskId = Annotated[
    Id, RefersTo("tasks"), Field(title="Nhiệm vụ", description="id của một tệp trong data/tasks/")
]
AgencyId = Annotated[
    Id,
    RefersTo("agencies"),
    Field(title="Cơ quan", description="id của một tệp trong data/agencies/"),
]
SourceId = Annotated[
    Id, RefersTo("sources"), Field(title="Nguồn", description="id của một tệp trong data/sources/")
]
DrawingName = Annotated[
    Id,
    ListedIn("pictures"),
    Field(title="Hình", description="tên một hình trong data/pictures/, không có .svg"),
]
ContactId = Annotated[
    Id,
    RefersTo("contacts"),
    Field(title="Số để gọi", description="id của một tệp trong data/contacts/"),
]
QuestionId = Annotated[
    Id,
    RefersTo("questions"),
    Field(title="Câu hỏi", description="id của một tệp trong data/questions/"),
]
HALF_CODE = "[0-9A-HJKMNP-TV-Z]{3}"
_CODE = f"{HALF_CODE}-{HALF_CODE}"
Code = Annotated[str, Form(_CODE, "code")]
"""`7KQ-M2F`, printed on a piece of the outreach kit; see outputs/kit/pieces.py."""
CheckedDay = Annotated[
    Day,
    Field(title="Ngày đối chiếu", description="ngày có người đọc nguồn và đối chiếu, YYYY-MM-DD"),
]
Confidence = Annotated[
    Literal["high", "medium"],
    Field(
        title="Độ chắc",
        description="high: nguồn nói rõ; medium: chỉ một nguồn không chính thức nói; "
        "trong câu phải có “theo …”",
    ),
]


class Quote(Strict):
    """Words quoted from a source: the id of their clause, and its text in the source's language."""

    clause: ClauseId = Field(
        title="Mã đoạn", description="id của đoạn trong data/texts/<nguồn>.clauses.yml"
    )
    quote: Text = Field(
        title="Lời trích",
        description="nguyên văn, từng chữ, bằng ngôn ngữ của nguồn; ngôn ngữ khác là bản dịch",
    )


class Record(Strict):
    """The fields that every record has."""

    id: Id = Field(title="Mã", description="giống tên tệp, không có .yml")
    status: Literal["draft", "published"] = Field(
        title="Tình trạng", description="draft: chưa đưa lên trang; published: đưa lên"
    )
    formerly: tuple[Id, ...] = Field(
        title="Mã cũ",
        default=(),
        description="địa chỉ trước đây, sẽ dẫn tới trang này; thường để trống",
    )
    title: Name = Field(title="Tên", description="tên ngắn, hiện trên trang")
    known_as: tuple[Name, ...] = Field(
        title="Tên khác",
        default=(),
        description="tên khác mà người đọc hay gõ khi tìm; không hiện trên trang",
    )

    @property
    def place(self) -> int:
        """Where it stands among records of its kind; equal ones go by clause, then by id."""
        return 0

    @property
    def description(self) -> Localised:
        """What search engines and shared links say of the record's page."""
        return self.title

    @property
    def calendar_day(self) -> PartialDate | None:
        """The day that a calendar has of it: one that lies ahead, or comes again every year."""
        return None


class Sourced(Strict):
    """Something said that may rest on sources."""

    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", default=(), description="nguồn của điều này"
    )


class Fact(Sourced):
    """A fact from outside the plan; not the plan's words."""

    text: Sentences = Field(title="Sự việc")
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của điều này"
    )
    checked: CheckedDay
    confidence: Confidence = "high"


class Yearly(Fact):
    """What a day is marked as in every year."""

    title: Name = Field(
        title="Tên của ngày", description="ngày ấy gọi là gì, thí dụ Ngày Trồng cây"
    )


class Now(Sourced):
    """What a name of then has become: its name today, or a few words on what became of it."""

    name: Name = Field(
        title="Tên hôm nay", description="tên hôm nay, hoặc vài chữ nói tên ấy nay ra sao"
    )
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của điều này"
    )
    checked: CheckedDay


class Action(Sourced):
    """Something a reader can do today: safe, lawful, free and true."""

    text: Sentences = Field(title="Việc làm")


class Spoken(Strict):
    """Words written for the ear: somebody hears them once, from a loudspeaker."""

    message: Text = Field(title="Điều muốn nói", description="điều muốn nói: 40–80 tiếng, câu ngắn")
    act: Text = Field(
        title="Việc làm ngay", description="việc làm được ngay: 25–50 tiếng, sẽ được nhắc lại"
    )
    more: Paragraphs = Field(
        title="Nói thêm", description="nói thêm trong bản dài: 250–400 tiếng; dòng trống chia đoạn"
    )
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của những điều này"
    )


class Briefing(Sourced):
    """Words to speak from at a meeting, for people who pass them on in words of their own."""

    text: LongText = Field(
        title="Từng ý để nói", description="từng ý để nói ở buổi họp; dòng trống chia đoạn"
    )
    sources: tuple[SourceId, ...] = Field(
        title="Nguồn", min_length=1, description="nguồn của những điều này"
    )


class Poster(Sourced):
    """Words for a wall: somebody reads them in passing, from a few steps away."""

    headline: Name = Field(title="Chữ to nhất", description="chữ to nhất: một đến sáu tiếng")
    acts: tuple[Name, ...] = Field(
        title="Việc làm",
        min_length=1,
        max_length=3,
        description="một đến ba việc làm được, mỗi việc một dòng ngắn",
    )
    clause: ClauseId | None = Field(
        title="Mã đoạn",
        default=None,
        description="đoạn của nguồn in trên áp phích, nên dưới 25 tiếng",
    )


class Message(Sourced):
    """Words for a telephone: passed on from one to another, far from the page they are from."""

    post: Paragraphs = Field(
        title="Bài đăng", description="lời bài đăng: 50–110 tiếng, hiểu được khi đứng một mình"
    )
    sms: Name = Field(
        title="Tin nhắn", description="tin nhắn: dưới 120 ký tự; địa chỉ trang tự thêm ở cuối"
    )


class Told(Strict):
    """Words for use outside the site, from which the outreach kit is made."""

    spoken: Spoken | None = Field(
        title="Lời đọc trên loa", default=None, description="lời viết để đọc trên loa"
    )
    briefing: Briefing | None = Field(
        title="Lời nói ở buổi họp",
        default=None,
        description="lời để nói ở buổi họp, thay cho lời đọc trên loa",
    )
    poster: Poster | None = Field(
        title="Áp phích", default=None, description="lời của áp phích và bìa tờ gấp"
    )
    message: Message | None = Field(
        title="Bài đăng, tin nhắn", default=None, description="lời bài đăng và tin nhắn"
    )

    @property
    def is_told(self) -> bool:
        """Whether it has words for any piece of the kit."""
        return bool(self.spoken or self.briefing or self.poster or self.message)


class Part(Quote):
    """A numbered or lettered part of a longer text, with its own clause."""

    title: Name | None = Field(title="Tên", default=None, description="tên ngắn của ý này")
