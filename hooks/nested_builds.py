"""Builds each further language of a site with MkDocs, in a folder below the first one's.

It wires nothing by itself: hooks/publish.py calls it when the first language is built.
"""

from collections.abc import Iterable
from pathlib import Path

from mkdocs.commands.build import build as build_site
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig


class _Code(str):
    """A language's code as only this module sets it: `extra` is somebody's, and may have any."""


def is_nested(config: MkDocsConfig) -> bool:
    """Whether this is the build of a further language."""
    return isinstance(config.extra.get("language"), _Code)


def build_languages(config: MkDocsConfig, codes: Iterable[str], *, serving: bool) -> None:
    """Builds with the same configuration, and a language's code in `extra`."""
    for code in codes:
        nested = load_config(
            config.config_file_path,
            site_dir=str(Path(config.site_dir) / code),
            site_url=config.site_url and f"{config.site_url.rstrip('/')}/{code}/",
            strict=config.strict,
            use_directory_urls=config.use_directory_urls,
        )
        nested.extra["language"] = _Code(code)
        nested.plugins.on_startup(command="serve" if serving else "build", dirty=False)
        build_site(nested)
