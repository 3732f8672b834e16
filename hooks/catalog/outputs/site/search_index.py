"""Writes what search looks through: one entry for each record and page of a language."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from catalog.collected.addresses import index_path, record_path
from catalog.collected.catalog import Catalog
from catalog.model.kinds import KINDS, Contact, Term
from catalog.model.pages import PAGES
from catalog.model.parts import Quote, Record, Told
from catalog.model.texts import Localised
from catalog.model.values import walk
from catalog.model.words import LanguageWords
from catalog.outputs.shared.edition import Edition
from catalog.outputs.site.styles_and_scripts import HashedFile, hashed


@dataclass(frozen=True)
class SearchEntry:
    """A place that search leads to; `names` count like its title, `boost` multiplies its score."""

    location: str
    title: str
    names: Sequence[str]
    text: str
    boost: float = 1


def search_index(
    edition: Edition,
    language: LanguageWords,
    texts: Mapping[str, str],
    others: Iterable[SearchEntry],
    unsearched: Collection[str] = (),
) -> HashedFile:
    """The index of a language: a script, since a page in a folder may load it.

    `texts` has the words of prose pages by path where a publisher has rendered them by itself,
    `others` what somebody else adds, and `unsearched` the paths of pages that are left out.
    """
    link = edition.view(language, index_path(edition.catalog, "search")).link
    rows = [
        [link(entry.location), entry.title, entry.names, entry.text, entry.boost]
        for entry in (*Indexer(edition, language, texts).entries(), *others)
        if entry.location not in unsearched
    ]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    return hashed(f"index-{language.code}", "js", f"siteSearch.load({text});\n")


@dataclass(frozen=True)
class Indexer:
    """Writes the entries of one language."""

    edition: Edition
    language: LanguageWords
    texts: Mapping[str, str]

    @property
    def catalog(self) -> Catalog:
        return self.edition.catalog

    def entries(self) -> Iterator[SearchEntry]:
        """Home, plan and index pages, then records, then prose."""
        for name, page in PAGES.items():
            if page.search_weight and self.catalog.has_page(name):
                yield self.page(name, page.search_weight)
        for name, kind in KINDS.items():
            for record in self.catalog.ordered(name):
                yield self.record(name, record, kind.record_weight)
        for stem in self.catalog.stems:
            prose, path = (
                self.catalog.prose_shown(self.language.code, stem),
                self.catalog.prose_path(stem),
            )
            front = prose.front
            if not front.search.exclude:
                words = self.texts.get(path) or self.edition.prose.words(prose.body)
                boost = float(front.search.boost) if front.search.boost != 1 else 1
                text = Markup(words).striptags()
                yield SearchEntry(path, front.title, front.known_as, text, boost)

    def record(self, kind: str, record: Record, boost: float) -> SearchEntry:
        names = [record.clause] if isinstance(record, Quote) else []
        if isinstance(record, Contact):
            names += [record.dial, record.dial.replace(" ", "")]
        names += map(self.plain, record.known_as)
        if isinstance(record, Term):
            names += [self.plain(name) for name in (record.abbreviation, *record.also) if name]
        texts = (
            text
            for path, text in walk(record, Localised)
            # the words for the outreach kit repeat what the page says
            if path[0] not in {"title", "known_as", *Told.model_fields}
        )
        title, path = self.plain(record.title), record_path(self.catalog, kind, record.id)
        return SearchEntry(path, title, names, self.joined(texts), boost)

    def page(self, name: str, boost: float) -> SearchEntry:
        """A page that is not one record's; first page and plan are found by their own words."""
        plan, site = self.catalog.plan, self.catalog.plan.site
        title = self.catalog.page_title(name)
        names: Sequence[Localised] = ()
        texts: Sequence[Localised] = ()
        if name == "home":
            title, texts = site.name, (site.headline, site.welcome)
        elif name == "plan":
            names = (plan.short_title, plan.number, plan.title)
            texts = (plan.summary, *(objective.text for objective in plan.objectives))
        path, plain_names = index_path(self.catalog, name), list(map(self.plain, names))
        if name in self.catalog.words.pages:
            plain_names += self.catalog.words.pages[name].known_as[self.language.code]
        return SearchEntry(path, self.plain(title), plain_names, self.joined(iter(texts)), boost)

    def joined(self, texts: Iterator[Localised]) -> str:
        return " · ".join(filter(None, map(self.plain, texts)))

    def plain(self, text: Localised) -> str:
        return self.catalog.plain(text, self.language.code)
