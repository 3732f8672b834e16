"""Writes what search looks through: one entry for each record and page of a language."""

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, replace

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
from catalog.outputs.site.search_parts import index_in_parts, script
from catalog.outputs.site.search_postings import SearchEntry
from catalog.outputs.site.styles_and_scripts import HashedFile, hashed

MOST_AT_ONCE = 150_000
"""Letters of titles and texts up to which the index is one file, some 60 kB on their way.

A phone that is six times slower than a desk computer takes 0.4 s to turn that around. Parts it need
not turn, and it loads a few of them; but they are ten requests in place of one.
"""


@dataclass(frozen=True)
class SearchIndex:
    """What search looks through: the file that it loads first, and those that it may load then."""

    first: HashedFile
    parts: Sequence[HashedFile] = ()

    def files(self) -> Iterator[HashedFile]:
        yield self.first
        yield from self.parts


def search_index(
    edition: Edition,
    language: LanguageWords,
    texts: Mapping[str, str],
    others: Iterable[SearchEntry],
    unsearched: Collection[str] = (),
    most_at_once: int = MOST_AT_ONCE,
) -> SearchIndex:
    """The index of a language: scripts, since a page in a folder may load them.

    `texts` has the words of prose pages by path where a publisher has rendered them by itself,
    `others` what somebody else adds, and `unsearched` the paths of pages that are left out.
    """
    link = edition.view(language, index_path(edition.catalog, "search")).link
    entries = [
        replace(entry, location=link(entry.location))
        for entry in (*Indexer(edition, language, texts).entries(), *others)
        if entry.location not in unsearched
    ]
    told = json.dumps([astuple(entry) for entry in entries], ensure_ascii=False)
    name = f"search {language.code} {most_at_once} {hashlib.sha256(told.encode()).hexdigest()}"

    def write() -> str:
        index = _index(f"index-{language.code}", entries, most_at_once)
        return json.dumps([[file.path, file.text] for file in index.files()], ensure_ascii=False)

    first, *parts = (HashedFile(*file) for file in json.loads(edition.kept(name, write)))
    return SearchIndex(first, parts)


def _index(name: str, entries: Sequence[SearchEntry], most_at_once: int) -> SearchIndex:
    if sum(len(entry.title) + len(entry.text) for entry in entries) > most_at_once:
        return SearchIndex(*index_in_parts(name, entries))
    rows = [[one.location, one.title, one.names, one.text, one.boost] for one in entries]
    return SearchIndex(hashed(name, "js", script("load", rows)))


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
                yield self.kept(name, record.id, kind.record_weight)
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

    def kept(self, kind: str, id: str, boost: float) -> SearchEntry:
        """The entry of a record, as it was kept if nothing that it says has changed."""

        def write() -> str:
            entry = self.record(kind, self.catalog.records[kind][id], boost)
            return json.dumps(astuple(entry), ensure_ascii=False)

        name = "\0".join(("entry", self.language.code, kind, id))
        return SearchEntry(*json.loads(self.edition.kept(name, write)))

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
