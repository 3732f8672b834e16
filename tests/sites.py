"""A built site on a local server, and which of its pages stand for all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from catalog.collected.words import Words

Shape = tuple[str, ...]
"""What an element is, and in what: tags, classes, names of attributes, and some of their values."""
SORTS = {"aria-current", "hreflang", "lang", "role", "scope", "tabindex", "type"}
"""Attributes whose values say of what sort an element is, and not which one it is."""


@dataclass(frozen=True)
class Site:
    """A site on a local server; one path of each kind of page, in each language."""

    address: str
    folder: Path
    words: Words
    known: frozenset[Shape] = frozenset()
    """Shapes that are looked at on pages of another site."""

    def kinds(self) -> list[str]:
        """The single pages, and of each folder its index and its first other page.

        Of languages after the first only every fifth: the templates are the same.
        """
        paths = [path.relative_to(self.folder) for path in sorted(self.folder.rglob("*.html"))]
        by_folder: dict[Path, list[str]] = {}
        for path in paths:
            by_folder.setdefault(path.parent, []).append(path.as_posix())
        single = {Path(), *(Path(one.code) for one in self.words.languages)}
        chosen = [
            path
            for folder, own in by_folder.items()
            for path in (own if folder in single else [p for p in own if "index" in p] + own[:1])
        ]
        pages = sorted({path for path in chosen if not leads_on(self.folder / path)})
        others = tuple(f"{one.code}/" for one in self.words.languages[1:])
        translated = [path for path in pages if path.startswith(others)]
        return [path for path in pages if path not in translated] + translated[::5]

    def unlike(self, selector: str = "*") -> list[str]:
        """Of the pages of `kinds`, those on which something stands that no page before has."""
        known, pages = set(self.known), []
        for path in self.kinds():
            if new := shapes(self.folder / path, selector) - known:
                known |= new
                pages.append(path)
        return pages

    def page(self, name: str) -> str:
        """The path of a page that is not one record's."""
        return self.words.pages[name].path


@cache
def shapes(page: Path, selector: str = "*") -> frozenset[Shape]:
    """What stands on a page, each sort once. The page must not change."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return frozenset(_shape(tag) for tag in soup.select(selector))


def _shape(tag: Tag) -> Shape:
    parent = tag.parent
    above = (parent.name, *parent.get_attribute_list("class")) if parent else ()
    own = [f"{name}={tag[name] if name in SORTS else ''}" for name in sorted(tag.attrs)]
    return (*map(str, above), ">", tag.name, *map(str, tag.get_attribute_list("class")), *own)


def leads_on(page: Path) -> bool:
    """Whether a page only leads to another address."""
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")
