"""Asks plugins and Markdown extensions whether they take the options that mkdocs.yml gives them."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from markdown import Markdown

from catalog.environment.installed import PLUGINS, chosen_theme, installed, is_extension
from catalog.environment.markdown_extensions import meant
from catalog.reading.choices import FILE, Choices
from catalog.reading.messages import MESSAGES, did_you_mean
from catalog.reading.source import Node, Problem, Step

Options = Mapping[str, Any]
Said = Iterator[tuple[str, str]]
"""(option, message) of each that is refused; the option is empty if it is not about one."""
UNKNOWN = "không có tùy chọn tên này — {hint}"
REFUSED = "không chạy được — sửa theo tài liệu của phần này, hoặc xóa đi (phần này báo: “{words}”)"
_UNKNOWN = "Unrecognised configuration name: "
_TYPE = re.compile(r"Expected type: <class '(\w+)'>")
_ONE_OF = re.compile(r"Expected one of: [\[(](.*)[\])] but")
_OF_TYPE = {
    "bool": MESSAGES["yes_no"],
    "dict": MESSAGES["model_type"],
    "int": MESSAGES["whole_number"],
    "list": MESSAGES["tuple_type"],
    "str": MESSAGES["no_text"],
}


def wrong_options(choices: Choices, folder: Path) -> Iterator[Problem]:
    """Each option of a plugin or Markdown extension that it does not know or take."""
    for path, node, ask in _listed(choices, str(folder / FILE)):
        options = {} if node is None or node.value is None else meant(node)
        if not isinstance(options, dict):
            yield choices.problem(path, MESSAGES["model_type"])
            continue
        for option, message in _asked(ask, options):
            place = (*path, option) if option else path
            is_name = message.startswith(UNKNOWN.partition("{")[0])
            yield choices.problem(place, message, at_key=is_name or not option)


def _listed(
    choices: Choices, file: str
) -> Iterator[tuple[tuple[Step, ...], Node | None, Callable[[Options], Said]]]:
    """(path, options, what asks it) of each plugin and extension that is installed."""
    plugins = installed(PLUGINS)
    for path, name, node in choices.listed("plugins"):
        plugin = plugins.get(f"{chosen_theme(choices)}/{name}") or plugins.get(name)
        if plugin:
            yield path, node, partial(_of_plugin, plugin.load, file)
    for path, name, node in choices.listed("markdown_extensions"):
        if is_extension(name):
            yield path, node, partial(_of_extension, name)


def _asked(ask: Callable[[Options], Said], options: Options) -> Said:
    """What is said of options, also by an exception: the code of others may raise any."""
    try:
        yield from ask(options)
    except Exception as error:
        yield "", REFUSED.format(words=_words(error))


def _of_plugin(load: Callable[[], Any], file: str, options: Options) -> Said:
    """What a plugin says, of one option after another: it stops at the first that it refuses."""
    plugin = load()()
    plugin.load_config({}, file)
    known = [*plugin.config]
    if "enabled" not in known:  # then it is the publisher's own, for all plugins
        known.append("enabled")
        options = dict(options)
        enabled = options.pop("enabled", True)
        if not isinstance(enabled, bool):
            yield "enabled", _OF_TYPE["bool"]
        if not enabled:
            return
    for option, value in options.items():
        errors, warnings = plugin.load_config({option: value}, file)
        for named, words in (*errors, *(one for one in warnings if isinstance(one, tuple))):
            if named == option:
                yield option, _in_words_of_ours(str(words), option, known)


def _of_extension(name: str, options: Options) -> Said:
    """What an extension says, of one option after another, and then of all."""
    renderer, is_sound = Markdown(), True
    known = [*renderer.build_extension(name, {}).config]
    for option, value in options.items():
        try:
            renderer.build_extension(name, {option: value})
        except Exception as error:
            is_sound = False
            is_unknown = isinstance(error, KeyError) and error.args == (option,)
            words = _UNKNOWN if is_unknown else _words(error)
            yield option, _in_words_of_ours(words, option, known)
    if is_sound:
        renderer.registerExtensions([name], {name: dict(options)})


def _words(error: Exception) -> str:
    return f"{type(error).__name__}: {error}".partition("\n")[0]


def _in_words_of_ours(words: str, option: str, known: Sequence[str]) -> str:
    if words.startswith(_UNKNOWN):
        return UNKNOWN.format(hint=did_you_mean(option, known, "xóa đi hoặc sửa tên"))
    if (found := _TYPE.match(words)) and found[1] in _OF_TYPE:
        return _OF_TYPE[found[1]]
    if found := _ONE_OF.match(words):
        return MESSAGES["literal_error"].format(expected=found[1].replace("'", ""))
    return REFUSED.format(words=words)
