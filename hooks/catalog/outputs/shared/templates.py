"""Opens the templates of pages and pictures, and says where one is wrong."""

import traceback
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)

from catalog import GENERATOR
from catalog.environment.cache import Cache
from catalog.environment.typesetting import Setter
from catalog.reading.source import Problem

FOLDER = GENERATOR / "templates"


@cache  # it reads a template again when its file has changed
def environment(folder: Path = FOLDER) -> Environment:
    """An environment that escapes everything, and in which a misspelt name is an error."""
    return Environment(
        loader=FileSystemLoader(folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class Press:
    """What is read from disk before anything is made: `pages` writes text, `setter` sets sheets."""

    pages: Environment
    setter: Setter


@cache
def press(kept: Path | None, folder: Path = FOLDER) -> Press:
    """The press of a folder of templates; what it sets is kept in `kept`, if that is a folder."""
    return Press(environment(folder), Setter.read(folder, Cache(kept) if kept else None))


def syntax_problems(theme: Environment, changed: Path) -> list[Problem]:
    """What is wrong in the theme's templates that lie in `changed`, before any page is made."""
    problems = []
    for path in sorted(changed.rglob("*.html")) if changed.is_dir() else ():
        try:
            theme.get_template(path.relative_to(changed).as_posix())
        except TemplateSyntaxError as error:
            problems.append(template_problem(error))
    return problems


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
    path = Path(file)
    name = path.relative_to(GENERATOR) if path.is_relative_to(GENERATOR) else path
    message = f"khuôn trang có lỗi ({error.message}) — sửa dòng này"
    return Problem(name.as_posix(), line, 1, "", message)
