"""Reads what a site's owner chose in mkdocs.yml, each setting with its place in the file."""

import posixpath
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import yaml
from pathspec import GitIgnoreSpec
from yaml.constructor import ConstructorError, SafeConstructor

from catalog.reading.gate import SETTINGS, NotRead, read_bytes
from catalog.reading.source import Document, Node, Plain, Problem, Step, Unreadable, Value, decoded
from catalog.reading.yaml_limits import beyond_limits
from catalog.reading.yaml_syntax import NO_NAME, NO_VALUE, NO_VARIABLE, syntax_problem

FILE = "mkdocs.yml"
DOCS = "docs"
"""Where prose lies if nothing else is chosen."""
SAYS_NOTHING = ("", "-")
"""What stands where a setting must be there, but is not meant."""
_INHERIT = ("INHERIT",)
NAV_TITLES = ("extra", "nav_translations")
"""Titles of `nav` in other languages, as mkdocs-static-i18n has them: `{en: {Trang: Page}}`."""
NAMED_IN_PYTHON = "!!python/name:"
CALLED_IN_PYTHON = "!!python/object/apply:"
"""Begins the only key of a mapping whose value holds what a function is called with."""
_FALSE = ("false", "no", "off")
_PYTHON = "tag:yaml.org,2002:python/name:"
_CALL = "tag:yaml.org,2002:python/object/apply:"
_WITH_FORM = [f"tag:yaml.org,2002:{name}" for name in ("bool", "float", "int", "timestamp")]
_FROM_ENVIRONMENT = "!ENV"


@dataclass(frozen=True)
class Choices:
    """The settings of a file, and behind them those of the files that it inherits."""

    documents: Sequence[Document] = ()
    with_drafts: bool = False
    """Whether pages that `draft_docs` names are shown, as in a preview."""
    in_folders: bool = False
    """Whether each page has a folder of its own, so that its address ends in a slash."""

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
        settings = ("exclude_docs",) if self.with_drafts else ("exclude_docs", "draft_docs")
        return {
            name: GitIgnoreSpec.from_lines(self.text(name).splitlines())
            for name in settings
            if self.text(name)
        }


NOTHING = Choices()
"""Where nobody chose anything."""


class _Reader(NamedTuple):
    environment: Mapping[str, str]
    seen: dict[int, Node]

    def node(self, found: yaml.Node) -> Node:
        """A node that knows its place. Raises yaml.YAMLError.

        An alias leads to the same node, so that this follows each only once. Who walks the nodes
        meets it again at each place, which `beyond_limits` keeps few.
        """
        if id(found) not in self.seen:
            line, column = found.start_mark.line + 1, found.start_mark.column + 1
            is_text = found.tag.endswith(":str")
            self.seen[id(found)] = Node(line, column, None)
            self.seen[id(found)] = Node(line, column, self.value(found), is_text)
        return self.seen[id(found)]

    def value(self, found: yaml.Node) -> Value:
        if found.tag == _FROM_ENVIRONMENT:
            return self.from_environment(found)
        if found.tag.startswith(_CALL):
            line, column = found.start_mark.line + 1, found.start_mark.column + 1
            name = CALLED_IN_PYTHON + found.tag.removeprefix(_CALL)
            found.tag = ""  # the rest is read as what it is
            return {name: (Node(line, column, name), Node(line, column, self.value(found)))}
        if isinstance(found, yaml.MappingNode):
            SafeConstructor().flatten_mapping(found)  # what `<<` takes from elsewhere
            for key, _ in found.value:
                _require(isinstance(key, yaml.ScalarNode), NO_NAME, key)
            pairs = [(self.node(key), self.node(value)) for key, value in found.value]
            return {str(key.value): (key, value) for key, value in pairs}
        if isinstance(found, yaml.SequenceNode):
            return [self.node(item) for item in found.value]
        if found.tag.startswith(_PYTHON):
            return NAMED_IN_PYTHON + found.tag.removeprefix(_PYTHON)
        _require(_has_meaning(found), NO_VALUE, found)
        return None if found.tag.endswith(":null") else str(found.value)

    def from_environment(self, found: yaml.Node) -> Value:
        """The first variable that is set; of a list, else its last item."""
        names = found.value if isinstance(found, yaml.SequenceNode) else [found]
        *asked, default = names if len(names) > 1 else [*names, None]
        for one in asked:
            _require(isinstance(one, yaml.ScalarNode), NO_VARIABLE, one)
        return next(
            (self.environment[one.value] for one in asked if one.value in self.environment),
            self.value(default) if default else None,
        )


def _require(holds: bool, otherwise: str, found: yaml.Node) -> None:
    if not holds:
        raise ConstructorError(None, None, otherwise, found.start_mark)


def _has_meaning(found: yaml.Node) -> bool:
    """Whether YAML can make of the letters what they look like, or say that they are."""
    if found.tag not in _WITH_FORM:
        return True
    try:
        SafeConstructor().construct_object(found)
    except (ArithmeticError, AttributeError, LookupError, ValueError):  # of a date, a truth value
        return False
    return True


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
    with_drafts: bool = False,
    in_folders: bool | None = None,
) -> Choices:
    """The choices of a file; none if it is not there. Raises Unreadable.

    A publisher may have been told otherwise of `in_folders`.
    """
    documents = tuple(_documents(file, file.name, environment, ()))
    if in_folders is None:  # true if nobody says otherwise, as MkDocs has it
        written = Choices(documents).text("use_directory_urls").lower()
        in_folders = bool(documents) and written not in _FALSE
    return Choices(documents, with_drafts, in_folders)


def _documents(
    file: Path, name: str, environment: Mapping[str, str], heirs: Sequence[Path]
) -> list[Document]:
    """A file, and those that it inherits; `heirs` are those that inherit it."""
    if not (file.exists() or file.is_symlink()):
        return []
    document = _document(file, name, environment)
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


def _document(file: Path, name: str, environment: Mapping[str, str]) -> Document:
    try:
        text = decoded(read_bytes(file, SETTINGS), name)
        if problem := beyond_limits(text, name):
            raise Unreadable([problem])
        root = yaml.compose(text, yaml.CSafeLoader)
        return Document(name, _Reader(environment, {}).node(root) if root else Node(1, 1, {}))
    except NotRead as refused:
        raise Unreadable.refused(name, refused) from None
    except yaml.YAMLError as error:
        raise Unreadable([syntax_problem(error, name)]) from None
