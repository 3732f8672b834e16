"""The small Markdown of long text fields → safe HTML: paragraphs, lists, emphasis, links."""

from __future__ import annotations

import html
import re
from collections.abc import Callable

import markdown
import nh3

from .citations import CITATION, without_citations

_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", "br"}
_ATTRIBUTES = {"a": {"href"}}
_SCHEMES = {"http", "https", "mailto", "tel"}


def _renderer() -> markdown.Markdown:
    renderer = markdown.Markdown()
    # Whatever looks like HTML in a record is text.
    renderer.preprocessors.deregister("html_block")
    for pattern in ("html", "entity", "image_link", "image_reference", "short_image_ref"):
        renderer.inlinePatterns.deregister(pattern)
    for block in ("code", "hashheader", "setextheader", "hr", "quote"):
        renderer.parser.blockprocessors.deregister(block)
    return renderer


def to_html(text: str, cite: Callable[[str], str]) -> str:
    """HTML of long text. `cite` gives the finished HTML that stands for a source id."""
    cited: list[str] = []

    def keep(match: re.Match[str]) -> str:
        cited.append(match.group(1))
        return f"{_MARK}{len(cited) - 1}{_MARK}"

    marked = CITATION.sub(keep, text.replace(_MARK, ""))
    clean = nh3.clean(
        _renderer().convert(marked),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes=_SCHEMES,
        link_rel="noopener",
    )
    return _MARKED.sub(lambda match: cite(cited[int(match.group(1))]), clean)


# A private-use character: no keyboard makes it, and cleaning leaves it alone.
_MARK = "\ue000"
_MARKED = re.compile(f"{_MARK}([0-9]+){_MARK}")


def links_in(text: str) -> list[str]:
    """The address of each link of a long text."""
    html_text = _renderer().convert(without_citations(text))
    return [html.unescape(address) for address in re.findall(r'<a href="([^"]*)"', html_text)]


def to_plain(text: str) -> str:
    """The words of long text alone, on one line: for descriptions and for counting."""
    clean = nh3.clean(_renderer().convert(without_citations(text)), tags=set())
    return " ".join(html.unescape(clean).split())
