"""Writes a server block for nginx from the site's own `_headers`."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .assets import NGINX_PATTERN
from .failure import Failed
from .headers import EVERY, read_headers

_FOLDER = Path(__file__).parent


def server_block(site: Path, root: str, site_url: str, listen: str, *, brotli: bool) -> str:
    """A site's file for nginx; `root` is the folder published to. Raises Failed for a bad path."""
    address = urlsplit(site_url)
    below = f"{unquote(address.path).rstrip('/')}/"
    if not root.startswith("/"):
        raise Failed(f"“{root}” không phải đường dẫn đầy đủ — viết như `/srv/trang`")
    for path in (root, below):
        if re.search(r'[$"\\\n]', path):
            raise Failed(f"“{path}” có dấu mà nginx hiểu khác — bỏ các dấu $, ngoặc kép, \\")
    environment = Environment(
        loader=FileSystemLoader(_FOLDER),
        undefined=StrictUndefined,
        autoescape=False,  # noqa: S701 - it writes no HTML
        trim_blocks=True,
        keep_trailing_newline=True,
    )
    folders = dict(read_headers(site))
    headers = folders.pop(EVERY)
    # A location of nginx that adds a header loses all others, so it sets a variable of the server.
    varied = {name: headers.get(name, "") for of in folders.values() for name in of}
    return environment.get_template("nginx.conf.jinja").render(
        headers={**headers, **varied},
        variables={name: name.lower().replace("-", "_") for name in varied},
        folders={pattern.strip("/*"): of for pattern, of in folders.items()},
        host=address.hostname,
        below=below,
        below_escaped=re.escape(below),
        hashed=NGINX_PATTERN,
        root=f"{root}/current/site",
        listen=listen,
        brotli=brotli,
    )
