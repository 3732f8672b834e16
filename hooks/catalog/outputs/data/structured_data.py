"""Says what a page holds in words that search engines know, those of https://schema.org.

They stand in its head as JSON-LD, a block of data that no browser runs. Addresses in it are whole,
so a site without a public address has none.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from catalog.outputs.shared.titled_paths import TitledPath
from catalog.outputs.shared.view import View

Node = dict[str, Any]
Nodes = Callable[[View], Iterator[Node]]
"""What a page says besides where it stands, in its language; asked for when the page is written."""
_dumps = partial(json.dumps, ensure_ascii=False, separators=(",", ":"))


def no_nodes(view: View) -> Iterator[Node]:
    """Nothing: most pages only stand somewhere."""
    del view
    yield from ()


def structured_data(view: View, trail: Sequence[TitledPath], nodes: Nodes = no_nodes) -> Markup:
    """The text of a page's block, safe within a script element; empty if there is nothing to say.

    `trail` is the way down to the page, with the page itself at its end.
    """
    if not view.settings.site_url:
        return Markup("")
    graph = [*_breadcrumbs(view, trail), *nodes(view)]
    if not graph:
        return Markup("")
    text = htmlsafe_json_dumps({"@context": "https://schema.org", "@graph": graph}, _dumps)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


def _breadcrumbs(view: View, trail: Sequence[TitledPath]) -> Iterator[Node]:
    """The way down; the last one is the page itself, whose address a reader knows."""
    *above, (title, _) = trail
    if not above:
        return
    steps = [{"name": name, "item": view.address(path)} for name, path in above]
    listed = [
        {"@type": "ListItem", "position": place, **step}
        for place, step in enumerate([*steps, {"name": title}], 1)
    ]
    yield {"@type": "BreadcrumbList", "itemListElement": listed}
