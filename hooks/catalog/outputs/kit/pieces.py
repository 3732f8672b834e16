"""A file of the outreach kit, its address, and the short code of its wording."""

from __future__ import annotations

import hashlib
import json
import struct
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from catalog.collected.addresses import language_root
from catalog.collected.catalog import Catalog
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.view import View

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Crockford's base 32: no letters that look like others, https://www.crockford.com/base32.html."""
CODE_LENGTH = 6


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
    """How long it is, where that is not plain from the form."""
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
        """Width and height in pixels, as a PNG's head gives them."""
        width, height = struct.unpack_from(">LL", self.preview, 16)
        return width, height

    @property
    def id(self) -> str:
        """The same for every wording: `goals/ben-vung/poster_a3/vi`."""
        return "/".join(part for part in (*self.subject.key, self.form, self.language) if part)


def kit_path(catalog: Catalog, subject: Subject, language: str, file: str) -> str:
    """Where a file of the kit lies, from the site's root."""
    folder = catalog.words.pages["kit"].path
    return f"{language_root(catalog, language)}{folder}/{subject.name}/{file}"


def code_of(view: View, subject: Subject, form: str, words: Sequence[str]) -> str:
    """`7KQ-M2F`: from the words that a reader is told, in order, and nothing else.

    Not from addresses, sources and days, whose change makes no paper wrong; but the end of the
    plan's period does.
    """
    told = [*subject.key, form, view.language.code, view.state, *words]
    said = json.dumps(told, ensure_ascii=False)
    number = int.from_bytes(hashlib.sha256(said.encode()).digest())
    letters = ""
    for _ in range(CODE_LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        letters += ALPHABET[digit]
    return f"{letters[:3]}-{letters[3:]}"
