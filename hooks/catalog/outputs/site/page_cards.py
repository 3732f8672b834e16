"""Draws the picture that shows when somebody shares a link to one page, with the page's title."""

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from catalog.collected.addresses import HOME, language_root
from catalog.collected.catalog import Catalog
from catalog.environment.typesetting import Inputs, Setter
from catalog.language.ties import Ties
from catalog.outputs.shared.fitting import Job, Placed, tidy
from catalog.outputs.shared.page import Page
from catalog.outputs.shared.view import View
from catalog.outputs.site.cards import card_look, card_path, card_words, social_card

Card = tuple[str, bytes]
"""(path from the site's root, PNG)."""


def page_cards(view: View, pages: Iterable[Page], setter: Setter) -> Iterator[Job[Card]]:
    """The card of each page but the first, which has the site's, in the language of the view."""
    look = card_look(view.catalog)
    for page in pages:
        if page.path == HOME:
            continue
        words = card_words(view, Placed(tidy(page.title), page.title_problem))
        path = page_card_path(view.catalog, view.language.code, page.path)
        yield Job(partial(_card, path, words, look, view.ties, setter), "hình chia sẻ", words)


def _card(path: str, words: Mapping[str, Placed], look: Inputs, ties: Ties, setter: Setter) -> Card:
    return path, social_card(words, look, ties, setter)


def page_card_path(catalog: Catalog, language: str, path: str) -> str:
    """The path of a page's card from the site's root."""
    if path == HOME:
        return card_path(language)
    card = f"assets/cards/{path.removesuffix('.html')}.png"
    return language_root(catalog, language) + card
