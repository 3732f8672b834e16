"""Sets leaflets: each is one A4 sheet, printed on both sides and folded twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalog.environment.typesetting import Setter
from catalog.model.kinds import Audience, Contact
from catalog.model.parts import Poster
from catalog.model.plan import Plan
from catalog.model.plan_kinds import Goal
from catalog.outputs.kit.imprint import sheet_inputs, short_sources
from catalog.outputs.kit.pieces import Piece, code_of, each_told, piece
from catalog.outputs.kit.posters import kicker, pictogram, picture_of
from catalog.outputs.shared.blocks import Block, block, words_of
from catalog.outputs.shared.displayed import displayed
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.excerpts import long, opening, own, printed_texts, said
from catalog.outputs.shared.fitting import Fault, Job, Placed, editors_word, placed
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.view import View

FORM, CHANNEL = "leaflet", "leaflet"
PREVIEW_PPI = 19  # 222 pixels wide
ACTS = 6
"""Acts on a goal's leaflet, shared among its activities, at least two of each; pages have all."""


@dataclass(frozen=True)
class Folds:
    """The words of a leaflet by their place on it, and their sources."""

    headline: Placed
    flow: Sequence[Block]
    to_do: Sequence[Block]
    call: Sequence[Block]
    sources: Sequence[str]

    @property
    def told(self) -> list[str]:
        return [self.headline.words, *words_of([*self.flow, *self.to_do, *self.call])]


def pieces(edition: Edition) -> Iterator[Job[Piece] | Fault]:
    """One for each subject that has a poster, in each language with all its words."""
    for view, subject, folds in each_told(edition, _folds):
        yield from _set(view, subject, folds, edition.press.setter)


def _folds(view: View, subject: Subject) -> Folds | None:
    told = subject.told
    if not told.poster:
        return None
    headline = placed(view, told.poster.headline, subject.key, "poster", "headline")
    if isinstance(told, Goal):
        return _of_goal(view, headline, told)
    if isinstance(told, Audience):
        return _of_audience(view, headline, told)
    return _of_plan(view, headline, told, told.poster)


def _of_plan(view: View, headline: Placed, plan: Plan, poster: Poster) -> Folds:
    flow = [_part(view, "plain_words"), *long(view, plan.summary)]
    if plan.objectives:
        flow.append(_part(view, "objectives"))
        flow += [one for each in plan.objectives for one in long(view, each.text, "item")]
    if view.catalog.goals:
        flow.append(block("part", view.title("goals").striptags()))
    for goal in view.catalog.goals:
        flow.append(block("title", f"{view.number(goal.number)}. {own(view, goal.title)}"))
        flow += [block("text", own(view, goal.line))] if goal.line else []
    acts = [block("act", own(view, act)) for act in poster.acts]
    call, of_contacts = _call(view, view.catalog.contacts)
    sources = [source for each in plan.objectives for source in each.sources]
    sources += [*poster.sources, *of_contacts]
    return Folds(headline, flow, _to_do(view, acts), call, sources)


def _of_goal(view: View, headline: Placed, goal: Goal) -> Folds:
    flow = [block("part", own(view, goal.title)), *said(view, goal), *opening(view, goal.plain)]
    acts: list[Block] = []
    sources: list[str] = []
    activities = view.catalog.activities_on_paper(goal)
    each = max(2, ACTS // max(1, len(activities)))
    for activity in activities:
        flow += [block("title", own(view, activity.title)), *said(view, activity)]
        flow += opening(view, activity.plain)
        for action in activity.actions[:each]:
            acts += long(view, action.text, "act")
            sources += action.sources
    call, of_contacts = _call(view, view.catalog.contacts)
    return Folds(headline, flow, _to_do(view, acts), call, [*sources, *of_contacts])


def _of_audience(view: View, headline: Placed, audience: Audience) -> Folds:
    flow = [block("part", own(view, audience.title)), *long(view, audience.intro)]
    for concern in audience.concerns:
        activity = view.catalog.activity(concern.activity)
        flow += [block("title", own(view, activity.title)), *said(view, activity)]
        flow.append(block("text", own(view, concern.text)))
    acts = [one for act in audience.actions for one in long(view, act.text, "act")]
    sources = [source for act in audience.actions for source in act.sources]
    contacts = [
        one for one in view.records_of("contacts", audience.contacts) if isinstance(one, Contact)
    ]
    call, of_contacts = _call(view, contacts)
    ask = [_part(view, "whom_to_ask"), *long(view, audience.ask)]
    return Folds(headline, flow, _to_do(view, acts), [*call, *ask], [*sources, *of_contacts])


def _call(view: View, contacts: Sequence[Contact]) -> tuple[list[Block], list[str]]:
    """Numbers to call, each with who answers and when to call, and the sources of them."""
    told = [_part(view, "numbers_to_call")] if contacts else []
    for contact in contacts:
        told += [block("number", contact.dial), block("who", own(view, contact.title))]
        told += opening(view, contact.purpose)
        terms = {"hours": contact.hours, "cost": contact.cost}
        known = [f"{view.label(name)}: {own(view, text)}." for name, text in terms.items() if text]
        told += [block("text", " ".join(known))] if known else []
    return told, [source for contact in contacts for source in contact.sources]


def _to_do(view: View, acts: Sequence[Block]) -> list[Block]:
    return [_part(view, "advice"), *acts] if acts else []


def _part(view: View, label: str) -> Block:
    return block("part", view.label(label))


def _set(
    view: View, subject: Subject, folds: Folds, setter: Setter
) -> Iterator[Job[Piece] | Fault]:
    code = code_of(view, subject, FORM, folds.told)
    common = sheet_inputs(view, subject, FORM, folds.sources, code, setter.cache)
    if isinstance(common, Fault):
        yield common
        return
    inputs = {
        **common,
        **pictogram(view, subject),
        "kicker": kicker(view, subject).words,
        "headline": folds.headline.words,
        "flow": folds.flow,
        "to_do": folds.to_do,
        "call": folds.call,
        "mark": picture_of(view.catalog, view.catalog.plan.site.mark),
        "description": view.plain(view.catalog.plan.site.description),
    }

    shown = displayed(inputs, view.ties)

    def make() -> Piece:
        content = setter.pdf("leaflet.typ", shown)
        preview = setter.preview("leaflet.typ", shown, PREVIEW_PPI)
        return piece(view, subject, CHANNEL, FORM, "pdf", content, code=code, preview=preview)

    yield Job(make, editors_word(view, "form_leaflet"), _parts(view, subject, folds))


def _parts(view: View, subject: Subject, folds: Folds) -> dict[str, Placed]:
    """The headline, and each area as a whole: its words come from many records."""
    areas = {"flow": folds.flow, "to_do": folds.to_do, "call": folds.call}
    told = {name: "".join(words_of(some)) for name, some in areas.items()}
    told["about"] = short_sources(view, folds.sources)
    labels = {
        "flow": "plan_says",
        "to_do": "advice",
        "call": "numbers_to_call",
        "about": "sources_of_page",
    }
    problem = partial(view.catalog.problem, subject.key, ("id",))
    within = partial(printed_texts, view.catalog)
    choose = "; hoặc chọn ít hoạt động hơn, ghi vào `on_paper`" if subject.goal else ""
    hints = {"flow": choose, "to_do": choose, "call": "", "about": "; hoặc dẫn ít nguồn hơn"}
    whole = {
        name: Placed(words, problem, editors_word(view, labels[name]), hints[name], within)
        for name, words in told.items()
    }
    return {"headline": folds.headline, **whole}
