"""Sets posters: A3 and A4 in the colours of their subject, and A4 in black for a photocopier."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalog.collected.catalog import Catalog
from catalog.environment.typesetting import Inputs, Setter
from catalog.model.kinds import Audience
from catalog.model.parts import Quote
from catalog.model.plan_kinds import Goal
from catalog.outputs.kit.imprint import plan_in_time, sheet_inputs
from catalog.outputs.kit.pieces import Piece, code_of, each_told, piece
from catalog.outputs.shared.displayed import displayed
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.excerpts import quoted, whose
from catalog.outputs.shared.fitting import Fault, Job, Placed, editors_word, placed
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.view import View

CHANNEL = "poster"
FORMS = {
    "poster_a3": {"paper": "a3", "mono": False},
    "poster_a4": {"paper": "a4", "mono": False},
    "poster_copier": {"paper": "a4", "mono": True},
}
PREVIEWED, PREVIEW_PPI = "poster_a4", 22  # 182 pixels wide
MOST_WORDS = 64
"""The most words of a poster without its imprint, since more are not read in passing; a word is
what stands between spaces, in Vietnamese a syllable."""


@dataclass(frozen=True)
class Wording:
    """A poster's words in one language; `parts` by the template's names for them."""

    kicker: Placed
    parts: dict[str, Placed]
    quote_label: str
    sources: Sequence[str]

    @property
    def said(self) -> list[str]:
        """Everything that the poster tells, in order, without its imprint."""
        return [*self.kicker.words.split("\n"), *(part.words for part in self.parts.values())]


def pieces(edition: Edition) -> Iterator[Job[Piece] | Fault]:
    """Each poster in each language that has its words."""
    for view, subject, wording in each_told(edition, words_of):
        yield from _set(view, subject, wording, edition.press.setter)


def words_of(view: View, subject: Subject) -> Wording | None:
    """The words of a poster in the view's language, if it has one. Raises Untranslated."""
    poster, key = subject.told.poster, subject.key
    if not poster:
        return None
    parts = {"headline": placed(view, poster.headline, key, "poster", "headline")}
    for n, act in enumerate(poster.acts):
        parts[f"act{n}"] = placed(view, act, key, "poster", "acts", n)
    label = ""
    if poster.clause:
        quote = _quote(view.catalog, poster.clause)
        problem = partial(view.catalog.problem, key, ("poster", "clause"))
        parts["quote"] = Placed(quoted(view, quote), problem)
        label = f"{', '.join(plan_in_time(view))}. {whose(view, quote)}"
    return Wording(kicker(view, subject), parts, label, poster.sources)


def kicker(view: View, subject: Subject) -> Placed:
    """What a sheet is about, in one line or a few."""
    catalog, language = view.catalog, view.language.code
    lines = plan_in_time(view)
    problem = partial(catalog.problem, ("", "plan"), ("short_title", language))
    if isinstance(subject.told, Goal):
        lines.insert(0, _which(view, subject.told))
    elif isinstance(subject.told, Audience):
        lines = [view.label("kit_for"), view.plain(subject.title)]
        problem = partial(catalog.problem, subject.key, ("title", language))
    return Placed("\n".join(lines), problem, editors_word(view, "kit_subject"))


def _which(view: View, goal: Goal) -> str:
    """Which goal of how many it is; with its short name, unless the headline has that."""
    n, total = view.number(goal.number), view.number(len(view.catalog.goals))
    told = view.label("goal_of", n=n, total=total)
    if not goal.short_title or view.language.code not in goal.short_title.root or not goal.poster:
        return told
    name = view.plain(goal.short_title)
    if name in view.plain(goal.poster.headline):
        return told
    whole = name.replace(" ", "\u00a0")  # no line ends within it
    return f"{told}: {whole}"


def _quote(catalog: Catalog, clause: str) -> Quote:
    return next(quote for _, _, quote in catalog.quotes() if quote.clause == clause)


def _set(
    view: View, subject: Subject, wording: Wording, setter: Setter
) -> Iterator[Job[Piece] | Fault]:
    total = sum(len(words.split()) for words in [*wording.said, view.label("advice")])
    if total > MOST_WORDS:
        message = f"áp phích có {total} tiếng, quá {MOST_WORDS} — bớt lời, hoặc đổi `clause`"
        problem = view.catalog.problem(subject.key, ("poster",), message, at_key=True)
        yield Fault(MOST_WORDS - total, problem)
        return
    for form, look in FORMS.items():
        code = code_of(view, subject, form, wording.said)
        common = sheet_inputs(view, subject, form, wording.sources, code, setter.cache)
        if isinstance(common, Fault):
            yield common
            return
        inputs = displayed({**common, **look, **_inputs(view, subject, wording)}, view.ties)
        make = partial(_piece, setter, view, subject, form, inputs, code)
        parts = {**wording.parts, "kicker": wording.kicker}
        yield Job(make, editors_word(view, f"form_{form}"), parts)


def _piece(
    setter: Setter, view: View, subject: Subject, form: str, inputs: Inputs, code: str
) -> Piece:
    content = setter.pdf("poster.typ", inputs)
    preview = setter.preview("poster.typ", inputs, PREVIEW_PPI) if form == PREVIEWED else b""
    return piece(view, subject, CHANNEL, form, "pdf", content, code=code, preview=preview)


def _inputs(view: View, subject: Subject, wording: Wording) -> dict[str, object]:
    """What the template needs besides its paper and what all sheets have."""
    words = {name: part.words for name, part in wording.parts.items()}
    return {
        **pictogram(view, subject),
        "kicker": wording.kicker.words,
        "numeral": view.number(subject.goal.number) if subject.goal else None,
        "headline": words["headline"],
        "advice": view.label("advice"),
        "acts": [words[f"act{n}"] for n in range(len(words)) if f"act{n}" in words],
        "quote": words.get("quote"),
        "quote_label": wording.quote_label,
    }


def pictogram(view: View, subject: Subject) -> dict[str, object]:
    """A subject's drawing and colours, as templates know them."""
    name = subject.pictogram(view.catalog)
    return {
        **subject.colours(view.catalog),
        "pictogram": picture_of(view.catalog, name),
        "pictogram_alt": view.catalog.drawings[name].title(view.language.code) if name else "",
    }


def picture_of(catalog: Catalog, name: str | None) -> bytes | None:
    """A drawing as an SVG in currentColor."""
    return catalog.drawings[name].document().encode() if name else None
