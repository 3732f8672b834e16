"""data/words.yml: a site's languages and menu, and what its plan says in words of its own."""

from typing import Annotated, Any, TypeVar

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    StringConstraints,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError

from catalog.model.fields import Id, Language, PagePath, Strict, WholeNumber, Word, one_of
from catalog.model.pages import NAMED_PAGES
from catalog.model.texts import Changed, Name

Key = TypeVar("Key")
Value = TypeVar("Value")


def _by_name(value: Any) -> Any:
    if value is not None and not isinstance(value, dict):
        raise PydanticCustomError("model_type", "")
    return value


Named = Annotated[dict[Key, Value], BeforeValidator(_by_name)]
"""Values by name; without the check, the message for another shape would ask for languages."""

MENU_ENTRY = "home, tên trong pages, hoặc tên tệp .md trong docs/"
MenuEntry = Annotated[str, Word()]

PageName = Annotated[
    str, AfterValidator(one_of(NAMED_PAGES)), WithJsonSchema({"enum": list(NAMED_PAGES)})
]


class PageChange(Strict):
    """What a plan says of a kind of page in place of its languages' locales."""

    path: PagePath | None = Field(
        title="Đường dẫn", default=None, description="đường dẫn, chung cho mọi ngôn ngữ"
    )
    title: Changed | None = Field(title="Tên trang", default=None, description="tên trang")


class Calling(Strict):
    """The words around a number by which a number to call is known, since 112 may be an amount."""

    before: tuple[str, ...] = Field(
        description="chữ đứng ngay trước số, thí dụ “gọi”; viết hoa thì chỉ ở đầu câu"
    )
    between: tuple[str, ...] = Field(description="chữ giữa hai số, kể cả dấu cách")
    after: tuple[str, ...] = Field(description="chữ có thể đứng ngay sau số, ngoài dấu câu")


class LanguageWords(Strict):
    """A language of the site, and how dates and numbers are written in it."""

    code: Language = Field(description="mã ngôn ngữ, cũng là thư mục trong docs/")
    name: str = Field(min_length=1, description="tên của ngôn ngữ, bằng chính ngôn ngữ ấy")
    day: str = Field(description="mẫu ngày: D, DD, M, MM, MMMM (tên tháng), YYYY")
    month: str = Field(description="mẫu tháng của năm, thí dụ MM/YYYY")
    months: tuple[str, ...] = Field(default=(), description="tên mười hai tháng, nếu mẫu có MMMM")
    alphabet: str = Field(
        default="abcdefghijklmnopqrstuvwxyz",
        description="bảng chữ cái theo thứ tự, viết liền; dấu thanh không kể",
    )
    attribution: tuple[str, ...] = Field(
        default=(), description="từ dẫn lời của nguồn, thí dụ “theo”; dùng cho điều chưa thật chắc"
    )
    calling: Calling | None = Field(
        default=None, description="chữ quanh một số để gọi; thiếu thì chỉ số dài thành liên kết"
    )
    thousands: str = Field(max_length=1, description="dấu ngăn hàng nghìn; có thể để trống")
    decimal: str = Field(min_length=1, max_length=1, description="dấu ngăn phần lẻ")
    syllables_a_minute: WholeNumber = Field(
        default=160, ge=60, le=400, description="đọc trên loa bao nhiêu tiếng một phút"
    )


class Forbidden(Strict):
    """Words that the site must not use, since they would say something untrue."""

    words: str = Field(
        title="Chữ không được viết",
        min_length=1,
        description="chữ không được viết, không kể hoa thường",
    )
    instead: str = Field(title="Nên viết", min_length=1, description="nên viết gì thay vào")
    unless: tuple[str, ...] = Field(
        title="Cụm vẫn được", default=(), description="cả cụm thì được, thí dụ “không phải …”"
    )


class MenuGroup(Strict):
    """Some pages under one heading, in the index at the foot of each page."""

    title: Name = Field(title="Tên nhóm")
    entries: tuple[MenuEntry, ...] = Field(title="Các trang", description=MENU_ENTRY)


LONGEST_TIE = 16
"""The most characters that stay on one line, since a heading on a narrow phone has no more."""
Tie = Annotated[str, StringConstraints(min_length=1, max_length=LONGEST_TIE)]


def _differ(codes: tuple[str, ...]) -> tuple[str, ...]:
    for code in codes:
        if codes.count(code) > 1:
            raise PydanticCustomError("languages_twice", "", {"code": code})
    return codes


class PlanWords(Strict):
    """Languages (the first is the default), menu, and the words that differ from the locales'."""

    languages: Annotated[tuple[Language, ...], AfterValidator(_differ)] = Field(
        title="Ngôn ngữ",
        min_length=1,
        description="mã các ngôn ngữ của trang; ngôn ngữ đầu là chính",
    )
    pages: Named[PageName, PageChange] = Field(
        title="Đường dẫn, tên trang", default={}, description="đường dẫn và tên trang nói khác đi"
    )
    themes: dict[Id, Name] = Field(
        title="Các nhóm câu hỏi", default={}, description="các chủ đề của câu hỏi, theo thứ tự"
    )
    strands: dict[Id, Name] = Field(
        title="Dòng thời gian", default={}, description="các dòng của mốc thời gian"
    )
    forbidden: tuple[Forbidden, ...] = Field(
        title="Chữ cấm", default=(), description="chữ không được viết"
    )
    ties: tuple[Tie, ...] = Field(
        title="Cụm không ngắt dòng",
        default=(),
        description="cụm chữ không ngắt dòng ở giữa, trong tên trang và tờ in",
    )
    masthead: tuple[MenuEntry, ...] = Field(
        title="Trang ở đầu",
        max_length=6,
        description=f"vài trang chính, ở đầu mỗi trang; {MENU_ENTRY}",
    )
    menu: tuple[MenuGroup, ...] = Field(
        title="Mục lục", description="mục lục ở cuối mỗi trang, theo nhóm"
    )
    labels: Named[str, Changed] = Field(
        title="Chữ giao diện",
        default={},
        description="chữ nói khác đi; tên như trong hooks/catalog/locales/",
    )
