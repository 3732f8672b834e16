"""Reads what a site's owner chose in mkdocs.yml, each setting with its place in the file."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pathspec import GitIgnoreSpec

from catalog.reading.settings_yaml import read_settings_file
from catalog.reading.source import Document, Node, Plain, Problem, Step, Unreadable

FILE = "mkdocs.yml"
DOCS = "docs"
OVERRIDES = "overrides"
"""Where prose and templates lie if nothing else is chosen."""
SAYS_NOTHING = ("", "-")
"""What stands where a setting must be there, but is not meant."""
_INHERIT = ("INHERIT",)
NAV_TITLES = ("extra", "nav_translations")
"""Titles of `nav` in other languages, as mkdocs-static-i18n has them: `{en: {Trang: Page}}`."""
_FALSE = ("false", "no", "off")


@dataclass(frozen=True)
class Choices:
    """The settings of a file, and behind them those of the files that it inherits."""

    documents: Sequence[Document] = ()
    in_preview: bool = False
    """Whether pages are shown under `mkdocs serve`, with those that `draft_docs` names."""
    in_folders: bool = False
    """Whether each page has a folder of its own, so that its address ends in a slash."""
    on_request: bool = False
    """Whether a preview makes what takes long once somebody asks for it."""

    def at(self, *path: Step) -> Plain:
        """A setting without its place; None if nobody wrote it."""
        found = self.node(*path)
        return found.plain() if found else None

    def node(self, *path: Step) -> Node | None:
        """A setting with its places."""
        found = self._holder(path)
        return _down(found.root, path) if found else None

    def text(self, *path: Step) -> str:
        """A setting that is text; empty if nobody wrote it, or wrote that it says nothing."""
        value = self.at(*path)
        return value if isinstance(value, str) and value not in SAYS_NOTHING else ""

    def leaves(self, *path: Step) -> Iterator[tuple[tuple[Step, ...], str]]:
        """(path, words) of each text in a setting of many parts."""
        node = self.node(*path)
        if node:
            yield from _leaves(node, path)

    def listed(self, setting: str) -> Iterator[tuple[tuple[Step, ...], str, Node | None]]:
        """(path, name, options) of each item of a list; one with options is a mapping of one.

        A second name in it is a mistake of indentation, which `reading/site_settings.py` finds.
        """
        node = self.node(setting)
        found = node.value if node else None
        if isinstance(found, dict):
            yield from (((setting, name), name, value) for name, (_, value) in found.items())
        for index, item in enumerate(found if isinstance(found, list) else ()):
            if isinstance(item.value, dict):
                for name, (_, value) in [*item.value.items()][:1]:
                    yield (setting, index, name), name, value
            elif isinstance(item.value, str):
                yield (setting, index), item.value, None

    def words(self) -> Iterator[str]:
        """Each text of each file, whatever it is for."""
        for document in self.documents:
            yield from (words for _, words in _leaves(document.root, ()))

    def problem(self, path: Sequence[Step], message: str, *, at_key: bool = False) -> Problem:
        """A problem with a setting, where it is written."""
        nowhere = Document(FILE, Node(1, 1, None))
        holder = self._holder(path) or next(iter(self.documents), nowhere)
        return holder.problem(path, message, at_key=at_key)

    def _holder(self, path: Sequence[Step]) -> Document | None:
        return next((one for one in self.documents if one.root.has(path)), None)

    @property
    def docs(self) -> str:
        """The folder that has a folder of prose for each language."""
        return posixpath.normpath(self.text("docs_dir") or DOCS)

    @property
    def overrides(self) -> str:
        """The folder of templates that stand in place of the theme's."""
        return self.text("theme", "custom_dir") or OVERRIDES

    def left_out_by(self, language: str, name: str) -> str:
        """The setting that leaves out a file of a language's folder; empty if it is shown."""
        for setting, spec in self._patterns.items():
            found = [spec.check_file(path) for path in (name, f"{language}/{name}")]
            last = max(found, key=lambda one: -1 if one.index is None else one.index)
            if last.include:
                return setting
        return ""

    @cached_property
    def _patterns(self) -> Mapping[str, GitIgnoreSpec]:
        """What is left out, by setting, in the manner of .gitignore."""
        settings = ("exclude_docs",) if self.in_preview else ("exclude_docs", "draft_docs")
        return {
            name: GitIgnoreSpec.from_lines(self.text(name).splitlines())
            for name in settings
            if self.text(name)
        }


NOTHING = Choices()
"""Where nobody chose anything."""


def _leaves(node: Node, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], str]]:
    if isinstance(node.value, list):
        for index, item in enumerate(node.value):
            yield from _leaves(item, (*path, index))
    elif isinstance(node.value, dict):
        for key, (_, value) in node.value.items():
            yield from _leaves(value, (*path, key))
    elif node.value:
        yield path, node.value


def _down(node: Node, path: Sequence[Step]) -> Node:
    for step in path:
        found = node.child(step)
        assert found
        node = found[1]
    return node


def read_choices(
    file: Path,
    environment: Mapping[str, str],
    *,
    in_preview: bool = False,
    in_folders: bool | None = None,
    on_request: bool = False,
) -> Choices:
    """The choices of a file; none if it is not there. Raises Unreadable.

    A publisher may have been told otherwise of `in_folders`.
    """
    documents = tuple(_documents(file, file.name, environment, ()))
    if in_folders is None:  # true if nobody says otherwise, as MkDocs has it
        written = Choices(documents).text("use_directory_urls").lower()
        in_folders = bool(documents) and written not in _FALSE
    return Choices(documents, in_preview, in_folders, on_request)


def _documents(
    file: Path, name: str, environment: Mapping[str, str], heirs: Sequence[Path]
) -> list[Document]:
    """A file, and those that it inherits; `heirs` are those that inherit it."""
    if not (file.exists() or file.is_symlink()):
        return []
    document = read_settings_file(file, name, environment)
    parent = Choices((document,)).text(*_INHERIT)
    if not parent:
        return [document]
    seen, inherited = (*heirs, file.resolve()), file.parent / parent
    if inherited.resolve() in seen:
        raise Unreadable([document.problem(_INHERIT, "kế thừa vòng quanh — sửa tên tệp")])
    found = _documents(inherited, parent, environment, seen)
    if not found:
        raise Unreadable([document.problem(_INHERIT, f"không có tệp `{parent}` — sửa lại tên")])
    return [document, *found]
