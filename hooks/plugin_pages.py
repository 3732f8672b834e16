"""Mends what well-known plugins leave on pages, and refuses what the policy would block.

It wires nothing by itself: hooks/publish.py calls it.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

from catalog.building.language_site import LanguageSite
from catalog.building.process import note
from catalog.collected.addresses import file_of
from catalog.language.slugs import slugify
from catalog.reading.source import Problem
from catalog.rules.settings import tags_are_shown
from news_plugins import fit_news, written_settings

DATES, SEARCH, TAGS = "git-revision-date-localized", "material/search", "material/tags"
_STRFTIME = {"YYYY": "%Y", "MMMM": "%B", "MM": "%m", "M": "%-m", "DD": "%d", "D": "%-d"}
"""What stands in a locale's pattern of a day, as the plugin of dates writes it."""
MACROS = "macros cho người viết bài chạy mã trên máy dựng trang — chỉ bật khi tin mọi người viết"
_REFUSED = re.compile(
    r"<script(?![^>]*\s(?:src=|type=.?application/(?:ld\+)?json\b))"  # one in the page, no data
    r"|<(?:script|img|iframe)\b[^>]*\ssrc=.?(?:https?:)?//"  # what another machine has
    r"|<link\b(?=[^>]*\srel=.?stylesheet)[^>]*\shref=.?(?:https?:)?//|<style\b",
    re.IGNORECASE,
)
"""What the policy blocks."""
OUT_OF_PLACE = {
    "offline": "trang đã mở được từ một thư mục trên máy",
    "optimize": "ảnh được giữ như người ta để vào",
    "privacy": "trang không lấy gì ở máy khác",
    "projects": "mỗi kế hoạch có thư mục riêng, xem README.md",
    "social": "ảnh chia sẻ do phần mềm vẽ",
}
"""Plugins of Material that cannot work here, with what is there in their place."""
_LED_TO = re.compile(r'rel="?canonical"? href="?([^">]+)')
_DATE = re.compile(r'<span class="git-revision-date-localized-plugin[^>]*>([^<]*)</span>')


def fit_plugins(config: MkDocsConfig, part: LanguageSite) -> list[Problem]:
    """Fits plugins to the texts of a language; returns what does not go together."""
    settings = Path(config.config_file_path)
    if part.is_default and "macros" in config.plugins:
        note(Problem(settings.name, 1, 1, "plugins", MACROS), settings.parent)
    if search := config.plugins.get(SEARCH):
        search.config.enabled = False  # its index would lie there unused
    if dates := config.plugins.get(DATES):
        _fit_dates(dates.config, part)
    tags = config.plugins.get(TAGS)
    if tags and "tags_slugify" not in written_settings(tags.config):
        tags.config.tags_slugify = slugify
    broken = bool(config.extra["problems"])
    of_plugins = [*out_of_place(config, part), *wrong_redirects(config, part)]
    return [*fit_news(config, part, broken=broken), *of_plugins, *wrong_tags(config, part)]


def _fit_dates(settings: Any, part: LanguageSite) -> None:
    """Writes days as the rest of the site does, if nobody chose another form."""
    if "type" not in written_settings(settings):
        form = re.sub("YYYY|MMMM|MM|M|DD|D", lambda one: _STRFTIME[one[0]], part.language.day)
        settings.update(type="custom", custom_format=form)


def out_of_place(config: MkDocsConfig, part: LanguageSite) -> Iterator[Problem]:
    """Each plugin that cannot work here, told once for all languages."""
    if not part.is_default:
        return
    file, folder = Path(config.config_file_path).name, Path(config.config_file_path).parent
    if SEARCH in config.plugins:
        message = "không có tác dụng: trang có tìm kiếm riêng — xóa search"
        note(Problem(file, 1, 1, "plugins", message), folder)
    for name, instead in OUT_OF_PLACE.items():
        if f"material/{name}" in config.plugins:
            message = f"{name} không chạy được ở đây: {instead} — xóa {name}"
            yield Problem(file, 1, 1, "plugins", message)


