"""Publishes a site without MkDocs: writes it as plain files, its pages without a frame."""

from collections.abc import Iterator
from pathlib import Path

from markupsafe import Markup

from catalog.building.language_site import LanguageSite
from catalog.building.site import Site
from catalog.collected.addresses import file_of, language_root


def write_plain_files(site: Site, target: Path) -> int:
    """Writes everything below `target`; returns the number of files."""
    count = 0
    for part in site.languages.values():
        folder = target / language_root(part.catalog, part.language.code)
        for path, content in (*part.files.items(), *_documents(part)):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            data = content if isinstance(content, bytes) else content.encode()
            (folder / path).write_bytes(data)
            count += 1
    return count


def _documents(part: LanguageSite) -> Iterator[tuple[str, str]]:
    """(path, HTML) of each page of a language, as a whole document."""
    template = part.edition.press.pages.get_template("document.html.jinja")
    for page in part.pages.values():
        body = Markup(page.html)
        path = file_of(page.path, in_folders=part.catalog.choices.in_folders)
        yield path, template.render(page=page, language=part.language.code, body=body)
