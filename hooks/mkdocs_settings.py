"""Settles what mkdocs.yml may not decide here, and says so of each setting that is written there.

It wires nothing by itself: hooks/publish.py calls it.
"""

import os
import re
from collections.abc import Iterator
from pathlib import Path

import nh3
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig

from catalog.building.process import note
from catalog.collected.addresses import is_outside
from catalog.environment.chosen_icons import logo
from catalog.language.guard import guarded
from catalog.reading.choices import Choices, read_choices
from catalog.reading.source import Node, Problem, Step

Setting = tuple[str, ...]
_NO_SCRIPT = "trang không chạy script của Material — xóa dòng này"
_OF_READER = "trang sáng hay tối theo máy người đọc — xóa dòng này"
_NO_OTHER_MACHINE = "trang không tải gì từ máy khác — chép tệp về, ghi tên ở đây"
_NO_SUCH_PLACE = "khung trang ở đây không có chỗ cho biểu tượng này — xóa dòng này"
_ICONS = (
    *("admonition", "alternate", "annotation", "close", "edit", "menu", "next", "previous"),
    *("repo", "search", "share", "tag", "top", "view"),
)
_NOBODY_ELSE = "trang không hỏi máy nào khác, không đếm người đọc — xóa dòng này"
UNUSED: dict[Setting, str] = {
    ("extra", "alternate"): "các ngôn ngữ lấy từ data/words.yml — sửa ở đó",
    ("extra", "analytics"): _NOBODY_ELSE,
    ("extra", "consent"): "trang không lưu gì trên máy người đọc — xóa dòng này",
    ("extra", "homepage"): "tên trang luôn dẫn về trang đầu — xóa dòng này",
    ("extra", "polyfills"): _NOBODY_ELSE,
    ("extra", "version"): _NO_SCRIPT,
    (
        "markdown_extensions",
        "pymdownx.highlight",
        "anchor_linenums",
    ): "số dòng do khuôn vẽ, không phải liên kết — xóa dòng này",
    ("site_author",): "ai làm trang ghi ở `site.colophon` của data/plan.yml — sửa ở đó",
    ("theme", "direction"): "mọi ngôn ngữ ở đây viết từ trái sang phải — xóa dòng này",
    ("theme", "features"): _NO_SCRIPT,
    ("theme", "font"): "chữ lấy từ máy người đọc, không tải từ máy khác — ghi `font: false`",
    ("theme", "language"): "các ngôn ngữ lấy từ data/words.yml — sửa ở đó",
    ("theme", "palette", "scheme"): _OF_READER,
    ("theme", "palette", "toggle"): _OF_READER,
    **{("theme", "icon", name): _NO_SUCH_PLACE for name in _ICONS},
}
"""Why a setting has no effect here, and what to do."""
ALONE = {("theme", "palette", "scheme")}
"""What has an effect in a list: it says which colours are for light pages, and which for dark."""
_LIKE_THE_MARK = 'class="pa-mark" fill="currentColor" aria-hidden="true" focusable="false"'
EMPTY: dict[Setting, str] = {("theme", "font"): "false"}
"""What says nothing, where a setting must be there."""

PLAIN = {"direction": "ltr", "features": [], "font": False, "palette": None}
"""What Material's frame is told in place of such settings."""


def settle(config: MkDocsConfig, choices: Choices) -> None:
    """Overrules settings that have no effect here, and guards what Markdown becomes."""
    config.edit_uri = config.edit_uri_template = None  # a page's own leads past its language
    config.copyright = Markup(nh3.clean(config.copyright or "", tags={"a", "br"}))
    config.extra["mark"] = chosen_icon(config, choices)
    for name in ("extra_css", "extra_javascript"):  # those of other machines have no effect
        config[name] = [one for one in config[name] if not is_outside(str(one))]
    for name in ("consent", "polyfills"):
        config.extra.pop(name, None)
    for name, value in PLAIN.items():
        config.theme[name] = value
    config.markdown_extensions, config.mdx_configs = guarded(
        config.markdown_extensions, config.mdx_configs
    )


def choose(config: MkDocsConfig, *, serving: bool, on_request: bool) -> Choices:
    """What mkdocs.yml says, each setting with its place; prints which have no effect, and why.

    Raises Unreadable.
    """
    choices = read_choices(
        Path(config.config_file_path),
        os.environ,
        in_preview=serving,
        on_request=on_request,
        in_folders=config.use_directory_urls,
    )
    folder = Path(config.config_file_path).parent
    for one in (*unused(choices), *_from_elsewhere(choices)):
        note(one, folder)
    return choices


def _from_elsewhere(choices: Choices) -> Iterator[Problem]:
    """Each style or script of another machine, which a page may not load."""
    for setting in ("extra_css", "extra_javascript"):
        for path, words in choices.leaves(setting):
            if is_outside(words) and not re.match("/[^/]", words):
                yield choices.problem(path, f"không có tác dụng: {_NO_OTHER_MACHINE}")


def chosen_icon(config: MkDocsConfig, choices: Choices) -> Markup | None:
    """The icon of Material that stands beside the site's name, if somebody chose one."""
    drawing = logo(choices, Path(config.config_file_path).parent)
    if not drawing or choices.text("theme", "logo"):
        return None
    return Markup(drawing.replace("<svg", f"<svg {_LIKE_THE_MARK}", 1))


def unused(choices: Choices) -> Iterator[Problem]:
    """Each setting of a file, and of those it inherits, that has no effect here."""
    for document in choices.documents:
        for path, value in _settings(document.root, ()):
            setting = tuple(step for step in path if isinstance(step, str))
            if setting in ALONE and setting != path:
                continue
            if setting in UNUSED and value.plain() != EMPTY.get(setting, object()):
                yield document.problem(path, f"không có tác dụng: {UNUSED[setting]}", at_key=True)


def _settings(node: Node, path: tuple[Step, ...]) -> Iterator[tuple[tuple[Step, ...], Node]]:
    """(path, value) of each setting, also of those inside others."""
    if isinstance(node.value, list):
        for index, item in enumerate(node.value):
            yield from _settings(item, (*path, index))
    elif isinstance(node.value, dict):
        for key, (_, value) in node.value.items():
            yield (*path, key), value
            yield from _settings(value, (*path, key))
