"""data/issued.yml: the codes of pieces that went out; `python -m catalog issue` adds to it."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

from pydantic import Field

from catalog.model.fields import Day, Form, Strict
from catalog.model.parts import HALF_CODE, Code
from catalog.model.texts import Line

FILE = "data/issued.yml"
HEAD = "# Máy ghi thêm ở cuối: python -m catalog issue. Dòng đã có thì đừng sửa, đừng xóa.\n"


_PIECE = r"[a-z0-9-]+(/[a-z0-9_-]+)+"
PieceId = Annotated[str, Form(_PIECE, "piece")]


class Issue(Strict):
    """A piece that was issued; on paper it stays as it was, whatever changes on the site."""

    code: Code = Field(title="Mã tờ", description="mã in trên tờ")
    piece: PieceId = Field(title="Loại tờ", description="tờ nào: loại/id/dạng/ngôn ngữ")
    title: Line = Field(title="Tên tờ", description="tên tờ, lúc phát hành")
    date: Day = Field(title="Ngày phát hành", description="ngày phát hành, YYYY-MM-DD")


class Issued(Strict):
    """Everything that ever went out, the oldest first."""

    issued: tuple[Issue, ...] = Field(
        title="Tờ đã phát hành", description="từng tờ đã phát hành, cũ trước mới sau"
    )


def append(file: Path, issues: Sequence[Issue]) -> None:
    """Adds issues at the end of the file, and leaves the lines before them as they are."""
    before = file.read_text(encoding="utf-8") if file.exists() else f"{HEAD}issued:\n"
    after = "".join(_lines(issue) for issue in issues)
    file.write_text(before.rstrip("\n") + "\n" + after, encoding="utf-8", newline="\n")


def _lines(issue: Issue) -> str:
    title = issue.title.replace("\\", "\\\\").replace('"', '\\"')
    return (
        f"  - code: {issue.code}\n    piece: {issue.piece}\n"
        f'    title: "{title}"\n    date: {issue.date}\n'
    )


def written_codes(words: str) -> Iterator[str]:
    """The codes in some words, which may have lower case, no hyphen, O for 0, and I or L for 1."""
    for word in words.upper().replace(",", " ").split():
        letters = word.replace("-", "").translate(str.maketrans("OIL", "011"))
        whole = re.fullmatch(HALF_CODE * 2, letters)
        yield f"{letters[:3]}-{letters[3:]}" if whole else word
