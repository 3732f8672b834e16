"""Finishes the HTML that was rendered of prose, for the page on which it stands."""

from collections.abc import Callable
from functools import partial

from markupsafe import Markup, escape

from catalog.language.prose_markdown import put_in
from catalog.outputs.shared.view import View
from catalog.reading.prose import POSTS, ProsePage, local_target

Size = Callable[[str], tuple[int, int] | None]
"""The width and height of a picture in pixels, by its name as the page writes it."""


def finished(
    view: View,
    rendered: str,
    cite: Callable[[str], str],
    show: Callable[[str], str] = lambda name: "",
    size: Size = lambda name: None,
) -> str:
    """HTML with what depends on the page in place of its marks."""

    def icon(name: str) -> str:
        return view.catalog.icons.drawing(name) or escape(f":{name}:")

    label, picture = partial(_label, view), partial(_sized, size)
    return put_in(rendered, {"@": cite, "=": show, "%": label, ":": icon, "#": picture})


def _label(view: View, name: str) -> str:
    word, _, number = name.partition(" ")
    return escape(view.label(word, n=view.number(int(number))) if number else view.label(word))


def _sized(size: Size, picture: str) -> str:
    """The attributes that keep a picture's place while it loads.

    Where somebody chose a width, the height goes with it.
    """
    chosen, _, name = picture.partition(" ")
    found = size(name)
    if not found:
        return f' width="{chosen}"' if chosen else ""
    width = int(chosen or found[0])
    height = round(found[1] * width / found[0])
    return f' width="{width}" height="{height}" loading="lazy"'


def titled(title: str, html: str) -> Markup:
    """A body; if it has no heading of its own, with the page's title above."""
    return Markup(html) if "<h1" in html else Markup("<h1>{}</h1>\n{}").format(title, Markup(html))


def lead(view: View, page: ProsePage, link: str) -> str:
    """Where a link or picture of a prose page leads from where the page is written."""
    target = local_target(page.path, link)
    if target is None or not target.path or target.path.startswith("/"):
        return link  # the last is told as wrong
    path = target.path.replace(POSTS, "/")  # the folder of posts is in no address
    if target.path.endswith(".md"):
        path = view.catalog.prose_path(target.path.removesuffix(".md"))
    return view.link(f"{path}#{target.anchor}" if target.anchor else path)
