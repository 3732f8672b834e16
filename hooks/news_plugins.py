"""Fits Material's blog, and a plugin for feeds of posts if there is one, to the news of a plan.

It wires nothing by itself: hooks/publish.py calls it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from catalog.building.language_site import LanguageSite
from catalog.language.slugs import slugify
from catalog.outputs.pages.news import Listing
from catalog.outputs.site.cards import TOUCH_ICON
from catalog.reading.source import Problem
from mkdocs_files import default_docs, page_path

Slugify = Callable[[str, str], str]
BLOG = "material/blog"
FIXED = {
    "authors": False,
    "pagination": False,
    "post_date_format": "long",
    "post_dir": "{blog}/posts",
    "post_url_date_format": "yyyy/MM/dd",
    "post_url_format": "{date}/{file}",
}
"""Settings of the blog that decide addresses, or what our templates do by themselves."""


def fit_news(config: MkDocsConfig, part: LanguageSite, *, broken: bool) -> list[Problem]:
    """Switches blogs and feeds off that have no posts; returns posts that have no blog.

    Without a post the blog would write into docs/. While texts are `broken` it shows none.
    """
    stems = part.catalog.posts
    without = {part.catalog.news_of(stem): stem for stem in reversed(stems)}
    with_posts = False
    for name, plugin in config.plugins.items():
        if name.partition(" ")[0] != BLOG:
            continue
        settings = plugin.config
        found = without.pop(settings.blog_dir.strip("/"), None)
        settings.enabled = settings.enabled and bool(found) and not broken
        with_posts |= settings.enabled
        settings.update(FIXED)
        own = "categories_slugify" in written_settings(settings)
        settings.categories_slugify = _slugs_of_groups(
            part, settings.categories_slugify if own else slugify
        )
    if rss := config.plugins.get("rss"):
        _fit_feed(rss.config, part, has_posts=with_posts)
    return [_without_blog(part, news, stem) for news, stem in without.items()]


def _slugs_of_groups(part: LanguageSite, slugify: Slugify) -> Slugify:
    """Gives a group one page, whichever language the posts of it are in."""
    return lambda name, separator: slugify(part.group(name), separator)


def name_groups(files: Files, part: LanguageSite) -> None:
    """Calls groups of posts what the language calls them, where a post is not translated."""
    for file in files:
        page = file.page
        name = getattr(page, "name", None) if isinstance(page, Page) else None
        if file.generated_by == BLOG and name and part.group(name) != name:
            vars(page)["name"] = part.group(name)
            Path(str(file.abs_src_path)).write_text(f"# {part.group(name)}", encoding="utf-8")


@event_priority(-49)
def _before_blog(files: Files, config: MkDocsConfig) -> Files:
    config.extra["own_docs"], config.docs_dir = config.docs_dir, default_docs(config)
    return files


@event_priority(-51)
def _after_blog(files: Files, config: MkDocsConfig) -> Files:
    config.docs_dir = config.extra.pop("own_docs")
    return files


around_blog = _before_blog, _after_blog
"""The blog makes a folder of posts where a language has none, so it sees that of the first one."""


def _fit_feed(feed: Any, part: LanguageSite, *, has_posts: bool) -> None:
    """A feed speaks for a site that has an address; its picture is the site's own."""
    site = part.edition.settings.site_url
    feed.enabled = feed.enabled and has_posts and bool(site)
    feed.image = feed.image or site + TOUCH_ICON


def written_settings(settings: object) -> set[str]:
    """The names of settings that somebody wrote."""
    return {name for written in getattr(settings, "user_configs", ()) for name in written}


def _without_blog(part: LanguageSite, news: str, stem: str) -> Problem:
    post = part.catalog.prose_shown(part.language.code, stem)
    setting = f"`blog: {{blog_dir: {news}}}`"
    message = f"mkdocs.yml không có mục tin `{news}` — thêm vào plugins {setting}"
    return post.document.problem((), message)


def listing_on(page: Page) -> Listing | None:
    """The posts that a page of the blog lists; None for other pages."""
    posts = getattr(page, "posts", None)
    if posts is None:
        return None
    views = [(view.name, page_path(view.file)) for view in getattr(page, "views", ())]
    return Listing([post.file.src_uri.removesuffix(".md") for post in posts], views)
