"""Turns the Markdown of long text fields (paragraphs, lists, emphasis, links) into safe HTML."""

import html
import re
from collections.abc import Callable
from functools import cache, lru_cache

import markdown
import nh3

from catalog.language.citations import convert_around, without_citations

_CLEANER = nh3.Cleaner(
    tags={"p", "ul", "ol", "li", "strong", "em", "a", "br"},
    attributes={"a": {"href"}},
    url_schemes={"http", "https", "mailto", "tel"},
    link_rel="external noopener",
)
_WORDS_ONLY = nh3.Cleaner(tags=set())


@cache
def _renderer() -> markdown.Markdown:
    renderer = markdown.Markdown()
    # HTML that somebody writes in a record is shown as text, so it can do no harm.
    renderer.preprocessors.deregister("html_block")
    for pattern in ("html", "entity", "image_link", "image_reference", "short_image_ref"):
        renderer.inlinePatterns.deregister(pattern)
    for block in ("code", "hashheader", "setextheader", "hr", "quote"):
        renderer.parser.blockprocessors.deregister(block)
    return renderer


# Making a renderer costs more than using it, and a text is asked for on several pages.
@lru_cache(maxsize=1 << 16)
def _clean_html(text: str) -> str:
    return _CLEANER.clean(_renderer().reset().convert(text))


def to_html(text: str, cite: Callable[[str], str]) -> str:
    """HTML of long text. `cite` gives the finished HTML that stands for a source id."""
    return convert_around(text, _clean_html, cite)


def links_in(text: str) -> list[str]:
    """The address of each link in a long text, before harmful ones are cleaned away."""
    raw = _renderer().reset().convert(without_citations(text)) if may_link(text) else ""
    return [html.unescape(address) for address in re.findall(r'<a href="([^"]*)"', raw)]


def may_link(text: str) -> bool:
    """Whether a text has what a link cannot do without, which is soon told."""
    return ("]" in text or "<" in text) and _MAY_LINK.search(text) is not None


_MAY_LINK = re.compile(r"\]\s*[(\[:]|<\w+[:@]")


def to_plain(text: str) -> str:
    """The words of long text without markup, on one line, for descriptions and for counting."""
    if not _may_have_marks(text):
        return " ".join(text.split())
    clean = _WORDS_ONLY.clean(_clean_html(without_citations(text)))
    return " ".join(html.unescape(clean).split())


_MARK = re.compile(
    r"[*_`\[\]<>\\&\x00-\x08\x0b-\x1f\x7f-\x9f\ue000-\uf8ff\ufdd0-\ufdef\ufff0-\uffff]"
)
"""What Markdown or its cleaner may take for a mark, and what they leave out."""
_ITEM = re.compile(r"\s*(?:[-+]|\d+\.)")
_ITEM_BELOW = re.compile(rf"\n{_ITEM.pattern}")


def _may_have_marks(text: str) -> bool:
    return bool(_MARK.search(text) or _ITEM.match(text) or _ITEM_BELOW.search(text))
