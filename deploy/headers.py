"""Reads what a site says that a server should send with its files: its `_headers`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from .failure import Failed

Headers = Mapping[str, str]
"""Values by names; one that is empty is not sent."""
EVERY = "/*"
"""The pattern of all files."""
_TAKES_AWAY = "! "


def read_headers(site: Path) -> Mapping[str, Headers]:
    """The headers of each pattern of paths. Raises Failed if there is no built site.

    What is said of a folder is sent in place of what is said of all files.
    """
    try:
        text = (site / "_headers").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Failed(f"chưa có {site}/_headers — chạy `make site` trước") from None
    found: dict[str, dict[str, str]] = {}
    of_pattern: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(":")
            of_pattern[name.removeprefix(_TAKES_AWAY)] = value.strip()
        elif line:
            of_pattern = found.setdefault(line, {})
    return found


def examples(headers: Mapping[str, Headers], paths: Iterable[str]) -> Iterator[tuple[str, Headers]]:
    """(path of a file, all its headers) for each folder that has headers of its own."""
    files = list(paths)
    for pattern, own in headers.items():
        folder = pattern.strip("*").lstrip("/")
        found = [path for path in files if folder and path.startswith(folder)]
        yield from ((path, {**headers[EVERY], **own}) for path in found[:1])
