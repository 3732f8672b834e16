"""Lists the days that lie ahead or come again every year, as records have them with a source."""

import datetime as dt
from calendar import isleap
from dataclasses import dataclass

from catalog.collected.addresses import index_path, record_path
from catalog.collected.catalog import Catalog
from catalog.model.fields import PartialDate
from catalog.model.kinds import Milestone, Target
from catalog.model.parts import Record
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

    @property
    def key(self) -> str:
        """The same for as long as the record lives, whatever its title and id become."""
        return f"{self.kind}-{(*self.record.formerly, self.record.id)[0]}"


def occasions(catalog: Catalog) -> list[Occasion]:
    """Every one, from the first month of a year to the last, whichever year it is."""
    found = [_occasion(catalog, *entry) for entry in catalog.all_records() if entry[1].calendar_day]
    return sorted(found, key=lambda one: (one.day.month, one.day.day, one.day.year, one.key))


def _occasion(catalog: Catalog, kind: str, record: Record) -> Occasion:
    day = record.calendar_day
    assert day
    if isinstance(record, Milestone):
        told = record.yearly or record
        title = record.yearly.title if record.yearly else record.title
        said = told.text, told.sources, told.checked, record.goals
        return Occasion(kind, record, day, bool(record.yearly), title, *said)
    assert isinstance(record, Target)
    source = catalog.clauses[record.clause][0].source
    checked = next(one.checked for one in catalog.sources if one.id == source)
    goals = (catalog.activity(record.activity).goal,)
    return Occasion(kind, record, day, False, record.title, record.quote, (source,), checked, goals)


def first_day(occasion: Occasion, catalog: Catalog) -> dt.date:
    """The first day in a calendar: what comes every year comes in the plan's time, not before."""
    day = occasion.day.first
    if not occasion.yearly:
        return day
    start = max(day, catalog.plan.period.first.first)
    years = range(start.year, start.year + 9)  # 29 February may be eight years away
    days = (
        day.replace(year=year) for year in years if day.strftime("%m%d") != "0229" or isleap(year)
    )
    return next(later for later in days if later >= start)


def occasion_path(occasion: Occasion, catalog: Catalog) -> str:
    """Its place on the page of the calendar, from the language's root."""
    return f"{index_path(catalog, 'calendar')}#{occasion.key}"


def corrections_of(occasion: Occasion, catalog: Catalog) -> tuple[PartialDate, ...]:
    """The day of each correction of a page that shows the occasion, the newest first."""
    shown = record_path(catalog, occasion.kind, occasion.record.id), index_path(catalog, "calendar")
    pages = {path.partition("#")[0].removesuffix(".html") for path in shown}
    return tuple(one.date for one in catalog.corrections if pages & set(one.pages))


def told_on(occasion: Occasion, catalog: Catalog) -> PartialDate:
    """The day that what is said of it dates from: it was checked, or its page was corrected."""
    days = occasion.checked, *corrections_of(occasion, catalog)
    return max(days, key=lambda day: day.first)
