"""What the lines between --- and --- at the top of a prose page say, and those of a post."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from catalog.model.fields import Day, Number, PagePath, Strict, YesNo
from catalog.model.texts import Line
from catalog.reading.messages import Open
from catalog.reading.source import Step

_OF_NEWS = "chỉ dùng cho bài tin, trong thư mục posts — xóa dòng này"
_NO_SIDE = "trang không có cột bên, nên không có gì để ẩn hay hiện — xóa dòng này"


class SearchSettings(Strict):
    """How search treats a page; the names are Material's."""

    exclude: YesNo = Field(
        title="Bỏ qua khi tìm", default=False, description="true: tìm kiếm bỏ qua trang này"
    )
    boost: Number = Field(
        title="Mức ưu tiên", default=Decimal(1), description="trên 1: lên trước trong kết quả"
    )


class FrontMatter(Open):
    """The front matter of a page; what else is there is for templates of one's own."""

    UNUSED: ClassVar[Mapping[str, str]] = {
        **dict.fromkeys(("authors", "categories", "date", "links", "pin", "readtime"), _OF_NEWS),
        **dict.fromkeys(("hide", "icon", "status"), _NO_SIDE),
        "draft": "bài trong docs/ đều được đăng — chuyển tệp ra khỏi docs/ khi còn viết dở",
        "social": "ảnh chia sẻ vẽ từ `title` — xóa dòng này",
        "subtitle": "mục lục chỉ ghi tên trang — đưa vào `title` hoặc `description`",
    }
    """What MkDocs and Material know and nothing here uses, with the reason and what to do."""

    title: Line = Field(title="Tên trang", description="tên trang")
    description: Line = Field(
        title="Một câu về trang", description="một câu về trang, hiện ở kết quả tìm kiếm"
    )
    checked: Day | None = Field(
        title="Ngày đối chiếu", default=None, description="ngày đối chiếu với nguồn, YYYY-MM-DD"
    )
    formerly: tuple[PagePath, ...] = Field(
        title="Địa chỉ cũ",
        default=(),
        description="địa chỉ cũ, không có .html: sẽ dẫn tới trang này",
    )
    template: Line | None = Field(
        title="Khuôn riêng", default=None, description="khuôn riêng của trang, ở overrides/"
    )
    tags: tuple[Line, ...] = Field(
        title="Thẻ", default=(), description="thẻ của trang, nếu bật plugin tags"
    )
    known_as: tuple[Line, ...] = Field(
        title="Tên khác",
        default=(),
        description="tên khác mà người đọc hay gõ khi tìm; không hiện trên trang",
    )
    search: SearchSettings = Field(
        title="Khi tìm kiếm", default=SearchSettings(), description="trang trong tìm kiếm"
    )
    book: YesNo = Field(
        title="Vào sách", default=True, description="false: trang chỉ có trên mạng, không vào sách"
    )


class PostDates(Strict):
    """When a post was written and changed; a single day is the first."""

    created: Day = Field(title="Ngày đăng", description="ngày đăng, YYYY-MM-DD")
    updated: Day | None = Field(title="Ngày sửa", default=None, description="ngày sửa, YYYY-MM-DD")


def _created(value: Any) -> Any:
    return value if isinstance(value, dict) else {"created": value}


@dataclass(frozen=True)
class RelatedLink:
    """A page that a post names as related; the section has that name, if it stands in one."""

    target: str
    title: str
    """What the post calls it; empty if it has the title of its page."""
    section: str
    place: tuple[Step, ...]
    """Where it is written, below the field."""


def _related(value: Any, section: str = "", place: tuple[Step, ...] = ()) -> list[RelatedLink]:
    """The links of a list, as Material's blog has them: `page`, `title: page`, `title: list`."""
    if not isinstance(value, list):
        kind = "string_too_short" if value is None else "tuple_type"
        raise PydanticCustomError(kind, "")
    found = []
    for index, item in enumerate(value):
        for title, inside in item.items() if isinstance(item, dict) else [("", item)]:
            there = (*place, index, title) if title else (*place, index)
            if isinstance(inside, str):
                found.append(RelatedLink(inside, title, section, there))
            else:
                found += _related(inside, f"{section} – {title}" if section else title, there)
    return found


_RELATED = {"type": "array", "items": {"type": ["string", "object"]}}
Related = Annotated[tuple[RelatedLink, ...], BeforeValidator(_related), WithJsonSchema(_RELATED)]


class PostMatter(FrontMatter):
    """The front matter of a post; the names are those of Material's blog."""

    UNUSED: ClassVar[Mapping[str, str]] = {
        **{key: why for key, why in FrontMatter.UNUSED.items() if why != _OF_NEWS},
        "authors": "tin đứng tên cơ quan, ghi ở `site.colophon` — xóa dòng này",
        "readtime": "tin ngắn, không ghi số phút đọc — xóa dòng này",
        "slug": "địa chỉ lấy từ ngày và tên tệp — đổi tên tệp",
    }

    date: Annotated[PostDates, BeforeValidator(_created)] = Field(
        title="Ngày", description="ngày đăng"
    )
    categories: tuple[Line, ...] = Field(
        title="Nhóm", default=(), description="tên nhóm của kế hoạch"
    )
    links: Related = Field(
        title="Trang liên quan",
        default=(),
        description="trang liên quan, từ thư mục của ngôn ngữ: `ke-hoach.md`, `Tên: ke-hoach.md`, "
        "hoặc `Tên nhóm:` rồi một danh sách như vậy",
    )
    pin: YesNo = Field(title="Đứng đầu", default=False, description="true: đứng đầu danh sách")
    draft: YesNo = Field(title="Bản nháp", default=False, description="true: chưa đăng")
