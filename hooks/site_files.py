"""Adds to the files of MkDocs what the catalog made, and says which pages are here whole.

It wires nothing by itself: hooks/publish.py calls it.
"""

from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from catalog.building.language_site import LanguageSite


def is_made(path: str, config: MkDocsConfig) -> bool:
    """Whether a page is here whole; when texts are broken, all are, as they were last."""
    part: LanguageSite = config.extra["part"]
    return path in part.pages and bool(config.extra["problems"] or not part.is_prose(path))


def source(path: str) -> str:
    """The Markdown name under which MkDocs knows a page that is made of no Markdown."""
    return path.removesuffix(".html") + ".md"


def add_site(files: Files, config: MkDocsConfig, root: Path) -> Files:
    """The files with those of a language's site, and of docs/ only the prose that it shows."""
    part: LanguageSite = config.extra["part"]
    made = [path for path in part.pages if is_made(path, config)]
    prose = [part.source(path) for path in part.pages if path not in made]
    for file in list(files):
        written = file.src_dir == config.docs_dir and file.is_documentation_page()
        if (written and file.src_uri not in prose) or file.src_dir in config.theme.dirs:
            files.remove(file)  # no page needs a file of the theme
    default = root / "docs" / part.catalog.default_language
    for name in (*part.attachments, *prose):
        if name not in files.src_uris:  # not translated, so the first language's is used
            files.append(File(name, str(default), config.site_dir, config.use_directory_urls))
    for path in made:
        files.append(File.generated(config, source(path), content=""))
    for path, content in part.files.items():
        files.append(File.generated(config, path, content=content))
    return files
