"""Checks links that are only there once prose is rendered, such as those of an extension."""

import posixpath
from collections.abc import Collection, Iterator, Mapping
from urllib.parse import unquote

from catalog.collected.addresses import address_of, language_root
from catalog.collected.catalog import Catalog
from catalog.language.html_links import links_in
from catalog.outputs.shared.page import Page
from catalog.reading.prose import POSTS, ProsePage, local_target
from catalog.reading.source import Problem


def rendered_link_problems(
    catalog: Catalog, pages: Mapping[str, Mapping[str, Page]], files: Collection[str]
) -> Iterator[Problem]:
    """Each link on a page of prose that leads nowhere in the site; rules look at Markdown's own."""
    known = {posixpath.normpath(path) for path in (*_addresses(catalog, pages), *files)}
    for page in catalog.prose.values():
        made = pages.get(page.language, {}).get(catalog.prose_path(page.path))
        if made:
            yield from _lost(catalog, page, made, known)


def _addresses(catalog: Catalog, pages: Mapping[str, Mapping[str, Page]]) -> Iterator[str]:
    """Where pages, and files beside prose, lie below the site's root."""
    default = catalog.default_language
    for code, of_language in pages.items():
        root = language_root(catalog, code)
        for path in of_language:
            yield root + address_of(path, in_folders=catalog.choices.in_folders)
        for language, name in catalog.attachments:
            if language in (code, default):
                yield root + name.replace(POSTS, "/")


def _lost(
    catalog: Catalog, page: ProsePage, made: Page, known: Collection[str]
) -> Iterator[Problem]:
    root = language_root(catalog, page.language)
    here = posixpath.dirname(root + address_of(made.path, in_folders=catalog.choices.in_folders))
    for link, words in dict(links_in(made.html)).items():
        path = posixpath.join(here, unquote(link.partition("#")[0].partition("?")[0]))
        target = local_target(page.path, link)
        if target and target.path and posixpath.normpath(path) not in known:
            offset = page.body.find(words or "\0")
            line, column = page.place(offset) if offset >= 0 else (1, 1)
            message = f"liên kết `{link}` do phần mở rộng viết tới chỗ không có — sửa tên ở đây, "
            message += "hoặc bỏ phần mở rộng ấy trong mkdocs.yml"
            yield Problem(page.document.file, line, column, "", message)
