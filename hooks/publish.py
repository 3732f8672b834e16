"""The only file that knows MkDocs: hands the catalog's pages to a build. Wiring, no logic."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateSyntaxError
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from catalog.build import Build
from catalog.outputs.page import Outline, outline
from catalog.outputs.templates import template_problem
from catalog.prepare import Prepared, prepare
from catalog.prose import NOT_FOUND
from catalog.settings import Settings, build_date
from catalog.slugs import slugify
from catalog.staging import Staging


class _Run:
    """What one process remembers; the same for every language built in it."""

    serving = False
    staging: Staging | None = None
    prepared: Prepared | None = None


def on_startup(*, command: str, dirty: bool) -> None:
    _Run.serving = command == "serve"


@event_priority(100)  # before the search plugin reads its settings
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if "language" not in config.extra:
        _begin(config)
    assert _Run.prepared
    build = _Run.prepared.build(config.extra.get("language"))
    config.extra["build"] = build
    config.extra["alternate"] = True  # the theme shows our language switch; it must not iterate
    config.site_name = build.site_name
    config.copyright = str(build.colophon)
    config.docs_dir = str(_root(config) / "docs" / build.language.code)
    config.theme["language"] = build.language.code
    config.mdx_configs.setdefault("toc", {})["slugify"] = slugify
    config.nav = [{title: _source(path)} for title, path in build.menu]
    config.theme.static_templates -= {"sitemap.xml"}  # ours covers every language
    if "language" in config.extra:
        config.theme.static_templates -= {"404.html"}
    return config


def _begin(config: MkDocsConfig) -> None:
    """Reads the data once for all languages; stops here if it is wrong, unless serving."""
    root = _root(config)
    try:
        day = build_date(os.environ, root)
    except ValueError as error:
        raise Abort(str(error)) from None
    settings = Settings(day, config.site_url or "", config.extra.get("edit_url") or "")
    _Run.prepared = prepare(root, settings, _Run.prepared if _Run.serving else None)
    for problem in _Run.prepared.problems:
        print(problem, file=sys.stderr)
    if not _Run.prepared.builds:
        raise Abort(f"Có {len(_Run.prepared.problems)} chỗ cần sửa. Trang đang có vẫn giữ nguyên.")
    if not _Run.serving:
        _Run.staging = Staging(Path(config.site_dir))
        config.site_dir = str(_Run.staging.new)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    build: Build = config.extra["build"]
    default = _root(config) / "docs" / build.catalog.default_language
    for path in sorted(path for path in default.rglob("*") if path.is_file()):
        name = path.relative_to(default).as_posix()
        if name not in files.src_uris:  # not translated: the first language's stands in
            files.append(File(name, str(default), config.site_dir, config.use_directory_urls))
    for name in (f"{NOT_FOUND}.md", "sitemap.xml"):  # the theme's own, and a part of the 404 page
        if unwanted := files.get_file_from_path(name):
            files.remove(unwanted)
    for page in build.pages:
        files.append(File.generated(config, _source(page), content=""))
    for static, content in build.static.items():
        files.append(File.generated(config, static, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build: Build = config.extra["build"]
    made = build.pages.get(page.file.dest_uri)
    if made is None:
        return build.cite_prose(page.file.src_uri.removesuffix(".md"), markdown)
    page.meta = {"description": made.description, "search": {"boost": made.weight}}
    if not page.is_homepage:
        page.meta["title"] = made.title
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build: Build = config.extra["build"]
    made = build.pages.get(page.file.dest_uri)
    if made is None:
        return build.frame_prose(page.file.src_uri.removesuffix(".md"), html)
    page.toc = TableOfContents([_anchor(item) for item in outline(made.headings())])
    page.present_anchor_ids = made.anchors()
    return made.html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Theme templates that an editor broke get a message, too."""
    for folder in filter(None, [config.theme.custom_dir]):
        for path in sorted(Path(folder).rglob("*.html")):
            try:
                env.get_template(path.relative_to(folder).as_posix())
            except TemplateSyntaxError as error:
                print(template_problem(error, _root(config)), file=sys.stderr)
                raise Abort("Có khuôn trang bị lỗi. Trang đang có vẫn giữ nguyên.") from None
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    build: Build = config.extra["build"]
    page.canonical_url = build.address(page.file.dest_uri) or None
    return {**context, "alternates": list(build.alternates(page.file.dest_uri))}


def on_post_build(config: MkDocsConfig) -> None:
    """After the first language, each other one below it."""
    build: Build = config.extra["build"]
    if "language" in config.extra:
        return
    for code in build.catalog.language_codes[1:]:
        nested = load_config(
            config.config_file_path,
            site_dir=str(Path(config.site_dir) / code),
            site_url=config.site_url and f"{config.site_url.rstrip('/')}/{code}/",
            strict=config.strict,
        )
        nested.extra["language"] = code
        nested.plugins.on_startup(command="serve" if _Run.serving else "build", dirty=False)
        build_site(nested)
    if _Run.staging:
        _Run.staging.complete = True


def on_build_error(error: Exception) -> None:
    if _Run.staging:
        _Run.staging.complete = False


def on_shutdown() -> None:
    if _Run.staging:
        _Run.staging.close()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _source(path: str) -> str:
    """The Markdown name under which MkDocs knows a page."""
    return path.removesuffix(".html") + ".md"


def _anchor(item: Outline) -> AnchorLink:
    link = AnchorLink(item.heading.title, item.heading.id, item.heading.level)
    link.children = [_anchor(child) for child in item.children]
    return link
