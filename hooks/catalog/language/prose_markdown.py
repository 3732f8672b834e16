"""Turns the Markdown of prose pages into safe HTML, with what depends on the page put in later."""

import itertools
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import escape

from catalog.language.citations import MARK
from catalog.language.guard import Extensions, guarded


class _Leading(Extension):
    """Leads to the pages made of Markdown files, as MkDocs does by itself."""

    lead: Callable[[str], str] = str

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Led(md, self), "lead", 0)


class _Led(Treeprocessor):
    def __init__(self, md: Markdown, leading: _Leading) -> None:
        super().__init__(md)
        self.leading = leading

    def run(self, root: Any) -> None:
        for link in root.iter("a"):
            if "href" in link.attrib:
                link.set("href", self.leading.lead(link.get("href")))


class ProseMarkdown:
    """Renders prose with some extensions of Python-Markdown, and the guard after them."""

    def __init__(self, settings: Extensions) -> None:
        self.extensions, self.settings = guarded(list(settings), settings)
        self._rendered: dict[str, str] = {}  # a page is asked for by itself, and by search

    @cached_property
    def _renderer(self) -> Markdown:
        return Markdown(
            extensions=[*self.extensions, self._leading], extension_configs=self.settings
        )

    @cached_property
    def _leading(self) -> _Leading:
        return _Leading()

    def render(self, text: str, lead: Callable[[str], str] = str) -> str:
        """Safe HTML with marks; `lead` says where a link leads, such as one to a .md file."""
        self._leading.lead = lead
        self._rendered[text] = self._renderer.reset().convert(text)
        return self._rendered[text]

    def words(self, text: str) -> str:
        """The HTML without what depends on a page."""
        return without_marks(self._rendered.get(text) or self.render(text))


_MARKED = re.compile(rf"(<p>)?{MARK}([@=%:])([^{MARK}]*){MARK}(</p>)?")
_BLOCK = re.compile(r"\s*<(?:div|ol|ul|dl|table)\b")


def put_in(html: str, finished: Mapping[str, Callable[[str], str]]) -> str:
    """The HTML with finished HTML in place of marks.

    `finished` gives what stands for a source id by `@`, for a fragment of data by `=`, for the name
    of a label by `%`, and for an icon by `:`.
    """

    def found(mark: re.Match[str]) -> str:
        before, sort, name, after = mark.groups(default="")
        html = finished[sort](unescape(name))
        alone_and_a_block = before and after and _BLOCK.match(html)
        return html if alone_and_a_block else f"{before}{html}{after}"

    return _MARKED.sub(found, html)


def without_marks(html: str) -> str:
    """The HTML without what depends on a page."""
    return put_in(html, dict.fromkeys("@=%:", lambda name: ""))


def turn_links(html: str, turned: Callable[[str], str]) -> str:
    """The HTML with another address in place of each that a link or picture has."""

    def turn(match: re.Match[str]) -> str:
        link = unescape(match[2])
        moved = turned(link)
        return match[0] if moved == link else f'{match[1]}"{escape(moved)}"'

    return re.sub(r'(<(?:a|img)\b[^>]*? (?:href|src)=)"([^"]*)"', turn, html)


def size_pictures(html: str, size: Callable[[str], tuple[int, int] | None]) -> str:
    """The HTML with each picture's width and height, so that text does not jump when it loads.

    Where somebody chose a width, the height goes with it.
    """

    def sized(match: re.Match[str]) -> str:
        found = size(unescape(match[2]))
        if not found:
            return match[0]
        chosen = _WIDTH.search(match[1])
        width = int(chosen[1]) if chosen else found[0]
        height = round(found[1] * width / found[0])
        tag = _WIDTH.sub("", match[1])
        return f'{tag} width="{width}" height="{height}" loading="lazy">'

    return re.sub(r'(<img [^>]*src="([^"]*)"[^>]*?) ?/?>', sized, html)


_WIDTH = re.compile(r' width="([0-9]+)"')


def box_tables(html: str, name: Callable[[int], str]) -> str:
    """The HTML with each table in a box that scrolls, also by keyboard; `name` labels the nth."""
    numbers = itertools.count(1)

    def box(table: re.Match[str]) -> str:
        label = escape(name(next(numbers)))
        head = f'<div class="pa-box" tabindex="0" role="group" aria-label="{label}">'
        return f"{head}{table.group()}</div>"

    return re.sub("<table>.*?</table>", box, html, flags=re.DOTALL)
