"""Says what stands in a book besides the words of its chapters: front matter, lists, look."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup
from rcssmin import cssmin

from catalog.collected.addresses import HOME, book_path
from catalog.collected.catalog import Catalog
from catalog.model.words import LanguageWords
from catalog.outputs.book.chapters import Binder, Chapter
from catalog.outputs.book.contents import Entry, contents
from catalog.outputs.book.cover import cover_words
from catalog.outputs.book.links import chapter_file, from_file
from catalog.outputs.data.calendar import plan_id
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.page import Page
from catalog.outputs.shared.view import View
from catalog.outputs.site.styles_and_scripts import colours, source

Pages = Mapping[str, Page]
"""The pages of one language by path."""
TITLE_PAGE = "_title.html"
"""The path of the title page among those of the site's pages, none of which has such a name."""
_STYLE = "book.css"


@dataclass(frozen=True)
class Book:
    """The book of one language, of the pages that make sense in it."""

    edition: Edition
    language: LanguageWords
    pages: Pages

    @property
    def catalog(self) -> Catalog:
        return self.edition.catalog

    @cached_property
    def view(self) -> View:
        return self.edition.view(self.language, HOME)

    @cached_property
    def title(self) -> str:
        return self.view.plain(self.catalog.plan.site.name)

    @cached_property
    def entries(self) -> list[Entry]:
        titles = {path: page.title for path, page in self.pages.items()}
        titles[HOME] = self.view.plain(self.catalog.plan.site.headline)
        return contents(self.catalog, self.language.code, titles)

    @cached_property
    def chapters(self) -> list[Chapter]:
        paths = [path for entry in self.entries for path in entry.paths]
        return [Chapter(self.pages[path], number) for number, path in enumerate(paths, 1)]

    @cached_property
    def title_page(self) -> str:
        """What it says, as the HTML of a page."""
        return self._write("title.html")

    def chapter(self, path: str, said: str, chapter: Chapter | None = None) -> str:
        """What a chapter says as a file of its own, or the title page, which is none."""
        return self._write(
            "chapter.xhtml",
            chapter=chapter,
            title=chapter.title if chapter else self.title,
            style=from_file(_STYLE, chapter_file(path)),
            body=Markup(said),
        )

    def lists_and_look(self) -> Iterator[tuple[str, str]]:
        """(name in the book, content) of the cover's page, table of contents, and style."""
        yield "cover.xhtml", self._write("cover.xhtml", words=cover_words(self.view))
        yield "nav.xhtml", self._write("nav.xhtml", entries=self.entries, file_of=chapter_file)
        look = source(self.edition.press.pages, _STYLE)
        yield _STYLE, str(cssmin(colours(self.catalog) + look))
        yield "eaves.svg", self._write("eaves.svg", look=self.catalog.plan.site.palette.light)

    def package(self, drawn: frozenset[str], binder: Binder) -> str:
        """What the book is and holds: `drawn` are the pages with drawings."""
        path, day = book_path(self.catalog), self.edition.settings.build_date
        return self._write(
            "package.opf",
            identifier=self.view.address(path) or f"{plan_id(self.catalog)}.{self.language.code}",
            description=self.view.plain(self.catalog.plan.site.description),
            day=day,
            drawn=drawn,
            pictures=list(binder.shown()),
        )

    def _write(self, template: str, **context: object) -> str:
        found = self.edition.press.pages.get_template(f"book/{template}.jinja")
        common = {"title": self.title, "title_page": chapter_file(TITLE_PAGE), "view": self.view}
        common |= {"language": self.language.code, "chapters": self.chapters}
        return found.render({**common, **context})
