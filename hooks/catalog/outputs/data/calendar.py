"""Writes calendars that people add to their own: one of all days, one of each goal's."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from icalendar import Calendar, Event

from catalog.collected.addresses import language_root
from catalog.collected.catalog import Catalog
from catalog.language.formats import format_day_of_year
from catalog.language.slugs import slugify
from catalog.model.plan_kinds import Goal
from catalog.model.words import LanguageWords
from catalog.outputs.data.occasions import Occasion, first_day, occasion_path, occasions
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.view import View


@dataclass(frozen=True)
class CalendarFile:
    """A calendar of the whole plan or of one goal; `path` is from the language's root."""

    goal: Goal | None
    path: str
    occasions: tuple[Occasion, ...]


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """The calendars of each language; none if no record has a day for them."""
    for language in edition.catalog.words.languages:
        root = language_root(edition.catalog, language.code)
        for file in calendar_files(edition.catalog):
            yield root + file.path, _written(edition.view(language, file.path), file)


def calendar_files(catalog: Catalog) -> Iterator[CalendarFile]:
    """The calendar of all days first, then one for each goal that has some."""
    path, found = catalog.words.pages["calendar"].path, tuple(occasions(catalog))
    if found:
        yield CalendarFile(None, f"{path}.ics", found)
    for goal in catalog.goals:
        of_goal = tuple(one for one in found if goal.id in one.goals)
        if of_goal:
            first_id = (*goal.formerly, goal.id)[0]  # people have subscribed to that address
            yield CalendarFile(goal, f"{path}/{first_id}.ics", of_goal)


def by_month(
    catalog: Catalog, language: LanguageWords
) -> list[tuple[int, str, list[tuple[str, Occasion]]]]:
    """Each month that has days, whichever the year: its number, its name, and its days."""
    months: dict[int, list[tuple[str, Occasion]]] = {}
    for one in occasions(catalog):
        assert one.day.month
        shown = format_day_of_year(one.day, language)
        months.setdefault(one.day.month, []).append((shown, one))
    names = language.months or [str(number) for number in range(1, 13)]
    return [(month, names[month - 1], days) for month, days in months.items()]


def _written(view: View, file: CalendarFile) -> bytes:
    """The calendar as RFC 5545 has it: folded lines, CRLF, no alarms."""
    site = view.plain(view.catalog.plan.site.name)
    name = f"{site}: {view.plain(file.goal.title)}" if file.goal else site
    calendar = Calendar()
    for key, value in (
        ("version", "2.0"),
        ("prodid", f"-//{plan_id(view.catalog)}//{view.language.code}//"),
        ("calscale", "GREGORIAN"),
        ("method", "PUBLISH"),
        ("name", name),
        ("x-wr-calname", name),  # what older programs read instead
    ):
        calendar.add(key, value)
    for one in file.occasions:
        calendar.add_component(_event(view, one))
    written: bytes = calendar.to_ical()
    return written


def _event(view: View, one: Occasion) -> Event:
    """An all-day event that leaves the day free; its id stays whatever is corrected in it."""
    catalog = view.catalog
    event = Event()
    event.add("uid", f"{one.key}@{plan_id(catalog)}")
    event.add("dtstamp", dt.datetime.combine(one.told_on.first, dt.time(), dt.UTC))
    event.add("sequence", len(one.corrections))
    event.add("dtstart", first_day(one, catalog))
    if one.yearly:
        event.add("rrule", {"freq": "yearly"})
    language = {"language": one.title.shown(view.language.code, catalog.default_language)[0]}
    told = f"{view.plain(one.text)}\n\n{_sources(view, one.sources)}"
    event.add("summary", summary(view, one), parameters=language)
    event.add("description", told, parameters=language)
    if address := view.address(occasion_path(one, catalog)):
        event.add("url", address)
    event.add("transp", "TRANSPARENT")
    return event


def summary(view: View, one: Occasion) -> str:
    """What an occasion is called in a line of its own; a target is a deadline there."""
    title = view.plain(one.title)
    return view.label("deadline", title=title) if one.kind == "targets" else title


def _sources(view: View, ids: Iterable[str]) -> str:
    named = (f"{view.plain(view.source(id).publisher)}, {view.source(id).address}" for id in ids)
    return view.label("calendar_sources", sources="; ".join(named))


def plan_id(catalog: Catalog) -> str:
    """A plan by its number and the day of its issue, which no other plan of its issuer has."""
    plan = catalog.plan
    return f"{slugify(plan.number.root[catalog.default_language], '-')}.{plan.issued}"
