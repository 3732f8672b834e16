"""What must hold for prose pages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from ..addresses import generated_paths
from ..catalog import Catalog
from ..messages import near_miss
from ..prose import linked_path
from ..source import Problem


def prose_citations_exist(catalog: Catalog) -> Iterator[Problem]:
    """Every [@id] on a prose page must be a published source."""
    for page in catalog.prose.values():
        for source, line, column in page.citations():
            if message := wrong_citation(catalog, source):
                yield Problem(page.document.file, line, column, "", message)


def prose_links_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Every link of a prose page to this site must lead to a page that exists."""
    generated = {posixpath.splitext(path)[0] for path in generated_paths(catalog.public())}
    for page in catalog.prose.values():
        for target, line, column in page.links():
            path = linked_path(page.path, target)
            if path is None or not path.endswith(".md"):
                continue
            stem = path.removesuffix(".md")
            if stem not in generated and not catalog.has_prose(page.language, stem):
                near = near_miss(stem, sorted(generated))
                hint = f"có phải là `{near}.md`?" if near else "sửa lại đường dẫn"
                message = f"liên kết tới trang không có: `{target}` — {hint}"
                yield Problem(page.document.file, line, column, "", message)


def prose_has_default_language(catalog: Catalog) -> Iterator[Problem]:
    """Every prose page must exist in the site's first language."""
    for page in catalog.prose.values():
        if not catalog.has_prose(catalog.default_language, page.path):
            message = f"trang này chưa có bản `{catalog.default_language}` — viết bản ấy trước"
            yield page.document.problem((), message)


def prose_paths_are_free(catalog: Catalog) -> Iterator[Problem]:
    """A prose page must not lie where a page made from data lies."""
    generated = {posixpath.splitext(path)[0] for path in generated_paths(catalog.public())}
    for page in catalog.prose.values():
        if page.path in generated:
            message = "chỗ này đã có trang tạo từ dữ liệu — đổi tên tệp"
            yield page.document.problem((), message)


def wrong_citation(catalog: Catalog, source: str) -> str | None:
    """What is wrong with citing a source, if anything."""
    if not catalog.knows("sources", source):
        near = near_miss(source, list(catalog.records["sources"]))
        hint = (
            f"có phải là `{near}`?" if near else f"thêm tệp data/sources/{source}.yml hoặc sửa id"
        )
        return f"không có nguồn `{source}` — {hint}"
    if catalog.is_draft("sources", source):
        return f"nguồn `{source}` còn là bản nháp (draft) — đưa nó lên trước, hoặc bỏ ở đây"
    return None


RULES = (
    prose_citations_exist,
    prose_links_lead_somewhere,
    prose_has_default_language,
    prose_paths_are_free,
)
