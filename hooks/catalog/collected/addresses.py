"""Says where each page lies below the site's root, and how one page links to another."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from catalog.language.slugs import slugify
from catalog.model.kinds import KINDS
from catalog.model.page_kind import Kind
from catalog.model.pages import BOOK, OFFLINE, PAGES
from catalog.reading.prose import NOT_FOUND

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog

HOME = "index.html"


def index_path(catalog: Catalog, name: str) -> str:
    """The path of a page that is not one record's, by its name in PAGES."""
    lies = PAGES[name].lies
    if lies == "root":
        return HOME
    if lies == "texts":
        return text_path(catalog, catalog.plan.source)
    path = catalog.words.pages[name].path
    return f"{path}.html" if lies == "file" else f"{path}/index.html"


def offline_path(catalog: Catalog) -> str:
    """Where the copy for readers without a network lies, from the site's root; empty without one.

    Addresses without `.html` need a server.
    """
    return "" if catalog.choices.in_folders else f"{catalog.words.pages[OFFLINE].path}.zip"


def offline_start(catalog: Catalog) -> str:
    """The name of the page on top of that copy, which says in the first language what to do."""
    name = catalog.words.labels["offline_start"].root[catalog.default_language]
    return f"{slugify(name, '-')}.html"


def book_path(catalog: Catalog) -> str:
    """Where a language's book lies, from the language's root."""
    return f"{catalog.words.pages[BOOK].path}.epub"


def continued_path(catalog: Catalog) -> str:
    """Where a site tells what came after its plan: its page of prose on it, or the plan's list."""
    page = catalog.plan.continued_on
    return catalog.prose_path(page) if page else f"{index_path(catalog, 'plan')}#continued-by"


def text_path(catalog: Catalog, source: str) -> str:
    return f"{catalog.words.pages['texts'].path}/{source}.html"


def clause_path(catalog: Catalog, clause: str) -> str:
    """Where a clause stands in its source's text, or in the part of it that has the clause."""
    text = catalog.clauses[clause][0]
    page = catalog.clause_paths.get(clause) or text_path(catalog, text.source)
    return f"{page}#clause-{clause}"


def list_path(catalog: Catalog, name: str, id: str) -> str:
    """The page on which a long list begins; see collected/long_lists.py."""
    if name == "texts":
        return text_path(catalog, id)
    return record_path(catalog, name, id) if id else index_path(catalog, name)


def record_path(catalog: Catalog, kind: str, id: str) -> str:
    """The address of a record: a page of its own, or its place on the index page."""
    if KINDS[kind].own_pages:
        return f"{catalog.words.pages[kind].path}/{id}.html"
    return f"{index_path(catalog, kind)}#{kind}-{id}"


def generated_paths(catalog: Catalog) -> Iterator[str]:
    """Every page made from data, in reading order; an empty kind has none."""
    for name, page in PAGES.items():
        if page.lies == "texts":
            yield from (text_path(catalog, source) for source in catalog.texts)
        elif catalog.has_page(name):
            yield index_path(catalog, name)
        if isinstance(page, Kind) and page.own_pages:
            yield from (record_path(catalog, name, id) for id in catalog.records[name])
    yield from list_paths(catalog)


def list_paths(catalog: Catalog) -> Iterator[str]:
    """The pages that have a part of a long list each; most sites have none."""
    for parts in catalog.long_lists.values():
        yield from (part.path for part in parts)


def unread_paths(catalog: Catalog) -> Iterator[str]:
    """The pages of records whose files could not be read, so that links to them are not wrong."""
    for kind, id in catalog.unread:
        if kind in KINDS:
            yield record_path(catalog, kind, id)


def all_paths(catalog: Catalog) -> Iterator[str]:
    """Every page a reader can reach, generated and prose; the same in each language."""
    yield from generated_paths(catalog)
    yield from map(catalog.prose_path, catalog.stems)


@dataclass(frozen=True)
class Move:
    """An address that a page had before: `kind` is a record's, `texts`, or `prose`."""

    old: str
    new: str
    kind: str
    id: str


def moves(catalog: Catalog) -> Iterator[Move]:
    """Each former address, which still has to lead to its page; translations may repeat one."""
    for kind, records in catalog.records.items():
        for record in records.values() if KINDS[kind].own_pages else ():
            for old in record.formerly:
                paths = record_path(catalog, kind, old), record_path(catalog, kind, record.id)
                yield Move(*paths, kind, record.id)
    for id, source in catalog.records["sources"].items():
        for old in source.formerly if id in catalog.texts else ():
            yield Move(text_path(catalog, old), text_path(catalog, id), "texts", id)
    for page in catalog.prose.values():
        for old in page.front.formerly:
            yield Move(f"{old}.html", catalog.prose_path(page.path), "prose", page.path)


def file_of(path: str, *, in_folders: bool) -> str:
    """Where a page is written: in a folder of its own, if a site is to have such addresses."""
    if not in_folders or not path.endswith(".html"):
        return path
    stem = path.removesuffix(".html")
    return path if posixpath.basename(stem) in ("index", NOT_FOUND) else f"{stem}/index.html"


def address_of(path: str, *, in_folders: bool) -> str:
    """A page or file as a link from the root leads to it; empty for the root itself."""
    file = file_of(path, in_folders=in_folders)
    is_index = in_folders and posixpath.basename(file) == "index.html"
    return file.removesuffix("index.html") if is_index else file


def relative(target: str, page: str, *, in_folders: bool = False) -> str:
    """`target` as a link on `page`, both from the root.

    It works on a server and from a folder; in folders, where browsers show no index, on a server.
    """
    path, mark, anchor = target.partition("#")
    if mark and path == page:
        return f"#{anchor}"
    return _way(path, _folder(page, in_folders), in_folders) + mark + anchor


@lru_cache(maxsize=20_000)
def _folder(page: str, in_folders: bool) -> str:
    return posixpath.dirname(file_of(page, in_folders=in_folders)) or "."


@lru_cache(maxsize=20_000)  # menu and footer lead to the same places from every page of a folder
def _way(path: str, folder: str, in_folders: bool) -> str:
    to = address_of(path, in_folders=in_folders)
    slash = "/" if in_folders and (not to or to.endswith("/")) else ""
    return posixpath.relpath(to or ".", folder) + slash


def is_outside(target: str) -> bool:
    """Whether a target is an address of its own, such as `https://…` or `mailto:…`."""
    return re.match(r"[a-z][a-z0-9+.-]*:|/", target, re.IGNORECASE) is not None


def language_root(catalog: Catalog, language: str) -> str:
    """The folder of a language below the site's root: empty for the first one, else `en/`."""
    return "" if language == catalog.default_language else f"{language}/"


def public_address(catalog: Catalog, site_url: str, language: str, path: str) -> str:
    """The full address of a page; a home page's is that of its folder."""
    below = "" if path == HOME else address_of(path, in_folders=catalog.choices.in_folders)
    return site_url + language_root(catalog, language) + below
