"""The shapes of open data, version 1: a promise, to which more may be added and nothing changed.

A record is published with the fields that its shape has, whatever else its editors fill in. Each
description is in Vietnamese and in English.
"""

from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field

from catalog.outputs.site.security_policy import OPEN

VERSION = "v1"
FOLDER = f"{OPEN}/{VERSION}"


def _field(vietnamese: str, english: str) -> Any:
    return Field(description=f"{vietnamese}. {english}.")


class Shape(BaseModel):
    """What every shape has in common: its values are plain, and other fields are left out."""

    model_config = ConfigDict(extra="ignore")


Words = Annotated[
    dict[str, str],
    _field("Chữ, theo mã ngôn ngữ", "Words by language code"),
]
Date = Annotated[
    str,
    Field(
        pattern="^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$",
        description="Năm, tháng hoặc ngày, như nguồn ghi. A year, month or day, as sources say.",
    ),
]
Checked = Annotated[str, _field("Ngày đối chiếu với nguồn", "Day it was compared with sources")]
Sources = Annotated[list[str], _field("Mã các nguồn", "Ids of sources")]
LongWords = Annotated[
    dict[str, str],
    _field(
        "Chữ có đoạn, danh sách và dấu dẫn nguồn [@mã], theo mã ngôn ngữ; viết bằng Markdown",
        "Markdown with paragraphs, lists and marks of sources [@id], by language code",
    ),
]


class RecordShape(Shape):
    """The fields of every record."""

    id: Annotated[str, _field("Mã, không đổi", "Id, which stays")]
    formerly: Annotated[list[str], _field("Mã cũ", "Former ids")]
    title: Annotated[dict[str, str], _field("Tên, theo mã ngôn ngữ", "Title by language code")]
    pages: Annotated[
        dict[str, str],
        _field(
            "Trang của bản ghi, theo mã ngôn ngữ; đường dẫn từ gốc nếu trang chưa có địa chỉ",
            "Its page by language code; a path from the root if the site has no address",
        ),
    ]
    cites: Annotated[
        list[str],
        _field("Mã mọi nguồn mà bản ghi trích hay dẫn", "Ids of all sources quoted or cited in it"),
    ]


class QuoteShape(Shape):
    """Words of the plan's text, letter for letter."""

    clause: Annotated[str, _field("Mã đoạn của nguồn", "Id of the clause quoted")]
    quote: Annotated[
        dict[str, str],
        _field(
            "Nguyên văn bằng ngôn ngữ của nguồn; ngôn ngữ khác là bản dịch",
            "The words in the source’s language; other languages are translations",
        ),
    ]


class PartShape(QuoteShape):
    """A numbered part of a longer text."""

    title: Words | None = None


class FactShape(Shape):
    """A fact from outside the plan."""

    text: LongWords
    sources: Sources
    checked: Checked
    confidence: Annotated[
        str, _field("high; medium: một nguồn không chính thức", "high, or medium: one source")
    ]


class ActionShape(Shape):
    """Something a reader can do."""

    text: LongWords
    sources: Sources


Facts = Annotated[list[FactShape], _field("Bối cảnh ngoài kế hoạch", "Facts from outside the plan")]
Actions = Annotated[list[ActionShape], _field("Việc bạn đọc làm được", "What a reader can do")]
Parts = Annotated[list[PartShape], _field("Các ý nhỏ", "Parts")]
Plain = Annotated[
    dict[str, str] | None,
    _field("Giải thích dễ hiểu, lời của trang", "Explained in plain words, which are ours"),
]
Number = Annotated[int, _field("Thứ tự", "Place in order")]


class GoalShape(QuoteShape, RecordShape):
    """A goal of the plan, or a group of its activities."""

    number: Number
    plain: Plain
    facts: Facts


class ActivityShape(QuoteShape, RecordShape):
    """An activity under a goal, or the outcome aimed at."""

    goal: Annotated[str, _field("Mã mục tiêu", "Id of its goal")]
    role: Annotated[str, _field("action: việc làm; outcome: kết quả", "action or outcome")]
    plain: Plain
    parts: Parts
    facts: Facts
    actions: Actions
    tasks: Annotated[list[str], _field("Mã các nhiệm vụ", "Ids of tasks")]
    agencies: Annotated[list[str], _field("Mã các cơ quan", "Ids of agencies")]


