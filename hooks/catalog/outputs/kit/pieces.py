"""Defines a file of the outreach kit, its address, and the short code of its wording."""

import hashlib
import json
import struct
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, TypeVar

from catalog.collected.addresses import language_root
from catalog.collected.catalog import Catalog
from catalog.model.pages import SHEETS
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import Untranslated
from catalog.outputs.shared.subjects import Subject, subjects
from catalog.outputs.shared.view import View

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letters that look like others, https://www.crockford.com/base32.html."""
CODE_LENGTH, NAME_LENGTH = 6, 8

Words = TypeVar("Words")
Measure = tuple[str, Mapping[str, int]]
"""A label, and the counts that fill it."""


@dataclass(frozen=True)
class Piece:
    """`form` says what it is (a label `form_…`); `path` is from the site's root.

    `code` is empty for what is neither printed nor read out.
    """

    subject: Subject
    language: str
    channel: str
    form: str
    path: str
    content: bytes
    code: str = ""
    preview: bytes = b""
    """A small PNG of it."""
    measure: Measure | None = None
    """How long it is, if its form does not say that already."""
    alt: str = ""
    """What a picture shows, for whoever passes it on."""

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()

    @property
    def preview_path(self) -> str:
        return f"{self.path.rpartition('.')[0]}-preview.png"

    @property
    def preview_size(self) -> tuple[int, int]:
        """Width and height in pixels, from the header of the PNG."""
        width, height = struct.unpack_from(">LL", self.preview, 16)
        return width, height

    @property
    def id(self) -> str:
        return piece_id(self.subject, self.form, self.language)


def piece(
    view: View, subject: Subject, channel: str, form: str, ending: str, content: bytes, **more: Any
) -> Piece:
    """A file of the kit in the view's language, in the folder of its subject."""
    folder = view.catalog.words.pages["kit"].path
    root = language_root(view.catalog, view.language.code)
    path = f"{root}{folder}/{subject.name}/{form.replace('_', '-')}.{ending}"
    return Piece(subject, view.language.code, channel, form, path, content, **more)


def each_told(
    edition: Edition, words: Callable[[View, Subject], Words | None]
) -> Iterator[tuple[View, Subject, Words]]:
    """(view, subject, words) for each language and subject that has all of these words."""
    for language in edition.catalog.words.languages:
        for subject in subjects(edition.catalog):
            view = edition.view(language, subject.page)
            try:
                found = words(view, subject)
            except Untranslated:
                continue
            if found is not None:
                yield view, subject, found


def code_of(view: View, subject: Subject, form: str, words: Sequence[str]) -> str:
    """`7KQ-M2F`: a hash of what the piece is, the words that it tells, and the plan's state.

    Addresses, sources and days are left out, since a change of these makes no sheet wrong; the end
    of the plan does.
    """
    told = [*subject.key, form, view.language.code, view.state, *words]
    letters = _letters(json.dumps(told, ensure_ascii=False), CODE_LENGTH)
    return f"{letters[:3]}-{letters[3:]}"


def piece_id(subject: Subject, form: str, language: str) -> str:
    """The same for every wording: `goals/ben-vung/poster_a3/vi`."""
    return "/".join(part for part in (*subject.key, form, language) if part)


def sheet_path(catalog: Catalog, id: str) -> str:
    """Where the page of a sheet lies, from its language's root: short, since a square code has it.

    Among 5,000 sheets, two share a name once in 90,000 plans.
    """
    return f"{catalog.words.pages[SHEETS].path}/{_letters(id, NAME_LENGTH).lower()}.html"


def _letters(said: str, length: int) -> str:
    """So many characters of a hash."""
    number, letters = int.from_bytes(hashlib.sha256(said.encode()).digest()), ""
    for _ in range(length):
        number, digit = divmod(number, len(ALPHABET))
        letters += ALPHABET[digit]
    return letters
