"""Links of prose pages to a place within a page: `ke-hoach.md#muc`."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.building.language_build import Build
from catalog.reading.messages import near_miss
from catalog.reading.prose import local_target
from catalog.reading.source import Problem


def anchor_problems(build: Build) -> Iterator[Problem]:
    """Each link of this language's prose whose page exists and lacks the place it names."""
    for page in build.catalog.prose.values():
        if page.language != build.language.code:
            continue
        for link, line, column in page.links():
            target = local_target(page.path, link)
            if target is None or not target.anchor:
                continue
            path = target.path.removesuffix(".md") if target.path else page.path
            made = build.pages.get(f"{path}.html")
            if made and target.anchor not in made.anchors():
                near = near_miss(target.anchor, sorted(made.anchors()))
                hint = f"có phải là `#{near}`?" if near else "xem lại tên mục"
                message = f"liên kết `{link}` tới mục không có — {hint}"
                yield Problem(page.document.file, line, column, "", message)
