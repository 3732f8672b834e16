"""What search looks through: one entry for each record and page, in each language."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass

from markupsafe import Markup, escape

from ..addresses import HOME, index_path, language_root, record_path
from ..catalog import Catalog
from ..fields import Localised, LongText, walk
from ..longtext import to_plain
from ..model import KINDS
from ..prose import NOT_FOUND
from ..prose_html import to_page_html
from ..settings import Settings
from ..words import PAGES
from .templates import Press

FILE = "search/search_index.json"
_CONFIG = {
    "lang": ["vi"],  # its lunr file folds marks, for every language
    "separator": r"[\s\-–—,;:!?()\[\]“”\"…/]+|\.(?!\d)",
    "pipeline": ["stopWordFilter"],
    "fields": {"title": {"boost": 1000}, "text": {"boost": 1}, "tags": {"boost": 1000000}},
}
"""What the theme's search worker is told, https://lunrjs.com/guides/customising.html"""


@dataclass(frozen=True)
class Entry:
    """A place that search leads to, with its words as HTML text; `boost` lifts it."""

    location: str
    title: str
    text: str
    boost: int = 1


def files(catalog: Catalog, settings: Settings, press: Press) -> Iterator[tuple[str, str]]:
    """(path, JSON) of each language's index."""
    for code in catalog.language_codes:
        docs = [asdict(entry) for entry in entries(catalog, code)]
        text = json.dumps({"config": _CONFIG, "docs": docs}, ensure_ascii=False)
        yield language_root(catalog, code) + FILE, text


def entries(catalog: Catalog, language: str) -> Iterator[Entry]:
    """Home, plan and index pages, then records, then prose."""
    site = catalog.plan.site
    yield _entry(catalog, language, HOME, site.name, (site.headline, site.welcome))
    for name in PAGES:
        if catalog.has_page(name) and name not in ("search", "everything"):
            parts = (catalog.plan.summary, catalog.plan.number) if name == "plan" else ()
            title = catalog.words.pages[name].title
            yield _entry(catalog, language, index_path(catalog, name), title, parts)
    for name, kind in KINDS.items():
        for record in catalog.ordered(name):
            texts = tuple(text for _, text in walk(record, Localised) if text is not record.title)
            path = record_path(catalog, name, record.id)
            yield _entry(catalog, language, path, record.title, texts, kind.search_weight)
    for stem in sorted({path for _, path in catalog.prose} - {NOT_FOUND}):
        page = catalog.prose_shown(language, stem)
        text = Markup(to_page_html(page.body, lambda source: "")).striptags()
        yield Entry(f"{stem}.html", escape(page.front.title), escape(text))


def _entry(
    catalog: Catalog,
    language: str,
    path: str,
    title: Localised,
    texts: tuple[Localised, ...],
    boost: int = 1,
) -> Entry:
    words = [_plain(text, language, catalog.default_language) for text in texts]
    return Entry(
        path,
        escape(_plain(title, language, catalog.default_language)),
        escape(" · ".join(word for word in words if word)),
        boost,
    )


def _plain(text: Localised, language: str, default: str) -> str:
    words = text.shown(language, default)[1]
    return to_plain(words) if isinstance(text, LongText) else words
