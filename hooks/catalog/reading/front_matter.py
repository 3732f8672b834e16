"""What the lines between --- and --- at the top of a prose page say, and those of a post."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Annotated, Any, ClassVar

from pydantic import BeforeValidator, Field

from catalog.model.fields import Day, Line, Number, PagePath, Strict, YesNo
from catalog.reading.messages import Open

_OF_NEWS = "chỉ dùng cho bài tin, trong thư mục posts — xóa dòng này"
_NO_SIDE = "trang không có cột bên, nên không có gì để ẩn hay hiện — xóa dòng này"


class SearchSettings(Strict):
    """How search treats a page; the names are Material's."""

    exclude: YesNo = Field(default=False, description="true: tìm kiếm bỏ qua trang này")
    boost: Number = Field(default=Decimal(1), description="trên 1: lên trước trong kết quả")


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

    title: Line = Field(description="tên trang")
    description: Line = Field(description="một câu về trang, hiện ở kết quả tìm kiếm")
    checked: Day | None = Field(default=None, description="ngày đối chiếu với nguồn, YYYY-MM-DD")
    formerly: tuple[PagePath, ...] = Field(
        default=(), description="địa chỉ cũ, không có .html: sẽ dẫn tới trang này"
    )
    template: Line | None = Field(default=None, description="khuôn riêng của trang, ở overrides/")
    tags: tuple[Line, ...] = Field(default=(), description="thẻ của trang, nếu bật plugin tags")
    search: SearchSettings = Field(default=SearchSettings(), description="trang trong tìm kiếm")


class PostDates(Strict):
    """When a post was written and changed; a single day is the first."""

    created: Day = Field(description="ngày đăng, YYYY-MM-DD")
    updated: Day | None = Field(default=None, description="ngày sửa, YYYY-MM-DD")


def _created(value: Any) -> Any:
    return value if isinstance(value, dict) else {"created": value}


class PostMatter(FrontMatter):
    """The front matter of a post; the names are those of Material's blog."""

    UNUSED: ClassVar[Mapping[str, str]] = {
        **{key: why for key, why in FrontMatter.UNUSED.items() if why != _OF_NEWS},
        "authors": "tin đứng tên cơ quan, ghi ở `site.colophon` — xóa dòng này",
        "readtime": "tin ngắn, không ghi số phút đọc — xóa dòng này",
        "slug": "địa chỉ lấy từ ngày và tên tệp — đổi tên tệp",
    }

    date: Annotated[PostDates, BeforeValidator(_created)] = Field(description="ngày đăng")
    categories: tuple[Line, ...] = Field(default=(), description="tên nhóm của kế hoạch")
    links: tuple[Line, ...] = Field(
        default=(), description="trang liên quan, từ thư mục của ngôn ngữ, thí dụ `ke-hoach.md`"
    )
    pin: YesNo = Field(default=False, description="true: đứng đầu danh sách")
    draft: YesNo = Field(default=False, description="true: chưa đăng")
