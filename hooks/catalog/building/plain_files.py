"""Publishes a site without MkDocs: writes it as plain files, its pages without a frame."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from catalog.building.language_site import LanguageSite
from catalog.building.last_files import write_files, write_last_files
from catalog.building.site import Site


def write_plain_files(site: Site, target: Path) -> int:
    """Writes everything below `target`; returns the number of files."""
    for part in site.languages.values():
        write_files((*part.files.items(), *_documents(part)), target / part.root)
    write_last_files(site, target)
    return sum(path.is_file() for path in target.rglob("*"))


def _documents(part: LanguageSite) -> Iterator[tuple[str, str]]:
    """(path, HTML) of each page of a language, as a whole document."""
    template = part.edition.press.pages.get_template("document.html.jinja")
    for page in part.pages.values():
        body = Markup(page.html)
        yield (
            part.file(page.path),
            template.render(page=page, language=part.language.code, body=body),
        )
