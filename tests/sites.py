"""A built site on a local server, and which of its pages stand for all."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from catalog.collected.words import Words


@dataclass(frozen=True)
class Site:
    """A site on a local server; one path of each kind of page, in each language."""

    address: str
    folder: Path
    words: Words

    def kinds(self) -> list[str]:
        """The single pages, and of each folder its index and its first other page.

        Of languages after the first only every fifth: the templates are the same.
        """
        paths = [path.relative_to(self.folder) for path in sorted(self.folder.rglob("*.html"))]
        by_folder: dict[Path, list[str]] = {}
        for path in paths:
            by_folder.setdefault(path.parent, []).append(path.as_posix())
        single = {Path(), *(Path(one.code) for one in self.words.languages)}
        chosen = [
            path
            for folder, own in by_folder.items()
            for path in (own if folder in single else [p for p in own if "index" in p] + own[:1])
        ]
        pages = sorted({path for path in chosen if not leads_on(self.folder / path)})
        others = tuple(f"{one.code}/" for one in self.words.languages[1:])
        translated = [path for path in pages if path.startswith(others)]
        return [path for path in pages if path not in translated] + translated[::5]

    def page(self, name: str) -> str:
        """The path of a page that is not one record's."""
        return self.words.pages[name].path


def leads_on(page: Path) -> bool:
    """Whether a page only leads to another address."""
    return 'http-equiv="refresh"' in page.read_text(encoding="utf-8")
