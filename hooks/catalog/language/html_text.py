"""Changes the text of HTML in some elements, or outside of some."""

import re
from collections.abc import Callable, Collection
from functools import cache

TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>|[^<]+|<")
_TAG = re.compile(r"(<[^>]*>)")


def change_text(
    html: str,
    change: Callable[[str], str],
    *,
    inside: Collection[str] = (),
    outside: Collection[str] = (),
) -> str:
    """The HTML with its text changed: only that `inside` these elements, if any are named.

    Text in an element of `outside` stays as it is.
    """
    out: list[str] = []
    opened = closed = position = 0
    for tag in _tags_of(frozenset((*inside, *outside))).finditer(html):
        part = html[position : tag.start()]
        is_changed = not closed and (opened or not inside)
        out += (_changed(part, change) if is_changed else part, tag[0])
        step = -1 if tag[1] else 1
        opened += step * (tag[2] in inside)
        closed += step * (tag[2] in outside)
        position = tag.end()
    rest = html[position:]
    return "".join((*out, rest if inside else _changed(rest, change)))


@cache
def _tags_of(elements: frozenset[str]) -> re.Pattern[str]:
    """The tags at which something begins or ends; of all others only the text counts."""
    return re.compile(rf"<(/?)({'|'.join(sorted(elements))})(?=[\s/>])[^>]*>")


def _changed(html: str, change: Callable[[str], str]) -> str:
    parts = _TAG.split(html)
    parts[::2] = [text if not text or text.isspace() else change(text) for text in parts[::2]]
    return "".join(parts)
