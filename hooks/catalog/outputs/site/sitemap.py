"""Writes sitemap.xml for search engines: every page in every language, https://www.sitemaps.org."""

from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

from catalog.collected.addresses import all_paths, public_address
from catalog.outputs.shared.edition import Edition

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap(edition: Edition, others: Mapping[str, Iterable[str]]) -> Iterator[tuple[str, bytes]]:
    """One file; none without a public address, since nothing may point to a made-up one.

    `others` has the paths of pages by language that somebody else adds to this language alone.
    """
    catalog, site_url = edition.catalog, edition.settings.site_url
    if not site_url:
        return
    ET.register_namespace("", _SITEMAP)
    ET.register_namespace("xhtml", _XHTML)
    root = ET.Element(f"{{{_SITEMAP}}}urlset")
    pages = [(path, catalog.language_codes) for path in all_paths(catalog)]
    pages += [(path, (code,)) for code, paths in others.items() for path in sorted(paths)]
    for path, codes in pages:
        addresses = {code: public_address(catalog, site_url, code, path) for code in codes}
        for address in addresses.values():
            entry = ET.SubElement(root, f"{{{_SITEMAP}}}url")
            ET.SubElement(entry, f"{{{_SITEMAP}}}loc").text = address
            for code, other in addresses.items():
                attributes = {"rel": "alternate", "hreflang": code, "href": other}
                ET.SubElement(entry, f"{{{_XHTML}}}link", attributes)
    ET.indent(root)
    yield "sitemap.xml", ET.tostring(root, encoding="utf-8", xml_declaration=True) + b"\n"
