"""The only file that knows MkDocs: hands the catalog's pages to a build. Wiring, no logic."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
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
from catalog.foreign import cut_foreign_addresses
from catalog.outputs.page import Outline, outline
from catalog.outputs.templates import syntax_problems, template_problem
from catalog.run import Run, Stopped, tell
from catalog.settings import read_settings

_run = Run()  # one a process, the same for every language built in it


def on_startup(*, command: str, dirty: bool) -> None:
    _run.serving = command == "serve"


@event_priority(100)  # before the search plugin reads its settings
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if "language" not in config.extra:
        _begin(config)
    config.extra["build"] = build = _run.build(config.extra.get("language"))
    config.extra["problems"] = _run.prepared.problems
    config.extra["alternate"] = True  # the theme shows our language switch; it must not iterate
    config.site_name = build.site_name
    config.copyright = str(build.colophon)
    config.docs_dir = str(_root(config) / "docs" / build.language.code)
    config.theme["language"] = build.language.code
    config.nav = [{title: _source(path)} for title, path in build.menu]
    unwanted = {"sitemap.xml"} if build.is_default else {"sitemap.xml", "404.html"}
    config.theme.static_templates -= unwanted  # one of each covers every language
    return config


def _begin(config: MkDocsConfig) -> None:
    edit_url = config.extra["edit_url"]
    try:
        settings = read_settings(
            _root(config), os.environ, site_url=config.site_url or "", edit_url=edit_url
        )
        config.site_dir = str(_run.begin(_root(config), settings, Path(config.site_dir)))
    except (ValueError, Stopped) as error:
        raise Abort(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    build: Build = config.extra["build"]
    # Prose pages come from the catalog, like all others: it has read, checked and cleaned them.
    for file in [*files.documentation_pages(), files.get_file_from_path("sitemap.xml")]:
        if file:
            files.remove(file)
    default = _root(config) / "docs" / build.catalog.default_language
    for name in build.pictures:
        if name not in files.src_uris:  # not translated: the first language's stands in
            files.append(File(name, str(default), config.site_dir, config.use_directory_urls))
    for path in build.pages:
        files.append(File.generated(config, _source(path), content=""))
    for path, content in build.static.items():
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build: Build = config.extra["build"]
    page.meta = build.meta(page.file.dest_uri)
    return ""


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    build: Build = config.extra["build"]
    made = build.pages[page.file.dest_uri]
    page.toc = TableOfContents([_anchor(item) for item in outline(made.headings())])
    page.present_anchor_ids = made.anchors()
    return made.html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    if problems := syntax_problems(env, Path(config.theme.custom_dir or ""), _root(config)):
        raise Abort(tell(problems))
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    build: Build = config.extra["build"]
    page.canonical_url = build.address(page.file.dest_uri) or None
    return {**context, "alternates": list(build.alternates(page.file.dest_uri))}


def on_post_build(config: MkDocsConfig) -> None:
    cut_foreign_addresses(Path(config.site_dir))
    build: Build = config.extra["build"]
    if not build.is_default:
        return
    for code in build.catalog.language_codes[1:]:
        nested = load_config(
            config.config_file_path,
            site_dir=str(Path(config.site_dir) / code),
            site_url=config.site_url and f"{config.site_url.rstrip('/')}/{code}/",
            strict=config.strict,
        )
        nested.extra["language"] = code
        nested.plugins.on_startup(command="serve" if _run.serving else "build", dirty=False)
        build_site(nested)
    _run.complete(True)


def on_build_error(error: Exception) -> None:
    _run.complete(False)
    if isinstance(error, TemplateError):
        raise Abort(tell([template_problem(error, _run.folder)])) from None


def on_shutdown() -> None:
    _run.end()


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).parent


def _source(path: str) -> str:
    """The Markdown name under which MkDocs knows a page."""
    return path.removesuffix(".html") + ".md"


def _anchor(item: Outline) -> AnchorLink:
    link = AnchorLink(item.heading.title, item.heading.id, item.heading.level)
    link.children = [_anchor(child) for child in item.children]
    return link
