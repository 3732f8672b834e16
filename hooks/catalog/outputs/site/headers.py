"""Writes _headers: what a server sends with each file, in the form that many static hosts read."""

from collections.abc import Iterator

from catalog.outputs.shared.edition import Edition
from catalog.outputs.site.security_policy import HEADERS


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """One file at the site's root."""
    del edition  # the same for every site
    lines = [f"  {name}: {value}" for name, value in HEADERS.items()]
    yield "_headers", "\n".join(["/*", *lines, ""])
