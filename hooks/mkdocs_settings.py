"""Settles what mkdocs.yml may not decide here, and says so of each setting that is written there.

It wires nothing by itself: hooks/publish.py calls it.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

from catalog.language.guard import guarded
from catalog.reading.choices import Choices, read_choices
from catalog.reading.source import Node, Problem

Setting = tuple[str, ...]
_NO_SCRIPT = "trang không chạy script của Material — xóa dòng này"
_LOOK = "màu, dấu hiệu và biểu tượng lấy từ `site` của data/plan.yml — sửa ở đó"
_NOBODY_ELSE = "trang không hỏi máy nào khác, không đếm người đọc — xóa dòng này"
UNUSED: dict[Setting, str] = {
    ("extra", "alternate"): "các ngôn ngữ lấy từ data/words.yml — sửa ở đó",
    ("extra", "analytics"): _NOBODY_ELSE,
    ("extra", "consent"): "trang không lưu gì trên máy người đọc — xóa dòng này",
    ("extra", "homepage"): "tên trang luôn dẫn về trang đầu — xóa dòng này",
    ("extra", "polyfills"): _NOBODY_ELSE,
    ("extra", "version"): _NO_SCRIPT,
    ("site_author",): "ai làm trang ghi ở `site.colophon` của data/plan.yml — sửa ở đó",
    ("theme", "direction"): "mọi ngôn ngữ ở đây viết từ trái sang phải — xóa dòng này",
    ("theme", "favicon"): _LOOK,
    ("theme", "features"): _NO_SCRIPT,
    ("theme", "font"): "chữ lấy từ máy người đọc, không tải từ máy khác — ghi `font: false`",
    ("theme", "icon"): _LOOK,
    ("theme", "language"): "các ngôn ngữ lấy từ data/words.yml — sửa ở đó",
    ("theme", "logo"): _LOOK,
    ("theme", "palette"): _LOOK,
}
"""Why a setting has no effect here, and what to do."""
EMPTY: dict[Setting, str] = {("theme", "font"): "false"}
"""What says nothing, where a setting must be there."""

PLAIN = {"direction": "ltr", "features": [], "font": False, "palette": None}
"""What Material's frame is told in place of such settings."""


def settle(config: MkDocsConfig) -> None:
    """Overrules settings that have no effect here, and guards what Markdown becomes."""
    for name in ("consent", "polyfills"):
        config.extra.pop(name, None)
    for name, value in PLAIN.items():
        config.theme[name] = value
    config.markdown_extensions, config.mdx_configs = guarded(
        config.markdown_extensions, config.mdx_configs
    )


def choose(config: MkDocsConfig, *, serving: bool) -> Choices:
    """What mkdocs.yml says, each setting with its place; prints which have no effect, and why."""
    choices = read_choices(
        Path(config.config_file_path),
        os.environ,
        with_drafts=serving,
        in_folders=config.use_directory_urls,
    )
    for note in unused(choices):
        print(note)
    return choices


def unused(choices: Choices) -> Iterator[Problem]:
    """Each setting of a file, and of those it inherits, that has no effect here."""
    for document in choices.documents:
        for path, value in _settings(document.root, ()):
            if path in UNUSED and value.plain() != EMPTY.get(path, object()):
                yield document.problem(path, f"không có tác dụng: {UNUSED[path]}", at_key=True)


def _settings(node: Node, path: Setting) -> Iterator[tuple[Setting, Node]]:
    """(path, value) of each setting, also of those inside others."""
    for key, (_, value) in node.value.items() if isinstance(node.value, dict) else ():
        yield (*path, key), value
        yield from _settings(value, (*path, key))
