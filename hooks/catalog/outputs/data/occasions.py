"""Lists the days that lie ahead or come again every year, as records have them with a source."""

import datetime as dt
from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass

from catalog.collected.addresses import index_path
from catalog.collected.catalog import Catalog
from catalog.model.fields import PartialDate
from catalog.model.kinds import Milestone, Source
from catalog.model.parts import Record
from catalog.model.plan_kinds import Target
from catalog.model.texts import Localised


@dataclass(frozen=True)
class Occasion:
    """A day of a record, what it is called, and what the record says of it."""

    kind: str
    record: Record
    day: PartialDate
    yearly: bool
    title: Localised
    text: Localised
    sources: tuple[str, ...]
    checked: PartialDate
    goals: tuple[str, ...]
    corrections: Sequence[PartialDate]
    """The day of each correction of a page that shows it, the newest first."""

    @property
    def told_on(self) -> PartialDate:
        """The day that its words date from: they were checked, or a page of theirs corrected."""
        days = self.checked, *self.corrections[:1]
        return max(days, key=lambda day: day.first)

    @property
    def key(self) -> str:
        """The same for as long as the record lives, whatever its title and id become."""
        return f"{self.kind}-{(*self.record.formerly, self.record.id)[0]}"


def occasions(catalog: Catalog) -> list[Occasion]:
    """Every one, from the first month of a year to the last, whichever year it is."""
    found = []
    for kind, records in catalog.records.items():
        dated = [record for record in records.values() if record.calendar_day]
        corrections = _corrections(catalog, kind) if dated else ()
        found += [_occasion(catalog, kind, record, corrections) for record in dated]
    return sorted(found, key=lambda one: (one.day.month, one.day.day, one.day.year, one.key))


def _corrections(catalog: Catalog, kind: str) -> Sequence[PartialDate]:
    """The days of the corrections of a kind's page, or of the calendar's, the newest first."""
    pages = {index_path(catalog, name).removesuffix(".html") for name in (kind, "calendar")}
    return tuple(one.date for one in catalog.corrections if pages & set(one.pages))


def _occasion(
    catalog: Catalog, kind: str, record: Record, corrections: Sequence[PartialDate]
) -> Occasion:
    day = record.calendar_day
    assert day
    if isinstance(record, Milestone):
        told = record.yearly or record
        said = told.title, told.text, told.sources, told.checked, record.goals
        return Occasion(kind, record, day, bool(record.yearly), *said, corrections)
    assert isinstance(record, Target)
    id = catalog.clauses[record.clause][0].source
    source = catalog.records["sources"][id]
    assert isinstance(source, Source)
    goals = (catalog.activity(record.activity).goal,)
    quoted = record.title, record.quote, (id,), source.checked, goals
    return Occasion(kind, record, day, False, *quoted, corrections)


def first_day(occasion: Occasion, catalog: Catalog) -> dt.date:
    """The first day in a calendar: what comes every year comes in the plan's time, not before."""
    coming = coming_day(occasion, catalog.plan.period.first.first) if occasion.yearly else None
    return coming or occasion.day.first


def coming_day(occasion: Occasion, start: dt.date) -> dt.date | None:
    """The next day on which it comes, from `start` on; None if it does not come any more."""
    day = occasion.day.first
    if not occasion.yearly:
        return day if day >= start else None
    start = max(day, start)
    years = range(start.year, start.year + 9)  # 29 February may be eight years away
    days = (
        day.replace(year=year) for year in years if day.strftime("%m%d") != "0229" or isleap(year)
    )
    return next(later for later in days if later >= start)


def occasion_path(occasion: Occasion, catalog: Catalog) -> str:
    """Its place on the page of the calendar, from the language's root."""
    return f"{index_path(catalog, 'calendar')}#{occasion.key}"
