"""Loads a folder with data/ and docs/ into a Catalog, and notes every problem on the way."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from catalog.collected.catalog import Catalog
from catalog.collected.chosen import as_chosen
from catalog.collected.data_files import CLAUSES, PICTURES, TEXTS, of_kind, unknown_entries
from catalog.collected.docs_files import DocsFiles
from catalog.collected.folders import Folders
from catalog.collected.page_templates import PageTemplates
from catalog.collected.used_files import Mentions, opened, used_files
from catalog.collected.words import Words, words_of
from catalog.model.issued import FILE as ISSUED
from catalog.model.issued import Issued
from catalog.model.kinds import KINDS
from catalog.model.measured import FILE as ACCESSIBILITY
from catalog.model.measured import Accessibility
from catalog.model.parts import Record
from catalog.model.plan import ClauseList, Plan
from catalog.model.words import PlanWords
from catalog.reading.attachments import Attachment, weigh_attachment
from catalog.reading.choices import NOTHING, Choices
from catalog.reading.docs_kinds import MARKDOWN
from catalog.reading.drawings import Drawing, read_drawing
from catalog.reading.gate import DRAWING, SOURCE_TEXT
from catalog.reading.icons import Icons
from catalog.reading.locales import read_locales
from catalog.reading.modelled_files import read_model
from catalog.reading.prose import ProsePage, read_prose
from catalog.reading.site_settings import others_may_add
from catalog.reading.source import Document, DocumentKey, Problem, Unreadable, read_text
from catalog.reading.source_texts import SourceText

M = TypeVar("M", bound=BaseModel)
PLAN, WORDS = "data/plan.yml", "data/words.yml"
_FILES = (Path(file).name for file in (PLAN, WORDS, ACCESSIBILITY, ISSUED))
_KNOWN = {*KINDS, TEXTS, PICTURES, *_FILES}
"""What may lie in data/."""


def load(root: Path, choices: Choices = NOTHING) -> tuple[Catalog | None, list[Problem]]:
    """The catalog of a folder and the problems of its files, as its owner chose to show them.

    The catalog is None without a plan and words. Wrong records are left out, but remembered.
    """
    loader = _Loader(root.resolve(), choices)
    with _without_collector():
        return loader.run(), loader.problems


@contextmanager
def _without_collector() -> Iterator[None]:
    """All that is read stays, but Python would look through it for garbage again and again."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@dataclass
