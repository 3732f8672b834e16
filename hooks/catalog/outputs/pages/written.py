"""What the writer of a page gives."""

from typing import NamedTuple

from markupsafe import Markup

from catalog.outputs.shared.page import Face, Page
from catalog.outputs.shared.view import View


class Written(NamedTuple):
    """What a page says to readers, and to programs."""

    html: str
    data: Markup

    def page(self, view: View, face: Face) -> Page:
        return Page(
            view.page, face.title, face.description, self.html, face.title_problem, self.data
        )
