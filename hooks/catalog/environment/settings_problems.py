"""Finds what is wrong in mkdocs.yml, before a publisher fails on it in words of its own."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from catalog.environment.installed import not_installed
from catalog.environment.markdown_extensions import meant
from catalog.environment.options import wrong_options
from catalog.reading.choices import Choices
from catalog.reading.messages import MESSAGES, modelled
from catalog.reading.site_settings import SiteSettings, misplaced
from catalog.reading.source import Problem, Unreadable


def settings_problems(choices: Choices, folder: Path) -> list[Problem]:
    """Each setting of no known name or of the wrong sort, and what it asks for and is not there."""
    found = [*_misshapen(choices), *_no_address(choices), *not_installed(choices, folder)]
    return sorted({*found, *wrong_options(choices, folder)})


def _misshapen(choices: Choices) -> Iterator[Problem]:
    for document in choices.documents:
        try:
            modelled(document, SiteSettings, meant(document.root))
        except Unreadable as error:
            yield from error.problems
    yield from misplaced(choices)
    if choices.documents and not choices.at("site_name"):
        yield choices.problem(("site_name",), MESSAGES["missing"])


def _no_address(choices: Choices) -> Iterator[Problem]:
    for name in ("repo_url", "site_url"):
        node = choices.node(name)
        if node and node.is_text and node.value:  # a variable has a message of its own
            address = urlsplit(str(node.value))
            if not (address.scheme and address.netloc):
                yield choices.problem((name,), MESSAGES["address"])
