"""Catalog → the pages made from it, in one language: HTML bodies with what their frame needs."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from types import MappingProxyType
from typing import Any, TypeVar

from jinja2 import Environment
from markupsafe import Markup

from catalog.collected.addresses import HOME, index_path, record_path, text_path
from catalog.collected.catalog import Catalog
from catalog.collected.coverage import coverage
from catalog.environment.settings import Settings
from catalog.language.glossary import Forms, explain
from catalog.language.prose_markdown import box_tables, size_pictures, to_page_html
from catalog.model.kinds import KINDS, Kind
from catalog.model.parts import Record
from catalog.model.words import LanguageWords
from catalog.outputs.kit.issued_rows import issued_rows
from catalog.outputs.kit.kit import CHANNELS, Kit
from catalog.outputs.pages.a_to_z import by_letter
from catalog.outputs.pages.backlinks import cited_on, sources_by_type
from catalog.outputs.pages.clause_text import paragraphs
from catalog.outputs.pages.menu import Entry
from catalog.outputs.pages.term_forms import term_forms
from catalog.outputs.pages.timeline import spans
from catalog.outputs.shared.page import Page, shorten
from catalog.outputs.shared.view import View
from catalog.outputs.site.search_index import index_among
from catalog.reading.prose import NOT_FOUND, ProsePage, local_target
from catalog.reading.source import Problem
from catalog.reading.source_texts import SourceText

_UNEXPLAINED = ("home", "goals", "audiences", "terms", "search", "everything", "sources")
Context = Mapping[str, object]
T = TypeVar("T")


@dataclass(frozen=True)
class Around:
    """Where a page stands: the way down to it, and the ones before and after it."""

    trail: Sequence[Entry]
    previous: Entry | None = None
    next: Entry | None = None


@dataclass(frozen=True)
class Writer:
    """Writes the pages of one language. The catalog holds no drafts."""

    catalog: Catalog
    settings: Settings
    environment: Environment
    language: LanguageWords
    files: Collection[str]
    """The path from the site's root of every file that is no page."""
    kit: Kit

    def pages(self) -> Iterator[Page]:
        """Every page but the one for dead addresses, in reading order; an empty kind has none."""
        yield self.home()
        yield self.plan()
        for name, kind in KINDS.items():
            if self.catalog.has_page(name):
                yield self.index(name, about_plan=kind.of_plan)
            if kind.own_pages:
                yield from self.records(name, kind)
        yield from (self.text(text) for text in self.catalog.texts.values())
        if self.catalog.has_page("unsaid"):
            yield self.index("unsaid", file=self.file("", "plan"))
        for name in ("kit", "issued"):
            if self.catalog.has_page(name):
                yield self.index(name, file=self.file("", "plan"))
        yield self.index("search", about_plan=False)
        yield self.index("everything", about_plan=False)
        stems = {path for _, path in self.catalog.prose} - {NOT_FOUND}
        yield from (self.prose(stem) for stem in sorted(stems))

    @cached_property
    def forms(self) -> Forms:
        return term_forms(self.catalog, self.language.code)

    @cached_property
    def unexplained(self) -> set[str]:
        """Pages that explain every term, list titles, or lead on."""
        return {index_path(self.catalog, name) for name in _UNEXPLAINED}

    def home(self) -> Page:
        view = self.view(HOME)
        site = self.catalog.plan.site
        html = self.render(view, "home", self.file("", "plan"))
        problem = self.problem("", "plan", "site", "description")
        return Page(HOME, view.plain(site.name), view.plain(site.description), html, problem)

    def plan(self) -> Page:
        view = self.view(index_path(self.catalog, "plan"))
        plan = self.catalog.plan
        html = self.render(view, "plan", self.file("", "plan"))
        description = shorten(view.plain(plan.title))
        problem = self.problem("", "plan", "short_title")
        return Page(view.page, view.plain(plan.short_title), description, html, problem)

    def index(self, name: str, *, file: str | None = None, about_plan: bool = True) -> Page:
        """The first page of a kind, or another page that is not one record's."""
        view = self.view(index_path(self.catalog, name))
        context = self.index_context(name)
        file = file or self.file("", "words")
        html = self.render(view, name, file, context, about_plan=about_plan)
        title = view.title(name).striptags()
        description = f"{title} – {view.plain(self.catalog.plan.short_title)}"
        problem = self.problem("", "words", "pages", name, "title")
        return Page(view.page, title, description, html, problem)

    def index_context(self, name: str) -> Context:
        """What an index page needs besides the catalog."""
        if name == "sources":
            cited = cited_on(self.catalog, self.language.code)
            return {"cited_on": cited, "by_type": sources_by_type(self.catalog)}
        if name == "everything":
            return {"letters": by_letter(self.catalog, self.language)}
        if name == "search":
            return {"index": index_among(self.files, self.language.code)}
        if name == "kit":
            rows = self.kit.shown(self.language.code)
            return {"kit": self.kit, "rows": rows, "channels": CHANNELS}
        if name == "issued":
            return {"kit": self.kit, "rows": issued_rows(self.catalog, self.kit)}
        if name == "milestones":
            return {"spans": list(spans(self.catalog))}
        return {}

    def records(self, name: str, kind: Kind) -> Iterator[Page]:
        """A page for each record of a kind; its template is named after the model."""
        template = kind.model.__name__.lower()
        for record, before, after in _with_neighbours(self.catalog.ordered(name)):
            view = self.view(record_path(self.catalog, name, record.id))
            around = Around(self.trail(view, name), *self.neighbours(view, name, before, after))
            file = self.file(name, record.id)
            html = self.render(
                view, template, file, {"record": record}, around, about_plan=kind.of_plan
            )
            description = shorten(view.plain(record.description))
            title = view.plain(record.title)
            problem = self.problem(name, record.id, "title")
            yield Page(view.page, title, description, html, problem)

    def text(self, text: SourceText) -> Page:
        """A source's text, every clause anchored, and the coverage table beside it."""
        view = self.view(text_path(self.catalog, text.source))
        rows = [row for row in coverage(self.catalog) if row.source == text.source]
        source = view.source(text.source)
        whole_plan = text.source == self.catalog.plan.source
        context = {
            "source": source,
            "rows": rows,
            "paragraphs": list(paragraphs(text, rows)),
            "summary": whole_plan and self.catalog.plan.source_is_summary,
        }
        html = self.render(view, "text", self.file("texts", text.source), context)
        title = view.label("source_text")
        problem = self.problem("", "words", "labels", "source_text")
        return Page(view.page, title, shorten(view.plain(source.title)), html, problem)

    def prose(self, stem: str) -> Page:
        """A prose page; where it is not translated, the first language's."""
        view = self.view(f"{stem}.html")
        page = self.catalog.prose_shown(self.language.code, stem)
        fragments: Any = self.environment.get_template("fragments.html.jinja").module

        def show(name: str) -> str:
            return str(getattr(fragments, name.replace("-", "_"))(view))

        html = to_page_html(page.body, lambda source: view.cite([source]), show)
        html = size_pictures(html, lambda link: self.picture_size(page, link))
        body = Markup(box_tables(html, lambda n: view.label("table_n", n=view.number(n))))
        view.fell_back = page.language != self.language.code
        if page.front.checked:
            view.checks.append(page.front.checked)
        context = {"body": body, "language": page.language}
        html = self.render(view, "prose", page.document.file, context, about_plan=False)
        front, problem = page.front, partial(page.document.problem, ("title",))
        return Page(view.page, front.title, front.description, html, problem)

    def picture_size(self, page: ProsePage, link: str) -> tuple[int, int] | None:
        target = local_target(page.path, link)
        asset = self.catalog.asset(page.language, target.path) if target else None
        return asset.size if asset else None

    def view(self, path: str) -> View:
        return View(self.catalog, self.settings, self.language, path)

    def problem(self, kind: str, id: str, *path: str) -> Callable[[str], Problem]:
        """What a message makes of words of this language, or else of the first."""
        return partial(self.catalog.problem, (kind, id), (*path, self.language.code))

    def file(self, kind: str, id: str) -> str:
        return self.catalog.documents[kind, id].file

    def render(
        self,
        view: View,
        template: str,
        file: str,
        context: Context = MappingProxyType({}),
        around: Around | None = None,
        *,
        about_plan: bool = True,
    ) -> str:
        """A page's body with its notices above, and its words, sources and edit link below."""
        body = self.environment.get_template(f"{template}.html.jinja").render(view=view, **context)
        words: list[str] = []
        if view.page not in self.unexplained:
            body, words = explain(body, self.forms, view.mark_term)
        if about_plan:  # such a page rests on the plan's text, whatever else it cites
            view.cite([self.catalog.plan.source])
        return self.environment.get_template("frame.html.jinja").render(
            view=view,
            body=Markup(body),
            words=[self.catalog.records["terms"][id] for id in words],
            corrections=self.catalog.corrections_of(view.page.removesuffix(".html")),
            around=around or Around(self.trail(view)),
            fell_back=view.fell_back,
            checked=view.checked,
            edit_address=self.settings.edit_address(file),
        )

    def trail(self, view: View, kind: str | None = None) -> list[Entry]:
        """The way from the first page down to a page: not itself."""
        if view.page == HOME:
            return []
        home = [(view.label("home"), HOME)]
        if not kind:
            return home
        return [*home, (view.title(kind).striptags(), index_path(self.catalog, kind))]

    def neighbours(self, view: View, kind: str, *records: Record | None) -> Iterator[Entry | None]:
        """Title and path of each of some records, for links at a page's end."""
        for record in records:
            if record is None:
                yield None
            else:
                yield view.plain(record.title), record_path(self.catalog, kind, record.id)


def _with_neighbours(items: Sequence[T]) -> Iterator[tuple[T, T | None, T | None]]:
    """(item, the one before, the one after)."""
    yield from zip(items, [None, *items], [*items[1:], None], strict=False)
