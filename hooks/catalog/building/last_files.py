"""Writes what can be made only of a whole site: lists of its pages, its copy, sizes of files."""

import re
from collections.abc import Iterable
from pathlib import Path

from catalog.building.language_site import LanguageSite
from catalog.building.offline_copy import write_offline_copy
from catalog.building.site import Site
from catalog.collected.addresses import offline_path
from catalog.environment.admin_program import program_files
from catalog.language.formats import format_size
from catalog.reading.admin_settings import ADMIN, admin_settings

_SIZE = re.compile(r'<span data-size="([^"]+)"></span>')
"""Where a template has room for the size of a file, by the path from the page."""


def write_last_files(site: Site, folder: Path) -> None:
    """Adds them to the folder in which all else of a site was written."""
    if not site.on_request:
        write_files(site.files_about_pages(), folder)
    _tell_sizes(site, folder)
    if admin_settings(site.language().edition.settings.choices):
        write_files(
            ((f"{ADMIN}/{name}", path.read_bytes()) for name, path in program_files()), folder
        )
    path = offline_path(site.language().catalog)
    if path and not site.on_request:
        write_offline_copy(site, folder, folder / path)
        _tell_sizes(site, folder)


def write_files(files: Iterable[tuple[str, str | bytes]], folder: Path) -> int:
    """Writes each (path, content) below a folder; returns how many."""
    written = list(files)
    for path, content in written:
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        data = content if isinstance(content, bytes) else content.encode()
        (folder / path).write_bytes(data)
    return len(written)


def _tell_sizes(site: Site, folder: Path) -> None:
    """Writes into pages the sizes of files that are there by now."""
    for part in site.languages.values():
        for page in part.pages.values():
            file = folder / part.root / part.file(page.path)
            if _SIZE.search(page.html) and file.exists():  # or a preview shows it already
                _tell_on(part, file)


def _tell_on(part: LanguageSite, page: Path) -> None:
    def told(found: re.Match[str]) -> str:
        file = page.parent / found[1]
        if part.catalog.choices.on_request:  # it is not made yet
            return "…"
        return format_size(file.stat().st_size, part.language) if file.is_file() else found[0]

    page.write_text(_SIZE.sub(told, page.read_text("utf-8")), encoding="utf-8", newline="\n")
