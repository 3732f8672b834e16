"""One language's part of a site: everything that a publisher asks for, whichever it is."""

import datetime as dt
import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from catalog.collected.addresses import HOME, address_of, file_of, language_root, public_address
from catalog.collected.catalog import Catalog
from catalog.collected.used_files import of_html, used_files
from catalog.language.prose_markdown import without_marks
from catalog.model.words import LanguageWords
from catalog.outputs.pages.frame import Frame, Framer
from catalog.outputs.pages.menu import Menu, menu
from catalog.outputs.pages.news import Listing, group_named, news_above
from catalog.outputs.pages.writer import Writer
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.page import Page
from catalog.outputs.shared.view import View
from catalog.outputs.site.redirects import redirect
from catalog.outputs.site.search_index import SearchIndex, search_index
from catalog.outputs.site.search_postings import SearchEntry
from catalog.reading.prose import NOT_FOUND


@dataclass(frozen=True)
class NotFound:
    """What the page for missing addresses says in one language."""

    code: str
    title: str
    html: Markup
    home: str
    home_word: Markup


@dataclass(frozen=True)
class LanguageSite:
    """The catalog of published records, as one language shows it."""

    writer: Writer
    pages: Mapping[str, Page]
    """Every page but the one for missing addresses, by path from the language's root."""
    files: Mapping[str, str | bytes]
    """The other files in this language's folder, by path from there."""
    rendered: dict[str, str] = field(default_factory=dict)
    """What a publisher has rendered of prose by itself, by path, without marks."""
    unsearched: set[str] = field(default_factory=set)
    """The pages that a publisher was told to leave out of search, by path."""
    others: dict[str, SearchEntry] = field(default_factory=dict)
    """The pages that somebody else has added, by path."""
    data: dict[str, Markup] = field(default_factory=dict)
    """What pages that a publisher has rendered say to programs, by path."""

    @property
    def edition(self) -> Edition:
        return self.writer.edition

    @property
    def language(self) -> LanguageWords:
        return self.writer.language

    @property
    def catalog(self) -> Catalog:
        return self.edition.catalog

    @property
    def root(self) -> str:
        """Where its pages lie below the site's root: nowhere, or `en/`."""
        return language_root(self.catalog, self.language.code)

    @property
    def is_default(self) -> bool:
        return self.language.code == self.catalog.default_language

    @cached_property
    def used_files(self) -> set[str]:
        """The files beside the prose that somebody can reach, by path; pages add to them."""
        return used_files(self.catalog)

    @property
    def attachments(self) -> list[str]:
        """Files beside the prose of the first language."""
        default = self.catalog.default_language
        return sorted(path for language, path in self.catalog.attachments if language == default)

    # Plugins and themes of MkDocs may take titles as HTML, so they are escaped here.

    @property
    def site_name(self) -> Markup:
        return escape(self._plain_view(HOME).plain(self.catalog.plan.site.name))

    @property
    def description(self) -> Markup:
        return escape(self._plain_view(HOME).plain(self.catalog.plan.site.description))

    @property
    def home_word(self) -> Markup:
        """What the first page is called where others lead to it."""
        return self._plain_view(HOME).word("home")

    @property
    def broken_words(self) -> Markup:
        """What a page of a preview says when it is the last good one."""
        return self._plain_view(HOME).word("page_broken")

    @property
    def menu(self) -> list[tuple[Markup, str]]:
        """(title, path) of each entry."""
        return [(escape(title), path) for title, path in menu(self.catalog, self.language.code)]

    def frame(self, path: str, menu: Menu | None = None) -> Frame:
        """What stands around a page; `menu` in place of the plan's."""
        if path in self.pages:
            data = self.data.get(path, self.pages[path].data)
            return self.framer.frame(path, menu=menu, data=data)
        above = news_above(self.catalog, path)
        shared = self.catalog.prose_path(above) if above else ""
        return self.framer.frame(path, shared=shared, menu=menu, data=self.data.get(path, ""))

    def missing_frame(self, menu: Menu | None = None) -> Frame:
        """What stands around the page for missing addresses, which a server shows at any depth."""
        return self.framer.frame(NOT_FOUND, self._public_root, menu=menu)

    @property
    def _public_root(self) -> str:
        """Where the site lies on its server: `/`, or a folder."""
        return f"{urlsplit(self.edition.settings.site_url).path.rstrip('/')}/"

    @cached_property
    def framer(self) -> Framer:
        return Framer(self.edition, self.language, self.address, lambda: self.index_path)

    @cached_property
    def index(self) -> SearchIndex:
        """What search looks through, once every page is rendered; paths are from the root."""
        others = [entry for entry in self.others.values() if entry.text]
        return search_index(self.edition, self.language, self.rendered, others, self.unsearched)

    @property
    def index_path(self) -> str:
        """The file that search loads first; its name tells what it holds, if it is made already."""
        code = self.language.code
        return (
            f"assets/index-{code}.js" if self.catalog.choices.on_request else self.index.first.path
        )

    def note_search(self, path: str, settings: object) -> None:
        """Takes note of what a page's metadata, from wherever it comes, say about search."""
        if isinstance(settings, Mapping) and settings.get("exclude"):
            self.unsearched.add(path)

    def redirect(self, path: str, target: str) -> str:
        """A page at a path that leads to a target, given as it stands in the link."""
        there = posixpath.normpath(posixpath.join(posixpath.dirname(path), target))
        named = there.partition("#")[0]
        paths = (named, f"{named}.html", f"{named}/index.html")  # the last two in folders
        page = next((self.pages[path] for path in paths if path in self.pages), None)
        view = self.edition.view(self.language, path)
        return redirect(self.edition, view, page.title if page else target, target)

    def as_of(self, day: dt.date | None = None) -> Markup:
        """The line of a printed page that says which day it speaks for."""
        return self.framer.as_of(day or self.edition.settings.build_date)

    def address(self, path: str, language: str | None = None) -> str:
        """The public address of a page, in this language or another; empty if the site has none."""
        if not self.edition.settings.site_url:
            return ""
        return public_address(
            self.catalog, self.edition.settings.site_url, language or self.language.code, path
        )

    @property
    def not_found(self) -> Iterator[NotFound]:
        """Every language's words for an address that is not there."""
        for language in self.catalog.words.languages:
            page = self.catalog.prose.get((language.code, NOT_FOUND))
            if page:
                view = self.edition.view(language, HOME)
                yield NotFound(
                    language.code,
                    page.front.title,
                    Markup(self.edition.prose.words(page.body)),
                    self._public_root
                    + language_root(self.catalog, language.code)
                    + address_of(HOME, in_folders=self.catalog.choices.in_folders),
                    view.word("home"),
                )

    @cached_property
    def stems(self) -> Mapping[str, str]:
        """The Markdown file of each page of prose, as a path in docs/ without ending."""
        return {self.catalog.prose_path(stem): stem for stem in (*self.catalog.stems, NOT_FOUND)}

    def source(self, path: str) -> str:
        """The name under which a page's Markdown is or would be in the language's folder."""
        return self.stems.get(path, path.removesuffix(".html")) + ".md"

    def file(self, path: str) -> str:
        """The file of a page, from the language's root."""
        return file_of(path, in_folders=self.catalog.choices.in_folders)

    def is_prose(self, path: str) -> bool:
        """Whether a page is somebody's Markdown, in this language or the first one."""
        return path in self.stems

    def is_untranslated(self, path: str) -> bool:
        """Whether a page of prose is shown in the site's first language, for want of another."""
        own = (self.language.code, self.stems.get(path, ""))
        return self.is_prose(path) and own not in self.catalog.prose

    def group(self, name: str) -> str:
        """What a group of posts is called in this language, where `name` may be of another."""
        goal = group_named(self.catalog, name)
        return self.catalog.plain(goal.title, self.language.code) if goal else name

    def published(
        self, path: str, title: str, rendered: str, listing: Listing | None = None
    ) -> Page:
        """A page, of prose from HTML that a publisher has made of its Markdown, with marks.

        What is not known here was added by somebody else, and has a title of its own. `listing` is
        what a publisher lists on the page.
        """
        self.used_files.update(of_html(rendered, self.file(path)))
        if self.is_prose(path):
            self.rendered[path] = without_marks(rendered)
            views = listing.views if listing else ()
            page = self.writer.prose(self.stems[path], rendered, views)
        else:
            page = self.writer.foreign(path, title, rendered, listing)
            words = "" if listing else _words(rendered)
            self.others[path] = SearchEntry(path, page.title, (), words)
        self.data[path] = page.data
        return page

    def meta(self, path: str) -> dict[str, object]:
        """What the theme is told of a page: title (a home page has the site's), description.

        Nothing of a page that somebody else added.
        """
        page = self.pages.get(path)
        return _meta(page) if page else {}

    def foreign_meta(self, page: Page) -> dict[str, object]:
        """The same of a page that somebody else added, once it is rendered; else nothing."""
        return {} if page.path in self.pages else _meta(page)

    def _plain_view(self, path: str) -> View:
        return self.edition.view(self.language, path)


def _words(rendered: str) -> str:
    return Markup(without_marks(rendered)).striptags()


def _meta(page: Page) -> dict[str, object]:
    title = {} if page.path == HOME else {"title": escape(page.title)}
    return {**title, "description": escape(page.description)}
