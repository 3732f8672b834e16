"""Tells of Markdown extensions whose HTML no page may have."""

from collections.abc import Iterator

from catalog.outputs.shared.edition import Edition
from catalog.reading.source import Problem


def extension_problems(edition: Edition) -> Iterator[Problem]:
    """That an extension writes scripts and the like, at the first page that has them."""
    for page in edition.catalog.prose.values():
        if tags := edition.prose.brought.get(page.body):
            cure = "bỏ nó trong markdown_extensions của mkdocs.yml, hoặc viết cách khác"
            message = f"một phần mở rộng viết `<{tags[0]}>` vào trang, trang không nhận — {cure}"
            yield page.document.problem((), message)
            return
