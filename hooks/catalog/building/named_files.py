"""Finds what mkdocs.yml names and a site lacks: entries of nav, styles and scripts."""

import posixpath
from collections.abc import Collection, Iterator

from catalog.building.language_site import LanguageSite
from catalog.collected.addresses import is_outside
from catalog.reading.choices import Choices
from catalog.reading.messages import Hints
from catalog.reading.site_settings import others_may_add
from catalog.reading.source import Problem
from catalog.rules.links import wrong_address

_TOLERANT = ("info", "ignore")
"""Levels of `validation` at which a page may be missing."""


def named_file_problems(part: LanguageSite) -> Iterator[Problem]:
    """What is missing of the first language's files, which others use where they lack their own.

    Where a plugin or hook may add files, a publisher looks once these are there.
    """
    choices, catalog = part.edition.settings.choices, part.catalog
    if others_may_add(choices):
        return
    left_out = (name for language, name in catalog.left_out if language == part.language.code)
    known = {*map(part.source, part.pages), *part.files, *part.attachments, *left_out}
    yield from wrong_entries(choices, known)
    yield from missing_assets(choices, part.language.code, known)


def wrong_entries(choices: Choices, known: Collection[str]) -> Iterator[Problem]:
    """Each entry of nav that leads nowhere; MkDocs' own setting says whether a page may miss."""
    checks = (("validation", "nav", "not_found"), ("validation", "not_found"))
    level = next(filter(None, (choices.text(*path) for path in checks)), "")
    pages, hints = sorted(name for name in known if name.endswith(".md")), Hints()
    for path, url in choices.leaves("nav"):
        if is_outside(url):
            message = None if url.startswith("/") else wrong_address(url)
            if message:
                yield choices.problem(path, f"địa chỉ `{url}` {message}")
        elif posixpath.normpath(url) not in known and level not in _TOLERANT:
            hint = hints.about(url, pages, "sửa tên, hoặc viết trang ấy")
            yield choices.problem(path, f"không có trang `{url}` — {hint}")


def missing_assets(choices: Choices, language: str, known: Collection[str]) -> Iterator[Problem]:
    """Each stylesheet, script and template that every page or the site should have."""
    for setting in ("extra_css", "extra_javascript", "extra_templates"):
        for path, words in choices.leaves(setting):
            file = words.partition("?")[0]
            is_file = isinstance(path[-1], int) or path[-1] == "path"  # not `async: true`
            if is_file and not is_outside(file) and file not in known:
                folder = f"{choices.docs}/{language}/"
                message = f"không có tệp `{file}` trong {folder} — chép tệp vào, hoặc sửa tên"
                yield choices.problem(path, message)
