"""Reads what a site says that a server should send with each file: its `_headers`."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from .failure import Failed


def read_headers(site: Path) -> Mapping[str, str]:
    """The value of each header by its name. Raises Failed if there is no built site."""
    try:
        text = (site / "_headers").read_text(encoding="utf-8")
    except FileNotFoundError:
        raise Failed(f"chưa có {site}/_headers — chạy `make site` trước") from None
    lines = [line.strip() for line in text.splitlines() if line.startswith(" ")]
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}
