"""Sets sheets of running text in large letters, both large print and scripts for announcers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from catalog.environment.typesetting import Setter
from catalog.outputs.kit.imprint import sheet_inputs
from catalog.outputs.kit.pieces import Measure, Piece, piece
from catalog.outputs.shared.blocks import Block, words_of
from catalog.outputs.shared.displayed import displayed
from catalog.outputs.shared.excerpts import printed_texts
from catalog.outputs.shared.fitting import Fault, Job, Placed, editors_word
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.view import View


@dataclass(frozen=True)
class Reading:
    """`lead` are small lines under the heading; sizes in points, leading in ems.

    The text is set in `size`, or down to `least` if that saves a page; the imprint in `small`.
    """

    channel: str
    form: str
    code: str
    kicker: str
    heading: str
    blocks: Sequence[Block]
    sources: Sequence[str]
    lead: Sequence[str] = ()
    measure: Measure | None = None
    size: float = 18
    least: float = 18
    leading: float = 0.3
    small: float = 18
    whole: bool = False
    """Whether each paragraph stays on one page."""


def sheet(
    view: View, subject: Subject, reading: Reading, setter: Setter
) -> Iterator[Job[Piece] | Fault]:
    """The sheet as a PDF, or what is wrong with its words."""
    form, code = reading.form, reading.code
    common = sheet_inputs(view, subject, form, reading.sources, code, setter.cache)
    if isinstance(common, Fault):
        yield common
        return
    inputs = {
        **common,
        "kicker": reading.kicker,
        "heading": reading.heading,
        "lead": reading.lead,
        "blocks": reading.blocks,
        "size": reading.size,
        "least": reading.least,
        "small": reading.small,
        "leading": reading.leading,
        "whole": reading.whole,
    }

    def make() -> Piece:
        content = setter.pdf("reading.typ", displayed(inputs, view.ties))
        return piece(
            view, subject, reading.channel, form, "pdf", content, code=code, measure=reading.measure
        )

    # Running text always fits; a letter that the fonts lack may be anywhere in it.
    words = " ".join([reading.heading, *words_of(reading.blocks)])
    problem = partial(view.catalog.problem, subject.key, ("id",))
    whole = {"all": Placed(words, problem, within=partial(printed_texts, view.catalog))}
    yield Job(make, editors_word(view, f"form_{form}"), whole)
