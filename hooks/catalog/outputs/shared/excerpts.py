"""Takes words of records for sheets of running text: all of them in one language, or none."""

from collections.abc import Iterator
from functools import partial

from catalog.collected.catalog import Catalog
from catalog.model.kinds import Audience, Contact
from catalog.model.parts import Quote
from catalog.model.plan import Plan
from catalog.model.plan_kinds import Activity, Goal
from catalog.model.texts import Localised, LongText
from catalog.model.values import walk
from catalog.outputs.shared.blocks import Block, block, blocks
from catalog.outputs.shared.fitting import Placed, exactly
from catalog.outputs.shared.view import View


def printed_texts(catalog: Catalog) -> Iterator[Placed]:
    """Every text of the kinds that sheets of running text are made from."""
    for key, value in catalog.everything():
        if isinstance(value, Plan | Goal | Activity | Audience | Contact):
            for path, text in walk(value, Localised):
                for code, words in text.root.items():
                    yield Placed(words, partial(catalog.problem, key, (*path, code)))


def own(view: View, text: Localised) -> str:
    """The words without markup in exactly the view's language. Raises Untranslated."""
    exactly(view, text)
    return view.plain(text)


def long(view: View, text: LongText, kind: str = "text") -> list[Block]:
    """Long text in exactly the view's language. Raises Untranslated."""
    return blocks(exactly(view, text), kind)


def opening(view: View, text: LongText, kind: str = "text") -> list[Block]:
    """The first paragraph of long text, with the list that it leads to. Raises Untranslated."""
    told = long(view, text, kind)
    later = (n for n, one in enumerate(told) if n and one["kind"] == kind)
    return told[: next(later, len(told))]


def said(view: View, quote: Quote) -> list[Block]:
    """The source's words, or our translation, under a line that says which. Raises Untranslated."""
    exactly(view, quote.quote)
    return [block("label", whose(view, quote)), block("quote", quoted(view, quote))]


def whose(view: View, quote: Quote) -> str:
    """Whether the words are the source's or our translation, and which clause."""
    label = view.label("translation" if view.translation(quote) else "source_says")
    return view.label("kit_quote", whose=label, id=quote.clause)


def quoted(view: View, quote: Quote) -> str:
    """The source's words in the view's language, in quotation marks."""
    return f"“{view.translation(quote) or view.original(quote).striptags()}”"
