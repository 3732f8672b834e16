"""_headers: what a server sends with each file, as many static hosts read it."""

from __future__ import annotations

from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.environment.settings import Settings
from catalog.outputs.shared.templates import Press
from catalog.outputs.site.security_policy import HEADERS


def files(catalog: Catalog, settings: Settings, press: Press) -> Iterator[tuple[str, str]]:
    """One file at the site's root."""
    del catalog, settings, press  # the same for every site
    lines = [f"  {name}: {value}" for name, value in HEADERS.items()]
    yield "_headers", "\n".join(["/*", *lines, ""])
