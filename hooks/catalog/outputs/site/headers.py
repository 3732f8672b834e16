"""Writes _headers: what a server sends with each file, in the form that many static hosts read."""

from collections.abc import Iterator

from catalog.outputs.shared.edition import Edition
from catalog.outputs.site.security_policy import HEADERS, OPEN, OPEN_HEADERS, admin_headers
from catalog.reading.admin_settings import ADMIN, Admin, admin_settings


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """One file at the site's root."""
    yield "_headers", headers_file(admin_settings(edition.settings.choices))


def headers_file(admin: Admin | None = None) -> str:
    """Each pattern of paths with its headers below it.

    A host that sends what every pattern says would send two policies. For those, `! Name` takes
    away what was said before; the others drop such a line, and send what is said last.
    """
    folders = {OPEN: OPEN_HEADERS}
    if admin:
        folders[ADMIN] = admin_headers(admin)
    lines = ["/*", *_lines(HEADERS)]
    for folder, headers in folders.items():
        taken_away = [f"  ! {name}" for name in headers if name in HEADERS]
        lines += [f"/{folder}/*", *taken_away, *_lines(headers)]
    return "\n".join([*lines, ""])


def _lines(headers: dict[str, str]) -> Iterator[str]:
    return (f"  {name}: {value}" for name, value in headers.items())
