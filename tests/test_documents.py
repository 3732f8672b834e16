"""Files for download are what their endings say, and name nobody who made them."""

from __future__ import annotations

import io
import random
import zipfile
from pathlib import Path

import pytest
from project import Project

from catalog.collected.loading import load
from catalog.reading.documents import check_document
from catalog.reading.gate import NotRead

CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>{}</dc:creator>'
    "<cp:lastModifiedBy>{}</cp:lastModifiedBy></cp:coreProperties>"
)
META = '<o xmlns:meta="m" xmlns:dc="d"><meta:initial-creator>{}</meta:initial-creator></o>'
OFFICE = "trong Office: Tệp → Thông tin → Kiểm tra tài liệu → Xóa tất cả, rồi lưu"
OPEN = "trong LibreOffice: Tệp → Thuộc tính → Đặt lại thuộc tính, rồi lưu"
SAVE = "mở bằng chương trình của nó, lưu lại đúng loại"


def _archive(files: dict[str, str], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def _word(core: str, how: int = zipfile.ZIP_DEFLATED) -> bytes:
    return _archive({"word/document.xml": "<w/>", "docProps/core.xml": core}, how)


SOUND = {
    "a.pdf": b"%PDF-1.7\n",
    "a.docx": _word(CORE.format("", " ")),
    "b.xlsx": _archive({"xl/workbook.xml": ""}),
    "a.odt": _archive({"content.xml": "", "meta.xml": META.format("")}),
    "a.zip": _archive({"a.exe": "x"}),
    "a.epub": _archive({"META-INF/container.xml": "", "docProps/core.xml": CORE.format("A", "B")}),
    "a.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest",
    "a.rtf": b"{\\rtf1}",
    "a.csv": "Tên;Số\n".encode("utf-16"),
    "a.txt": b"MZ is no program",
    "a.mp3": b"ID3\x04",
}
LONG = "An " * 40
WRONG = {
    "a.docx": [
        (_word(CORE.format("Nguyễn Mẫu", "")), f"tệp ghi tên người làm “Nguyễn Mẫu” — {OFFICE}"),
        (_word(CORE.format("", "A\u202eB")), f"tệp ghi tên người làm “A\ufffdB” — {OFFICE}"),
        (_word(CORE.format(LONG, "")), f"tệp ghi tên người làm “{LONG[:60]}” — {OFFICE}"),
        (_archive({"a.txt": ""}), f"tệp hỏng, hoặc không phải .docx — {SAVE}"),
        (_word(CORE)[:-30], f"tệp hỏng, hoặc không phải .docx — {SAVE}"),
        (_word("<!DOCTYPE x>" + CORE), f"tệp hỏng, hoặc không phải .docx — {SAVE}"),
        (_word(CORE + " " * 200_000), f"tệp hỏng, hoặc không phải .docx — {SAVE}"),
        (_word(CORE, zipfile.ZIP_LZMA), f"tệp hỏng, hoặc không phải .docx — {SAVE}"),
    ],
    "a.odt": [
        (
            _archive({"content.xml": "", "meta.xml": META.format("Lê Mẫu")}),
            f"tệp ghi tên người làm “Lê Mẫu” — {OPEN}",
        )
    ],
    "a.pdf": [
        (b" \n<!DOCTYPE html>", f"nội dung là trang HTML, không phải .pdf — {SAVE}, hoặc đổi đuôi"),
        (b"x", f"tệp hỏng, hoặc không phải .pdf — {SAVE}"),
    ],
    "a.zip": [
        (b"MZ\x90\0", f"nội dung là chương trình, không phải .zip — {SAVE}, hoặc đổi đuôi"),
    ],
    "a.csv": [
        (SOUND["b.xlsx"], f"nội dung là tệp nén ZIP, không phải .csv — {SAVE}, hoặc đổi đuôi"),
    ],
}


@pytest.mark.parametrize("name", SOUND)
def test_a_sound_document_is_taken(name: str) -> None:
    check_document(SOUND[name], name)


@pytest.mark.parametrize("name", WRONG)
def test_what_is_wrong_with_a_document_is_told(name: str) -> None:
    for data, said in WRONG[name]:
        with pytest.raises(NotRead) as refused:
            check_document(data, name)
        assert str(refused.value) == said


def test_a_broken_archive_is_refused_or_taken_and_nothing_else() -> None:
    chance, whole = random.Random(18), _word(CORE.format("A", "B"))
    refused = 0
    for _ in range(2_000):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        try:
            check_document(bytes(data), "a.docx")
        except NotRead:
            refused += 1
    assert refused > 1_000


def test_only_what_a_page_offers_is_opened(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    docs = project.folder / "docs" / "vi"
    for name in ("mau.docx", "nhap.docx"):
        (docs / name).write_bytes(_word(CORE.format("Nguyễn Mẫu", "")))
    page = docs / "gioi-thieu.md"
    page.write_text(page.read_text("utf-8") + "\n[Mẫu đơn](mau.docx)\n", "utf-8")
    said = f"docs/vi/mau.docx:1:1: tệp ghi tên người làm “Nguyễn Mẫu” — {OFFICE}"
    assert [str(problem) for problem in load(project.folder)[1]] == [said]
