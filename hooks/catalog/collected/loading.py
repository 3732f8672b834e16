"""Loads a folder with data/ and docs/ into a Catalog, and notes every problem on the way."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from catalog.collected.catalog import Catalog
from catalog.collected.chosen import as_chosen
from catalog.collected.words import Words, words_of
from catalog.model.issued import FILE as ISSUED
from catalog.model.issued import Issued
from catalog.model.kinds import KINDS
from catalog.model.measured import FILE as ACCESSIBILITY
from catalog.model.measured import Accessibility
from catalog.model.parts import Record
from catalog.model.plan import ClauseList, Plan
from catalog.model.words import PlanWords
from catalog.reading.attachments import Attachment, read_attachment
from catalog.reading.choices import NOTHING, Choices
from catalog.reading.drawings import Drawing, read_drawing
from catalog.reading.icons import Icons
from catalog.reading.locales import read_locales
from catalog.reading.messages import did_you_mean, modelled
from catalog.reading.prose import ProsePage, read_prose
from catalog.reading.source import Document, DocumentKey, Problem, Unreadable, read_text
from catalog.reading.source_texts import SourceText
from catalog.reading.yaml_tree import read_document

M = TypeVar("M", bound=BaseModel)
_NO_RECORDS = {"texts", "pictures"}


def load(root: Path, choices: Choices = NOTHING) -> tuple[Catalog | None, list[Problem]]:
    """The catalog of a folder and the problems of its files, as its owner chose to show them.

    The catalog is None without a plan and words. Wrong records are left out, but remembered.
    """
    loader = _Loader(root.resolve(), choices)
    return loader.run(), loader.problems


@dataclass
class _Loader:
    root: Path
    choices: Choices
    problems: list[Problem] = field(default_factory=list)
    documents: dict[DocumentKey, Document] = field(default_factory=dict)
    unread: set[DocumentKey] = field(default_factory=set)
    attachments: dict[tuple[str, str], Attachment] = field(default_factory=dict)
    left_out: dict[tuple[str, str], str] = field(default_factory=dict)

    def run(self) -> Catalog | None:
        if self.choices.docs.startswith(("..", "/")):
            message = "ở ngoài thư mục của kế hoạch — chuyển thư mục ấy vào trong"
            self.problems.append(self.choices.problem(("docs_dir",), message))
            return None
        plan = self.read("", "plan", Path("data/plan.yml"), Plan)
        own = self.read("", "words", Path("data/words.yml"), PlanWords)
        words = self.words(own) if own else None
        accessibility = self.optional("accessibility", Path(ACCESSIBILITY), Accessibility)
        issued = self.optional("issued", Path(ISSUED), Issued)
        records = {name: dict(self.records(name, kind.model)) for name, kind in KINDS.items()}
        texts = {text.source: text for text in self.texts()}
        drawings = dict(self.drawings())
        self.unknown_entries()
        prose = {(page.language, page.path): page for page in self.prose()}
        if plan is None or words is None:
            return None
        self.unknown_languages(words.own.languages)
        catalog = Catalog(
            plan,
            words,
            records,
            texts,
            prose,
            drawings,
            accessibility,
            issued.issued if issued else (),
            self.attachments,
            self.documents,
            Icons.installed(),
            frozenset(self.unread),
            self.choices,
            self.left_out,
        )
        catalog, problems = as_chosen(catalog)
        self.problems += problems
        return catalog

    def complain(self, file: Path, message: str) -> None:
        self.problems.append(Problem(file.as_posix(), 1, 1, "", message))

    def inside(self, path: Path) -> bool:
        """Whether a file really lies in data/ or docs/; a symbolic link that leads out is wrong."""
        docs = Path(self.choices.docs)
        top = docs if path.is_relative_to(docs) else Path(path.parts[0])
        if (self.root / path).resolve().is_relative_to(self.root / top):
            return True
        self.complain(path, "liên kết ra ngoài thư mục — chép tệp vào đây")
        return False

    def read(self, kind: str, id: str, path: Path, model: type[M]) -> M | None:
        """A file as its model; None if it has problems, which are noted."""
        try:
            if not (self.root / path).is_file():
                self.complain(path, "thiếu tệp này — tạo tệp theo mẫu")
                return None
            if not self.inside(path):
                return None
            document = read_document(self.root / path, str(path))
            self.documents[kind, id] = document
            return modelled(document, model)
        except Unreadable as error:
            self.problems += error.problems
        return None

    def optional(self, id: str, path: Path, model: type[M]) -> M | None:
        """A file as its model, or None if it does not exist or has problems."""
        if not (self.root / path).exists():
            return None
        found = self.read("", id, path, model)
        if found is None:
            self.unread.add(("", id))
        return found

    def words(self, own: PlanWords) -> Words | None:
        """The words of the site: the plan's own, and its languages' locales."""
        try:
            shipped = read_locales(own.languages)
            self.documents |= {("locales", code): one[1] for code, one in shipped.items()}
            locales = {code: one[0] for code, one in shipped.items()}
            return words_of(own, self.documents["", "words"], locales)
        except Unreadable as error:
            self.problems += error.problems
        return None

    def records(self, kind: str, model: type[Record]) -> Iterator[tuple[str, Record]]:
        """(id, record) of each sound file of a kind, by file name."""
        for path in self.files(Path("data") / kind, ".yml"):
            record = self.read(kind, path.stem, path, model)
            if record is None:
                self.unread.add((kind, path.stem))
            elif record.id != path.stem:
                message = f"id khác tên tệp `{path.stem}` — sửa cho giống nhau"
                self.problems.append(self.documents[kind, path.stem].problem(("id",), message))
                self.unread |= {(kind, path.stem), (kind, record.id)}
            else:
                yield record.id, record

    def files(self, folder: Path, ending: str) -> Iterator[Path]:
        """The files of a folder with an ending, sorted; anything else there is a problem."""
        here = self.root / folder
        for path in sorted(here.iterdir()) if here.is_dir() else ():
            name = folder / path.name
            if path.name.startswith(".") or not self.inside(name):
                continue
            if path.suffix == ending and path.is_file():
                yield name
            else:
                self.complain(
                    name, f"không phải tệp {ending} — đổi đuôi thành {ending} hoặc dời đi"
                )

    def texts(self) -> Iterator[SourceText]:
        folder = Path("data/texts")
        here = self.root / folder
        for path in sorted(here.iterdir()) if here.is_dir() else ():
            if path.suffix == ".txt" and self.inside(folder / path.name):
                yield from self.text(folder / path.name)
            elif not path.name.endswith(".clauses.yml"):
                self.complain(folder / path.name, "ở đây chỉ có .txt và .clauses.yml — dời tệp đi")

    def text(self, path: Path) -> Iterator[SourceText]:
        source = path.stem
        clauses = self.read("texts", source, path.with_suffix(".clauses.yml"), ClauseList)
        try:
            text = read_text(self.root / path, str(path))
        except Unreadable as error:
            self.problems += error.problems
            clauses = None
        if clauses is None:
            self.unread.add(("texts", source))
        else:
            yield SourceText(source, text, clauses, self.documents["texts", source])

    def drawings(self) -> Iterator[tuple[str, Drawing]]:
        """(name, drawing) of each sound file of data/pictures/."""
        for path in self.files(Path("data/pictures"), ".svg"):
            try:
                drawing, problems = read_drawing(read_text(self.root / path, str(path)), str(path))
            except Unreadable as error:
                drawing, problems = None, list(error.problems)
            self.problems += problems
            if drawing is None:
                self.unread.add(("pictures", path.stem))
            else:
                yield path.stem, drawing

    def unknown_entries(self) -> None:
        """Complains of whatever lies in data/ and belongs to no kind."""
        files = ("data/plan.yml", "data/words.yml", ACCESSIBILITY, ISSUED)
        known = {*KINDS, *_NO_RECORDS, *(Path(file).name for file in files)}
        here = self.root / "data"
        for path in sorted(here.iterdir()) if here.is_dir() else ():
            if path.name not in known and not path.name.startswith("."):
                hint = did_you_mean(path.name, sorted(known), "xóa hoặc dời đi")
                self.complain(Path("data") / path.name, f"không biết tệp hay thư mục này — {hint}")

    def prose(self) -> Iterator[ProsePage]:
        """Each readable Markdown page of docs/<language>/; other files become attachments."""
        docs = self.root / self.choices.docs
        for path in sorted(docs.glob("*/**/*")):
            file, below = path.relative_to(self.root), path.relative_to(docs)
            if path.is_dir() or any(part.startswith(".") for part in below.parts):
                continue
            if not self.inside(file):
                continue
            language, name = below.parts[0], Path(*below.parts[1:])
            if setting := self.choices.left_out_by(language, name.as_posix()):
                self.left_out[language, name.as_posix()] = setting
                continue
            if path.suffix != ".md":
                self.attachments[language, name.as_posix()] = read_attachment(path)
                continue
            page = name.with_suffix("").as_posix()
            try:
                yield read_prose(path, file.as_posix(), language, page)
            except Unreadable as error:
                self.problems += error.problems
                self.unread.add((language, page))

    def unknown_languages(self, codes: Sequence[str]) -> None:
        """Complains of whatever lies in docs/ and is not the folder of a language."""
        docs = self.root / self.choices.docs
        for path in sorted(docs.iterdir()) if docs.is_dir() else ():
            if path.name not in codes and not path.name.startswith("."):
                message = f"không phải ngôn ngữ trong words.yml ({', '.join(codes)}) — dời đi"
                self.complain(Path(self.choices.docs) / path.name, message)
