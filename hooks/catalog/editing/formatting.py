"""Brings the files of data/ into the form of `canonical.py`, or finds those that are not in it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from catalog.collected.data_files import CLAUSES, TEXTS, of_kind
from catalog.collected.folders import Folders
from catalog.collected.loading import PLAN, WORDS
from catalog.editing.canonical import written
from catalog.editing.remarks import Remarks, remarks_in
from catalog.editing.whole_files import write_whole
from catalog.model.issued import FILE as ISSUED
from catalog.model.issued import Issued
from catalog.model.kinds import KINDS
from catalog.model.measured import FILE as ACCESSIBILITY
from catalog.model.measured import Accessibility
from catalog.model.plan import ClauseList, Plan
from catalog.model.words import PlanWords
from catalog.reading.gate import RECORD, read_bytes
from catalog.reading.messages import modelled
from catalog.reading.source import Problem, Unreadable, read_text
from catalog.reading.yaml_tree import parse, read_document

_ALONE: dict[str, type[BaseModel]] = {
    PLAN: Plan,
    WORDS: PlanWords,
    ACCESSIBILITY: Accessibility,
    ISSUED: Issued,
}
"""The models of the files that are one of a kind."""


@dataclass
class Formatted:
    """The files that were not in the form, with what they are in it, and what could not be read."""

    changed: dict[Path, str] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def write(self, root: Path) -> None:
        """Puts the files in the form, all or none."""
        write_whole({root / path: text.encode() for path, text in self.changed.items()})


def formatted(root: Path) -> Formatted:
    """All YAML files of a plan's data/; a file that has a mistake of its own is left as it is."""
    found = Formatted()
    languages = plan_languages(root)
    for path, model in _files(Folders(root.resolve(), found.problems)):
        try:
            text = in_form(root / path, path.as_posix(), model, languages)
        except Unreadable as error:
            found.problems += error.problems
            continue
        if text.encode() != read_bytes(root / path, RECORD):
            found.changed[path] = text
    found.problems.sort()
    return found


def plan_languages(root: Path) -> Sequence[str]:
    """The languages of a plan, in order; none if its words cannot be read."""
    try:
        return modelled(read_document(root / WORDS, WORDS), PlanWords).languages
    except Unreadable:
        return ()


def _files(folders: Folders) -> Iterator[tuple[Path, type[BaseModel]]]:
    """(path, model) of each file that may be read."""
    for name, model in _ALONE.items():
        if folders.has(Path(name)) and folders.may_read(Path(name)):
            yield Path(name), model
    for kind in (*KINDS, TEXTS):
        for path in of_kind(folders, kind, set()):
            if kind in KINDS:
                yield path, KINDS[kind].model
            elif path.name.endswith(CLAUSES):
                yield path, ClauseList


def in_form(path: Path, file: str, model: type[BaseModel], languages: Sequence[str]) -> str:
    """What a file is in the form. Raises Unreadable with what is wrong in it."""
    document = read_document(path, file)
    meant = modelled(document, model)
    original = read_text(path, file, RECORD)
    remarks = remarks_in(original)
    text = written(document.root, meant, languages, remarks)
    assert modelled(parse(text, file), model) == meant, file  # else nothing may be written
    assert _said(remarks_in(text).values()) == _said(remarks.values()), file
    assert text.count("#") >= original.count("#"), file  # also of comments that nobody found
    return text


def _said(remarks: Iterable[Remarks]) -> Counter[str]:
    """Every comment, whatever it belongs to."""
    return Counter(
        line for one in remarks for line in (*one.before, *one.beside, *one.after) if line
    )


def not_in_form(folder: Path) -> str:
    """What is said of a file that is not in the form, with the command that mends it."""
    where = "" if folder == Path() else f" {folder}"
    return f"chưa viết theo khuôn chung — chạy `.venv/bin/python -m catalog format{where}`"
