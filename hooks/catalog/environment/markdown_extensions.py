"""Finds the Markdown extensions that a site's owner chose, as MkDocs finds them."""

import importlib
from collections.abc import Iterator
from typing import Any

import yaml

from catalog.language.guard import Extensions
from catalog.reading.choices import NAMED_IN_PYTHON, Choices
from catalog.reading.source import Plain

BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs uses though nobody lists it."""


def markdown_extensions(choices: Choices) -> Extensions:
    """The settings of each extension by its name, in the order of their registration.

    Each must be installed, see environment/installed.py.
    """
    found: dict[str, dict[str, Any]] = {name: {} for name in BUILT_IN}
    for name, settings in _listed(choices.at("markdown_extensions")):
        found.setdefault(name, {})
        if isinstance(settings, dict):
            found[name] = _value(settings)
    return found


def _listed(written: Plain) -> Iterator[tuple[str, Plain]]:
    """(name, settings) of each item of a list; one with settings is a mapping of one."""
    if isinstance(written, dict):
        yield from written.items()
    for item in written if isinstance(written, list) else ():
        if isinstance(item, dict):
            yield from item.items()
        elif isinstance(item, str):
            yield item, None


def _value(words: Plain) -> Any:
    """A setting as YAML means it; a name in Python as what it names."""
    if isinstance(words, dict):
        return {key: _value(value) for key, value in words.items()}
    if isinstance(words, list):
        return [_value(item) for item in words]
    if words and words.startswith(NAMED_IN_PYTHON):
        module, _, name = words.removeprefix(NAMED_IN_PYTHON).rpartition(".")
        return getattr(importlib.import_module(module), name)
    return yaml.safe_load(words) if words else words
