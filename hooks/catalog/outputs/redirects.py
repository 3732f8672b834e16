"""A page at each address a record had before, leading to where it is now."""

from __future__ import annotations

from collections.abc import Iterator

from ..addresses import language_root, record_path
from ..catalog import Catalog
from ..model import KINDS
from ..settings import Settings
from .backlinks import page_of
from .templates import Press
from .view import View


def files(catalog: Catalog, settings: Settings, press: Press) -> Iterator[tuple[str, str]]:
    """(path, HTML) of each, in every language. An address on a poster must never die."""
    template = press.pages.get_template("redirect.html.jinja")
    for kind in (name for name, kind in KINDS.items() if kind.own_pages):
        for record in catalog.records[kind].values():
            for old in record.formerly:
                path = record_path(catalog, kind, old)
                for language in catalog.words.languages:
                    view = View(catalog, settings, language, path)
                    title, target = page_of(catalog, kind, record.id, language.code)
                    html = template.render(view=view, title=title, target=view.link(target))
                    yield language_root(catalog, language.code) + path, html
