"""Finds the files that outputs/site/styles_and_scripts.py names by content; so does server.sh."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEX = "[0-9a-f]"
RSYNC_PATTERN = f"/site/assets/*.{_HEX * 10}.*"
NGINX_PATTERN = rf"assets/.+\.{_HEX}{{10}}\.[a-z0-9]+"
_HASHED = re.compile(NGINX_PATTERN)


def hashed(sums: Mapping[str, str]) -> dict[str, str]:
    """The files among `sums`, by path from the site's root, that a browser may keep for ever."""
    return {path: digest for path, digest in sums.items() if _HASHED.fullmatch(path)}