class _Loader:
    root: Path
    choices: Choices
    problems: list[Problem] = field(default_factory=list)
    documents: dict[DocumentKey, Document] = field(default_factory=dict)
    unread: set[DocumentKey] = field(default_factory=set)
    attachments: dict[tuple[str, str], Attachment] = field(default_factory=dict)

    @cached_property
    def folders(self) -> Folders:
        return Folders(self.root, self.problems)

    @cached_property
    def docs(self) -> DocsFiles:
        return DocsFiles(self.folders, self.choices, self.unread)

    def run(self) -> Catalog | None:
        if self.choices.docs.startswith(("..", "/")):
            message = "ở ngoài thư mục của kế hoạch — chuyển thư mục ấy vào trong"
            self.problems.append(self.choices.problem(("docs_dir",), message))
            return None
        plan = self.read("", "plan", Path(PLAN), Plan)
        own = self.read("", "words", Path(WORDS), PlanWords)
        words = self.words(own) if own else None
        accessibility = self.optional("accessibility", Path(ACCESSIBILITY), Accessibility)
        issued = self.optional("issued", Path(ISSUED), Issued)
        records = {name: dict(self.records(name, kind.model)) for name, kind in KINDS.items()}
        texts = {text.source: text for text in self.texts()}
        drawings = dict(self.drawings())
        unknown_entries(self.folders, _KNOWN)
        prose = {(page.language, page.path): page for page in self.prose()}
        if plan is None or words is None:
            return None
        self.docs.unknown_languages(words.own.languages)
        if self.folders.lost:
            return None
        prose = {key: page for key, page in prose.items() if key[0] in words.own.languages}
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
            self.docs.left_out,
        )
        catalog, problems = as_chosen(self.with_pictures(catalog))
        self.problems += problems
        return catalog

    def with_pictures(self, catalog: Catalog) -> Catalog:
        """The catalog with each picture opened that is used; those that are wrong are left out."""
        mentioned = Mentions(self.root, self.choices, catalog.attachments).find()
        catalog = replace(catalog, mentioned=mentioned)
        attachments = dict(catalog.attachments)
        for key, found in opened(self.root, self.choices, attachments, used_files(catalog)):
            if isinstance(found, Unreadable):
                self.problems += found.problems
                self.unread.add(key)
                del attachments[key]
            else:
                attachments[key] = found
        return replace(catalog, attachments=attachments, unread=frozenset(self.unread))

    def read(self, kind: str, id: str, path: Path, model: type[M]) -> M | None:
        """A file as its model; None if it has problems, which are noted."""
        return self.read_listed(kind, id, path, model) if self.folders.may_read(path) else None

    def read_listed(self, kind: str, id: str, path: Path, model: type[M]) -> M | None:
        """The same of a file that may be read, since `of_kind` lists it."""
        try:
            found, self.documents[kind, id] = read_model(self.root / path, str(path), model)
            return found
        except Unreadable as error:
            self.problems += error.problems
        return None

    def optional(self, id: str, path: Path, model: type[M]) -> M | None:
        """A file as its model, or None if it does not exist or has problems."""
        if not self.folders.has(path):
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
        for path in of_kind(self.folders, kind, self.unread):
            record = self.read_listed(kind, path.stem, path, model)
            if record is None:
                self.unread.add((kind, path.stem))
            elif record.id != path.stem:
                message = f"id khác tên tệp `{path.stem}` — sửa cho giống nhau"
                self.problems.append(self.documents[kind, path.stem].problem(("id",), message))
                self.unread |= {(kind, path.stem), (kind, record.id)}
            else:
                yield record.id, record

    def texts(self) -> Iterator[SourceText]:
        for path in of_kind(self.folders, TEXTS, self.unread):
            text = path.with_name(path.name.removesuffix(CLAUSES) + ".txt")
            if path.suffix == ".txt":
                yield from self.text(path)
            elif not self.folders.has(text):
                message = f"thiếu tệp {text.name} — chép nguyên văn vào đó, hoặc xóa tệp này"
                self.folders.complain(path, message)
                self.unread.add(("texts", path.name.removesuffix(CLAUSES)))

    def text(self, path: Path) -> Iterator[SourceText]:
        source = path.stem
        clauses = self.read("texts", source, path.with_suffix(CLAUSES), ClauseList)
        try:
            text = read_text(self.root / path, str(path), SOURCE_TEXT)
        except Unreadable as error:
            self.problems += error.problems
            clauses = None
        if clauses is None:
            self.unread.add(("texts", source))
        else:
            yield SourceText(source, text, clauses, self.documents["texts", source])

    def drawings(self) -> Iterator[tuple[str, Drawing]]:
        """(name, drawing) of each sound file of data/pictures/."""
        for path in of_kind(self.folders, PICTURES, self.unread):
            try:
                text = read_text(self.root / path, str(path), DRAWING)
                drawing, problems = read_drawing(text, str(path))
            except Unreadable as error:
                drawing, problems = None, list(error.problems)
            self.problems += problems
            if drawing is None:
                self.unread.add(("pictures", path.stem))
            else:
                yield path.stem, drawing

    def prose(self) -> Iterator[ProsePage]:
        """Each readable Markdown page of docs/<language>/; other files become attachments."""
        templates = PageTemplates(self.root / self.choices.overrides, self.choices.overrides)
        for language, name, path, _ in self.docs.find():
            if path.suffix != MARKDOWN:
                attachment = weigh_attachment(self.root / path)
                self.attachments[language, name.as_posix()] = attachment
                continue
            page = name.with_suffix("").as_posix()
            try:
                found = read_prose(self.root / path, path.as_posix(), language, page)
                if not others_may_add(self.choices):
                    self.problems += templates.wrong(found)
                yield found
            except Unreadable as error:
                self.problems += error.problems
                self.unread.add((language, page))
