"""Turns the HTML of a page into what stands in a book: well-formed, with nothing to click through.

It is read by a parser of HTML and written as XML; templates and Markdown have made it safe.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import HTMLParser, _Element, fromstring, tostring

ONLY_ON_THE_WEB = frozenset({
    *("pa-web", "pa-crumbs", "pa-next", "pa-edit", "pa-seek", "pa-to-print", "pa-print-only"),
    *("pa-preview", "pa-icon", "headerlink"),
})  # fmt: skip
"""Classes of what a book has no use for: ways around the site, files to print, ornaments."""
NARROW_SPACE = "\u202f"
_DROPPED = frozenset({"form", "button", "script", "noscript", "legend"})
_EMPTY = frozenset({"ul", "ol", "dl", "p", "li", "nav"})
"""What says nothing once all that it held is gone."""
_KEPT = frozenset({
    *("id", "class", "lang", "href", "src", "alt", "title", "width", "height", "scope", "start"),
    *("colspan", "rowspan", "datetime", "hreflang", "role", "value", "max"),
    *("aria-label", "aria-labelledby", "aria-hidden", "epub:type"),
})  # fmt: skip
_ROLES = {
    "pa-term": ("glossref", "doc-glossref"),
    "footnote-ref": ("noteref", "doc-noteref"),
    "footnote-backref": ("backlink", "doc-backlink"),
    "footnote": ("footnotes", "doc-endnotes"),
}
"""(epub:type, role) by class; a source's mark and what lies at a page's end are known by others."""
_PARTS = {
    "page-sources": ("endnotes", "doc-endnotes"),
    "page-words": ("glossary", "doc-glossary"),
}
"""The same by the id of a section's heading."""


@dataclass(frozen=True)
class Said:
    """What a page says, as XML whose links and pictures are still those of the site."""

    text: str
    ids: Sequence[str]
    has_drawing: bool


def said(page: str) -> Said:
    """What a book says of a page, given by its HTML."""
    parser = HTMLParser(remove_comments=True, remove_pis=True)
    root = fromstring(f"<div>{page}</div>", parser).find("body/div")
    ids: set[str] = set()
    drawings = [*_fitted(root, ids)]
    for section in root.iter("section"):
        if section.get("aria-labelledby") not in ids:
            section.attrib.pop("aria-labelledby", None)
    text = "".join(tostring(child, encoding="unicode") for child in root)
    return Said(text, sorted(ids), bool(drawings))


def _fitted(parent: _Element, ids: set[str]) -> Iterator[_Element]:
    """Makes all that lies in an element fit for a book; yields drawings, and notes places."""
    for element in list(parent):
        classes = element.get("class", "").split()
        if element.tag in _DROPPED or not ONLY_ON_THE_WEB.isdisjoint(classes):
            _remove(element)
        elif element.tag == "svg":
            _draw(element)
            yield element
        else:
            yield from _fitted(element, ids)
            _fit(element, classes)
            if place := element.get("id"):
                ids.add(place)
            if element.tag in _EMPTY and not len(element) and not (element.text or "").strip():
                _remove(element)


def _fit(element: _Element, classes: list[str]) -> None:
    """Leaves of an element what a book has, and says what it is for."""
    if change := _CHANGES.get(element.tag):
        change(element)
    for name in element.keys():  # noqa: SIM118 - an element yields what lies in it
        if name not in _KEPT:
            del element.attrib[name]
        elif name == "lang":
            element.set("xml:lang", element.get(name))
    for name in classes:
        if name in _ROLES:
            _name(element, *_ROLES[name])
        elif name == "pa-beside":  # without a style, two marks of sources would be one number
            element.text = NARROW_SPACE


def _remove(element: _Element) -> None:
    """Takes out an element and all that lies in it."""
    _add_text(element, element.tail)
    element.tail = None
    element.getparent().remove(element)


def _unwrap(element: _Element) -> None:
    """Takes out an element and leaves what lies in it."""
    parent, place = element.getparent(), element.getparent().index(element)
    inside = list(element)
    _add_text(element, element.text)
    for step, child in enumerate(inside):
        parent.insert(place + step, child)
    _remove(element)


def _add_text(element: _Element, text: str | None) -> None:
    """Adds text just before an element."""
    before, parent = element.getprevious(), element.getparent()
    if text and before is not None:
        before.tail = (before.tail or "") + text
    elif text:
        parent.text = (parent.text or "") + text


def _name(element: _Element, sort: str, role: str) -> None:
    element.set("epub:type", sort)
    element.set("role", role)


def _section(section: _Element) -> None:
    if part := _PARTS.get(section.get("aria-labelledby", "")):
        _name(section, *part)


def _link(link: _Element) -> None:
    if "pa-cite" in link.getparent().get("class", ""):
        _name(link, "noteref", "doc-noteref")


def _draw(drawing: _Element) -> None:
    """Gives a drawing its namespace, and a size for readers that know no style."""
    box = drawing.attrib.pop("viewbox")  # a parser of HTML writes names of attributes small
    drawing.attrib.pop("focusable", None)
    drawing.set("xmlns", "http://www.w3.org/2000/svg")
    drawing.set("viewBox", box)
    drawing.set("width", box.split()[2])
    drawing.set("height", box.split()[3])


def _box(box: _Element) -> None:
    """A box of a list of tasks becomes a sign; one that only chooses among tabs goes."""
    if box.get("type") != "checkbox":
        _remove(box)
        return
    box.tag, box.text = "span", "☑" if "checked" in box.attrib else "☐"
    box.set("role", "img")


def _renamed(tag: str, name: str = "") -> Callable[[_Element], None]:
    def change(element: _Element) -> None:
        element.tag = tag
        if name:
            element.set("class", f"{element.get('class', '')} {name}".strip())

    return change


_as_line = _renamed("p", "pa-summary")


def _summary(summary: _Element) -> None:
    """The line on which something folds is a heading already, or becomes a line above it."""
    if len(summary) and summary[0].tag in ("h2", "h3", "h4"):
        _unwrap(summary)
    else:
        _as_line(summary)


_CHANGES: dict[str, Callable[[_Element], None]] = {
    "a": _link,
    "details": _renamed("div", "pa-opened"),
    "fieldset": _renamed("div"),
    "input": _box,
    "label": _as_line,
    "section": _section,
    "summary": _summary,
}
