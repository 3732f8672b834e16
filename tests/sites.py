"""A built site on a local server, and which of its pages stand for all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from catalog.collected.words import Words

Shape = tuple[str, ...]
"""What an element is, and in what: tags, classes, names of attributes, and some of their values."""
ONLY_WHICH = {"cite", "class", "datetime", "height", "href", "id", "rel", "src", "title", "width"}
"""Attributes that say which element it is, and not of what sort."""
INLINE = {"a", "abbr", "b", "br", "code", "em", "i", "small", "span", "strong", "sup", "svg"}
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
            for path in (own if folder in single else _index_and_another(own))
        ]
        pages = sorted({path for path in chosen if not leads_on(self.folder / path)})
        others = tuple(f"{one.code}/" for one in self.words.languages[1:])
        translated = [path for path in pages if path.startswith(others)]
        return [path for path in pages if path not in translated] + translated[::5]

    def unlike(
        self, selector: str = "*", what: Callable[[Shape], Shape] = lambda shape: shape
    ) -> list[str]:
        """Of the pages of `kinds`, a few on which everything stands that is on any of them.

        Of those that would do, the smallest: it is looked at in the shortest time.
        """
        known, pages = set(map(what, self.known)), []
        left = {path: set(map(what, shapes(self.folder / path, selector))) for path in self.kinds()}
        while new := max((left[path] - known for path in left), key=len):
            enough = [path for path in left if new <= left[path]]
            pages.append(min(enough, key=lambda path: (self.folder / path).stat().st_size))
            known |= new
        return pages

    def page(self, name: str) -> str:
        """The path of a page that is not one record's."""
        return self.words.pages[name].path


def _index_and_another(paths: list[str]) -> list[str]:
    index = [path for path in paths if path.endswith("/index.html")]
    return index + [path for path in paths if path not in index][:1]


@cache
def shapes(page: Path, selector: str = "*") -> frozenset[Shape]:
    """What stands on a page, each sort once; a drawing is one thing. The page must not change."""
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    return frozenset(_shape(tag) for tag in soup.select(selector) if not tag.find_parent("svg"))


def _shape(tag: Tag) -> Shape:
    parent = tag.parent
    above = (parent.name, *_classes(parent)) if parent and not _is_alike(tag, parent) else ()
    sorts = sorted({*tag.attrs} - ONLY_WHICH)
    own = [f"{name}={tag[name] if name in SORTS else ''}" for name in sorts]
    return (*above, ">", tag.name, *_classes(tag), *own)


def _classes(tag: Tag) -> list[str]:
    """Goals are alike: that their colours can be read is checked where they are chosen."""
    return [str(name).rstrip("0123456789") for name in tag.get_attribute_list("class")]


def _is_alike(tag: Tag, parent: Tag) -> bool:
    """Whether it is a part of a sentence, which is the same in any list, table or paragraph."""
    return tag.name in INLINE and not parent.get("class")


def leads_on(page: Path) -> bool:
    """Whether a page only leads to another address."""
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")
