"""Finds what mkdocs.yml asks for and this machine does not have, before a publisher fails on it."""

import importlib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path

from catalog.reading.choices import NAMED_IN_PYTHON, Choices
from catalog.reading.messages import did_you_mean
from catalog.reading.source import Problem, Step

_INSTALL = "cài thêm, hoặc xóa ở đây"


def not_installed(choices: Choices, folder: Path) -> Iterator[Problem]:
    """The folder of prose, and each plugin, Markdown extension, hook, name that is not there."""
    if not (folder / choices.docs).is_dir():
        cure = "tạo thư mục ấy, trong đó mỗi ngôn ngữ một thư mục"
        yield choices.problem(("docs_dir",), f"không có thư mục `{choices.docs}` — {cure}")
    theme = choices.text("theme", "name")
    plugins = _names("mkdocs.plugins")
    for path, name in _listed(choices, "plugins"):
        if not {name, f"{theme}/{name}"} & plugins:
            hint = did_you_mean(name, sorted(plugins), _INSTALL)
            yield choices.problem(path, f"không có phần bổ trợ `{name}` — {hint}", at_key=True)
    extensions = _names("markdown.extensions")
    for path, name in _listed(choices, "markdown_extensions"):
        if name not in extensions and not _is_module(name.partition(":")[0]):
            hint = did_you_mean(name, sorted(extensions), _INSTALL)
            yield choices.problem(path, f"không có phần mở rộng `{name}` — {hint}", at_key=True)
    for path, name in _listed(choices, "hooks"):
        if not (folder / name).is_file():
            yield choices.problem(path, f"không có tệp `{name}` — sửa lại tên")
    for path, words in choices.leaves():
        name = words.removeprefix(NAMED_IN_PYTHON)
        if name != words and not _is_name(name):
            yield choices.problem(path, f"Python không có `{name}` — sửa lại tên")


@cache  # every installed package is asked
def _names(group: str) -> frozenset[str]:
    return frozenset(entry_points(group=group).names)


def _listed(choices: Choices, setting: str) -> Iterator[tuple[tuple[Step, ...], str]]:
    """(path, name) of each item of a list; one that has settings of its own is a mapping."""
    found = choices.at(setting)
    if isinstance(found, dict):
        yield from (((setting, name), name) for name in found)
    for index, item in enumerate(found if isinstance(found, list) else ()):
        if isinstance(item, dict):
            yield from (((setting, index, name), name) for name in item)
        elif isinstance(item, str):
            yield (setting, index), item


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except (ImportError, ValueError):
        return False


def _is_name(name: str) -> bool:
    """Whether a module has something of this name; it is imported, as a publisher will do."""
    module, _, attribute = name.rpartition(".")
    try:
        return hasattr(importlib.import_module(module), attribute)
    except (ImportError, ValueError):
        return False
