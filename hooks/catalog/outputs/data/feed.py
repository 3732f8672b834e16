"""Writes the feed of what changed for readers, https://www.rfc-editor.org/rfc/rfc4287."""

from collections.abc import Iterator
from xml.etree import ElementTree as ET

from catalog.collected.addresses import HOME, index_path, language_root
from catalog.outputs.data.changes import Change, changes
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.view import View

LONGEST_FEED = 50
"""The most entries of a feed: programs read it often, and the page has all of them."""
_ATOM = "http://www.w3.org/2005/Atom"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def files(edition: Edition) -> Iterator[tuple[str, bytes]]:
    """A feed in each language, since addresses in it are whole; none without a public address."""
    for language in edition.catalog.words.languages:
        view = edition.view(language, HOME)
        if path := feed_path(view):
            yield language_root(edition.catalog, language.code) + path, _written(view, path)


def feed_path(view: View) -> str:
    """Where the feed lies from the language's root; empty if there is none."""
    if not view.settings.site_url or not view.catalog.has_page("changes"):
        return ""
    return f"{view.catalog.words.pages['changes'].path}.xml"


def _written(view: View, path: str) -> bytes:
    ET.register_namespace("", _ATOM)
    listed, site = changes(view)[:LONGEST_FEED], view.catalog.plan.site
    name = view.plain(site.name)
    root = ET.Element(f"{{{_ATOM}}}feed", {_LANGUAGE: view.language.code})
    _add(root, "id", view.address(path))
    _add(root, "title", f"{name}: {view.title('changes').striptags()}")
    _add(root, "subtitle", view.plain(site.description))
    _add(root, "updated", _moment(listed[0]))
    _add(_add(root, "author"), "name", name)
    _add(root, "link", rel="self", type="application/atom+xml", href=view.address(path))
    page = view.address(index_path(view.catalog, "changes"))
    _add(root, "link", rel="alternate", type="text/html", href=page)
    for change in listed:
        _add_entry(root, view, change)
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _add_entry(root: ET.Element, view: View, change: Change) -> None:
    """An entry; its id is the address that it first had, which nobody needs to open."""
    entry = _add(root, "entry")
    if change.language != view.language.code:
        entry.set(_LANGUAGE, change.language)
    _add(entry, "id", view.address(change.first_path))
    _add(entry, "title", change.title)
    _add(entry, "updated", _moment(change))
    _add(entry, "link", rel="alternate", type="text/html", href=view.address(change.path))
    _add(entry, "category", term=change.sort, label=view.label(f"change_{change.sort}"))
    _add(entry, "summary", change.text)


def _add(parent: ET.Element, name: str, text: str | None = None, **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{_ATOM}}}{name}", attributes)
    element.text = text
    return element


def _moment(change: Change) -> str:
    return f"{change.day}T00:00:00Z"
