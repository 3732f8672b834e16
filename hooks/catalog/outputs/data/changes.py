"""Lists what changed for readers, the newest first: posts, corrections and days of the calendar."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.collected.addresses import record_path
from catalog.model.fields import PartialDate
from catalog.model.texts import Localised
from catalog.outputs.data.calendar import summary
from catalog.outputs.data.occasions import occasion_path, occasions
from catalog.outputs.shared.page import shorten
from catalog.outputs.shared.view import View
from catalog.reading.front_matter import PostMatter


@dataclass(frozen=True)
class Change:
    """Something new or changed; `sort` is `post`, `correction` or `date`.

    `path` is where it lies from the language's root, and `first_path` where it first lay.
    """

    sort: str
    path: str
    first_path: str
    day: PartialDate
    language: str
    title: str
    text: str
    sources: tuple[str, ...] = ()


def changes(view: View) -> list[Change]:
    """All of them, as a reader of the view's language is told of them."""
    found = [*_posts(view), *_corrections(view), *_dates(view)]
    return sorted(found, key=lambda one: (-one.day.first.toordinal(), one.sort, one.path))


def _posts(view: View) -> Iterator[Change]:
    for stem in view.catalog.posts:
        page = view.catalog.prose_shown(view.language.code, stem)
        path = view.catalog.prose_path(stem)
        if isinstance(page.front, PostMatter):
            first = page.front.formerly[0] + ".html" if page.front.formerly else path
            day = page.front.date.updated or page.front.date.created
            told = page.language, page.front.title, page.front.description
            yield Change("post", path, first, day, *told)


def _corrections(view: View) -> Iterator[Change]:
    for one in view.catalog.corrections:
        ids = one.id, (*one.formerly, one.id)[0]
        path, first = (record_path(view.catalog, "corrections", id) for id in ids)
        yield Change("correction", path, first, one.date, *_told(view, one.title, one.text))


def _dates(view: View) -> Iterator[Change]:
    for one in occasions(view.catalog):
        path = occasion_path(one, view.catalog)
        language, _, text = _told(view, one.title, one.text)
        told = language, summary(view, one), text, one.sources
        yield Change("date", path, path, one.checked, *told)


def _told(view: View, title: Localised, text: Localised) -> tuple[str, str, str]:
    """(language shown, title, a few words of the text)."""
    language, shown = title.shown(view.language.code, view.catalog.default_language)
    return language, shown, shorten(view.plain(text))
