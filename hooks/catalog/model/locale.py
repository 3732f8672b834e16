"""hooks/catalog/locales/<code>.yml: the words of the interface in a language, for any plan."""

from collections.abc import Iterator
from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from catalog.model.fields import PagePath, Path, Strict
from catalog.model.pages import NAMED_PAGES
from catalog.model.texts import Line
from catalog.model.words import LanguageWords, Named, PageName


class LocalePage(Strict):
    """Where the pages of a kind lie, and what the first of them is called."""

    path: PagePath = Field(description="đường dẫn, nếu trang lấy ngôn ngữ này làm chính")
    title: Line = Field(description="tên trang")
    known_as: tuple[Line, ...] = Field(default=(), description="tên khác, để tìm là thấy")


class Aloud(Strict):
    """How letters and units that are written short are read aloud."""

    letters: Named[str, Line] = Field(description="tên từng chữ cái, chữ hoa")
    units: Named[str, Line] = Field(description="đơn vị đọc lên, thí dụ `km: ki-lô-mét`")


def _complete(pages: dict[str, LocalePage]) -> dict[str, LocalePage]:
    missing = [name for name in NAMED_PAGES if name not in pages]
    if missing:
        raise PydanticCustomError("pages_missing", "", {"missing": ", ".join(missing)})
    return pages


class Locale(LanguageWords):
    """A language of the site: how it writes dates and numbers, and the words of the interface."""

    pages: Annotated[Named[PageName, LocalePage], AfterValidator(_complete)] = Field(
        description="mỗi loại trang tạo từ dữ liệu"
    )
    labels: Named[str, Line] = Field(description="chữ của giao diện; {…} là chỗ máy điền vào")
    voice: Aloud | None = Field(default=None, description="chữ tắt và đơn vị đọc lên thế nào")

    def words(self) -> Iterator[tuple[Path, str]]:
        """(path, text) of every label and title."""
        for name, text in self.labels.items():
            yield ("labels", name), text
        for name, page in self.pages.items():
            yield ("pages", name, "title"), page.title
