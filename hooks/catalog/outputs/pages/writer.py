"""Writes the pages of one language from the Catalog: HTML bodies with what their frame needs."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from catalog.collected.addresses import index_path, record_path
from catalog.collected.catalog import Catalog
from catalog.collected.reads import Reads, remembered
from catalog.collected.term_forms import term_forms
from catalog.language.glossary import Forms, explain
from catalog.model.kinds import KINDS
from catalog.model.page_kind import Kind, PageKind
from catalog.model.pages import PAGES
from catalog.model.parts import Record
from catalog.model.texts import Text
from catalog.model.words import LanguageWords
from catalog.outputs.data.page_nodes import NODES, article
from catalog.outputs.data.structured_data import Nodes, no_nodes, structured_data
from catalog.outputs.kit.kit import NO_KIT, Kit, Row
from catalog.outputs.pages.around import Around, neighbours, trail, trail_to, with_neighbours
from catalog.outputs.pages.contexts import NOTHING, OF_KIT, Context, context_of
from catalog.outputs.pages.list_pages import list_pages
from catalog.outputs.pages.news import (
    NO_POST,
    Listing,
    Titles,
    group_named,
    listing_of,
    of_post,
    titles_of_pages,
)
from catalog.outputs.pages.own_sheet import OwnSheet
from catalog.outputs.pages.prose_html import finished, lead, titled
from catalog.outputs.pages.text_pages import passages_of, text_pages
from catalog.outputs.pages.written import Written
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.page import Face, Page, shorten
from catalog.outputs.shared.titled_paths import TitledPath
from catalog.outputs.shared.view import View
from catalog.reading.prose import ProsePage, local_target
from catalog.reading.source import DocumentKey, Problem

PROSE = PageKind(of_plan=False)
TITLES = frozenset({*(f"h{level}" for level in range(1, 7)), "figcaption", "time"})
"""The elements of a few words, in which a break is seen."""


@dataclass(frozen=True)
class Writer:
    """Writes the pages of one language. The catalog holds no drafts."""

    edition: Edition
    language: LanguageWords
    kit: Kit

    @property
    def catalog(self) -> Catalog:
        return self.edition.catalog

    @property
    def environment(self) -> Environment:
        return self.edition.press.pages

    @property
    def reads(self) -> Reads:
        return self.catalog.reads

    @remembered
    def titles(self) -> Titles:
        return titles_of_pages(self.catalog, self.language.code)

    def pages(self) -> Iterator[Page]:
        """Every page but that for missing addresses, in reading order; an empty kind has none."""
        yield from (write() for write in self.of_data())
        yield from map(self.prose, self.catalog.stems)

    def of_data(self) -> Iterator[Callable[[], Page]]:
        """What writes each page that is not prose."""
        for name, page in PAGES.items():
            if page.lies == "texts":
                for source in self.catalog.texts:
                    yield from text_pages(self, source)
            elif self.catalog.has_page(name):
                yield partial(self.index, name, page)
            if isinstance(page, Kind) and page.own_pages:
                yield from self.records(name)
        yield from list_pages(self)

    @remembered
    def forms(self) -> Forms:
        explained = (term for term in self.catalog.terms if term.explained_on_pages)
        return term_forms(explained, self.language.code)

    passages = remembered(passages_of)

    def index(self, name: str, kind: PageKind) -> Page:
        """The first page of a kind, or another page that is not one record's."""
        view = self.view(index_path(self.catalog, name))
        file, face = self.file("", kind.edited_in), self.face(view, name)
        kit = self.kit if name in OF_KIT else NO_KIT

        def write() -> Written:
            context, nodes = context_of(name, view, kit), NODES.get(name, no_nodes)
            return self.render(view, name, face, file, context, kind=kind, nodes=nodes)

        return self.kept(view, face, write, kit.state)

    def face(self, view: View, name: str) -> Face:
        plan, site = self.catalog.plan, self.catalog.plan.site
        if name == "home":
            problem = self.problem("", "plan", "site", "description")
            return Face(view.plain(site.name), view.plain(site.description), problem)
        if name == "plan":
            problem = self.problem("", "plan", "short_title")
            return Face(view.plain(plan.short_title), shorten(view.plain(plan.title)), problem)
        title = view.title(name).striptags()
        problem = partial(self.catalog.word_problem, view.language.code, ("pages", name, "title"))
        return Face(title, f"{title} – {view.plain(plan.short_title)}", problem)

    def records(self, name: str) -> Iterator[Callable[[], Page]]:
        """What writes the page of each record of a kind."""
        for record, *beside in with_neighbours(self.catalog.ordered(name)):
            ids = [one.id if one else "" for one in beside]
            yield partial(self.of_record, name, record, ids)

    def of_record(self, name: str, record: Record, beside: Sequence[str]) -> Page:
        """The page of a record, between two others."""
        view = self.view(record_path(self.catalog, name, record.id))
        description = shorten(view.plain(record.description))
        face = Face(view.plain(record.title), description, self.problem(name, record.id, "title"))
        write = partial(self.record, view, face, name, record.id, beside)
        row = self.kit_rows.get((name, record.id))
        return self.kept(view, face, write, *beside, row.state if row else "")

    def record(self, view: View, face: Face, name: str, id: str, beside: Sequence[str]) -> Written:
        """What the page of a record says; its template is named after the model."""
        records, kind = self.catalog.records[name], KINDS[name]
        before, after = (records[id] if id else None for id in beside)
        around = Around(trail(view, name), *neighbours(view, name, before, after))
        kept = self.kit_rows.get((name, id))
        sheet = OwnSheet(view, self.edition.press.cache)
        context = {"record": records[id], "kept": kept, "sheet": sheet}
        template, file = kind.model.__name__.lower(), self.file(name, id)
        return self.render(view, template, face, file, context, around, kind=kind.record_page)

    @cached_property
    def kit_rows(self) -> Mapping[DocumentKey, Row]:
        return self.kit.rows_of(self.language.code)

    def prose(
        self, stem: str, rendered: str | None = None, views: Sequence[TitledPath] = ()
    ) -> Page:
        """A prose page; where it is not translated, the first language's.

        `rendered` is its HTML with marks, if a publisher has rendered it by itself, and `views`
        are pages that list some of the posts which this one lists.
        """
        view = self.view(self.catalog.prose_path(stem))
        page = self.catalog.prose_shown(self.language.code, stem)
        if rendered is None:
            to = partial(lead, view, page)
            rendered = self.edition.prose.render(page.body, to, view.page)
        problem = partial(page.document.problem, ("title",))
        face = Face(page.front.title, page.front.description, problem)
        write = partial(self.around_prose, view, face, stem, rendered, views)
        return self.kept(view, face, write, rendered, *map(str, views))

    def around_prose(
        self, view: View, face: Face, stem: str, rendered: str, views: Sequence[TitledPath]
    ) -> Written:
        """What a prose page says, with what depends on the catalog in place of marks."""
        page = self.catalog.prose_shown(self.language.code, stem)
        fragments: Any = self.environment.get_template("fragments.html.jinja").module

        def show(name: str) -> str:
            return str(getattr(fragments, name.replace("-", "_"))(view))

        size = partial(self.picture_size, page)
        html = finished(view, rendered, lambda source: view.cite([source]), show, size)
        body = titled(page.front.title, html)
        if page.front.checked:
            view.checks.append(page.front.checked)
        context = {
            **of_post(self.catalog, page, lambda: self.titles),
            "body": body,
            "language": page.language,
            "listing": listing_of(self.catalog, stem, views),
        }
        around, nodes = Around(trail_to(view)), partial(article, page)
        file = page.document.file
        return self.render(view, "prose", face, file, context, around, kind=PROSE, nodes=nodes)

    def foreign(self, path: str, title: str, rendered: str, listing: Listing | None = None) -> Page:
        """A page that somebody else adds, from its title as HTML, and its HTML with marks."""
        view, title = self.view(path), Markup(title).striptags()
        sources = self.catalog.records["sources"]

        def cite(source: str) -> str:
            return view.cite([source]) if source in sources else ""

        body = titled(title, finished(view, rendered, cite))
        group = group_named(self.catalog, title)
        language = self.shown(group.title) if group else self.language.code
        context = {**NO_POST, "body": body, "language": language, "listing": listing}
        description = f"{title} – {view.plain(self.catalog.plan.site.name)}"
        face = Face(title, description, lambda said: Problem(path, 1, 1, "", said))
        written = self.render(view, "prose", face, "", context, Around(trail_to(view)), kind=PROSE)
        return written.page(view, face)

    def shown(self, text: Text) -> str:
        """The language that shows a text to readers of this one."""
        return text.shown(self.language.code, self.catalog.default_language)[0]

    def picture_size(self, page: ProsePage, name: str) -> tuple[int, int] | None:
        target = local_target(page.path, name)
        attachment = self.catalog.attachment(page.language, target.path) if target else None
        return attachment.size if attachment else None

    def view(self, path: str) -> View:
        return self.edition.view(self.language, path)

    def problem(self, kind: str, id: str, *path: str) -> Callable[[str], Problem]:
        """(message) → the problem at the words of this language, or at their field without them."""
        return partial(self.catalog.problem, (kind, id), (*path, self.language.code))

    def file(self, kind: str, id: str) -> str:
        return self.catalog.documents[kind, id].file

    def render(
        self,
        view: View,
        template: str,
        face: Face,
        file: str,
        context: Context = NOTHING,
        around: Around | None = None,
        *,
        kind: PageKind,
        nodes: Nodes = no_nodes,
    ) -> Written:
        """A page: its body with notices above, and words, sources and edit link below."""
        around = around or Around(trail(view))
        body = self.environment.get_template(f"{template}.html.jinja").render(view=view, **context)
        words: list[str] = []
        if kind.terms_explained:
            body, words = explain(body, self.forms, view.mark_term)
        if kind.of_plan:  # such a page rests on the plan's text, whatever else it cites
            view.cite([self.catalog.plan.source])
        html = self.environment.get_template("frame.html.jinja").render(
            view=view,
            body=Markup(body),
            words=[self.catalog.records["terms"][id] for id in words],
            quoted=self.forms.used(" ".join(view.quoted)) if view.quoted else words,
            corrections=self.catalog.corrections_of(view.page.removesuffix(".html")),
            around=around,
            fell_back=view.fell_back,
            checked=view.checked,
            edit_address=self.edition.settings.edit_address(file) if file else None,
        )
        # Only HTML shows whether a mark of a source follows another at once, or a word between.
        html = html.replace('</sup><sup class="pa-cite">', '</sup><sup class="pa-cite pa-beside">')
        html = view.tied(view.dialled(html), inside=TITLES)
        return Written(html, structured_data(view, [*around.trail, (face.title, "")], nodes))

    def kept(self, view: View, face: Face, write: Callable[[], Written], *told: str) -> Page:
        """A page as it was written last, if nothing that it says has changed.

        `told` is what it is made from besides the catalog.
        """
        name = "\0".join((view.language.code, view.page, *told))
        text = self.edition.kept(name, lambda: "\0".join(write()))
        html, _, data = text.partition("\0")
        return Written(html, Markup(data)).page(view, face)
