"""Finds the Markdown extensions that a site's owner chose, as MkDocs finds them."""

import importlib
from typing import Any

import yaml

from catalog.language.guard import Extensions
from catalog.reading.choices import NAMED_IN_PYTHON, Choices
from catalog.reading.source import Node

BUILT_IN = ("toc", "tables", "fenced_code")
"""What MkDocs uses though nobody lists it."""


def markdown_extensions(choices: Choices) -> Extensions:
    """The settings of each extension by its name, in the order of their registration.

    Each must be installed, see environment/installed.py.
    """
    found: dict[str, dict[str, Any]] = {name: {} for name in BUILT_IN}
    for _, name, options in choices.listed("markdown_extensions"):
        found.setdefault(name, {})
        if options and isinstance(options.value, dict):
            found[name] = meant(options)
    return found


def meant(node: Node) -> Any:
    """A setting as YAML means it; a name in Python as what it names, or as text if nothing is."""
    if isinstance(node.value, dict):
        return {key: meant(value) for key, (_, value) in node.value.items()}
    if isinstance(node.value, list):
        return [meant(item) for item in node.value]
    if node.value and node.value.startswith(NAMED_IN_PYTHON):
        module, _, name = node.value.removeprefix(NAMED_IN_PYTHON).rpartition(".")
        try:
            return getattr(importlib.import_module(module), name)
        except (ImportError, AttributeError, ValueError):
            return node.value
    if node.is_text or not node.value:
        return node.value
    loader = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, node.value, (True, False))  # type: ignore[no-untyped-call]
    return loader.construct_object(yaml.ScalarNode(tag, node.value))
