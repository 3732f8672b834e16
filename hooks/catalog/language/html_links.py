"""Finds the links of a page's HTML, and where each leads."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from posixpath import join, normpath
from urllib.parse import unquote

_VALUE = r"""(?:"[^"]*"|'[^']*'|[^\s"'<>]+)"""
_LINK = re.compile(
    rf"""<\w+(?:\s+[^\s=<>"']+(?:={_VALUE})?)*?\s+(?:href|src)=({_VALUE})[^<>]*>?([^<]*)"""
)


def links_in(html: str) -> Iterator[tuple[str, str]]:
    """(address, words after the tag) of each element that leads somewhere or shows a file."""
    for address, words in _LINK.findall(html):
        yield unescape(address.strip("\"'")), unescape(words).strip()


@lru_cache(maxsize=20_000)  # most links stand on each page of a folder
def target_of(folder: str, link: str) -> str:
    """The path to which a link leads from a folder, without its anchor."""
    return normpath(join(folder, unquote(link.partition("#")[0].partition("?")[0])))
