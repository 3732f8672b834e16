"""Decides what MkDocs renders: prose, and nothing that the catalog has made whole.

It wires nothing by itself: hooks/publish.py calls it.
"""

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import TableOfContents


def skip_rendering(page: Page) -> None:
    """Keeps MkDocs from making a renderer, which takes long, for a page that is here whole."""
    nothing = {"content": "", "toc": TableOfContents([])}
    vars(page)["render"] = lambda config, files: vars(page).update(nothing)
