"""Finds what mkdocs.yml asks for and this machine does not have, before a publisher fails on it."""

import importlib
from collections.abc import Collection, Iterator, Mapping
from functools import cache
from importlib.metadata import EntryPoint, entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from catalog.reading.choices import Choices
from catalog.reading.messages import did_you_mean
from catalog.reading.settings_yaml import CALLED_IN_PYTHON, NAMED_IN_PYTHON
from catalog.reading.source import Problem

MATERIAL = "material"
EXTENSIONS, PLUGINS, THEMES = "markdown.extensions", "mkdocs.plugins", "mkdocs.themes"
"""Under which names packages offer such things."""
_INSTALL = "cài thêm, hoặc xóa ở đây"


@cache  # it reads a file of each package
def installed(group: str) -> Mapping[str, EntryPoint]:
    """What the packages of this machine offer in a group, by name."""
    return {one.name: one for one in entry_points(group=group)}


def not_installed(choices: Choices, folder: Path) -> Iterator[Problem]:
    """The folder of prose, and each plugin, Markdown extension, hook, name that is not there."""
    if not (folder / choices.docs).is_dir():
        cure = "tạo thư mục ấy, trong đó mỗi ngôn ngữ một thư mục"
        yield choices.problem(("docs_dir",), f"không có thư mục `{choices.docs}` — {cure}")
    theme, themes, plugins = chosen_theme(choices), installed(THEMES), installed(PLUGINS)
    for path, name, _ in choices.listed("plugins"):
        if not {name, f"{theme if theme in themes else MATERIAL}/{name}"} & plugins.keys():
            hint = did_you_mean(name, sorted(plugins), _INSTALL)
            yield choices.problem(path, f"không có phần bổ trợ `{name}` — {hint}", at_key=True)
    extensions = installed(EXTENSIONS)
    for path, name, _ in choices.listed("markdown_extensions"):
        if not is_extension(name):
            hint = did_you_mean(name, sorted(extensions), _INSTALL)
            yield choices.problem(path, f"không có phần mở rộng `{name}` — {hint}", at_key=True)
    for path, name, _ in choices.listed("hooks"):
        if not (folder / name).is_file():
            yield choices.problem(path, f"không có tệp `{name}` — sửa lại tên")
    yield from _unknown_theme(choices, theme, themes)
    yield from _unknown_names(choices)


def _unknown_theme(choices: Choices, theme: str, themes: Collection[str]) -> Iterator[Problem]:
    if theme and theme not in themes:
        hint = did_you_mean(theme, sorted(themes), f"ghi `{MATERIAL}`")
        place = ("theme", "name") if choices.at("theme", "name") else ("theme",)
        yield choices.problem(place, f"không có giao diện `{theme}` — {hint}")


def _unknown_names(choices: Choices) -> Iterator[Problem]:
    """Each name in Python, of a value or of a function to call, that is not there."""
    for path, words in choices.leaves():
        called = [step for step in map(str, path) if step.startswith(CALLED_IN_PYTHON)]
        names = [name.removeprefix(CALLED_IN_PYTHON) for name in called]
        if words.startswith(NAMED_IN_PYTHON):
            names.append(words.removeprefix(NAMED_IN_PYTHON))
        for name in names:
            if named(name) is None:
                place = path[: path.index(called[0])] if called else path
                yield choices.problem(place, f"Python không có `{name}` — sửa lại tên")


def is_extension(name: str) -> bool:
    """Whether a Markdown extension is installed; it may be named as `module:Class`."""
    return name in installed(EXTENSIONS) or _is_module(name.partition(":")[0])


def chosen_theme(choices: Choices) -> str:
    """The name of the theme, by itself or among its settings; empty if there is none."""
    return choices.text("theme", "name") or choices.text("theme")


def _is_module(name: str) -> bool:
    try:
        return find_spec(name) is not None
    except Exception:  # it imports the packages around, and the code of others may raise any
        return False


def named(name: str) -> Any:
    """What Python has by a name; None if there is nothing.

    Its module is imported, as a publisher will do. The code of others may raise any exception.
    """
    module, _, attribute = name.rpartition(".")
    try:
        return getattr(importlib.import_module(module), attribute)
    except Exception:
        return None
