"""Checks links of prose pages to a place within a page, such as `ke-hoach.md#muc`."""

from collections.abc import Iterator, Mapping
from functools import cache

from catalog.collected.catalog import Catalog
from catalog.outputs.shared.page import Page
from catalog.reading.messages import Hints
from catalog.reading.prose import local_target
from catalog.reading.source import Problem


def anchor_problems(
    catalog: Catalog, language: str, pages: Mapping[str, Page]
) -> Iterator[Problem]:
    """Each link of a language's prose whose page exists and lacks the place it names."""
    hints = Hints()
    anchors = cache(lambda path: pages[path].anchors())  # many links lead to one page
    for page in catalog.prose.values():
        if page.language != language:
            continue
        for link, line, column in page.links():
            target = local_target(page.path, link)
            if target is None or not target.anchor:
                continue
            stem = target.path.removesuffix(".md") if target.path else page.path
            path = catalog.prose_path(stem)
            if path in pages and target.anchor not in anchors(path):
                known = sorted(anchors(path))
                hint = hints.about(target.anchor, known, "xem lại tên mục", "`#{}`")
                message = f"liên kết `{link}` tới mục không có — {hint}"
                yield Problem(page.document.file, line, column, "", message)
