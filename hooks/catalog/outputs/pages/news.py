"""Works out what pages of news list: posts, groups of the plan, related pages."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import Any

from catalog.collected.addresses import index_path, is_outside, record_path
from catalog.collected.catalog import Catalog
from catalog.model.kinds import KINDS
from catalog.model.pages import PAGES
from catalog.model.plan_kinds import Goal
from catalog.outputs.shared.titled_paths import TitledPath
from catalog.reading.front_matter import PostMatter
from catalog.reading.prose import ProsePage


@dataclass(frozen=True)
class Listing:
    """The posts that a page lists, by their paths in docs/, and other pages that list posts."""

    posts: Sequence[str]
    views: Sequence[TitledPath] = ()


def listing_of(catalog: Catalog, stem: str, views: Sequence[TitledPath] = ()) -> Listing | None:
    """The posts below a first page of news; None if the page is no such page."""
    news, _, name = stem.rpartition("/")
    posts = [post for post in catalog.posts if catalog.news_of(post) == news]
    return Listing(posts, views) if posts and name == "index" else None


NO_POST: Mapping[str, Any] = MappingProxyType(
    {"post": None, "groups": (), "related": (), "listing": None}
)
"""What the template of prose is given of a page that is no post and lists none."""


Titles = Mapping[str, TitledPath]
"""Title and path of each page by the name of its Markdown file, without ending."""


def of_post(catalog: Catalog, page: ProsePage, titles: Callable[[], Titles]) -> Mapping[str, Any]:
    """What stands around the text of a post, in the language of `titles`; else nothing."""
    post = page.front
    if not isinstance(post, PostMatter):
        return NO_POST
    groups = groups_of(catalog, post, page.language)
    return {**NO_POST, "post": post, "groups": groups, "related": related(post, titles())}


def news_above(catalog: Catalog, path: str) -> str:
    """The first page of the news that a page lies below, by its path in docs/; or nothing."""
    folders = (f"{folder}/index" for folder in PurePosixPath(path).parents)
    above = (stem for stem in folders if listing_of(catalog, stem))
    return next((stem for stem in above if catalog.prose_path(stem) != path), "")


def groups_of(catalog: Catalog, post: PostMatter, language: str) -> list[Goal]:
    """The goals whose titles are a post's categories."""
    return [
        goal for goal in catalog.goals if catalog.plain(goal.title, language) in post.categories
    ]


def group_named(catalog: Catalog, name: str) -> Goal | None:
    """The goal with a title in any language, by which posts are grouped."""
    return next((goal for goal in catalog.goals if name in goal.title.root.values()), None)


def related(post: PostMatter, titles: Titles) -> Mapping[str, list[TitledPath]]:
    """Title and path, or web address, of each related page, by section; first those in none."""
    found: dict[str, list[TitledPath]] = {"": []}
    for link in post.links:
        page, mark, anchor = link.target.partition("#")
        shown = found.setdefault(link.section, [])
        if is_outside(link.target):
            shown.append((link.title or link.target, link.target))
        elif named := titles.get(page.removesuffix(".md")):
            shown.append((link.title or named[0], named[1] + mark + anchor))
    return {section: links for section, links in found.items() if links}


def titles_of_pages(catalog: Catalog, language: str) -> Titles:
    """The titles of all pages in a language."""
    pages = [
        (catalog.plain(catalog.page_title(name), language), index_path(catalog, name))
        for name, page in PAGES.items()
        if page.lies != "texts" and catalog.has_page(name)
    ]
    for kind in (name for name, kind in KINDS.items() if kind.own_pages):
        for record in catalog.ordered(kind):
            title = catalog.plain(record.title, language)
            pages.append((title, record_path(catalog, kind, record.id)))
    titles = {path.removesuffix(".html"): (title, path) for title, path in pages}
    for stem in catalog.stems:
        page: ProsePage = catalog.prose_shown(language, stem)
        titles[stem] = (page.front.title, catalog.prose_path(stem))
    return titles
