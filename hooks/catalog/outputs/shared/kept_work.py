"""Makes again only what may have changed: what it read was recorded when it was made last."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

from catalog import GENERATOR
from catalog.collected.catalog import Catalog
from catalog.collected.reads import Reads
from catalog.collected.state import CatalogState
from catalog.environment.code import state_of_code, state_of_files
from catalog.environment.kept import Kept
from catalog.environment.settings import Settings
from catalog.reading.choices import NOTHING

MADE_WITH = (
    *("jinja2", "lxml", "markdown", "markupsafe", "mkdocs-material", "nh3", "pydantic"),
    *("pygments", "pymdown-extensions", "segno"),
)
"""The packages that decide what is made."""


@dataclass(frozen=True)
class KeptWork:
    """What is made from a public catalog, and kept from one build to the next."""

    reads: Reads
    state: CatalogState
    kept: Kept
    around: str
    """The state of all that texts are made from besides the catalog: code, templates, settings."""

    @classmethod
    def of(cls, catalog: Catalog, settings: Settings, kept: Kept) -> KeptWork:
        """What was made of a public catalog with some settings."""
        code = state_of_code(*MADE_WITH)
        told = replace(
            settings, commit="", published=None, cache=None, choices=NOTHING, processors=1
        )
        around = f"{code} {state_of_files(GENERATOR / 'templates')} {told!r}"
        return cls(catalog.reads, CatalogState(catalog), kept, around)

    def content(self, name: str, make: Callable[[], bytes]) -> bytes:
        """What `make` makes, or made of the same; `name` holds all that it is told by others."""
        found = self.find(name)
        if found is not None:
            return found
        with self.reads.recorded() as read:
            made = make()
        self.keep(name, made, read)
        return made

    def find(self, name: str) -> bytes | None:
        """What was made under a name, if nothing that was read for it has changed."""
        if found := self.kept.find(self._told(name)):
            state, *parts = found[0].split("\n")
            if state == self._state(parts):
                self.reads.note(*parts)
                return found[1]
        return None

    def keep(self, name: str, made: bytes, read: Collection[str]) -> None:
        """Keeps what was made under a name while these parts were read."""
        parts = sorted(read)
        self.kept.keep(self._told(name), "\n".join((self._state(parts), *parts)), made)

    def begins(self) -> bool:
        """Whether nothing was made in this state of all but records and prose; asked once."""
        told = self._told("begun")
        if self.kept.find(told):
            return False
        self.kept.keep(told, "", b"")
        return True

    def _told(self, name: str) -> bytes:
        """Under which name a text is kept: all that decides it but what it reads."""
        return hashlib.sha256(f"{self.around}\0{self.state.rest}\0{name}".encode()).digest()

    def _state(self, parts: list[str]) -> str:
        of_each = (f"{part} {self.state.of(part)}" for part in parts)
        return hashlib.sha256("\n".join(of_each).encode()).hexdigest()
