"""Publishes a site without MkDocs: writes it as plain files, its pages without a frame."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from markupsafe import Markup

from catalog.building.language_site import LanguageSite
from catalog.building.site import Site
from catalog.collected.addresses import file_of, language_root


def write_plain_files(site: Site, target: Path) -> int:
    """Writes everything below `target`; returns the number of files."""
    count = write_files(site.files_about_pages(), target)
    for part in site.languages.values():
        folder = target / language_root(part.catalog, part.language.code)
        count += write_files((*part.files.items(), *_documents(part)), folder)
    return count


def write_files(files: Iterable[tuple[str, str | bytes]], folder: Path) -> int:
    """Writes each (path, content) below a folder; returns how many."""
    written = list(files)
    for path, content in written:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (folder / path).write_bytes(data)
    return len(written)


def _documents(part: LanguageSite) -> Iterator[tuple[str, str]]:
    """(path, HTML) of each page of a language, as a whole document."""
    template = part.edition.press.pages.get_template("document.html.jinja")
    for page in part.pages.values():
        body = Markup(page.html)
        path = file_of(page.path, in_folders=part.catalog.choices.in_folders)
        yield path, template.render(page=page, language=part.language.code, body=body)
