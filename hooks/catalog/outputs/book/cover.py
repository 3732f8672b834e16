"""Draws the cover of the book, with the words and the look of a card."""

from catalog.environment.typesetting import Setter
from catalog.outputs.shared.displayed import displayed
from catalog.outputs.shared.fitting import Job
from catalog.outputs.shared.view import View
from catalog.outputs.site.cards import card_look, card_words

_PPI = 144


def cover(view: View, setter: Setter) -> Job[tuple[str, bytes]]:
    """The language of a cover, and a PNG of 1200 x 1800 pixels.

    It has name and mark, what the book is, an arch for each colour, and a notice.
    """
    words, look, ties = card_words(view, of_file=True), card_look(view.catalog), view.ties
    said = {part: placed.words for part, placed in words.items()}

    def draw() -> tuple[str, bytes]:
        return view.language.code, setter.png("cover.typ", displayed({**said, **look}, ties), _PPI)

    return Job(draw, "bìa sách", words)


def cover_words(view: View) -> str:
    """What the cover says, for those who do not see it."""
    words = card_words(view)
    return ". ".join(words[part].words.rstrip(".") for part in ("name", "line"))
