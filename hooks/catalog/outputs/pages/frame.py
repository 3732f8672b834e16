"""Makes what stands around every page: masthead, notice, index, languages, paths of its files."""

import datetime as dt
import posixpath
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from markupsafe import Markup

from catalog.collected.addresses import (
    HOME,
    address_of,
    continued_path,
    file_of,
    index_path,
    is_outside,
    language_root,
    list_paths,
    record_path,
    relative,
)
from catalog.collected.catalog import Catalog
from catalog.model.words import LanguageWords
from catalog.outputs.data.feed import feed_path
from catalog.outputs.pages.menu import Menu, index_groups, masthead
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.view import View
from catalog.outputs.site.cards import ICON, TOUCH_ICON
from catalog.outputs.site.page_cards import page_card_path
from catalog.outputs.site.security_policy import POLICY, PREVIEW_POLICY
from catalog.outputs.site.styles_and_scripts import search_script, sheet_script, stylesheet
from catalog.reading.docs_kinds import media_type
from catalog.reading.prose import NOT_FOUND
from catalog.rules.appearance import CHOSEN_PICTURES


@dataclass(frozen=True)
class Link:
    """A link as the page it stands on needs it; `current` if it leads to that page."""

    title: str
    href: str
    current: bool = False
    is_outside: bool = False


@dataclass(frozen=True)
class Alternate:
    """The same page in a language: `address` is public and empty if the site has none."""

    code: str
    name: str
    href: str
    address: str
    current: bool


@dataclass(frozen=True)
class Frame:
    """Everything around one page, in its language, with links that work from it."""

    view: View
    home: str
    continued: str
    """What came after the plan."""
    search: str
    contacts: str
    """The numbers to call, which phones show in the masthead too; empty if there are none."""
    stylesheet: str
    icon: str
    icon_type: str
    touch_icon: str
    theme_colour: str
    card: str
    """The public address of the card; empty if the site has none."""
    script: str
    """The script of ours that the page runs; empty on most pages."""
    mark: Markup
    menu: Menu
    link: Callable[[str, str], Link]
    """(title, path) → a link from the page."""
    place: str
    """Where the page lies: pages of one place have the same menu, whose links are the same."""
    alternates: Sequence[Alternate]
    search_index: str
    """Where the search page finds what it looks through; empty on other pages."""
    feed: str
    """The feed of what changed; empty if the site has none."""
    as_of: Markup
    """Which day the page speaks for, for print."""
    data: str
    """What the page says to programs; empty if it says nothing."""
    policy: str

    @property
    def masthead(self) -> list[Link]:
        return [self.link(*entry) for entry in self.menu.masthead]

    @property
    def groups(self) -> list[tuple[str, list[Link]]]:
        """(heading, links) of each group of the index at a page's foot."""
        return [(title, [self.link(*e) for e in entries]) for title, entries in self.menu.groups]


class Common(NamedTuple):
    """What all frames have, as records and prose make it; paths are from the language's root."""

    menu: Menu
    feed: str
    """Empty if the site has none."""
    stylesheet: str
    """Its path from the site's root."""
    lists: frozenset[str]
    """The pages with a part of a list."""


