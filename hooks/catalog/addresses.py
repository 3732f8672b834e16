"""Where each page lies below the site's root, and how one page links to another."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import TYPE_CHECKING

from .prose import NOT_FOUND

if TYPE_CHECKING:
    from .catalog import Catalog

HOME = "index.html"
RECORD_PAGES = ("goals", "activities", "tasks")
"""Kinds whose records have a page each; those of other kinds are entries of their index page."""
LIST_PAGES = ("sources", "agencies", "targets")
SINGLE_PAGES = ("plan", "unsaid")


def index_path(catalog: Catalog, name: str) -> str:
    """The path of a page that is not one record's; see words.IndexPage."""
    if name == "home":
        return HOME
    if name == "texts":
        return text_path(catalog, catalog.plan.source)
    folder = catalog.words.paths[name]  # type: ignore[index]  # mypy cannot see the literal
    return f"{folder}.html" if name in SINGLE_PAGES else f"{folder}/index.html"


def text_path(catalog: Catalog, source: str) -> str:
    return f"{catalog.words.paths['texts']}/{source}.html"


def record_path(catalog: Catalog, kind: str, id: str) -> str:
    """The address of a record: a page of its own, or its place on the index page."""
    if kind in RECORD_PAGES:
        return f"{catalog.words.paths[kind]}/{id}.html"  # type: ignore[index]  # a literal, as above
    return f"{index_path(catalog, kind)}#{kind}-{id}"


def generated_paths(catalog: Catalog) -> Iterator[str]:
    """Every page made from data, in reading order; an empty kind has none."""
    yield HOME
    yield index_path(catalog, "plan")
    for kind in (*RECORD_PAGES, *LIST_PAGES):
        records = catalog.records.get(kind, {})
        if records:
            yield index_path(catalog, kind)
        if kind in RECORD_PAGES:
            yield from (record_path(catalog, kind, id) for id in records)
    yield from (text_path(catalog, source) for source in catalog.texts)
    if catalog.plan.unsaid:
        yield index_path(catalog, "unsaid")


def all_paths(catalog: Catalog) -> Iterator[str]:
    """Every page a reader can reach, generated and prose; the same in each language."""
    yield from generated_paths(catalog)
    for path in sorted({path for _, path in catalog.prose} - {NOT_FOUND}):
        yield f"{path}.html"


def relative(target: str, page: str) -> str:
    """`target` as a link on `page`; both from the root. Works on a server and from a folder."""
    path, mark, anchor = target.partition("#")
    if path == page and mark:
        return f"#{anchor}"
    return posixpath.relpath(path, posixpath.dirname(page) or ".") + mark + anchor


def language_root(catalog: Catalog, language: str) -> str:
    """The folder of a language below the site's root: `` for the default, else `en/`."""
    return "" if language == catalog.default_language else f"{language}/"
