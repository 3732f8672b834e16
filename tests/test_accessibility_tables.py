"""A table is a table to a screen reader at every width, whatever the style makes of its parts."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from accessibility import new_page
from playwright.sync_api import Browser, Page
from sites import Site

WIDTHS = (320, 360, 1280)
PARTS = {
    "table": "table",
    "row": "tr",
    "columnheader": "thead th",
    "rowheader": "tbody th",
    "cell": "td",
}
"""Each role in the accessibility tree, and the elements that have it."""


def _told(page: Page) -> Counter[str]:
    """How often the browser tells a screen reader of each part of a table."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    nodes: list[dict[str, Any]] = tree["nodes"]
    roles = (node["role"]["value"] for node in nodes if not node["ignored"])
    return Counter(role for role in roles if role in PARTS)


def _pages_with_cards(site: Site) -> list[str]:
    """The pages with a table whose rows become cards, but for the languages after the first."""
    others = tuple(f"{one.code}/" for one in site.words.languages[1:])
    pages = (path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*.html"))
    return [
        path
        for path in sorted(pages)
        if not path.startswith(others)
        and 'class="pa-cards' in (site.folder / path).read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("width", WIDTHS)
def test_rows_that_become_cards_stay_rows(small_site: Site, browser: Browser, width: int) -> None:
    pages = _pages_with_cards(small_site)
    assert len(pages) > 3
    page = new_page(browser, width)
    for path in pages:
        page.goto(small_site.address + path)
        page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        told = _told(page)
        assert told == {role: page.locator(parts).count() for role, parts in PARTS.items()}, path
        assert told["columnheader"] > 1 and told["rowheader"], path
    page.context.close()


def test_a_table_without_its_roles_is_noticed(browser: Browser) -> None:
    page = new_page(browser, 360)
    page.set_content("<table role=none><thead><tr><th>A<th>B<tbody><tr><th>1<td>2</table>")
    assert not _told(page)
    page.context.close()
