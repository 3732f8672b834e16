"""Spares MkDocs the pages around which it would put the frame that it put there last.

A page goes through MkDocs if nothing is kept of it, or if somebody else's plugin or hook may change
it. What MkDocs would warn of in links of prose, the rules have refused before.

It wires nothing by itself: hooks/publish.py calls it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from functools import cache, cached_property
from pathlib import Path
from types import ModuleType

import mkdocs
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from catalog.building.language_site import LanguageSite
from catalog.collected.addresses import index_path
from catalog.collected.used_files import of_html
from catalog.environment.code import state_of_files
from catalog.outputs.shared.kept_work import KeptWork
from catalog.outputs.shared.page import Page
from catalog.reading.front_matter import PostMatter
from mkdocs_files import is_shown, page_path, source_of, take_out
from mkdocs_nav import is_own
from news_plugins import BLOG
from plugin_pages import SEARCH, note_scripts

_BODY = b"\0"
"""Stands for the body of a page in a frame that is kept."""
_IN_SITE = (InclusionLevel.INCLUDED, InclusionLevel.NOT_IN_NAV)
_HARMLESS = {BLOG, SEARCH}
"""Plugins that leave pages as they are, but posts."""


def spare_pages(config: MkDocsConfig, nav: Navigation, files: Files) -> None:
    """Writes pages whose frame is kept; `config.extra["frames"]` is to keep those of others."""
    config.extra["frames"] = frames = KeptFrames(config, nav)
    frames.spare(files)
    frames.spare_shown(files)


class KeptFrames:
    """What stands before and after the body of each page that the catalog alone decides."""

    def __init__(self, config: MkDocsConfig, nav: Navigation) -> None:
        self._config, self._nav = config, nav
        self._part: LanguageSite = config.extra["part"]
        alone = not config.extra["problems"] and _is_alone(config)
        self._work: KeptWork | None = self._part.edition.work if alone else None
        self._recording = ExitStack()
        self._read: set[str] = set()

    @cached_property
    def _pages(self) -> dict[str, Page]:
        """Those that MkDocs may be spared, by path; one with a search index has more than its own.

        MkDocs takes the titles for a `nav` from its pages, and its blog the places that posts lead
        to.
        """
        left = {index_path(self._part.catalog, "search"), *self._led_to()}
        if is_own(self._config):
            left |= {page_path(page.file) for page in self._nav.pages}
        pages = self._part.pages.items() if self._work else ()
        return {path: page for path, page in pages if path not in left}

    def _led_to(self) -> Iterator[str]:
        """The pages to which posts lead in their front matter."""
        for page in self._part.catalog.prose.values():
            for link in page.front.links if isinstance(page.front, PostMatter) else ():
                yield link.target.removesuffix(".md") + ".html"

    @cached_property
    def _around(self) -> str:
        """The state of what decides frames besides the catalog, code and settings."""
        titles = [
            (path, self._part.pages[path].title)
            for path in (page_path(page.file) for page in self._nav.pages)
            if path in self._part.pages
        ]
        own = self._config.theme.custom_dir
        custom = state_of_files(Path(own)) if own else ""
        return f"{mkdocs.__version__} {_hooks()} {custom} {titles} {self._part.framer.state}"

    def spare(self, files: Files) -> None:
        """Writes the pages whose frame is kept, and takes them from what MkDocs goes through."""
        folders: set[Path] = set()
        for path, page in self._pages.items():
            file = files.src_uris.get(source_of(path))
            if not file or file.inclusion not in _IN_SITE or type(file.page) is not MkDocsPage:
                continue  # a post has excerpts elsewhere
            if self._work and (frame := self._work.find(self._name(page))):
                content = frame.replace(_BODY, page.html.encode(), 1)
                if not is_shown(file, content, self._config):
                    _write(Path(file.abs_dest_path), content, folders)
                self._part.used_files.update(self._used(page))
                note_scripts(self._config, file.dest_uri, "")  # or it would not be kept
                take_out(file)

    def spare_shown(self, files: Files) -> None:
        """Takes out the other files that a preview shows already."""
        for path, content in self._part.files.items() if self._work else ():
            file = files.src_uris.get(path)
            if file and is_shown(file, content, self._config):
                take_out(file)

    def begin(self) -> None:
        """Notes from now on what is read for the frame of a page."""
        self._recording.close()
        self._read = self._recording.enter_context(self._part.catalog.reads.recorded())

    def keep(self, file: File, output: str) -> None:
        """Keeps the frame of a page that went through MkDocs, and notes what is wrong there."""
        self._recording.close()
        is_wrong = note_scripts(self._config, file.dest_uri, output)
        page = self._pages.get(page_path(file))
        if not page or not self._work or is_wrong or output.count(page.html) != 1:
            return
        before, _, after = output.partition(page.html)
        frame = before.encode() + _BODY + after.encode()
        self._work.keep(self._name(page), frame, self._read)

    def _used(self, page: Page) -> Iterator[str]:
        """The files beside the prose that a page of prose leads to."""
        if self._part.is_prose(page.path):
            yield from of_html(page.html, self._part.file(page.path))

    def _front(self, page: Page) -> str:
        """The state of what somebody wrote above a page of prose."""
        catalog, stem = self._part.catalog, self._part.stems.get(page.path)
        if not stem or not self._work:
            return ""
        shown = catalog.prose_shown(self._part.language.code, stem)
        return self._work.state.of(f"prose/{shown.language}/{stem}")

    def _name(self, page: Page) -> str:
        said = (page.title, page.description, page.data, page.html, self._front(page))
        digest = hashlib.sha256("\0".join(said).encode()).hexdigest()
        return f"frame {self._part.language.code} {page.path} {digest} {self._around}"


@cache
def _hooks() -> str:
    """The state of the code that frames are made with, besides the catalog's."""
    return state_of_files(Path(__file__).parent, "*.py")


def _write(file: Path, content: bytes, folders: set[Path]) -> None:
    """Writes a file; `folders` are those that are there."""
    if file.parent not in folders:
        file.parent.mkdir(parents=True, exist_ok=True)
        folders.add(file.parent)
    file.write_bytes(content)


def _is_alone(config: MkDocsConfig) -> bool:
    """Whether no plugin or hook of others may change a page of records, or list all pages."""
    return not config.extra_templates and all(
        name.partition(" ")[0] in _HARMLESS or _is_ours(plugin)
        for name, plugin in config.plugins.items()
    )


def _is_ours(plugin: object) -> bool:
    """Whether a plugin is our hook, which MkDocs has among them as a module."""
    file = plugin.__file__ if isinstance(plugin, ModuleType) else None
    return bool(file) and Path(str(file)).resolve() == Path(__file__).resolve().with_name(
        "publish.py"
    )
