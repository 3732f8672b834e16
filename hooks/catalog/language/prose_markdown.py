"""Turns the Markdown of prose pages into safe HTML; HTML that is written in it is shown as text."""

import itertools
import re
from collections.abc import Callable
from functools import cache
from html import unescape

import markdown
import nh3
from markupsafe import escape

from catalog.language.citations import convert_around
from catalog.language.slugs import slugify

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_TABLE = {"table", "thead", "tbody", "tr", "th", "td"}
_BLOCKS = {"p", "ul", "ol", "li", "blockquote", "pre", "hr", "div"}
_INLINE = {"strong", "em", "a", "br", "code", "img"}
_ATTRIBUTES = {
    "a": {"href", "title"},
    "img": {"src", "alt", "title"},
    "ol": {"start"},
    **{cell: {"align"} for cell in ("th", "td")},
    **{heading: {"id"} for heading in _HEADINGS},
}
_NOTES = {"div": {"admonition", "note", "tip", "warning"}, "p": {"admonition-title"}}
_OUTWARD = re.compile(r'(<a href="https?:[^"]*")')
_MD_LINK = re.compile(r'(<a [^>]*href="(?![a-z][a-z0-9+.-]*:)[^"#]*)\.md([#"])')


@cache
def _renderer() -> markdown.Markdown:
    settings: dict[str, dict[str, object]] = {
        "toc": {"slugify": slugify},
        "tables": {"use_align_attribute": True},
    }
    renderer = markdown.Markdown(
        extensions=["admonition", "tables", "toc"], extension_configs=settings
    )
    # HTML that somebody writes is shown as text, so it can do no harm.
    renderer.preprocessors.deregister("html_block")
    for pattern in ("html", "entity"):
        renderer.inlinePatterns.deregister(pattern)
    return renderer


def to_page_html(
    text: str, cite: Callable[[str], str], show: Callable[[str], str] = lambda name: ""
) -> str:
    """HTML of a prose page; links to .md files lead to their pages.

    `cite` gives the finished HTML that stands for a source id, `show` that of a fragment of data.
    """

    def put(found: str) -> str:
        return cite(found[1:]) if found.startswith("@") else show(found[1:])

    return convert_around(_CITED_OR_SHOWN, text, _clean_html, put)


def size_pictures(html: str, size: Callable[[str], tuple[int, int] | None]) -> str:
    """The HTML with each picture's width and height, so that text does not jump when it loads."""

    def sized(match: re.Match[str]) -> str:
        found = size(unescape(match[2]))
        if not found:
            return match[0]
        return f'{match[1]} width="{found[0]}" height="{found[1]}" loading="lazy">'

    return re.sub(r'(<img [^>]*src="([^"]*)"[^>]*?) ?/?>', sized, html)


def box_tables(html: str, name: Callable[[int], str]) -> str:
    """The HTML with each table in a box that scrolls, also by keyboard; `name` labels the nth."""
    numbers = itertools.count(1)

    def box(table: re.Match[str]) -> str:
        label = escape(name(next(numbers)))
        head = f'<div class="pa-box" tabindex="0" role="group" aria-label="{label}">'
        return f"{head}{table.group()}</div>"

    return re.sub("<table>.*?</table>", box, html, flags=re.DOTALL)


_CITED_OR_SHOWN = re.compile(r"\[([@=][^\]\s]*)\]")


def _clean_html(text: str) -> str:
    clean = nh3.clean(
        _renderer().reset().convert(text),
        tags=_HEADINGS | _TABLE | _BLOCKS | _INLINE,
        attributes=_ATTRIBUTES,
        allowed_classes=_NOTES,
        url_schemes={"http", "https", "mailto", "tel"},
        link_rel=None,
    )
    inside = _MD_LINK.sub(r"\1.html\2", clean)
    return _OUTWARD.sub(r'\1 rel="external noopener"', inside)
