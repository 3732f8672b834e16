"""One language's part of a site build: everything a publisher asks, and no publisher inside."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from jinja2 import Environment
from markupsafe import Markup, escape

from .addresses import HOME, language_root, relative
from .catalog import Catalog
from .outputs import static_files
from .outputs.menu import menu
from .outputs.page import Page
from .outputs.pages import Writer
from .outputs.sitemap import public_address
from .outputs.view import View
from .prose import NOT_FOUND
from .prose_html import to_page_html
from .settings import Settings
from .words import LanguageWords


@dataclass(frozen=True)
class Alternate:
    """The same page in a language: `address` is public and empty if the site has none."""

    code: str
    name: str
    href: str
    address: str
    current: bool


@dataclass(frozen=True)
class NotFound:
    """What the page for missing addresses says in one language; `home` is from the site's root."""

    code: str
    title: str
    html: Markup
    home: str
    home_word: Markup


@dataclass(frozen=True)
class Build:
    """The catalog of published records, as one language shows it."""

    catalog: Catalog
    settings: Settings
    environment: Environment
    language: LanguageWords

    @cached_property
    def writer(self) -> Writer:
        return Writer(self.catalog, self.settings, self.environment, self.language)

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Every page but the one for dead addresses, by path from the language's root."""
        return {page.path: page for page in self.writer.pages()}

    @cached_property
    def static(self) -> dict[str, str | bytes]:
        """Other files of this language's folder, by path from there."""
        others = [f"{code}/" for code in self.catalog.language_codes[1:]]
        root = language_root(self.catalog, self.language.code)
        return {
            path.removeprefix(root): content
            for path, content in static_files(self.catalog, self.settings, self.environment)
            if (path.startswith(root) if root else not path.startswith(tuple(others)))
        }

    @property
    def is_default(self) -> bool:
        return self.language.code == self.catalog.default_language

    @property
    def pictures(self) -> list[str]:
        """Files beside the prose of the first language."""
        default = self.catalog.default_language
        return sorted(path for language, path in self.catalog.assets if language == default)

    def make(self) -> None:
        """Makes every page and file now; raises jinja2.TemplateError if a template is wrong."""
        _ = self.pages, self.static

    # Themes do not escape titles and descriptions, so they are escaped here.

    @property
    def site_name(self) -> Markup:
        return escape(self._plain_view(HOME).plain(self.catalog.plan.site.name))

    @property
    def colophon(self) -> Markup:
        return self._plain_view(HOME).long(self.catalog.plan.site.colophon)

    @property
    def menu(self) -> list[tuple[Markup, str]]:
        """(title, path) of each entry."""
        return [(escape(title), path) for title, path in menu(self.catalog, self.language.code)]

    def word(self, name: str) -> Markup:
        return self._plain_view(HOME).word(name)

    def label(self, name: str) -> str:
        """The same without markup, for attributes."""
        return self._plain_view(HOME).label(name)

    def alternates(self, path: str) -> Iterator[Alternate]:
        """A page in every language, the current one included."""
        here = language_root(self.catalog, self.language.code) + path
        for language in self.catalog.words.languages:
            target = language_root(self.catalog, language.code) + path
            address = self.address(path, language.code)
            current = language.code == self.language.code
            yield Alternate(language.code, language.name, relative(target, here), address, current)

    def address(self, path: str, language: str | None = None) -> str:
        """The public address of a page, in this language or another; empty if the site has none."""
        if not self.settings.site_url:
            return ""
        return public_address(self.catalog, self.settings, language or self.language.code, path)

    @property
    def not_found(self) -> Iterator[NotFound]:
        """Every language's words for an address that is not there."""
        for language in self.catalog.words.languages:
            page = self.catalog.prose.get((language.code, NOT_FOUND))
            if page:
                view = View(self.catalog, self.settings, language, HOME)
                yield NotFound(
                    language.code,
                    page.front.title,
                    Markup(to_page_html(page.body, lambda source: "")),
                    language_root(self.catalog, language.code) + HOME,
                    view.word("home"),
                )

    def meta(self, path: str) -> dict[str, object]:
        """What the theme is told of a page: title (a home page has the site's), description."""
        page = self.pages[path]
        title = {} if path == HOME else {"title": escape(page.title)}
        return {**title, "description": escape(page.description), "search": {"boost": page.weight}}

    def _plain_view(self, path: str) -> View:
        return View(self.catalog, self.settings, self.language, path)
