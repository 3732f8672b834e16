"""Says on a page printed for the wall what sheets of the kit say: its address and sources."""

from dataclasses import dataclass

from markupsafe import Markup

from catalog.environment.cache import Cache
from catalog.outputs.kit.imprint import bare, checked, short_sources
from catalog.outputs.kit.qr_codes import LONGEST, qr_code
from catalog.outputs.shared.view import View


@dataclass(frozen=True)
class OwnSheet:
    """The sheet that a page is on paper; what it says grows as the page is written."""

    view: View
    cache: Cache | None

    @property
    def address(self) -> str:
        """The page's address as people copy it; nothing if the site has none."""
        return bare(self._address)

    @property
    def code(self) -> Markup:
        """The address as a drawing, if one can hold it; in the page it is half a kilobyte."""
        if not 0 < len(self._address.encode()) <= LONGEST:
            return Markup("")
        svg = qr_code(self._address, self.cache).decode()
        return Markup(svg.replace("<svg", '<svg class="pa-qr" aria-hidden="true"', 1))

    @property
    def sources(self) -> str:
        """The sources of the numbers to call and of what is cited so far, and the oldest day."""
        of_contacts = [id for contact in self.view.catalog.contacts for id in contact.sources]
        sources = [*self.view.cited, *of_contacts]
        return f"{short_sources(self.view, sources)} {checked(self.view, sources)}"

    @property
    def _address(self) -> str:
        return self.view.address(self.view.page)
