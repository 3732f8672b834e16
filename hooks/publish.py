"""Hands the catalog's pages to MkDocs, and has no logic of its own."""

from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from build_failures import end, fail, seal
from build_start import begin
from catalog.building.language_site import LanguageSite
from catalog.building.last_files import write_last_files
from catalog.building.process import BuildProcess, tell
from catalog.environment.last_net import speak_utf_8
from catalog.outputs.shared.templates import syntax_problems
from kept_frames import spare_pages
from live_preview import keep_answering
from material_frame import fit_theme, frame_problems, use_frame
from mkdocs_files import arrange, is_made, page_path, publish_attachments, use_docs
from mkdocs_nav import choose_nav, menu_of, missing, translate
from mkdocs_rendering import skip_rendering
from mkdocs_settings import settle
from nested_builds import build_languages, is_nested
from news_plugins import around_blog, listing_on, name_groups
from plugin_pages import finish_pages, fit_plugins, without_date_markup

Context = dict[str, Any]
_process = BuildProcess()  # the nested builds of other languages share it


def on_startup(*, command: str, dirty: bool) -> None:
    speak_utf_8()
    _process.serving = command == "serve"


@event_priority(100)  # before plugins read what it sets
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    if not is_nested(config):
        begin(config, _process)
    part = _process.site.language(config.extra.get("language"))
    config.extra.update(part=part, problems=_process.problems, preview=_process.preview)
    settle(config, part.edition.settings.choices)
    choose_nav(config, part)
    config.site_name, config.site_description = part.site_name, part.description
    use_docs(config, part)
    fit_theme(config.theme, part.language.code, has_404=part.is_default)
    wrong_frame = frame_problems(config.theme.dirs, config.config_file_path)
    if problems := wrong_frame or fit_plugins(config, part):
        raise Abort(tell(problems, _process.folder))
    return config


on_files = CombinedEvent(arrange, *around_blog)


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    translate(config, nav)
    name_groups(files, config.extra["part"])
    problems = missing(config, files)
    if problems and config.strict and not _process.serving:
        raise Abort(tell(problems, _process.folder))
    tell(problems, _process.folder)
    spare_pages(config, nav, files)
    return nav


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    part: LanguageSite = config.extra["part"]
    path = page_path(page.file)
    part.note_search(path, page.meta.get("search"))
    page.meta = {**page.meta, **part.meta(path)}
    if is_made(path, config):
        skip_rendering(page)
    return without_date_markup(markdown)


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    part, path = config.extra["part"], page_path(page.file)
    if is_made(path, config):
        made = part.pages[path]
    else:
        made = part.published(path, str(page.title), html, listing_on(page))
    page.meta = {**part.foreign_meta(made), **page.meta}
    page.present_anchor_ids = made.anchors()
    if part.is_untranslated(path):
        page.links_to_anchors = None  # its links were checked in its own language
    return str(made.html)


@event_priority(200)  # plugins may render with it at once
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    own = Path(config.theme.custom_dir or "")
    part: LanguageSite = config.extra["part"]
    use_frame(env, own, part.edition.press.cache, part.catalog.reads)
    of_templates = syntax_problems(env, own) if part.is_default else []
    if problems := [*of_templates, *publish_attachments(files, config)]:
        raise Abort(tell(problems, _process.folder))
    return env


def on_page_context(context: Context, page: Page, config: MkDocsConfig, nav: Navigation) -> Context:
    part: LanguageSite = config.extra["part"]
    config.extra["frames"].begin()
    page.content = Markup(page.content)  # an override shows it as Material documents
    page.canonical_url = part.address(page_path(page.file)) or None
    return {**context, "frame": part.frame(page_path(page.file), menu_of(config, nav))}


def on_template_context(context: Context, template_name: str, config: MkDocsConfig) -> Context:
    part: LanguageSite = config.extra["part"]
    return {**context, "frame": part.missing_frame(menu_of(config, context["nav"]))}


@event_priority(-1000)  # plugins may still change what a page holds
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    config.extra["frames"].keep(page.file, output)
    return output


@event_priority(-1000)
def on_post_build(config: MkDocsConfig) -> None:
    part: LanguageSite = config.extra["part"]
    if problems := finish_pages(config, part):
        raise Abort(tell(problems, _process.folder))
    if not part.is_default:
        return
    build_languages(config, part.catalog.language_codes[1:], serving=_process.serving)
    write_last_files(_process.site, Path(config.site_dir))
    seal(_process, Path(config.site_dir))
    _process.complete(True)


def on_serve(server: LiveReloadServer, **others: Any) -> LiveReloadServer:
    return keep_answering(server, _process)


def on_build_error(error: Exception) -> None:
    _process.complete(False)
    fail(_process, error)


def on_shutdown() -> None:
    end(_process)
