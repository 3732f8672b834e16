"""Says which of the pages made from data a plan has; none of them would be empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

from catalog.model.pages import PAGES

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog


def existing_pages(catalog: Catalog) -> tuple[str, ...]:
    """Their names, in the order of the table of pages."""
    return tuple(name for name, page in PAGES.items() if page.exists(name, catalog))