def wrong_redirects(config: MkDocsConfig, part: LanguageSite) -> Iterator[Problem]:
    """Each address that a page of the site has, or that lies outside of it."""
    plugin = config.plugins.get("redirects")
    for old in plugin.config["redirect_maps"] if plugin and part.is_default else ():
        path = posixpath.normpath(old.removesuffix(".md") + ".html")
        if path in part.pages or path.startswith(("/", "../")):
            message = f"redirects: `{old}` là trang đang có, hoặc ở ngoài trang — xóa dòng ấy"
            yield Problem(Path(config.config_file_path).name, 1, 1, "plugins", message)


def finish_pages(config: MkDocsConfig, part: LanguageSite) -> list[Problem]:
    """Mends pages that were written beside MkDocs; returns what cannot be mended."""
    mend_redirects(config, part)
    return scripts_of_others(config, part)


def without_date_markup(markdown: str) -> str:
    """A page's Markdown with dates as words, which git-revision-date-localized writes as HTML."""
    return _DATE.sub(r"\1", markdown)


def mend_redirects(config: MkDocsConfig, part: LanguageSite) -> None:
    """Puts our page in place of each that mkdocs-redirects writes, with a script and in English."""
    plugin = config.plugins.get("redirects")
    for old in plugin.config["redirect_maps"] if plugin else ():
        in_folders = bool(config.use_directory_urls)
        path = file_of(old.removesuffix(".md") + ".html", in_folders=in_folders)
        file = Path(config.site_dir) / path
        if found := file.is_file() and _LED_TO.search(file.read_text(encoding="utf-8")):
            file.write_text(part.redirect(path, found[1]), encoding="utf-8")


def note_scripts(config: MkDocsConfig, path: str, html: str) -> bool:
    """Remembers a page, and whether somebody else has written into it what the policy blocks."""
    is_refused = bool(_REFUSED.search(html))
    config.extra.setdefault("pages", {})[path] = is_refused
    return is_refused


def scripts_of_others(config: MkDocsConfig, part: LanguageSite) -> list[Problem]:
    """That a plugin, hook or template writes into pages what our policy blocks.

    It looks at the pages that came through MkDocs, and those that somebody wrote beside it.
    """
    pages, root = config.extra.get("pages", {}), Path(config.site_dir)
    written = {file.relative_to(root).as_posix(): file for file in root.rglob("*.html")}
    for path in written.keys() - pages.keys() - part.files.keys():
        note_scripts(config, path, written[path].read_text(encoding="utf-8", errors="replace"))
    found = sorted(path for path, has_script in config.extra["pages"].items() if has_script)
    if not found:
        return []
    where = f"{len(found)} trang, thí dụ `{found[0]}`"
    what = "có script hay kiểu viết thẳng vào, hoặc lấy ở máy khác"
    message = f"{where}, {what} — bỏ plugin, hook hay khuôn trong overrides/ đã viết ra"
    return [Problem(Path(config.config_file_path).name, 1, 1, "", message)]


def wrong_tags(config: MkDocsConfig, part: LanguageSite) -> Iterator[Problem]:
    """Each tag that the setting `tags_allowed` does not have; prints those that nothing shows."""
    plugin = config.plugins.get(TAGS)
    allowed = sorted(tag.name for tag in plugin.config.tags_allowed) if plugin else []
    for idle in tags_are_shown(part.catalog) if part.is_default else ():
        note(idle, Path(config.config_file_path).parent)
    for page in part.catalog.prose.values():
        if page.language != part.language.code:
            continue
        for index, tag in enumerate(page.front.tags if allowed else ()):
            if tag not in allowed:
                message = f"không có thẻ `{tag}` — chọn một trong: {', '.join(allowed)}"
                yield page.document.problem(("tags", index), message)
