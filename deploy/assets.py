"""Files whose names change with their content; see hooks/catalog/outputs/look.py and server.sh."""

from __future__ import annotations

import re
from collections.abc import Iterable

_HEX = "[0-9a-f]"
RSYNC_PATTERN = f"/site/assets/*.{_HEX * 10}.*"
NGINX_PATTERN = rf"assets/.+\.{_HEX}{{10}}\.[a-z0-9]+"
_HASHED = re.compile(NGINX_PATTERN)


def hashed(paths: Iterable[str]) -> list[str]:
    """Those of some paths from the site's root that a browser may keep for ever."""
    return [path for path in paths if _HASHED.fullmatch(path)]
