"""Writes _headers: what a server sends with each file, in the form that many static hosts read."""

from collections.abc import Iterator

from catalog.outputs.shared.edition import Edition
from catalog.outputs.site.security_policy import HEADERS, OPEN, OPEN_HEADERS


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """One file at the site's root."""
    del edition  # the same for every site
    yield "_headers", headers_file()


def headers_file() -> str:
    """Each pattern of paths with its headers below it."""
    lines = []
    for pattern, headers in (("/*", HEADERS), (f"/{OPEN}/*", OPEN_HEADERS)):
        lines += [pattern, *(f"  {name}: {value}" for name, value in headers.items())]
    return "\n".join([*lines, ""])
