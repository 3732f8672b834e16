"""Makes what leads from every page of the `nav` that somebody wrote in mkdocs.yml.

It wires nothing by itself: hooks/publish.py calls it.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Link, Navigation, Section
from mkdocs.structure.pages import Page

from catalog.building.language_site import LanguageSite
from catalog.building.named_files import missing_assets, wrong_entries
from catalog.collected.addresses import HOME, is_outside
from catalog.outputs.pages.menu import Menu
from catalog.outputs.shared.titled_paths import TitledPath
from catalog.reading.choices import NAV_TITLES
from catalog.reading.source import Plain, Problem
from mkdocs_files import page_path

NAV_PLUGINS = {"awesome-nav", "awesome-pages", "literate-nav"}
MAIN = 6
"""How many entries fit at the head of a page, as in data/words.yml; all are in the index."""


def choose_nav(config: MkDocsConfig, part: LanguageSite) -> None:
    """Lets MkDocs know the plan's own menu, if nobody wrote another."""
    config.extra["nav_of_plan"] = [{title: part.source(path)} for title, path in part.menu]
    if config.nav is None and not config.plugins.keys() & NAV_PLUGINS:
        config.nav = config.extra["nav_of_plan"]
    config.validation.nav.not_found = logging.DEBUG  # `missing` tells it in an editor's words


def is_own(config: MkDocsConfig) -> bool:
    """Whether somebody wrote a nav; another hook may have set one after ours."""
    return config.nav is not config.extra["nav_of_plan"]


def translate(config: MkDocsConfig, nav: Navigation) -> None:
    """Gives entries of nav the titles that mkdocs.yml says for the language."""
    part: LanguageSite = config.extra["part"]
    titles = part.edition.settings.choices.at(*NAV_TITLES, part.language.code)
    if isinstance(titles, dict):
        _rename(nav.items, titles)


def _rename(items: Sequence[object], titles: Mapping[str, Plain]) -> None:
    for item in items:
        if "title" in vars(item):  # a page without one has its own in each language
            vars(item)["title"] = titles.get(vars(item)["title"]) or vars(item)["title"]
        if isinstance(item, Section):
            _rename(item.children, titles)


def menu_of(config: MkDocsConfig, nav: Navigation) -> Menu | None:
    """The menu that somebody wrote; None if nobody did. MkDocs has read every page by now."""
    if is_own(config) and "menu" not in config.extra:
        part: LanguageSite = config.extra["part"]
        _name_home(nav, part)
        config.extra["menu"] = Menu(list(_main(nav))[:MAIN], list(_groups(nav, part)))
    return config.extra.get("menu")


def _name_home(nav: Navigation, part: LanguageSite) -> None:
    """Gives the first page its name in the language, for which MkDocs has an English word."""
    for page in nav.pages:
        if page_path(page.file) == HOME and "title" not in vars(page):
            vars(page)["title"] = part.home_word


def _main(nav: Navigation) -> Iterator[TitledPath]:
    """What stands at the top: a section leads to its first page, as Material's tabs do."""
    for item in nav.items:
        first = next(_entries(item), None)
        if first:
            yield (item.title, first[1]) if isinstance(item, Section) else first


def _groups(nav: Navigation, part: LanguageSite) -> Iterator[tuple[str, list[TitledPath]]]:
    """Pages outside sections, then each section, one inside another as `one – other`."""
    loose = [e for item in nav.items if not isinstance(item, Section) for e in _entries(item)]
    if loose:
        yield str(part.site_name.unescape()), loose
    for item in nav.items:
        if isinstance(item, Section):
            yield from _sections(item, item.title)


def _sections(section: Section, title: str) -> Iterator[tuple[str, list[TitledPath]]]:
    own = [e for item in section.children if not isinstance(item, Section) for e in _entries(item)]
    if own:
        yield title, own
    for item in section.children:
        if isinstance(item, Section):
            yield from _sections(item, f"{title} – {item.title}")


def _entries(item: object) -> Iterator[TitledPath]:
    """(title, path or address) of a page or link, or of all in a section, that can be opened."""
    if isinstance(item, Section):
        for child in item.children:
            yield from _entries(child)
    elif isinstance(item, Page):
        if not _left_out(item):
            yield item.title or item.file.src_uri, page_path(item.file)
    elif isinstance(item, Link) and is_outside(item.url):
        yield item.title or item.url, item.url


def missing(config: MkDocsConfig, files: Files) -> list[Problem]:
    """What mkdocs.yml names and no file is, now that plugins and other hooks have added theirs."""
    part: LanguageSite = config.extra["part"]
    choices, known = part.edition.settings.choices, files.src_uris.keys()
    wrong = missing_assets(choices, part.language.code, known)
    if not (is_own(config) and part.is_default):
        return [*wrong]
    return [*wrong_entries(choices, known), *wrong]


def _left_out(page: Page) -> bool:
    return page.file.inclusion in (InclusionLevel.EXCLUDED, InclusionLevel.DRAFT)
