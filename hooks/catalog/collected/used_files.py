"""Finds which files beside the prose are used: by a page, by mkdocs.yml, by a template or a style.

What nobody uses is neither opened nor published.
"""

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from catalog.collected.catalog import Catalog
from catalog.language.html_links import links_in, target_of
from catalog.reading.attachments import Attachment, open_attachment
from catalog.reading.choices import Choices
from catalog.reading.docs_kinds import BY_NAME, STYLES
from catalog.reading.front_matter import PostMatter
from catalog.reading.gate import STYLE, NotRead, read_bytes
from catalog.reading.prose import ProsePage, local_target
from catalog.reading.source import Unreadable

_NAMED = re.compile(r"[\w./%-]+")
"""What may be the path of a file in a style, a script or a template."""


def used_files(catalog: Catalog) -> set[str]:
    """Each file that a page of a catalog shows or offers, or that is used without one, by path."""
    return {*of_pages(catalog.prose.values()), *catalog.mentioned}


def of_pages(pages: Iterable[ProsePage]) -> Iterator[str]:
    """What pages link to and show, by path from the language's root."""
    for page in pages:
        for link, _, _ in page.links():
            if target := local_target(page.path, link):
                yield target.path
        if isinstance(page.front, PostMatter):
            yield from (link.target for link in page.front.links)


def of_html(html: str, page: str) -> Iterator[str]:
    """What the HTML of a page links to, each once, from the path of its file."""
    folder = posixpath.dirname(page)
    for link in dict.fromkeys(link for link, _ in links_in(html)):
        yield target_of(folder, link)


@dataclass(frozen=True)
class Mentions:
    """What is used without a page that leads there."""

    root: Path
    choices: Choices
    attachments: Mapping[tuple[str, str], Attachment]

    def find(self) -> frozenset[str]:
        """By path from the language's root; among them much that is no file."""
        waiting = {*BY_NAME, *self._of_settings(), *self._of_templates()}
        styles = [key for key in self.attachments if key[1].endswith(STYLES)]
        found: set[str] = set()
        while waiting:
            found |= waiting
            using = [Path(*key) for key in styles if key[1] in waiting]
            docs = self.root / self.choices.docs
            waiting = {
                name
                for path in using
                for name in _named(docs / path, Path(*path.parts[1:-1]).as_posix())
            } - found
        return frozenset(found)

    def _of_settings(self) -> Iterator[str]:
        """What mkdocs.yml names: styles, scripts, logo, icon, entries of the menu."""
        for words in self.choices.words():
            yield posixpath.normpath(words.partition("?")[0])

    def _of_templates(self) -> Iterator[str]:
        """What the templates name that the site has in place of Material's."""
        folder = self.root / self.choices.overrides
        for path in sorted(folder.rglob("*.html")) if folder.is_dir() else ():
            yield from _named(path, "")


def _named(path: Path, folder: str) -> Iterator[str]:
    """What a text names, from the folder that it lies in or from the language's root."""
    try:
        text = read_bytes(path, STYLE).decode(errors="replace")
    except NotRead:  # which a publisher tells where it uses the file
        return
    for name in (found for found in _NAMED.findall(text) if "." in found):
        yield posixpath.normpath(posixpath.join(folder, unquote(name).lstrip("/")))
        yield posixpath.normpath(unquote(name).lstrip("./"))


def opened(
    root: Path,
    choices: Choices,
    attachments: Mapping[tuple[str, str], Attachment],
    used: Collection[str],
) -> Iterator[tuple[tuple[str, str], Attachment | Unreadable]]:
    """Each file that is used, by (language, path), as it is published, or what is wrong with it."""
    for language, path in [key for key in attachments if key[1] in used]:
        file = f"{choices.docs}/{language}/{path}"
        try:
            yield (language, path), open_attachment(root / file, file)
        except Unreadable as error:
            yield (language, path), error
