"""The site's styles and scripts, each in one file whose name changes with its content."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from jinja2 import BaseLoader, Environment

from catalog.collected.catalog import Catalog
from catalog.environment.settings import Settings
from catalog.language.folding import WHOLE_LETTERS
from catalog.outputs.shared.templates import Press

_STYLES = ("tokens.css", "structure.css", "media.css")


@dataclass(frozen=True)
class HashedFile:
    """A file that pages load: its path from the site's root, and its text."""

    path: str
    text: str


def files(catalog: Catalog, settings: Settings, press: Press) -> Iterator[tuple[str, str]]:
    """(path, text) of each."""
    for asset in (stylesheet(catalog, press.pages), search_script(press.pages)):
        yield asset.path, asset.text


def stylesheet(catalog: Catalog, environment: Environment) -> HashedFile:
    """Tokens, goals' colours, structure and print as one file."""
    parts = [_source(environment, name) for name in _STYLES]
    parts += [goal_colours(catalog), _source(environment, "print.css")]
    return hashed("site", "css", "".join(parts))


def search_script(environment: Environment) -> HashedFile:
    """What the search page runs, after its table of letters that are more than a letter's marks."""
    table = json.dumps({letter.lower(): WHOLE_LETTERS[letter].lower() for letter in WHOLE_LETTERS})
    parts = [f"const wholeLetters = {table};\n"]
    parts += [_source(environment, name) for name in ("search-engine.js", "search.js")]
    return hashed("search", "js", "".join(parts))


def goal_colours(catalog: Catalog) -> str:
    """CSS: `--goal-N` and its wash for each goal that has a colour, and the class of each goal."""
    coloured = [(goal.number, goal.colour) for goal in catalog.goals if goal.colour]
    day = "".join(_pair(n, colour.light, colour.light_wash) for n, colour in coloured)
    night = "".join(_pair(n, colour.dark, colour.dark_wash) for n, colour in coloured)
    classes = "".join(
        f".pa-goal-{n} {{ --g: var(--goal-{n}); --gw: var(--goal-{n}-wash); }}\n"
        for n, _ in coloured
    )
    dark = f"@media screen and (prefers-color-scheme: dark) {{ :root {{{night} }} }}"
    return f":root {{{day} }}\n{dark}\n{classes}"


def _pair(number: int, line: str, wash: str) -> str:
    return f" --goal-{number}: {line}; --goal-{number}-wash: {wash};"


def _source(environment: Environment, name: str) -> str:
    loader = environment.loader
    assert isinstance(loader, BaseLoader)
    return loader.get_source(environment, f"look/{name}")[0]


def hashed(name: str, ending: str, text: str) -> HashedFile:
    """A file that a server may let browsers keep for ever: other text, other name."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return HashedFile(f"assets/{name}.{digest}.{ending}", text)
