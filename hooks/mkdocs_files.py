"""Arranges the files of one language for MkDocs: whatever the catalog made, and nothing twice.

It wires nothing by itself: hooks/publish.py calls it.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from catalog.building.language_site import LanguageSite


def source_of(path: str) -> str:
    """The Markdown name under which MkDocs knows a page."""
    return path.removesuffix(".html") + ".md"


def page_path(file: File) -> str:
    """The path under which the catalog knows a page, wherever MkDocs writes it."""
    in_folder = file.use_directory_urls and file.is_documentation_page()
    if in_folder and file.name != "index":
        return file.dest_uri.removesuffix("/index.html") + ".html"
    return file.dest_uri


def use_docs(config: MkDocsConfig, part: LanguageSite) -> None:
    """Leads MkDocs to the prose of one language, and lets it watch that of all."""
    config.docs_dir = str(_docs(config, part) / part.language.code)
    config.watch.append(str(_docs(config, part)))


def _docs(config: MkDocsConfig, part: LanguageSite) -> Path:
    return Path(config.config_file_path).parent / part.edition.settings.choices.docs


def arrange(files: Files, config: MkDocsConfig) -> Files:
    """The files that MkDocs found, and those that the catalog made, each once."""
    part: LanguageSite = config.extra["part"]
    known = {} if config.extra["problems"] else part.pages  # when broken, last good texts are shown
    for file in list(files):
        prose = file.src_dir == config.docs_dir and file.is_documentation_page()
        if (part.language.code, file.src_uri) in part.catalog.left_out:
            file.inclusion = InclusionLevel.EXCLUDED
        elif (prose and page_path(file) not in known) or file.src_dir in config.theme.dirs:
            files.remove(file)  # no page needs a file of the theme
        elif prose:
            file.inclusion = _level(file, config)
    default = str(_docs(config, part) / part.catalog.default_language)
    for name in part.attachments:
        if name not in files.src_uris:  # not translated, so the first language's is used
            files.append(File(name, default, config.site_dir, config.use_directory_urls))
    for path in part.pages:
        if source_of(path) not in files.src_uris:
            page = File.generated(config, source_of(path), content=part.markdown(path))
            page.inclusion = _level(page, config)
            files.append(page)
    for path, content in part.files.items():
        files.append(File.generated(config, path, content=content))
    return files


def _level(page: File, config: MkDocsConfig) -> InclusionLevel:
    """What the catalog publishes is in the site; `not_in_nav` only keeps MkDocs from missing it."""
    if config.not_in_nav and config.not_in_nav.match_file(page.src_uri):
        return InclusionLevel.NOT_IN_NAV
    return InclusionLevel.INCLUDED
