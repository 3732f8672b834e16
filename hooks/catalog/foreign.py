"""Keeps the theme's own scripts from asking anybody else for code."""

from __future__ import annotations

import re
from pathlib import Path

# Where the theme would fetch code for old browsers, or for diagrams that this site has not.
_ADDRESS = re.compile(r"https://unpkg\.com/[^\"'`]*")


def cut_foreign_addresses(site: Path) -> None:
    """Takes the addresses out of the scripts of a built site; such a browser does without."""
    for script in (site / "assets" / "javascripts").glob("*.js"):
        text = script.read_text(encoding="utf-8")
        if _ADDRESS.search(text):
            script.write_text(_ADDRESS.sub("about:blank", text), encoding="utf-8")
