"""Changes the text of HTML in some elements, or outside of some."""

import re
from collections.abc import Callable, Collection

TOKEN = re.compile(r"<(/?)([a-z][a-z0-9]*)[^>]*>|[^<]+|<")


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
    opened = closed = 0
    for token in TOKEN.finditer(html):
        text, step = token.group(), -1 if token.group(1) else 1
        opened += step * (token.group(2) in inside)
        closed += step * (token.group(2) in outside)
        is_changed = not token.group(2) and not closed and (opened or not inside)
        out.append(change(text) if is_changed else text)
    return "".join(out)
