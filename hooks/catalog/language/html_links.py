"""Finds the links of a page's HTML."""

import re
from collections.abc import Iterator
from html import unescape

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
_LINK = re.compile(
    rf"""<\w+(?:\s+[^\s=<>"']+(?:={_VALUE})?)*?\s+(?:href|src)=({_VALUE})[^<>]*>?([^<]*)"""
)


def links_in(html: str) -> Iterator[tuple[str, str]]:
    """(address, words after the tag) of each element that leads somewhere or shows a file."""
    for address, words in _LINK.findall(html):
        yield unescape(address.strip("\"'")), unescape(words).strip()
