"""One module an output: each turns a Catalog into files, without clock, network or chance.

A module here that has a function `files` is an output; adding one is adding the module.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from catalog.collected.addresses import language_root
from catalog.collected.catalog import Catalog
from catalog.environment.settings import Settings
from catalog.outputs.kit.kit import Kit, make_kit
from catalog.outputs.pages.writer import Writer
from catalog.outputs.shared.templates import Press
from catalog.outputs.shared.templates import press as open_press
from catalog.reading.source import Problem


@dataclass(frozen=True)
class Made:
    """Everything but pages: `files` by path from the site's root, the kit's among them."""

    files: Mapping[str, str | bytes]
    kit: Kit
    problems: tuple[Problem, ...]


def make(catalog: Catalog, settings: Settings, press: Press) -> Made:
    """Every output that is no page, and what is wrong with the words of some."""
    kit, problems = make_kit(catalog, settings, press)
    files = dict(kit.files())
    for found in _of_modules(catalog, settings, press):
        if isinstance(found, Problem):
            problems.append(found)
        else:
            files[found[0]] = found[1]
    return Made(files, kit, tuple(problems))


def _of_modules(
    catalog: Catalog, settings: Settings, press: Press
) -> Iterator[tuple[str, str | bytes] | Problem]:
    found = pkgutil.walk_packages(__path__, f"{__name__}.")
    for name in sorted(module.name for module in found):
        output = importlib.import_module(name)
        if hasattr(output, "files"):
            yield from output.files(catalog, settings, press)


def write_all(catalog: Catalog, settings: Settings, target: Path) -> int:
    """Writes every output as a plain file below `target`; how many there are."""
    press = open_press(settings.cache)
    made = make(catalog, settings, press)
    files = {**made.files, **dict(_plain_pages(catalog, settings, press.pages, made))}
    for path, content in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (target / path).write_bytes(data)
    return len(files)


def _plain_pages(
    catalog: Catalog, settings: Settings, environment: Environment, made: Made
) -> Iterator[tuple[str, str]]:
    """The pages as whole documents, without a theme."""
    template = environment.get_template("document.html.jinja")
    for language in catalog.words.languages:
        for page in Writer(
            catalog, settings, environment, language, made.files.keys(), made.kit
        ).pages():
            html = template.render(page=page, language=language.code, body=Markup(page.html))
            yield language_root(catalog, language.code) + page.path, html
