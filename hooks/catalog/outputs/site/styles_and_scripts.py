"""Writes the site's styles and scripts, each as one file whose name changes with its content."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from jinja2 import BaseLoader, Environment
from rcssmin import cssmin

from catalog.collected.catalog import Catalog
from catalog.language.folding import WHOLE_LETTERS
from catalog.outputs.shared.edition import Edition

_STYLES = (
    "tokens.css",
    "structure.css",
    "tables.css",
    "folds.css",
    "prose.css",
    "media.css",
    "print.css",
)

_SEARCH = ("search-words.js", "search-postings.js", "search-engine.js", "search.js")


@dataclass(frozen=True)
class HashedFile:
    """A file that pages load: its path from the site's root, and its text."""

    path: str
    text: str


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """(path, text) of each."""
    pages = edition.press.pages
    for asset in (stylesheet(edition.catalog, pages), search_script(pages), sheet_script(pages)):
        yield asset.path, asset.text


def stylesheet(catalog: Catalog, environment: Environment) -> HashedFile:
    """The plan's colours, other tokens, structure and print as one file, without comments."""
    parts = [colours(catalog), *(source(environment, name) for name in _STYLES)]
    return hashed("site", "css", cssmin("".join(parts)))


def search_script(environment: Environment) -> HashedFile:
    """What the search page runs, after a table of letters that Unicode does not decompose."""
    table = json.dumps({letter.lower(): WHOLE_LETTERS[letter].lower() for letter in WHOLE_LETTERS})
    parts = [f"const wholeLetters = {table};\n"]
    parts += [_bare(source(environment, name)) for name in _SEARCH]
    return hashed("search", "js", "".join(parts))


def _bare(text: str) -> str:
    """A script without indents and lines that are comments."""
    lines = map(str.strip, text.splitlines())
    return "".join(f"{line}\n" for line in lines if not line.startswith("//"))


def sheet_script(environment: Environment) -> HashedFile:
    """What the page runs that answers to the code of a sheet."""
    return hashed("sheets", "js", source(environment, "sheets.js"))


def colours(catalog: Catalog) -> str:
    """CSS: the site's own colours, and `--goal-N`, its wash and the class of each goal with one."""
    palette = catalog.plan.site.palette
    light, dark, classes = palette.schemes["light"], palette.schemes["dark"], ""
    for goal in catalog.goals:
        if goal.colour:
            line, wash = f"goal-{goal.number}", f"goal-{goal.number}-wash"
            light |= {line: goal.colour.light, wash: goal.colour.light_wash}
            dark |= {line: goal.colour.dark, wash: goal.colour.dark_wash}
            classes += f".pa-{line} {{ --g: var(--{line}); --gw: var(--{wash}); }}\n"
    night = f"@media screen and (prefers-color-scheme: dark) {{ {_root(dark)} }}\n"
    paper = f"@media print {{ {_root({'accent': palette.print.accent})} }}\n"
    return f"{_root(light)}\n{night}{paper}{classes}"


def _root(colours: Mapping[str, str]) -> str:
    named = (f" --{name.replace('_', '-')}: {colour};" for name, colour in colours.items())
    return f":root {{{''.join(named)} }}"


def source(environment: Environment, name: str) -> str:
    """The text of a file of the look."""
    loader = environment.loader
    assert isinstance(loader, BaseLoader)
    return loader.get_source(environment, f"look/{name}")[0]


def hashed(name: str, ending: str, text: str) -> HashedFile:
    """A file that browsers may keep for ever, since another text gives it another name."""
    digest = hashlib.sha256(text.encode()).hexdigest()[:10]
    return HashedFile(f"assets/{name}.{digest}.{ending}", text)
