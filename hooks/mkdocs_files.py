"""Arranges the files of one language for MkDocs: whatever the catalog made, and nothing twice.

It wires nothing by itself: hooks/publish.py calls it.
"""

from collections.abc import Collection
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files, InclusionLevel

from catalog.building.language_site import LanguageSite
from catalog.building.preview_folder import PreviewFolder
from catalog.reading.attachments import open_attachment
from catalog.reading.source import Problem, Unreadable


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


def default_docs(config: MkDocsConfig) -> str:
    """Where the prose of the site's first language lies."""
    part: LanguageSite = config.extra["part"]
    return str(_docs(config, part) / part.catalog.default_language)


def _docs(config: MkDocsConfig, part: LanguageSite) -> Path:
    return Path(config.config_file_path).parent / part.edition.settings.choices.docs


def is_made(path: str, config: MkDocsConfig) -> bool:
    """Whether a page is here whole; when texts are broken, all are, as they were last."""
    part: LanguageSite = config.extra["part"]
    return path in part.pages and bool(config.extra["problems"] or not part.is_prose(path))


@event_priority(100)  # plugins then know every page
def arrange(files: Files, config: MkDocsConfig) -> Files:
    """The files that MkDocs found, and those that the catalog made, each once."""
    part: LanguageSite = config.extra["part"]
    made = {path: source_of(path) for path in part.pages if is_made(path, config)}
    prose = {path: part.source(path) for path in part.pages if path not in made}
    shown = set(prose.values())
    for file in list(files):
        if (part.language.code, file.src_uri) in part.catalog.left_out:
            file.inclusion = InclusionLevel.EXCLUDED
        elif file.src_dir in config.theme.dirs or not _has_a_place(file, config, shown):
            files.remove(file)  # no page needs a file of the theme
    default = default_docs(config)
    for name in (*part.attachments, *prose.values()):
        if name not in files.src_uris:  # not translated, so the first language's is used
            files.append(File(name, default, config.site_dir, config.use_directory_urls))
    for name in made.values():
        files.append(File.generated(config, name, content=""))
    for name in (*made.values(), *prose.values()):
        files.src_uris[name].inclusion = _level(files.src_uris[name], config)
    for path, content in part.files.items():
        files.append(File.generated(config, path, content=content))
    return files


def is_shown(file: File, content: str | bytes, config: MkDocsConfig) -> bool:
    """Whether a preview shows a file already, so that it need not be written."""
    preview: PreviewFolder | None = config.extra["preview"]
    data = content if isinstance(content, bytes) else content.encode()
    return preview is not None and preview.shows(file.abs_dest_path, data)


def take_out(file: File) -> None:
    """Keeps MkDocs from a file that is there already, to which links of prose may lead."""
    vars(file)["is_documentation_page"] = lambda: False
    vars(file)["copy_file"] = lambda dirty=False: None


def _has_a_place(file: File, config: MkDocsConfig, shown: Collection[str]) -> bool:
    """Whether a file is somebody else's, or one of docs/ that the catalog has let in.

    While texts are broken it may have become something else, which nobody should open.
    """
    if file.src_dir != config.docs_dir:
        return True
    part: LanguageSite = config.extra["part"]
    if file.is_documentation_page():
        return file.src_uri in shown
    if file.inclusion == InclusionLevel.EXCLUDED:  # hidden, so that only plugins read it
        return Path(str(file.abs_src_path)).is_file()
    return (part.language.code, file.src_uri) in part.catalog.attachments


def publish_attachments(files: Files, config: MkDocsConfig) -> list[Problem]:
    """Leaves out what no page uses, and gives pictures as they are published.

    What only a plugin has linked to is opened for the first time; it returns what is wrong with it.
    """
    part: LanguageSite = config.extra["part"]
    problems: list[Problem] = []
    for file in files:
        attachment = part.catalog.attachment(part.language.code, file.src_uri)
        if not attachment or not file.src_dir or file.inclusion == InclusionLevel.EXCLUDED:
            continue
        is_used = file.src_uri in part.used_files
        try:
            if is_used and attachment.content is None:  # or else the last good one is here
                path = Path(str(file.abs_src_path))
                shown = path.relative_to(Path(config.config_file_path).parent).as_posix()
                attachment = open_attachment(path, shown)
        except Unreadable as error:
            is_used = False
            problems += error.problems
        if not is_used:
            file.inclusion = InclusionLevel.EXCLUDED
        elif attachment.content is not None:
            file.content_bytes = attachment.content
    return [] if config.extra["problems"] else problems


def _level(page: File, config: MkDocsConfig) -> InclusionLevel:
    """What the catalog publishes is in the site; `not_in_nav` only keeps MkDocs from missing it."""
    if config.not_in_nav and config.not_in_nav.match_file(page.src_uri):
        return InclusionLevel.NOT_IN_NAV
    return InclusionLevel.INCLUDED
