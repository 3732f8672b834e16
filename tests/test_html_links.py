"""Links of a page's HTML, however somebody has written it."""

from __future__ import annotations

import pytest

from catalog.language.html_links import links_in


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ('<a href="a.html">Chữ</a>', [("a.html", "Chữ")]),
        ("<a class=x href='a b.html'> A &amp; B</a>", [("a b.html", "A & B")]),
        ('<img alt="a > b" src="it\'s.png?a=1&amp;b=2">sau', [("it's.png?a=1&b=2", "sau")]),
        ("<p><source src=a.webm></p><a href=#x>", [("a.webm", ""), ("#x", "")]),
        ('<code>a href="no.html"</code><a data-href="no">', []),
    ],
)
def test_each_link_is_found_with_its_words(html: str, found: list[tuple[str, str]]) -> None:
    assert [*links_in(html)] == found