class TaskShape(QuoteShape, RecordShape):
    """A task given to those who carry out the plan."""

    number: Number
    text_missing: Annotated[
        bool, _field("Nguồn chỉ có tên nhiệm vụ", "Whether the source has its heading only")
    ]
    plain: Plain
    parts: Parts
    facts: Facts
    agencies: Annotated[list[str], _field("Mã các cơ quan", "Ids of agencies")]


class AgencyShape(RecordShape):
    """Who is responsible, where the plan says so."""

    duties: Parts


class TargetShape(QuoteShape, RecordShape):
    """A number the plan sets itself to reach."""

    activity: Annotated[str, _field("Mã hoạt động", "Id of its activity")]
    value: Annotated[int | float, _field("Con số", "The number")]
    unit: Annotated[dict[str, str], _field("Đơn vị", "Its unit")]
    by: Date


class AudienceShape(RecordShape):
    """People whom the site speaks to."""

    number: Number
    intro: LongWords
    actions: Actions
    contacts: Annotated[list[str], _field("Mã các số nên biết", "Ids of numbers to call")]
    ask: LongWords


class QuestionShape(RecordShape):
    """A question that people ask, with its answer."""

    theme: Annotated[str, _field("Nhóm câu hỏi", "Theme")]
    number: Number
    answer: LongWords
    checked: Checked


class TermShape(RecordShape):
    """A word or abbreviation, explained."""

    abbreviation: Annotated[dict[str, str] | None, _field("Chữ viết tắt", "Abbreviation")]
    reading: Annotated[dict[str, str] | None, _field("Cách đọc", "How it is read aloud")]
    meaning: LongWords
    official: Annotated[dict[str, str] | None, _field("Nguồn nói gì", "What a source says")]


class MemberShape(RecordShape):
    """A member of the community that the plan speaks of."""

    joined: Date
    sources: Sources
    checked: Checked


class MilestoneShape(FactShape, RecordShape):
    """Something that happened on a day, in a month or in a year."""

    date: Date
    strand: Annotated[str, _field("Dòng thời gian", "Strand of the timeline")]


class ContactShape(RecordShape):
    """A number to call."""

    dial: Annotated[str, _field("Số để bấm", "Number to dial")]
    purpose: LongWords
    hours: Annotated[dict[str, str] | None, _field("Gọi được lúc nào", "When it answers")]
    cost: Annotated[dict[str, str] | None, _field("Mất tiền không", "What it costs")]
    sources: Sources
    checked: Checked


class CorrectionShape(RecordShape):
    """Something the site had wrong, and what is right."""

    date: Date
    text: LongWords
    withdraws: Annotated[list[str], _field("Mã các tờ in có chỗ sai", "Codes of wrong sheets")]


class SourceShape(RecordShape):
    """Something published that a statement rests on."""

    publisher: Annotated[dict[str, str], _field("Nơi đăng", "Publisher")]
    language: Annotated[str, _field("Ngôn ngữ của nguồn", "Its language")]
    address: Annotated[str, _field("Địa chỉ của nguồn", "Its address")]
    archived: Annotated[str | None, _field("Địa chỉ bản lưu", "Address of a stored copy")]
    published: Annotated[str | None, _field("Ngày đăng", "When it was published")]
    checked: Checked
    read: Annotated[
        str, _field("page, copy hoặc copy-opening: đọc ở đâu", "page, copy or copy-opening")
    ]
    type: Annotated[
        str, _field("official, state-press, press hoặc reference", "Who speaks, by sort")
    ]


class ClauseShape(Shape):
    """A clause of a source's text, and the page that quotes it."""

    source: Annotated[str, _field("Mã nguồn", "Id of the source")]
    clause: Annotated[str, _field("Mã đoạn", "Id of the clause")]
    text: Annotated[str, _field("Nguyên văn", "Its words")]
    quoted: Annotated[bool, _field("Có trang trích", "Whether a page quotes it")]
    equal: Annotated[bool, _field("Trích đúng từng chữ", "Whether letter for letter")]
    pages: Annotated[dict[str, str], _field("Trang trích", "The page that quotes it")]


SHAPES: dict[str, type[RecordShape]] = {
    "goals": GoalShape,
    "activities": ActivityShape,
    "tasks": TaskShape,
    "agencies": AgencyShape,
    "targets": TargetShape,
    "audiences": AudienceShape,
    "questions": QuestionShape,
    "terms": TermShape,
    "members": MemberShape,
    "milestones": MilestoneShape,
    "contacts": ContactShape,
    "corrections": CorrectionShape,
    "sources": SourceShape,
}
"""The shape of each kind of record; a kind that is not here is not published as data."""
