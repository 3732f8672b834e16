"""Sets each goal in large print, for those who read on paper and do not see well."""

from collections.abc import Iterator

from catalog.model.plan_kinds import Activity, Goal
from catalog.model.texts import LongText
from catalog.outputs.kit.imprint import plan_in_time
from catalog.outputs.kit.pieces import Piece, code_of, each_told
from catalog.outputs.kit.reading_sheets import Reading, sheet
from catalog.outputs.shared.blocks import Block, block, words_of
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.excerpts import long, own, said
from catalog.outputs.shared.fitting import Fault, Job
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.view import View

FORM = "large_print"


def pieces(edition: Edition) -> Iterator[Job[Piece] | Fault]:
    """One for each goal that the kit speaks of, in each language that has all its words."""
    for view, subject, reading in each_told(edition, _reading):
        yield from sheet(view, subject, reading, edition.press.setter)


def _reading(view: View, subject: Subject) -> Reading | None:
    goal = subject.told
    if not isinstance(goal, Goal) or not goal.poster:
        return None
    number, total = view.number(goal.number), view.number(len(view.catalog.goals))
    activities = view.catalog.activities_on_paper(goal)
    told = [*said(view, goal), *_plain(view, goal.plain)]
    for activity in activities:
        told += [block("title", own(view, activity.title)), *said(view, activity)]
        told += [*_plain(view, activity.plain), *_acts(view, activity)]
    sources = [source for activity in activities for a in activity.actions for source in a.sources]
    kicker = ", ".join([view.label("goal_of", n=number, total=total), *plan_in_time(view)])
    heading = own(view, goal.title)
    code = code_of(view, subject, FORM, [heading, *words_of(told)])
    return Reading("leaflet", FORM, code, kicker, heading, told, sources)


def _plain(view: View, text: LongText) -> list[Block]:
    return [block("label", view.label("plain_words")), *long(view, text)]


def _acts(view: View, activity: Activity) -> list[Block]:
    acts = [one for action in activity.actions for one in long(view, action.text, "act")]
    return [block("label", view.label("advice")), *acts] if acts else []
