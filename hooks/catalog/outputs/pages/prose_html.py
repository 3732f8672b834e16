"""Finishes the HTML that was rendered of prose, for the page on which it stands."""

from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

from catalog.language.prose_markdown import box_tables, put_in
from catalog.outputs.shared.view import View


def finished(
    view: View, rendered: str, cite: Callable[[str], str], show: Callable[[str], str]
) -> str:
    """HTML with what depends on the page in place of its marks."""

    def icon(name: str) -> str:
        return view.catalog.icons.drawing(name) or escape(f":{name}:")

    label = partial(_label, view)
    return put_in(rendered, {"@": cite, "=": show, "%": label, ":": icon})


def _label(view: View, name: str) -> str:
    return escape(view.label(name))


def titled(view: View, title: str, html: str) -> Markup:
    """A body with boxed tables and, if it has no heading of its own, the page's title above."""
    boxed = Markup(box_tables(html, lambda n: view.label("table_n", n=view.number(n))))
    return boxed if "<h1" in boxed else Markup("<h1>{}</h1>\n{}").format(title, boxed)
