"""Writes a page at each address that a page had before, which leads to where it is now."""

from collections.abc import Iterator

from catalog.collected.addresses import Move, file_of, language_root, moves
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.titled_paths import page_of
from catalog.outputs.shared.view import View


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """(path, HTML) of each, in every language, so that addresses on posters go on working."""
    for move in dict.fromkeys(moves(edition.catalog)):
        for language in edition.catalog.words.languages:
            view = edition.view(language, move.old)
            html = redirect(edition, view, _title(view, move), view.link(move.new))
            old = file_of(move.old, in_folders=edition.catalog.choices.in_folders)
            yield language_root(edition.catalog, language.code) + old, html


def redirect(edition: Edition, view: View, title: str, target: str) -> str:
    """A page that leads to a target, which has a title."""
    template = edition.press.pages.get_template("redirect.html.jinja")
    return template.render(view=view, title=title, target=target)


def _title(view: View, move: Move) -> str:
    if move.kind == "prose":
        return view.catalog.prose_shown(view.language.code, move.id).front.title
    if move.kind == "texts":
        return view.label("source_text")
    return page_of(view.catalog, move.kind, move.id, view.language.code)[0]
