"""Reads what a site says that a server should send with its files: its `_headers`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .failure import Failed

EVERY = "/*"
"""The pattern of all files."""


def read_headers(site: Path) -> Mapping[str, Mapping[str, str]]:
    """The headers of each pattern of paths, by name. Raises Failed if there is no built site."""
    try:
        text = (site / "_headers").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Failed(f"chưa có {site}/_headers — chạy `make site` trước") from None
    found: dict[str, dict[str, str]] = {}
    of_pattern: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith(" "):
            name, _, value = line.strip().partition(":")
            of_pattern[name] = value.strip()
        elif line:
            of_pattern = found.setdefault(line, {})
    return found
