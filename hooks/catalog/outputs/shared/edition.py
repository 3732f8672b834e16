"""Holds what every output is made from, as one argument."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from catalog.collected.catalog import Catalog
from catalog.environment.settings import Settings
from catalog.language.prose_markdown import ProseMarkdown
from catalog.model.words import LanguageWords
from catalog.outputs.shared.kept_work import KeptWork
from catalog.outputs.shared.templates import Press
from catalog.outputs.shared.view import View


@dataclass(frozen=True)
class Edition:
    """The catalog without drafts, published on a day at an address, and what sets its words."""

    catalog: Catalog
    settings: Settings
    press: Press
    work: KeptWork | None = None
    """What was made before; None if nothing is kept."""

    def kept(self, name: str, make: Callable[[], str]) -> str:
        """What `make` makes of this edition; see `KeptWork.content`."""
        return self.work.content(name, lambda: make().encode()).decode() if self.work else make()

    def kept_bytes(self, name: str, make: Callable[[], bytes]) -> bytes:
        return self.work.content(name, make) if self.work else make()

    @cached_property
    def prose(self) -> ProseMarkdown:
        """What renders prose where nobody else has."""
        return ProseMarkdown(self.settings.markdown, self.kept)

    def view(self, language: LanguageWords, page: str) -> View:
        """The view of a page, given by its path from the language's root."""
        return View(self.catalog, self.settings, language, page)
