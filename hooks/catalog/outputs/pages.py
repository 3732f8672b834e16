"""Catalog → the pages made from it, in one language: HTML bodies with what their frame needs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from jinja2 import Environment
from markupsafe import Markup

from ..addresses import HOME, index_path, record_path, text_path
from ..catalog import Catalog
from ..coverage import coverage
from ..model import Activity, Goal, Task
from ..settings import Settings
from ..texts import SourceText
from ..words import LanguageWords
from .backlinks import cited_on, sources_by_type
from .menu import menu
from .page import Page, shorten
from .text_page import paragraphs
from .view import View

Context = Mapping[str, object]
T = TypeVar("T")


@dataclass(frozen=True)
class Writer:
    """Writes the pages of one language. The catalog holds no drafts."""

    catalog: Catalog
    settings: Settings
    environment: Environment
    language: LanguageWords

    def pages(self) -> Iterator[Page]:
        """Every page made from data, in reading order; an empty kind has none."""
        yield self.home()
        yield self.index("plan", self.file("", "plan"))
        yield from self.goals()
        yield from self.activities()
        yield from self.tasks()
        for kind in ("agencies", "targets"):
            if self.catalog.records[kind]:
                yield self.index(kind, self.file("", "words"))
        if self.catalog.sources:
            yield self.sources()
        yield from (self.text(text) for text in self.catalog.texts.values())
        if self.catalog.plan.unsaid:
            yield self.index("unsaid", self.file("", "plan"))

    def home(self) -> Page:
        view = self.view(HOME)
        site = self.catalog.plan.site
        entries = [entry for entry in menu(self.catalog, self.language.code) if entry[1] != HOME]
        html = self.render(view, "home", self.file("", "plan"), {"menu": entries})
        return Page(HOME, view.plain(site.name), view.plain(site.description), html)

    def goals(self) -> Iterator[Page]:
        if self.catalog.goals:
            yield self.index("goals", self.file("", "words"))
        for goal in self.catalog.goals:
            yield self.record("goals", "goal", goal, 4)

    def activities(self) -> Iterator[Page]:
        if self.catalog.activities:
            yield self.index("activities", self.file("", "words"))
        for activity, before, after in _with_neighbours(self.catalog.activities):
            yield self.record("activities", "activity", activity, 2, previous=before, next=after)

    def tasks(self) -> Iterator[Page]:
        if self.catalog.tasks:
            yield self.index("tasks", self.file("", "words"))
        for task, before, after in _with_neighbours(self.catalog.tasks):
            yield self.record("tasks", "task", task, 2, previous=before, next=after)

    def sources(self) -> Page:
        return self.index(
            "sources",
            self.file("", "words"),
            about_plan=False,
            cited_on=cited_on(self.catalog, self.language.code),
            by_type=sources_by_type(self.catalog),
        )

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
        title = str(view.word("source_text").striptags())
        return Page(view.page, title, shorten(view.plain(source.title)), html)

    def index(self, name: str, file: str, *, about_plan: bool = True, **context: object) -> Page:
        """The page of a kind, or another page that is not one record's."""
        view = self.view(index_path(self.catalog, name))
        html = self.render(view, name, file, context, about_plan=about_plan)
        title = str(view.word(name).striptags())
        plan = self.catalog.plan
        if name == "plan":
            return Page(
                view.page, view.plain(plan.short_title), shorten(view.plain(plan.title)), html
            )
        return Page(view.page, title, f"{title} – {view.plain(plan.short_title)}", html)

    def record(
        self, kind: str, name: str, record: Goal | Activity | Task, weight: int, **context: object
    ) -> Page:
        view = self.view(record_path(self.catalog, kind, record.id))
        context["record"] = record
        html = self.render(view, name, self.file(kind, record.id), context)
        description = shorten(view.plain(record.plain or record.quote))
        return Page(view.page, view.plain(record.title), description, html, weight)

    def view(self, path: str) -> View:
        return View(self.catalog, self.settings, self.language, path)

    def file(self, kind: str, id: str) -> str:
        return self.catalog.documents[kind, id].file

    def render(
        self, view: View, name: str, file: str, context: Context, *, about_plan: bool = True
    ) -> str:
        template = self.environment.get_template(f"{name}.html.jinja")
        body = template.render(view=view, **context)
        return self.frame(view, body, file, about_plan=about_plan)

    def frame(self, view: View, body: str, file: str, *, about_plan: bool = False) -> str:
        """A page's body with its notices above, and its sources, date and edit link below."""
        return self.environment.get_template("frame.html.jinja").render(
            view=view,
            body=Markup(body),
            about_plan=about_plan,
            fell_back=view.fell_back,
            checked=view.checked,
            edit_address=self.settings.edit_address(file),
        )


def _with_neighbours(items: Sequence[T]) -> Iterator[tuple[T, T | None, T | None]]:
    """(item, the one before, the one after)."""
    yield from zip(items, [None, *items[:-1]], [*items[1:], None], strict=True)
