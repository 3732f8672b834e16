"""What the writer of a page gives: what others show of it, and what it says."""

from collections.abc import Callable
from typing import NamedTuple

from markupsafe import Markup

from catalog.outputs.shared.page import Page
from catalog.outputs.shared.view import View
from catalog.reading.source import Problem


class Face(NamedTuple):
    """What others show of a page: title, description, and where the title is written."""

    title: str
    description: str
    title_problem: Callable[[str], Problem]
    """(message) → the problem there."""


class Written(NamedTuple):
    """What a page says to readers, and to programs."""

    html: str
    data: Markup

    def page(self, view: View, face: Face) -> Page:
        return Page(
            view.page, face.title, face.description, self.html, face.title_problem, self.data
        )
