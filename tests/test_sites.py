"""Which pages of a site stand for all: none is left out that shows something new."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import SMALL
from sites import Site, shapes

from catalog.collected.loading import load

PAGE = '<main><p class="pa-lead">Một <a href="a.html">trang</a></p>{more}</main>'
NEW = {
    "a tag": "<h2>Mới</h2>",
    "a class": '<p class="pa-new">Mới</p>',
    "an attribute": "<p hidden>Mới</p>",
    "a place": "<a href='x.html'>Mới</a>",
    "a language": '<p class="pa-lead"><a href="b.html" lang="en">New</a></p>',
}


def _site(folder: Path, more: str, known: frozenset[tuple[str, ...]]) -> Site:
    catalog = load(SMALL)[0]
    assert catalog
    for name, text in (("index", PAGE.format(more="")), ("other", PAGE.format(more=more))):
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return Site("", folder, catalog.words, known)


@pytest.mark.parametrize("what", NEW)
def test_a_page_with_something_new_is_looked_at(what: str, tmp_path: Path) -> None:
    (tmp_path / "known.html").write_text(PAGE.format(more=""), encoding="utf-8")
    known = shapes(tmp_path / "known.html")
    (tmp_path / "known.html").unlink()
    for name, more, before, unlike in (
        ("new", NEW[what], known, ["other.html"]),
        ("alike", "", known, []),
        ("first", NEW[what], frozenset(), ["other.html"]),
    ):
        (tmp_path / name).mkdir()
        assert _site(tmp_path / name, more, before).unlike() == unlike


def test_every_kind_of_page_of_a_site_is_known_or_looked_at(site: Site) -> None:
    pages = site.unlike()
    seen = set(site.known).union(*(shapes(site.folder / page) for page in pages))
    kinds = site.kinds()
    assert len(kinds) > 20 and set(pages) <= set(kinds)
    assert not [page for page in kinds if shapes(site.folder / page) - seen]
