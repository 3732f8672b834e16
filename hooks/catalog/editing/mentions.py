"""Finds each place in data and prose that names a record: who would miss it, what to change."""

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, replace

from catalog.collected.addresses import index_path, record_path, text_path
from catalog.collected.catalog import Catalog
from catalog.collected.references import references
from catalog.language.citations import cited_in
from catalog.model.fields import Path, Strict
from catalog.model.kinds import KINDS
from catalog.model.shapes import Shape
from catalog.reading.choices import FILE as SETTINGS
from catalog.reading.front_matter import PostMatter
from catalog.reading.prose import ProsePage, local_target
from catalog.reading.source import DocumentKey


@dataclass(frozen=True)
class Mention:
    """Words that name a record, and where they begin; `id` is where among them its id does.

    Of words in a text, it is where the text begins, and `number` is how many of them come before.
    """

    file: str
    line: int
    column: int
    words: str
    id: int = 0
    number: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def mentions(catalog: Catalog, kind: str, id: str) -> Iterator[Mention]:
    """Every place that names a record of a kind, besides its own `id`."""
    for key, path, named_kind, named in references(catalog):
        if (named_kind, named) == (kind, id):
            yield _of_field(catalog, key, path, id)
    stems = [path.removesuffix(".html") for path in own_pages(catalog, kind, id)]
    for key, path, value in _page_fields(catalog):
        if value in stems:
            yield _of_field(catalog, key, path, value, len(value) - len(id))
    if kind == "sources":
        yield from _citations(catalog, id)
    for page in catalog.prose.values():
        yield from _in_prose(catalog, page, kind, id)
    for path, words in catalog.choices.leaves("nav"):
        if words.removesuffix(".md") in stems:
            place = catalog.choices.problem(path, "")
            if place.file == SETTINGS:
                at = words.removesuffix(".md").rindex(id)
                yield Mention(place.file, place.line, place.column, words, at)


def own_pages(catalog: Catalog, kind: str, id: str) -> Iterator[str]:
    """The pages that are a record's own."""
    if KINDS[kind].own_pages:
        yield record_path(catalog, kind, id)
    if kind == "sources" and id in catalog.texts:
        yield text_path(catalog, id)


def _of_field(catalog: Catalog, key: DocumentKey, path: Path, words: str, at: int = 0) -> Mention:
    node = catalog.documents[key].at(path)
    return Mention(catalog.documents[key].file, node.line, node.column, words, at)


def _page_fields(catalog: Catalog) -> Iterator[tuple[DocumentKey, Path, str]]:
    """(key of its document, path, page) of each field that names a page."""
    for key, path, holder in catalog.find(Strict):
        for name, field in type(holder).model_fields.items():
            shape, value = Shape.of_field(field), getattr(holder, name)
            if isinstance(value, str) and shape.has_form("page_path"):
                yield key, (*path, name), value
            elif isinstance(value, tuple) and shape.inner().has_form("page_path"):
                yield from ((key, (*path, name, n), one) for n, one in enumerate(value))


def _citations(catalog: Catalog, id: str) -> Iterator[Mention]:
    """Those in long texts: as many as a text has, each behind the one before."""
    words = f"[@{id}]"
    for key, path, text in catalog.long_texts():
        for number in range([*cited_in(text)].count(id)):
            yield replace(_of_field(catalog, key, path, words, len("[@")), number=number)


def _in_prose(catalog: Catalog, page: ProsePage, kind: str, id: str) -> Iterator[Mention]:
    file = page.document.file
    for source, line, column in page.citations():
        if kind == "sources" and source == id:
            yield Mention(file, line, column, id)
    for link, line, column in page.links():
        target = local_target(page.path, link)
        if target and (at := _names(catalog, kind, id, target.path, target.anchor, link)) >= 0:
            yield Mention(file, line, column, link, at)
    if isinstance(page.front, PostMatter):
        for related in page.front.links:
            path, _, anchor = related.target.partition("#")
            at = _names(catalog, kind, id, posixpath.normpath(path), anchor, related.target)
            node = page.document.at(("links", *related.place))
            if at >= 0:
                yield Mention(file, node.line, node.column, related.target, at)


def _names(catalog: Catalog, kind: str, id: str, path: str, anchor: str, link: str) -> int:
    """Where in a link the id of the record stands that it leads to.

    It is -1 if it leads elsewhere, or writes the id in other letters, such as `a%2Db`.
    """
    stem = path.removesuffix(".md")
    if f"{stem}.html" in own_pages(catalog, kind, id):
        return link.partition("#")[0].rfind(id)
    if anchor == f"{kind}-{id}" and f"{stem}.html" == index_path(catalog, kind):
        return link.rfind(id)
    return -1
