"""Links of prose pages to a place within a page: `ke-hoach.md#muc`."""

from __future__ import annotations

from collections.abc import Iterator

import markdown

from .build import Build
from .messages import near_miss
from .outputs.page import ids_in
from .prose import local_target
from .slugs import slugify
from .source import Problem


def anchor_problems(build: Build) -> Iterator[Problem]:
    """Each link of this language's prose whose page exists and lacks the place it names."""
    for path, page in build.prose.items():
        if page.language != build.language.code:
            continue
        for link, line, column in page.links():
            target = local_target(page.path, link)
            if target is None or not target.anchor:
                continue
            ids = _ids(build, target.path.removesuffix(".md") + ".html" if target.path else path)
            if ids and target.anchor not in ids:
                near = near_miss(target.anchor, sorted(ids))
                hint = f"có phải là `#{near}`?" if near else "xem lại tên mục"
                message = f"liên kết `{link}` tới mục không có — {hint}"
                yield Problem(page.document.file, line, column, "", message)


def _ids(build: Build, path: str) -> set[str]:
    """The places of a page; none if there is no such page."""
    if path in build.pages:
        return build.pages[path].anchors()
    if path not in build.prose:
        return set()
    settings = {"toc": {"slugify": slugify}}  # as mkdocs.yml and publish.py set it
    html = markdown.markdown(build.markdown(path), extensions=["toc"], extension_configs=settings)
    return ids_in(html) or {"-"}
