"""Finds the Markdown extensions that a site's owner chose, as MkDocs finds them."""

from typing import Any

import yaml

from catalog.environment.installed import named
from catalog.language.guard import Extensions
from catalog.reading.choices import Choices
from catalog.reading.settings_yaml import CALLED_IN_PYTHON, NAMED_IN_PYTHON
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
    """A setting as YAML means it, with what Python has by a name; a name of nothing stays text."""
    if isinstance(node.value, dict):
        found = {key: meant(value) for key, (_, value) in node.value.items()}
        [name, *others] = found or [""]
        is_call = name.startswith(CALLED_IN_PYTHON) and not others
        return _called(name.removeprefix(CALLED_IN_PYTHON), found[name]) if is_call else found
    if isinstance(node.value, list):
        return [meant(item) for item in node.value]
    if node.value and node.value.startswith(NAMED_IN_PYTHON):
        found = named(node.value.removeprefix(NAMED_IN_PYTHON))
        return node.value if found is None else found
    if node.is_text or not node.value:
        return node.value
    loader = yaml.SafeLoader("")
    tag = loader.resolve(yaml.ScalarNode, node.value, (True, False))  # type: ignore[no-untyped-call]
    try:
        return loader.construct_object(yaml.ScalarNode(tag, node.value))
    except ValueError:  # a variable of the environment that looks like a date, and is none
        return node.value


def _called(name: str, arguments: Any) -> Any:
    """What a function gives for the arguments that YAML has for it; its name if it gives nothing.

    The code of others may raise any exception. Whoever asks for the value tells what is wrong.
    """
    try:
        if isinstance(arguments, dict):
            return named(name)(*arguments.get("args", ()), **arguments.get("kwds", {}))
        return named(name)(*arguments)
    except Exception:
        return name
