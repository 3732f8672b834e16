"""Makes Material's base.html the frame of every page, without what only its own script can use.

It wires nothing by itself: hooks/publish.py hands over the theme's Jinja environment.
"""

import re
from collections.abc import Callable, MutableMapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, Undefined
from jinja2.utils import missing
from mkdocs.config.base import LegacyConfig
from mkdocs.theme import Theme

from catalog.collected.reads import Reads
from catalog.environment.cache import Cache
from catalog.environment.compiled_templates import CompiledTemplates
from catalog.reading.source import Problem
from frame_parts import Once

BASE = "base.html"
INLINE_SCRIPTS = "partials/javascripts/"
"""Where Material keeps scripts that stand in the page, which the policy forbids."""
CUT = (
    # Checkboxes that open menu and search, a label over the page, a link and a box in their places.
    ('<input class="md-toggle"', "{% if config.extra.version %}"),
    # What its script says when something was copied.
    ('<div class="md-dialog"', '{% if "navigation.instant.progress" in features %}'),
)
"""Parts of Material's frame, from one text to just before another, that it has outside blocks.

Its announcement goes with the first: overrides/main.html has that block below the masthead.
"""
CHANGED = {
    """<html lang="{{ lang.t('language') }}" class="no-js">""": (
        '<html lang="{{ frame.view.language.code }}">'
    ),
    '<main class="md-main" data-md-component="main">': '<main id="main" tabindex="-1">',
}
_FOR_ITS_SCRIPT = re.compile(r' data-md-(?:component|type)="[^"]*"')


class UnknownFrame(Exception):
    """Raised with a part that the theme's frame lacks: it is not the one known here."""


def without_script(source: str) -> str:
    """Material's base.html without what its script needs. Raises UnknownFrame."""
    for begin, end in CUT:
        before, found, rest = source.partition(begin)
        _, also, after = rest.partition(end)
        if not (found and also):
            raise UnknownFrame(begin)
        source = before + also + after
    for old, new in CHANGED.items():
        if source.count(old) != 1:
            raise UnknownFrame(old)
        source = source.replace(old, new)
    return _FOR_ITS_SCRIPT.sub("", source)


class StrictName(StrictUndefined):
    """An error in place of a misspelt name, but nothing in place of what people may leave out.

    That is in `page.meta` and `config.extra`, where templates ask for a key that few pages have.
    """

    def __new__(cls, hint: str | None = None, obj: Any = missing, **more: Any) -> Any:
        is_free = isinstance(obj, dict | LegacyConfig)
        return Undefined(hint, obj, **more) if is_free else super().__new__(cls)


class FrameLoader(BaseLoader):
    """Loads our templates so that they escape everything and a misspelt name is an error.

    The theme's are loaded as they were written: without either.
    """

    def __init__(self, theme: Environment, own: Path, kept: Cache | None) -> None:
        assert theme.loader
        self.inner, self.own = theme.loader, own
        self.theirs = theme.overlay(
            loader=self,
            trim_blocks=True,
            lstrip_blocks=True,
            bytecode_cache=CompiledTemplates(kept),
        )
        self.ours = self.theirs.overlay(autoescape=True, undefined=StrictName)

    def get_source(
        self, environment: Environment, template: str
    ) -> tuple[str, str | None, Callable[[], bool] | None]:
        source, file, is_fresh = self.inner.get_source(environment, template)
        if template == BASE:
            source = without_script(source)
        elif template.startswith(INLINE_SCRIPTS):
            source = ""
        return source, file, is_fresh

    def load(
        self,
        environment: Environment,
        name: str,
        globals: MutableMapping[str, Any] | None = None,
    ) -> Template:
        chosen = self.ours if (self.own / name).is_file() else self.theirs
        return super().load(chosen, name, globals)


def frame_problems(folders: list[str], settings: str) -> list[Problem]:
    """What is wrong in the file of settings that chose a theme with these folders."""
    files = (Path(folder, BASE) for folder in folders)
    found = next((file for file in files if file.is_file()), None)
    try:
        if not found:
            raise UnknownFrame(BASE)
        without_script(found.read_text(encoding="utf-8"))
    except UnknownFrame as error:
        message = f"khung trang thiếu `{error}` — ghi `name: material`, cài đúng requirements.txt"
        return [Problem(Path(settings).name, 1, 1, "theme", message)]
    return []


def use_frame(theme: Environment, own: Path, kept: Cache | None, reads: Reads) -> None:
    """Makes a theme's environment load its frame and our templates in `own` as described above.

    What it compiles is kept in `kept`, if there is one; `reads` knows what is read for a page.
    """
    theme.add_extension(Once)
    vars(theme.extensions[Once.identifier])["reads"] = reads
    theme.loader = FrameLoader(theme, own, kept)


def fit_theme(theme: Theme, language: str, *, has_404: bool) -> None:
    """Lets a theme speak the language of the pages, or English where it has no words of it."""
    vars(theme)["get_env"] = partial(_without_files, theme.get_env)
    words = (Path(folder, "partials", "languages", f"{language}.html") for folder in theme.dirs)
    theme["language"] = language if any(path.is_file() for path in words) else "en"
    theme.static_templates = {"404.html"} if has_404 else set()


def _without_files(environment_of_theme: Callable[[], Environment]) -> Environment:
    """A theme's environment that lists no files: no page needs one of Material's thousands."""
    environment = environment_of_theme()
    vars(environment.loader)["list_templates"] = list
    return environment
