"""Leads links of a page to where they lead from a book: in it, to the web, or nowhere."""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Mapping, Set
from dataclasses import dataclass
from functools import cached_property, lru_cache
from urllib.parse import unquote, urljoin

from catalog.collected.addresses import address_of, file_of, is_outside, public_address
from catalog.collected.catalog import Catalog
from catalog.language.html_links import target_of

_OPENED_ANYWHERE = re.compile(r"(?:https?|mailto|tel):", re.IGNORECASE)
_FOLDER = "text"


def chapter_file(path: str) -> str:
    """Where a page lies in the book."""
    return f"{_FOLDER}/{path.removesuffix('.html')}.xhtml"


@dataclass(frozen=True)
class Places:
    """What a book has: the anchors of each of its pages, by path from the language's root."""

    catalog: Catalog
    site_url: str
    language: str
    anchors: Mapping[str, Set[str]]

    @cached_property
    def state(self) -> str:
        """The state of all that decides where links lead."""
        told = [self.site_url, self.language, self.catalog.choices.in_folders]
        told += [(path, sorted(ids)) for path, ids in self.anchors.items()]
        return hashlib.sha256(repr(told).encode()).hexdigest()

    @cached_property
    def _pages(self) -> dict[str, str]:
        """The path of each page by the address that links have."""
        in_folders = self.catalog.choices.in_folders
        return {
            posixpath.normpath(address_of(path, in_folders=in_folders) or "."): path
            for path in self.anchors
        }

    def lead(self, page: str, link: str) -> str | None:
        """Where a link on a page leads in the book; None if nowhere."""
        to, _, anchor = link.partition("#")
        if to and is_outside(to):
            return link if _OPENED_ANYWHERE.match(link) else None
        path = self._pages.get(self.target(page, to)) if to else page
        if path is None:
            return self._on_the_web(page, link)
        known = unquote(anchor) in self.anchors.get(path, ())
        if path == page:
            return f"#{anchor}" if known else None
        file = from_file(chapter_file(path), chapter_file(page))
        return f"{file}#{anchor}" if known else file

    def target(self, page: str, link: str) -> str:
        """A path from the language's root."""
        file = file_of(page, in_folders=self.catalog.choices.in_folders)
        return target_of(posixpath.dirname(file), link)

    def _on_the_web(self, page: str, link: str) -> str | None:
        if not self.site_url:
            return None
        here = public_address(self.catalog, self.site_url, self.language, page)
        return urljoin(here, link)


@lru_cache(maxsize=20_000)
def from_file(target: str, file: str) -> str:
    """A link from one file of the book to another, both given from its root."""
    return posixpath.relpath(target, posixpath.dirname(file) or ".")