@dataclass(frozen=True)
class Framer:
    """Makes the frames of one language's pages."""

    edition: Edition
    language: LanguageWords
    address: Callable[[str, str], str]
    """(path, language) → the public address of a page."""
    index: Callable[[], str]
    """The path of what search looks through, from the site's root."""

    @property
    def catalog(self) -> Catalog:
        return self.edition.catalog

    @cached_property
    def scripts(self) -> Mapping[str, str]:
        """The path of a page's own script from the site's root, by the path of the page."""
        scripts = {"search": search_script, "issued": sheet_script}
        return {
            index_path(self.catalog, name): script(self.edition.press.pages).path
            for name, script in scripts.items()
        }

    @cached_property
    def _common(self) -> Common:
        with self.catalog.reads.aside():
            feed = feed_path(self.edition.view(self.language, HOME))
            style = stylesheet(self.catalog, self.edition.press.pages).path
            return Common(self._menu(), feed, style, frozenset(list_paths(self.catalog)))

    @cached_property
    def state(self) -> str:
        """The state of what is read of records and prose for all frames alike."""
        *told, lists = self._common
        return repr((told, sorted(lists)))

    @cached_property
    def mark(self) -> Markup:
        picture = self.catalog.drawings.get(self.catalog.plan.site.mark or "")
        return picture.svg("pa-mark") if picture else Markup("")

    def frame(
        self,
        path: str,
        prefix: str | None = None,
        *,
        shared: str | None = None,
        menu: Menu | None = None,
        data: str = "",
    ) -> Frame:
        """The frame of the page at `path`; its links begin with `prefix` if it may be anywhere.

        A page that somebody else adds is in this language only and has no card: `shared` is the
        page above it that other languages have as well, or nothing. `menu` stands in place of the
        plan's, and `data` is what the page says to programs.
        """
        shown, in_folders = menu or self._common.menu, self.catalog.choices.in_folders
        root = language_root(self.catalog, self.language.code)
        search, contacts = (index_path(self.catalog, name) for name in ("search", "contacts"))

        def from_root(target: str) -> str:
            if prefix is None:
                return relative(target, root + path, in_folders=in_folders)
            bare, mark, anchor = target.partition("#")
            return prefix + address_of(bare, in_folders=in_folders) + mark + anchor

        def link(title: str, target: str) -> Link:
            if is_outside(target):
                return Link(title, target, is_outside=True)
            return Link(title, from_root(root + target), target == path)

        folder = posixpath.dirname(file_of(root + path, in_folders=in_folders))
        named = path if path == search or path in shown.paths else ""
        place = f"{folder if prefix is None else prefix}:{named}"
        logo, favicon = (self.catalog.choices.text(*setting) for setting in CHOSEN_PICTURES)
        return Frame(
            view=self.edition.view(self.language, path),
            home=from_root(root + HOME),
            continued=from_root(root + continued_path(self.catalog)),
            search=from_root(f"{root}{search}#query"),
            contacts=from_root(root + contacts) if self.catalog.has_page("contacts") else "",
            stylesheet=from_root(self._common.stylesheet),
            icon=from_root(root + favicon if favicon else ICON),
            icon_type=media_type(favicon or ICON),
            touch_icon=from_root(root + logo if media_type(logo) == "image/png" else TOUCH_ICON),
            theme_colour=self.catalog.plan.site.palette.light.roof,
            card=self.edition.settings.site_url and self.card(path if shared is None else HOME),
            script=from_root(self.scripts[path]) if path in self.scripts else "",
            mark=_picture(from_root(root + logo)) if logo else self.mark,
            menu=shown,
            link=link,
            place=place,
            alternates=list(self._alternates(path, self._shared(path, shared), from_root)),
            search_index=from_root(self.index()) if path == search else "",
            feed=from_root(root + self._common.feed) if self._common.feed else "",
            as_of=self.as_of(self.edition.settings.build_date),
            data=data,
            policy=PREVIEW_POLICY if self.catalog.choices.in_preview else POLICY,
        )

    def card(self, path: str) -> str:
        """The public address of a page's card; 404 and parts of lists have the site's."""
        shown = HOME if path == NOT_FOUND or path in self._common.lists else path
        return self.edition.settings.site_url + page_card_path(
            self.catalog, self.language.code, shown
        )

    def as_of(self, day: dt.date) -> Markup:
        """The words that say which day the site speaks for."""
        view = self.edition.view(self.language, HOME)
        return view.word("as_of", date=view.date(day))

    def _menu(self) -> Menu:
        """What words.yml says, and in the index the goals after its first group."""
        view = self.edition.view(self.language, HOME)
        goals = [
            (f"{view.number(goal.number)}. {view.plain(goal.title)}", path)
            for goal in self.catalog.goals
            for path in [record_path(self.catalog, "goals", goal.id)]
        ]
        of_goals = [(view.title("goals").striptags(), goals)] if goals else []
        code = self.language.code
        of_plan = list(index_groups(self.catalog, code))
        groups = [*of_plan[:1], *of_goals, *of_plan[1:]]
        return Menu(masthead(self.catalog, code), groups)

    def _shared(self, path: str, above: str | None) -> str:
        """The page that other languages have in place of this one: the same, or one above it."""
        if path == NOT_FOUND:
            return HOME
        return path if above is None else above

    def _alternates(
        self, path: str, shared: str, from_root: Callable[[str], str]
    ) -> Iterator[Alternate]:
        """The page in each language; where others lack it, theirs is the one at `shared`."""
        for language in self.catalog.words.languages if shared else ():
            current = language.code == self.language.code
            there = path if current and path != NOT_FOUND else shared
            target = language_root(self.catalog, language.code) + there
            address = self.address(path, language.code) if path == shared else ""
            yield Alternate(language.code, language.name, from_root(target), address, current)


def _picture(href: str) -> Markup:
    """A picture of any shape in the place of the mark; an `img` there would be drawn out."""
    return Markup(
        '<svg class="pa-mark" viewBox="0 0 40 40" aria-hidden="true" focusable="false">'
        '<image href="{}" width="40" height="40"/></svg>'
    ).format(href)
