"""Sets a sheet to speak from at a meeting, for whom a loudspeaker is the wrong way."""

from collections.abc import Iterator

from catalog.outputs.kit.imprint import plan_in_time
from catalog.outputs.kit.pieces import Piece, code_of, each_told
from catalog.outputs.kit.reading_sheets import Reading, sheet
from catalog.outputs.shared.blocks import words_of
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.excerpts import long, own
from catalog.outputs.shared.fitting import Fault, Job
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.view import View

FORM = "briefing"


def pieces(edition: Edition) -> Iterator[Job[Piece] | Fault]:
    """One for each subject that has such words, in each language that has them."""
    for view, subject, reading in each_told(edition, _reading):
        yield from sheet(view, subject, reading, edition.press.setter)


def _reading(view: View, subject: Subject) -> Reading | None:
    briefing = subject.told.briefing
    if not briefing:
        return None
    heading, told = own(view, subject.title), long(view, briefing.text)
    return Reading(
        channel="leaflet", form=FORM, code=code_of(view, subject, FORM, [heading, *words_of(told)]),
        kicker=", ".join([view.label("form_briefing"), *plan_in_time(view)]),
        heading=heading, blocks=told, sources=briefing.sources, size=16, least=14, small=10.5,
        leading=0.34,
    )  # fmt: skip
