"""One module an output: each turns a Catalog into files, without clock, network or chance.

A module here that has a function `files` is an output; adding one is adding the module.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterator
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from ..addresses import language_root
from ..catalog import Catalog
from ..settings import Settings
from .pages import Writer
from .templates import Press
from .templates import press as open_press


def static_files(
    catalog: Catalog, settings: Settings, press: Press
) -> Iterator[tuple[str, str | bytes]]:
    """(path from the site's root, content) of every output that is not a page of the site."""
    for module in sorted(pkgutil.iter_modules(__path__), key=lambda module: module.name):
        output = importlib.import_module(f"{__name__}.{module.name}")
        if hasattr(output, "files"):
            yield from output.files(catalog, settings, press)


def write_all(catalog: Catalog, settings: Settings, target: Path) -> int:
    """Writes every output as a plain file below `target`; how many there are."""
    press = open_press()
    files = dict(static_files(catalog, settings, press))
    files |= dict(_plain_pages(catalog, settings, press.pages, files.keys()))
    for path, content in files.items():
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (target / path).write_bytes(data)
    return len(files)


def _plain_pages(
    catalog: Catalog, settings: Settings, environment: Environment, files: Collection[str]
) -> Iterator[tuple[str, str]]:
    """The pages as whole documents, without a theme."""
    template = environment.get_template("document.html.jinja")
    for language in catalog.words.languages:
        for page in Writer(catalog, settings, environment, language, files).pages():
            html = template.render(page=page, language=language.code, body=Markup(page.html))
            yield language_root(catalog, language.code) + page.path, html
