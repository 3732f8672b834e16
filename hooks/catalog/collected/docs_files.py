"""Finds the files of docs/ that may be read: pages, and what they show or offer."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from catalog.collected.folders import Folders, trouble_with, twins
from catalog.language.spelling import near_language
from catalog.reading.choices import Choices
from catalog.reading.docs_kinds import BY_NAME, MARKDOWN, kind_of
from catalog.reading.file_names import LOOSE, STRICT, good_name, wrong_name
from catalog.reading.gate import SETTINGS, Entry, FileKind, NotRead, weigh
from catalog.reading.source import DocumentKey

_OF_PLUGINS = (".yml", ".yaml")


class DocsFile(NamedTuple):
    """A file or folder below that of a language: its path from there, and from the plan's."""

    language: str
    name: Path
    path: Path
    entry: Entry

    @property
    def ending(self) -> str:
        return "" if self.entry.is_folder else self.name.suffix

    @property
    def is_hidden(self) -> bool:
        """Whether it is for programs: MkDocs publishes no such file, but plugins may read it."""
        return any(part[0] == "." for part in self.name.parts)

    @property
    def good(self) -> Path:
        """The path below the language's folder that it could have."""
        parents = [_good_folder(one) for one in self.name.parts[:-1]]
        return Path(*parents, good_name(self.entry.name, self.ending, may_be_index=True))

    @property
    def lies_well(self) -> bool:
        """Whether the folders it lies in have names that may be parts of an address."""
        return not any(_wrong_folder(one) for one in self.name.parts[:-1])


@dataclass
class DocsFiles:
    """What is found in docs/; `unread` gets the keys of files that are there, but refused."""

    folders: Folders
    choices: Choices
    unread: set[DocumentKey]
    left_out: dict[tuple[str, str], str] = field(default_factory=dict)
    """The setting that leaves out a file, by (language, path with ending)."""

    @property
    def top(self) -> Path:
        return Path(self.choices.docs)

    def here(self) -> Sequence[Entry]:
        """What lies in docs/ itself: a folder for each language."""
        found = self.folders.listed(self.top, self.top).values()
        return [entry for entry in found if entry.name[0] != "."]

    def unknown_languages(self, codes: Sequence[str]) -> None:
        """Complains of whatever is not the folder of a language."""
        for entry in self.here():
            if entry.name not in codes or not entry.is_folder:
                near = near_language(entry.name, codes) if entry.is_folder else None
                hint = f"có phải là `{near}`?" if near else "dời đi"
                message = f"không phải ngôn ngữ trong words.yml ({', '.join(codes)}) — {hint}"
                self.folders.refuse(self.top / entry.name, entry.refusal or message)

    def find(self) -> list[DocsFile]:
        """Each file that may be read, by path."""
        languages = [entry.name for entry in self.here() if entry.is_folder]
        found = [
            file
            for language in languages
            for file, twin in self._walk(language)
            if self._is_for_readers(file) and self._is_fine(file, twin)
        ]
        return sorted(found, key=lambda file: file.path)

    def _walk(self, language: str) -> Iterator[tuple[DocsFile, str]]:
        """(file, name of its twin) of whatever lies below the folder of a language."""
        waiting = [Path()]
        while waiting:
            folder = waiting.pop()
            listed = self.folders.listed(self.top / language / folder, self.top).values()
            endings = [(one, "" if one.is_folder else Path(one.name).suffix) for one in listed]
            for entry, _, twin in twins(endings, may_be_index=True):
                name = folder / entry.name
                yield DocsFile(language, name, self.top / language / name, entry), twin
                if entry.is_folder and not entry.refusal:
                    waiting.append(name)

    def _is_for_readers(self, file: DocsFile) -> bool:
        """Whether it is neither hidden nor left out by a setting; what plugins read is weighed."""
        if file.is_hidden:
            weighed = SETTINGS if file.ending in _OF_PLUGINS else None
            if message := file.entry.refusal or self._wrong_size(file, weighed):
                self.folders.refuse(file.path, message)
            return False
        name = file.name.as_posix()
        is_folder = file.entry.is_folder
        setting = self.choices.left_out_by(file.language, f"{name}/" if is_folder else name)
        if setting and not is_folder:
            self.left_out[file.language, name] = setting
        return not setting

    def _is_fine(self, file: DocsFile, twin: str) -> bool:
        """Whether it is a file that may be read; if not, that is noted."""
        message = file.entry.refusal or _wrong_name(file, twin) or self._wrong_content(file)
        if message and file.lies_well:
            self.folders.refuse(file.path, message)
        if message or not file.lies_well:
            for name in (file.name, file.good):  # so that links to it are not called wrong as well
                key = name.with_suffix("") if name.suffix.lower() == MARKDOWN else name
                self.unread.add((file.language, key.as_posix()))
            return False
        return not file.entry.is_folder

    def _wrong_content(self, file: DocsFile) -> str:
        """What is wrong with the sort of a file and its size; empty if nothing is."""
        kind = None if file.entry.is_folder else kind_of(file.entry.name)
        if not kind and not file.entry.is_folder:
            ending = file.ending or file.entry.name
            return f"trang không đăng tệp `{ending}` — dời đi, hoặc lưu thành PDF, ảnh hay .md"
        return self._wrong_size(file, kind)

    def _wrong_size(self, file: DocsFile, kind: FileKind | None) -> str:
        try:
            size = weigh(self.folders.root / file.path, kind) if kind else 1
        except NotRead as refused:
            return str(refused)
        empty = kind and not kind.may_be_empty and not size
        return "tệp trống — chép lại, hoặc xóa" if empty else ""


def _wrong_name(file: DocsFile, twin: str) -> str:
    """What is wrong with the name of a file or folder; empty if nothing is."""
    if twin:
        return trouble_with(twin)
    if file.entry.is_folder:
        return _wrong_folder(file.entry.name)
    if file.entry.name in BY_NAME:
        return ""
    form = LOOSE
    if file.ending.lower() == MARKDOWN:
        form = STRICT
        for folder in file.name.parts[:-1]:
            if not STRICT.fullmatch(folder):
                good = good_name(folder, "", may_be_index=True)
                return f"thư mục `{folder}` không làm địa chỉ của trang được — đổi thành `{good}`"
    return wrong_name(file.entry.name, file.ending, form=form, may_be_index=True)


def _wrong_folder(name: str) -> str:
    return wrong_name(name, "", form=LOOSE, may_be_index=True)


def _good_folder(name: str) -> str:
    return good_name(name, "", may_be_index=True) if _wrong_folder(name) else name
