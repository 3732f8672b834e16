"""data/accessibility.yml: what `make audit` measured on the whole site; only it writes the file."""

from pydantic import Field

from catalog.model.fields import Day, Strict, WholeNumber

FILE = "data/accessibility.yml"


class Accessibility(Strict):
    """How often each check found something wrong, on one day."""

    measured: Day = Field(description="ngày đo, YYYY-MM-DD")
    pages: WholeNumber = Field(description="số trang đã đo")
    widths: tuple[WholeNumber, ...] = Field(description="bề rộng màn hình, điểm ảnh CSS")
    views: WholeNumber = Field(description="số lần mở trang: mỗi trang, bề rộng, nền sáng và tối")
    checker: str = Field(min_length=1, description="chương trình dò lỗi tiếp cận và phiên bản")
    violations: WholeNumber = Field(description="số lỗi chương trình ấy thấy")
    undecided: WholeNumber = Field(description="số chỗ chương trình không tự quyết được")
    overflow: WholeNumber = Field(description="số chỗ phải kéo ngang mới đọc được")
    html_checker: str = Field(min_length=1, description="chương trình kiểm mã HTML và phiên bản")
    html_errors: WholeNumber = Field(description="số lỗi HTML")
