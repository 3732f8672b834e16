"""Makes what a preview leaves out until somebody asks for it: books, data, the copy, search."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from catalog.building.last_files import write_files
from catalog.building.offline_copy import write_offline_copy
from catalog.building.site import Site
from catalog.collected.addresses import offline_path
from catalog.outputs.site.sitemap import SITEMAP

Write = Callable[[Path], object]
"""Writes a file, and perhaps others, into the folder of the site."""


def made_on_request(site: Site) -> Mapping[str, Write]:
    """What writes each file that a preview leaves out, by its path from the site's root."""
    found: dict[str, Write] = {path: partial(_write, site, path) for path in site.later}
    if site.language().edition.settings.site_url:
        found[SITEMAP] = partial(_write_sitemap, site)
    found |= {part.index_path: partial(_write_indexes, site) for part in site.languages.values()}
    if path := offline_path(site.language().catalog):
        found[path] = partial(_write_copy, site, path)
    return found


def _write(site: Site, path: str, folder: Path) -> None:
    write_files([(path, site.later[path].make())], folder)


def _write_indexes(site: Site, folder: Path) -> None:
    for part in site.languages.values():
        write_files([(part.index_path, part.index.first.text)], folder)
        write_files(((file.path, file.text) for file in part.index.parts), folder)


def _write_sitemap(site: Site, folder: Path) -> None:
    write_files(site.sitemap(), folder)


def _write_copy(site: Site, path: str, folder: Path) -> None:
    _write_indexes(site, folder)  # which is in it
    for later in site.later:
        _write(site, later, folder)
    write_offline_copy(site, folder, folder / path)
