"""Hands the catalog's pages to MkDocs, and has no logic of its own."""

import os
from pathlib import Path
from typing import Any

from jinja2 import Environment, TemplateError
from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from catalog.building.language_site import LanguageSite
from catalog.building.process import BuildProcess, Stopped, tell
from catalog.environment.plan_folders import refuse_shared_site
from catalog.environment.settings import read_settings
from catalog.outputs.shared.templates import syntax_problems, template_problem
from material_frame import language_of_frame, use_frame
from mkdocs_edit import edit_template
from mkdocs_files import arrange, page_path, use_docs
from mkdocs_nav import choose_nav, menu_of, missing
from mkdocs_settings import choose, settle

_process = BuildProcess()  # the nested builds of other languages share it


def on_startup(*, command: str, dirty: bool) -> None:
    _process.serving = command == "serve"


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if "language" not in config.extra:
        _begin(config)
    config.extra["part"] = part = _process.site.language(config.extra.get("language"))
    config.extra["problems"] = _process.prepared.problems
    settle(config, part.edition.settings.choices)
    choose_nav(config, part)
    config.site_name, config.site_description = part.site_name, part.description
    use_docs(config, part)
    config.theme["language"] = language_of_frame(config.theme.dirs, part.language.code)
    config.theme.static_templates = {"404.html"} if part.is_default else set()
    return config


def _begin(config: MkDocsConfig) -> None:
    file = Path(config.config_file_path)
    try:
        choices = choose(config, serving=_process.serving)
        settings = read_settings(
            file.parent,
            os.environ,
            site_url=config.site_url or "",
            edit_url=edit_template(config, choices),
            markdown={one: config.mdx_configs.get(one, {}) for one in config.markdown_extensions},
            choices=choices,
        )
        site = Path(config.site_dir)
        refuse_shared_site(site, file.parent)
        config.site_dir = str(_process.begin(file.parent, settings, site))
    except (ValueError, Stopped) as error:
        raise Abort(str(error)) from None


def on_files(files: Files, config: MkDocsConfig) -> Files:
    return arrange(files, config)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    problems = missing(config, nav, files)
    if problems and config.strict and not _process.serving:
        raise Abort(tell(problems))
    tell(problems)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    part: LanguageSite = config.extra["part"]
    page.meta = {**page.meta, **part.meta(page_path(page.file))}
    if part.is_made(page_path(page.file)):  # a renderer a page is dear
        vars(page)["render"] = lambda config, files: setattr(page, "content", "")
    return markdown


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    part: LanguageSite = config.extra["part"]
    made = part.page(page_path(page.file), str(page.title), html)
    page.meta = {**part.foreign_meta(made), **page.meta}
    page.present_anchor_ids = made.anchors()
    return made.html


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    own = Path(config.theme.custom_dir or "")
    if problems := use_frame(env, own, config.config_file_path) or syntax_problems(env, own):
        raise Abort(tell(problems))
    return env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    part: LanguageSite = config.extra["part"]
    page.canonical_url = part.address(page_path(page.file)) or None
    return {**context, "frame": part.frame(page_path(page.file), menu_of(config, nav))}


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    part: LanguageSite = config.extra["part"]
    return {**context, "frame": part.missing_frame(menu_of(config, context["nav"]))}


def on_post_build(config: MkDocsConfig) -> None:
    part: LanguageSite = config.extra["part"]
    if not part.is_default:
        return
    for code in part.catalog.language_codes[1:]:
        nested = load_config(
            config.config_file_path,
            site_dir=str(Path(config.site_dir) / code),
            site_url=config.site_url and f"{config.site_url.rstrip('/')}/{code}/",
            strict=config.strict,
            use_directory_urls=config.use_directory_urls,
        )
        nested.extra["language"] = code
        nested.plugins.on_startup(command="serve" if _process.serving else "build", dirty=False)
        build_site(nested)
    try:
        _process.seal(Path(config.site_dir))
    except Stopped as error:
        raise Abort(str(error)) from None
    _process.complete(True)


def on_build_error(error: Exception) -> None:
    _process.complete(False)
    if isinstance(error, TemplateError):
        raise Abort(tell([template_problem(error)])) from None


def on_shutdown() -> None:
    _process.end()
