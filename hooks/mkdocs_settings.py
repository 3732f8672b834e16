"""Settles what mkdocs.yml may not decide here, and says so of each setting that is written there.

It wires nothing by itself: hooks/publish.py calls it.
"""

from collections.abc import Iterator
from pathlib import Path

import yaml
from mkdocs.config.defaults import MkDocsConfig

from catalog.language.guard import guarded
from catalog.reading.source import Problem

Setting = tuple[str, ...]
_NO_SCRIPT = "trang không chạy script của Material — xóa dòng này"
_IN_PLAN = "mỗi ngôn ngữ có lời riêng, trong data/plan.yml — sửa ở đó"
_IN_WORDS = "mục lục lấy từ `menu` và `masthead` của data/words.yml — sửa ở đó"
_ALL_PAGES = "mọi tệp .md trong docs/ đều thành trang — chuyển tệp ra khỏi docs/"
_EDIT = "liên kết sửa trang lấy từ EDIT_URL — đặt EDIT_URL, hoặc `extra.edit_url`"
_LOOK = "màu, dấu hiệu và biểu tượng lấy từ `site` của data/plan.yml — sửa ở đó"
_NOBODY_ELSE = "trang không hỏi máy nào khác, không đếm người đọc — xóa dòng này"
UNUSED: dict[Setting, str] = {
    ("docs_dir",): "bài viết luôn nằm trong docs/<ngôn ngữ> — xóa dòng này",
    ("draft_docs",): _ALL_PAGES,
    ("edit_uri",): _EDIT,
    ("edit_uri_template",): _EDIT,
    ("exclude_docs",): _ALL_PAGES,
    ("extra", "alternate"): "các ngôn ngữ lấy từ data/words.yml — sửa ở đó",
    ("extra", "analytics"): _NOBODY_ELSE,
    ("extra", "consent"): "trang không lưu gì trên máy người đọc — xóa dòng này",
    ("extra", "homepage"): "tên trang luôn dẫn về trang đầu — xóa dòng này",
    ("extra", "polyfills"): _NOBODY_ELSE,
    ("extra", "version"): _NO_SCRIPT,
    ("nav",): _IN_WORDS,
    ("not_in_nav",): _IN_WORDS,
    ("repo_name",): _EDIT,
    ("repo_url",): _EDIT,
    ("site_author",): "ai làm trang ghi ở `site.colophon` của data/plan.yml — sửa ở đó",
    ("site_description",): _IN_PLAN,
    ("site_name",): _IN_PLAN,
    ("theme", "direction"): "mọi ngôn ngữ ở đây viết từ trái sang phải — xóa dòng này",
    ("theme", "favicon"): _LOOK,
    ("theme", "features"): _NO_SCRIPT,
    ("theme", "font"): "chữ lấy từ máy người đọc, không tải từ máy khác — ghi `font: false`",
    ("theme", "icon"): _LOOK,
    ("theme", "language"): "các ngôn ngữ lấy từ data/words.yml — sửa ở đó",
    ("theme", "logo"): _LOOK,
    ("theme", "palette"): _LOOK,
    ("use_directory_urls",): "trang phải mở được từ một thư mục trên máy — ghi `false`",
}
"""Why a setting has no effect here, and what to do."""
EMPTY = {("site_name",): "-", ("theme", "font"): "false", ("use_directory_urls",): "false"}
"""What says nothing, where a setting must be there."""

PLAIN = {"direction": "ltr", "features": [], "font": False, "palette": None}
"""What Material's frame is told in place of such settings."""


def settle(config: MkDocsConfig) -> None:
    """Overrules settings that have no effect here, and guards what Markdown becomes."""
    config.exclude_docs = config.draft_docs = config.not_in_nav = None
    config.use_directory_urls = False
    for name in ("consent", "polyfills"):
        config.extra.pop(name, None)
    for name, value in PLAIN.items():
        config.theme[name] = value
    config.markdown_extensions, config.mdx_configs = guarded(
        config.markdown_extensions, config.mdx_configs
    )


def unused(file: Path) -> Iterator[Problem]:
    """Each setting of a file, and of those it inherits, that has no effect here."""
    root = yaml.compose(file.read_text(encoding="utf-8"), yaml.SafeLoader)
    for path, key, value in _settings(root):
        if path == ("INHERIT",):
            yield from unused(file.parent / value.value)
        elif path in UNUSED and value.value != EMPTY.get(path):
            line, column = key.start_mark.line + 1, key.start_mark.column + 1
            message = f"không có tác dụng: {UNUSED[path]}"
            yield Problem(file.name, line, column, ".".join(path), message)


def _settings(root: yaml.Node | None) -> Iterator[tuple[Setting, yaml.Node, yaml.Node]]:
    """(path, key, value) of each setting, those of theme and extra by themselves."""
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        yield (key.value,), key, value
        if key.value in ("theme", "extra") and isinstance(value, yaml.MappingNode):
            for inner, setting in value.value:
                yield (key.value, inner.value), inner, setting
