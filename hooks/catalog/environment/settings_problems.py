"""Finds what is wrong in mkdocs.yml, before a publisher fails on it in words of its own."""

from collections.abc import Iterator
from pathlib import Path

from pathspec import GitIgnoreSpec

from catalog.environment.chosen_icons import wrong_icons
from catalog.environment.installed import not_installed
from catalog.environment.markdown_extensions import meant
from catalog.environment.options import wrong_options
from catalog.model.web_addresses import encoded
from catalog.reading.admin_settings import incomplete_admin
from catalog.reading.choices import Choices
from catalog.reading.messages import MESSAGES, modelled
from catalog.reading.site_settings import SiteSettings, misplaced, ours
from catalog.reading.source import Problem, Unreadable, told_of_each_file

PATTERNS = ("exclude_docs", "draft_docs", "not_in_nav")
"""Settings that hold lines as in .gitignore."""


def settings_problems(choices: Choices, folder: Path) -> list[Problem]:
    """Each setting of no known name or of the wrong sort, and what it asks for and is not there."""
    sorts = (
        *(misplaced(choices), _no_address(choices), _no_patterns(choices)),
        *(not_installed(choices, folder), wrong_icons(choices, folder)),
        wrong_options(choices, folder),
    )
    found = {problem for sort in sorts for problem in told_of_each_file(sort)}
    return sorted({*_misshapen(choices), *found})


def _misshapen(choices: Choices) -> Iterator[Problem]:
    for document in choices.documents:
        try:
            modelled(document, SiteSettings, meant(document.root))
        except Unreadable as error:
            yield from error.problems
    yield from ours(choices)
    yield from incomplete_admin(choices)
    if choices.documents and not choices.at("site_name"):
        yield choices.problem(("site_name",), MESSAGES["missing"])


def _no_address(choices: Choices) -> Iterator[Problem]:
    for name in ("repo_url", "site_url"):
        node = choices.node(name)
        written = str(node.value or "") if node and node.is_text else ""
        if written and not encoded(written):  # a variable has a message of its own
            yield choices.problem((name,), MESSAGES["address"])


def _no_patterns(choices: Choices) -> Iterator[Problem]:
    for name in PATTERNS:
        for line in choices.text(name).splitlines():
            try:
                GitIgnoreSpec.from_lines([line])
            except ValueError:
                message = f"`{line}` không phải mẫu tên tệp như của .gitignore — sửa, hoặc xóa"
                yield choices.problem((name,), message)
