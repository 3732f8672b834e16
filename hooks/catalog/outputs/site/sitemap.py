"""Writes sitemap.xml for search engines: every page in every language, https://www.sitemaps.org."""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from catalog.collected.addresses import all_paths, public_address
from catalog.outputs.shared.edition import Edition

SITEMAP = "sitemap.xml"
_SCHEMA = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


MOST_AT_ONCE = 10_000
"""Addresses in a file, some 3 MB of them; a search engine reads 50,000 at most."""
Addresses = Mapping[str, str]
"""Those of a page by language."""


def sitemap(edition: Edition, others: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, bytes]]:
    """One file, or one that lists several where there are many addresses.

    There is none without a public address, since nothing may point to a made-up one. `others` has
    the paths of pages by language that somebody else adds to this language alone.
    """
    catalog, site_url = edition.catalog, edition.settings.site_url
    if not site_url:
        return
    ET.register_namespace("", _SCHEMA)
    ET.register_namespace("xhtml", _XHTML)
    pages = [(path, catalog.language_codes) for path in all_paths(catalog)]
    pages += [(path, (code,)) for code, paths in others.items() for path in sorted(paths)]
    addresses = [
        {code: public_address(catalog, site_url, code, path) for code in codes}
        for path, codes in pages
    ]
    parts = list(_parts(addresses))
    names = [f"sitemap-{n}.xml" for n in range(1, len(parts) + 1)]
    if len(parts) > 1:
        yield SITEMAP, _listing(f"{site_url}{name}" for name in names)
    else:
        names = [SITEMAP]
    yield from zip(names, map(_urls, parts), strict=True)


def _parts(pages: Iterable[Addresses]) -> Iterator[list[Addresses]]:
    """The pages in parts; a page in all its languages is in one."""
    part: list[Addresses] = []
    room = MOST_AT_ONCE
    for page in pages:
        if part and room < len(page):
            yield part
            part, room = [], MOST_AT_ONCE
        part.append(page)
        room -= len(page)
    yield part


def _urls(pages: Iterable[Addresses]) -> bytes:
    """The file of some pages, each with the same page in other languages."""
    root = ET.Element(f"{{{_SCHEMA}}}urlset")
    for addresses in pages:
        for address in addresses.values():
            entry = ET.SubElement(root, f"{{{_SCHEMA}}}url")
            ET.SubElement(entry, f"{{{_SCHEMA}}}loc").text = address
            for code, other in addresses.items():
                attributes = {"rel": "alternate", "hreflang": code, "href": other}
                ET.SubElement(entry, f"{{{_XHTML}}}link", attributes)
    return _written(root)


def _listing(files: Iterable[str]) -> bytes:
    """The file that lists the others by their addresses."""
    root = ET.Element(f"{{{_SCHEMA}}}sitemapindex")
    for file in files:
        entry = ET.SubElement(root, f"{{{_SCHEMA}}}sitemap")
        ET.SubElement(entry, f"{{{_SCHEMA}}}loc").text = file
    return _written(root)


def _written(root: ET.Element) -> bytes:
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"
