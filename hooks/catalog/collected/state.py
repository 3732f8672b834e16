"""Tells one state of a catalog from another, as a whole and part by part."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cached_property

from catalog.collected.catalog import Catalog
from catalog.collected.reads import DERIVED, NAMES


class CatalogState:
    """Hashes of what a public catalog is made of; see `Reads` for its parts."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._known: dict[str, str] = {}

    def of(self, part: str) -> str:
        """The state of a part; empty if there is none."""
        if part not in self._known:
            kind, _, key = part.partition("/")
            self._known[part] = self._one(kind, key) if key else self._all(kind)
        return self._known[part]

    @cached_property
    def rest(self) -> str:
        """The state of all that is no part: plan, words, texts, drawings, choices."""
        catalog = self._catalog
        every = catalog.documents.items()
        read = {key: one.digest for key, one in every if key[0] not in catalog.records}
        texts = {source: text.text for source, text in catalog.texts.items()}
        settings = [document.root.plain() for document in catalog.choices.documents]
        choices = catalog.choices.in_preview, catalog.choices.in_folders, settings
        files = {
            key: (file.weight, file.size, hashlib.sha256(file.content or b"").digest())
            for key, file in catalog.attachments.items()
        }
        others = catalog.drawings, catalog.left_out, sorted(catalog.mentioned), catalog.replaced
        return _hash(map(repr, (sorted(read.items()), texts, choices, files, others)))

    def _one(self, kind: str, key: str) -> str:
        if kind == DERIVED:
            return _hash([repr(getattr(self._catalog, key))])
        if key == NAMES:
            return _hash(self._names(kind))
        if kind != "prose":
            known = key in self._catalog.records[kind]
            return self._catalog.documents[kind, key].digest.hex() if known else ""
        language, _, path = key.partition("/")
        page = self._catalog.prose.get((language, path))
        return _hash([page.document.digest.hex(), page.body]) if page else ""

    def _all(self, kind: str) -> str:
        return _hash(f"{key} {self.of(f'{kind}/{key}')}" for key in self._names(kind))

    def _names(self, kind: str) -> list[str]:
        if kind == "prose":
            return [f"{language}/{path}" for language, path in self._catalog.prose]
        return list(self._catalog.records[kind])


def _hash(texts: Iterable[str]) -> str:
    state = hashlib.sha256()
    for text in texts:
        state.update(text.encode() + b"\0")
    return state.hexdigest()
