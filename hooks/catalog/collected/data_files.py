"""Finds the files of data/: those of each kind that may be read; the others get a message."""

from collections.abc import Collection, Iterator
from pathlib import Path

from catalog.collected.folders import Folders, trouble_with, twins
from catalog.reading.file_names import STRICT, good_name, wrong_name
from catalog.reading.gate import Entry
from catalog.reading.messages import did_you_mean
from catalog.reading.source import DocumentKey

DATA = Path("data")
PICTURES, TEXTS = "pictures", "texts"
CLAUSES = ".clauses.yml"
ENDINGS = {TEXTS: (CLAUSES, ".txt"), PICTURES: (".svg",)}
"""The endings of files in a folder of data/, where they are not those of records."""
_RECORDS = (".yml",)
_OF_OFFICES = (".doc", ".docx", ".odt", ".rtf", ".pdf", ".xls", ".xlsx", ".ods", ".csv")
_PAINTED = (".png", ".jpg", ".jpeg", ".webp", ".gif", ".bmp")
_REMADE = {
    TEXTS: (_OF_OFFICES, "chép nguyên văn vào một tệp .txt"),
    PICTURES: (_PAINTED, "vẽ lại thành .svg"),
}
"""Of which files the content may be meant, though no other name would do, and what to do then."""


def of_kind(folders: Folders, kind: str, unread: set[DocumentKey]) -> Iterator[Path]:
    """The files of a folder of data/, sorted. `unread` gets the keys of those that are refused."""
    folder, endings = DATA / kind, ENDINGS.get(kind, _RECORDS)
    found = [
        (entry, next((end for end in endings if entry.name.endswith(end)), ""))
        for entry in folders.listed(folder, DATA).values()
        if entry.name[0] != "."
    ]
    may_be_index = kind == PICTURES
    for entry, ending, twin in twins(found, may_be_index=may_be_index):
        if message := _wrong(entry, ending, twin, kind):
            folders.refuse(folder / entry.name, message)
            good = good_name(entry.name, ending, may_be_index=may_be_index)
            unread |= {(kind, name.removesuffix(ending)) for name in (entry.name, good)}
        else:
            yield folder / entry.name


def _wrong(entry: Entry, ending: str, twin: str, kind: str) -> str:
    """Why a file is not read; empty if it may be."""
    if entry.refusal:
        return entry.refusal
    if entry.is_folder or not ending:
        known = " và ".join(ENDINGS.get(kind, _RECORDS))
        return f"ở đây chỉ có tệp {known} — {_cure(entry, kind)}"
    if twin:
        return trouble_with(twin)
    wrong = wrong_name(entry.name, ending, form=STRICT, may_be_index=kind == PICTURES)
    return f"{wrong}, sửa cả `id`" if wrong and kind not in ENDINGS else wrong


def _cure(entry: Entry, kind: str) -> str:
    endings, remake = _REMADE.get(kind, (_OF_OFFICES, "chép nội dung vào một tệp .yml"))
    if not entry.is_folder and entry.name.lower().endswith(endings):
        return f"{remake}, rồi dời tệp này đi"
    return "đổi đuôi hoặc dời đi"


def unknown_entries(folders: Folders, known: Collection[str]) -> None:
    """Complains of whatever lies in data/ and belongs to no kind."""
    for name in sorted(folders.listed(DATA, DATA)):
        if name not in known and name[0] != ".":
            hint = did_you_mean(name, sorted(known), "xóa hoặc dời đi")
            folders.refuse(DATA / name, f"không biết tệp hay thư mục này — {hint}")
