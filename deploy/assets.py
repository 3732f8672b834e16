"""Files whose names change with their content; see styles_and_scripts.py and server.sh."""

from __future__ import annotations

import re
from collections.abc import Mapping

_HEX = "[0-9a-f]"
RSYNC_PATTERN = f"/site/assets/*.{_HEX * 10}.*"
NGINX_PATTERN = rf"assets/.+\.{_HEX}{{10}}\.[a-z0-9]+"
_HASHED = re.compile(NGINX_PATTERN)


def hashed(sums: Mapping[str, str]) -> dict[str, str]:
    """Those of some files, by path from the site's root, that a browser may keep for ever."""
    return {path: digest for path, digest in sums.items() if _HASHED.fullmatch(path)}
