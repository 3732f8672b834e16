"""Groups milestones before, during and after the plan's period, each with its strand's number."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from catalog.collected.catalog import Catalog
from catalog.model.kinds import Milestone


@dataclass(frozen=True)
class Span:
    """Some years; `name` is a label of words.yml. Entries: (number of the strand, milestone)."""

    name: str
    years: str
    entries: list[tuple[int, Milestone]]

    @property
    def is_current(self) -> bool:
        return self.name == "during_plan"


def spans(catalog: Catalog) -> Iterator[Span]:
    """Each span that has milestones, in order of time."""
    period = catalog.plan.period
    strands = list(catalog.words.own.strands)

    def name(milestone: Milestone) -> str:
        if milestone.date.first < period.first.first:
            return "before_plan"
        return "after_plan" if milestone.date.first > period.last.last else "during_plan"

    for span, group in groupby(catalog.milestones, name):
        milestones = list(group)
        first, last = milestones[0].date.year, milestones[-1].date.year
        if span == "during_plan":
            first, last = period.first.year, period.last.year
        years = f"{first}–{last}" if first != last else f"{first}"
        entries = [(strands.index(milestone.strand) + 1, milestone) for milestone in milestones]
        yield Span(span, years, entries)
