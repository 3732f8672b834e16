"""Opens the templates of pages and pictures, and says where one is wrong."""

import re
import traceback
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)

from catalog import GENERATOR
from catalog.environment.admin_program import Guide, read_guide
from catalog.environment.cache import Cache
from catalog.environment.compiled_templates import CompiledTemplates
from catalog.environment.kept import Kept
from catalog.environment.typesetting import Setter
from catalog.reading.gate import STYLE, NotRead, weigh
from catalog.reading.messages import did_you_mean
from catalog.reading.source import Problem

FOLDER = GENERATOR / "templates"
NO_PAGE = "trang 404 không có `page` — đặt dòng này giữa `{% if page %}` và `{% endif %}`"
_OF_NOTHING = "'None' has no attribute"
_PAGE = re.compile(r"\bpage\.")


@cache  # it reads a template again when its file has changed
def environment(folder: Path = FOLDER, kept: Cache | None = None) -> Environment:
    """An environment that escapes everything, and in which a misspelt name is an error.

    What it compiles is kept in `kept`, if there is one.
    """
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=CompiledTemplates(kept),
    )


@dataclass(frozen=True)
class Press:
    """What is read from disk before anything is made: `pages` writes text, `setter` sets sheets."""

    pages: Environment
    setter: Setter
    kept: Kept | None = None
    """What keeps texts between builds."""

    @cached_property
    def guide(self) -> Guide:
        """The guide to the form for editors, for a site that has the form."""
        return read_guide()

    @property
    def cache(self) -> Cache | None:
        """Where both keep what they make, and the frame does, so that all of it is counted."""
        return self.setter.cache


@cache
def press(kept: Path | None, folder: Path = FOLDER) -> Press:
    """The press of a folder of templates; what it makes is kept in `kept`, if that is a folder."""
    store = Cache(kept) if kept else None
    texts = Kept(kept) if kept else None
    return Press(environment(folder, store), Setter.read(folder, store), texts)


def syntax_problems(theme: Environment, changed: Path) -> list[Problem]:
    """What is wrong in the theme's templates that lie in `changed`, before any page is made."""
    problems: list[Problem] = []
    blocks = cache(lambda name: set(_blocks(theme, name)))  # what many of them extend
    for path in sorted(changed.rglob("*.html")) if changed.is_dir() else ():
        name = path.relative_to(changed).as_posix()
        try:
            weigh(path, STYLE)  # Jinja would wait for a pipe
            theme.get_template(name)
            problems += _lost_blocks(theme, name, path, blocks)
        except NotRead as refused:
            problems.append(Problem(_name(path), 1, 1, "", str(refused)))
        except TemplateSyntaxError as error:
            problems.append(template_problem(error))
    return problems


def _lost_blocks(
    theme: Environment, name: str, path: Path, blocks: Callable[[str], set[str]]
) -> Iterator[Problem]:
    """Each block that would show nowhere, since what the template extends has none of its name."""
    if b"extends" not in path.read_bytes():  # most do not, and to parse one takes long
        return
    tree = _tree(theme, name)
    known = {block for parent in _parents(tree) for block in blocks(parent)}
    for node in tree.body if known else ():
        if isinstance(node, nodes.Block) and node.name not in known:
            hint = did_you_mean(
                node.name, sorted(known), "xem tên các khối trong overrides/main.html"
            )
            message = f"khung trang không có khối `{node.name}` — {hint}"
            yield Problem(_name(path), node.lineno, 1, "", message)


def _tree(theme: Environment, name: str) -> nodes.Template:
    assert theme.loader
    source, file, _ = theme.loader.get_source(theme, name)
    return theme.parse(source, name, file)


def _parents(tree: nodes.Template) -> Iterator[str]:
    for node in tree.find_all(nodes.Extends):
        if isinstance(node.template, nodes.Const):
            yield str(node.template.value)


def _blocks(theme: Environment, name: str) -> Iterator[str]:
    """The name of each block that a template has, or what it extends. Raises TemplateNotFound."""
    tree = _tree(theme, name)
    yield from (block.name for block in tree.find_all(nodes.Block))
    for parent in _parents(tree):
        yield from _blocks(theme, parent)


def _name(path: Path) -> str:
    """A file as people see it: from the generator's folder, if it lies there."""
    return (path.relative_to(GENERATOR) if path.is_relative_to(GENERATOR) else path).as_posix()


def template_problem(error: TemplateError) -> Problem:
    """Where a template is wrong, and Jinja's own words for it (they name what is missing)."""
    if isinstance(error, TemplateNotFound):
        return Problem(f"templates/{error.name}", 1, 1, "", "thiếu khuôn trang này — tạo lại tệp")
    if isinstance(error, TemplateSyntaxError):
        file, line = error.filename or "", error.lineno
    else:
        frames = traceback.extract_tb(error.__traceback__)
        frame = [frame for frame in frames if frame.filename.endswith((".jinja", ".html"))][-1]
        file, line = frame.filename, frame.lineno or 1
        if str(error.message).startswith(_OF_NOTHING) and _PAGE.search(frame.line or ""):
            return Problem(_name(Path(file)), line, 1, "", NO_PAGE)
    message = f"khuôn trang có lỗi ({error.message}) — sửa dòng này"
    return Problem(_name(Path(file)), line, 1, "", message)
