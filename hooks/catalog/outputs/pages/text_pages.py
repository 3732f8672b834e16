"""Writes the pages of a source's text: one, or of a long text one that leads to its parts."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from catalog.collected.addresses import text_path
from catalog.collected.coverage import Coverage
from catalog.collected.long_lists import ListPart
from catalog.model.pages import PAGES
from catalog.model.values import group
from catalog.outputs.pages.around import Around, beside, trail, with_neighbours
from catalog.outputs.pages.clause_text import Passage, paragraphs
from catalog.outputs.pages.written import Written
from catalog.outputs.shared.page import Face, Page, shorten
from catalog.outputs.shared.view import View

if TYPE_CHECKING:
    from catalog.outputs.pages.writer import Writer

Paragraphs = Sequence[Sequence[Passage]]


def passages_of(writer: Writer) -> Mapping[str, tuple[Sequence[Coverage], Paragraphs]]:
    """The clauses of each text, by source, and its paragraphs with the clauses in them."""
    rows = group((row.source, row) for row in writer.catalog.coverage)
    return {
        source: (found, list(paragraphs(text, found)))
        for source, text in writer.catalog.texts.items()
        for found in [rows.get(source, ())]
    }


def text_pages(writer: Writer, source: str) -> Iterator[Callable[[], Page]]:
    """What writes each page of a source's text."""
    yield partial(_whole, writer, source)
    for part, *neighbours in with_neighbours(writer.catalog.long_lists.get(("texts", source), ())):
        yield partial(_part, writer, source, part, neighbours)


def _whole(writer: Writer, source: str) -> Page:
    """A text, every clause anchored, and the coverage table beside it, or what leads to them."""
    view = writer.view(text_path(writer.catalog, source))
    title = view.label("source_text")
    face = _face(writer, view, source, title)

    def write() -> Written:
        (rows, own), text = writer.passages[source], writer.catalog.texts[source]
        is_cut = ("texts", source) in writer.catalog.long_lists
        shown = {"title": title, "rows": rows, "paragraphs": own, "words": text.text}
        labels = _labels(own) if is_cut else ()
        return _written(writer, view, source, {**shown, "labels": labels}, None)

    return writer.kept(view, face, write)


def _part(
    writer: Writer, source: str, part: ListPart, neighbours: Sequence[ListPart | None]
) -> Page:
    view = writer.view(part.path)
    whole = view.label("source_text")
    title = view.label("part_title", title=whole, n=part.number, count=part.count)
    above = [*trail(view), (whole, text_path(writer.catalog, source))]
    around = Around(above, *(beside(view, one) for one in neighbours))
    face = _face(writer, view, source, title)

    def write() -> Written:
        own = part.cut(writer.passages[source][1])
        words = "".join(piece.text for paragraph in own for piece in paragraph)
        shown = {"title": title, "rows": _rows(own), "paragraphs": own, "words": words}
        return _written(writer, view, source, {**shown, "labels": ()}, around)

    return writer.kept(view, face, write, str(part), *map(str, neighbours))


def _face(writer: Writer, view: View, source: str, title: str) -> Face:
    problem = partial(writer.catalog.word_problem, view.language.code, ("labels", "source_text"))
    return Face(title, shorten(view.plain(view.source(source).title)), problem)


def _written(
    writer: Writer, view: View, source: str, shown: dict[str, Any], around: Around | None
) -> Written:
    catalog, title = writer.catalog, shown["title"]
    context = {
        **shown,
        "source": view.source(source),
        "summary": source == catalog.plan.source and catalog.plan.source_is_summary,
    }
    face, file = _face(writer, view, source, title), writer.file("texts", source)
    return writer.render(view, "text", face, file, context, around, kind=PAGES["texts"])


def _rows(own: Paragraphs) -> list[Coverage]:
    return [piece.row for paragraph in own for piece in paragraph if piece.row]


def _labels(own: Paragraphs) -> list[str]:
    """The clause that each paragraph has or goes on with, or where there is none its beginning."""
    labels: list[str] = []
    for paragraph in own:
        clauses = [piece.row.clause for piece in paragraph if piece.row]
        begins = " ".join("".join(piece.text for piece in paragraph).split()[:4])
        labels.append(next(iter(clauses), labels[-1] if labels else f"{begins} …"))
    return labels
