"""Makes the outreach kit: every piece that modules here make, in rows, with archives and checksums.

Every module here that has a function `pieces` makes a part of it, and is found by that function.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from catalog.collected.catalog import Catalog
from catalog.environment.sums import as_text
from catalog.outputs.kit.pieces import Piece
from catalog.outputs.shared.discovery import functions_named
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import Fault, Job, done
from catalog.outputs.shared.packing import packed
from catalog.outputs.shared.subjects import Subject, subjects
from catalog.reading.source import DocumentKey, Problem

CHANNELS = ("poster", "leaflet", "radio", "message")
SUMS = "SHA256SUMS.txt"


@dataclass(frozen=True)
class Row:
    """The pieces of one subject in one language; `archive` is the path of a zip of all of them."""

    subject: Subject
    pieces: Sequence[Piece]
    archive: str
    content: bytes

    @property
    def state(self) -> str:
        """What tells these pieces from others."""
        return " ".join(f"{one.path} {one.sha256} {one.code}" for one in self.pieces)

    def of(self, channel: str) -> dict[str, list[Piece]]:
        """The pieces of a channel by form: the same words may be a PDF and a text."""
        forms: dict[str, list[Piece]] = {}
        for piece in self.pieces:
            if piece.channel == channel:
                forms.setdefault(piece.form, []).append(piece)
        return forms


@dataclass(frozen=True)
class Kit:
    """`folder` is where it lies in the site's first language."""

    folder: str
    pieces: Sequence[Piece]
    rows: Mapping[str, Sequence[Row]]
    """By language."""

    @cached_property
    def whole(self) -> bytes:
        """One archive of everything."""
        return _archive(self.pieces, f"{self.folder}/")

    @property
    def state(self) -> str:
        """What tells these pieces from others."""
        return "\n".join(row.state for rows in self.rows.values() for row in rows)

    @property
    def whole_path(self) -> str:
        return f"{self.folder}/all.zip"

    @property
    def sums_path(self) -> str:
        return f"{self.folder}/{SUMS}"

    def shown(self, language: str) -> list[Row]:
        """What a page of a language offers: its pieces, and the first language's in other forms."""
        own = {row.subject.key: row for row in self.rows[language]}
        shown = []
        for row in next(iter(self.rows.values())):
            mine = own.get(row.subject.key, replace(row, pieces=()))
            forms = {piece.form for piece in mine.pieces}
            others = [piece for piece in row.pieces if piece.form not in forms]
            shown.append(replace(mine, pieces=(*mine.pieces, *others)))
        return shown

    def rows_of(self, language: str) -> dict[DocumentKey, Row]:
        """What `shown` gives, by the document of its subject."""
        return {row.subject.key: row for row in self.shown(language)}

    def files(self) -> Iterator[tuple[str, bytes | str]]:
        """(path from the site's root, content) of every file of the kit."""
        if not self.pieces:
            return
        archives = {row.archive: row.content for rows in self.rows.values() for row in rows}
        archives[self.whole_path] = self.whole
        sums = {piece.path: piece.sha256 for piece in self.pieces}
        sums |= {path: hashlib.sha256(content).hexdigest() for path, content in archives.items()}
        yield from ((piece.path, piece.content) for piece in self.pieces)
        yield from archives.items()
        yield self.sums_path, as_text(dict(sorted(sums.items())))
        yield from ((piece.preview_path, piece.preview) for piece in self.pieces if piece.preview)


NO_KIT = Kit("", (), {})


def make_kit(edition: Edition) -> tuple[Kit, list[Problem]]:
    """The kit, and what is wrong with the words of its pieces."""
    catalog, made = edition.catalog, list(done(_made(edition)))
    pieces = [piece for piece in made if isinstance(piece, Piece)]
    problems = [problem for problem in made if isinstance(problem, Problem)]
    folder = catalog.words.pages["kit"].path
    rows = {code: list(_rows(catalog, pieces, code)) for code in catalog.language_codes}
    return Kit(folder, pieces, rows), problems


def _made(edition: Edition) -> Iterator[Job[Piece] | Fault]:
    for pieces in functions_named("pieces", "catalog.outputs.kit"):
        yield from pieces(edition)


def _rows(catalog: Catalog, pieces: Sequence[Piece], language: str) -> Iterator[Row]:
    """A row for each subject that has a piece in the language, in the order of the subjects."""
    for subject in subjects(catalog):
        found = [one for one in pieces if one.subject == subject and one.language == language]
        if found:
            folder = found[0].path.rpartition("/")[0]
            yield Row(subject, found, f"{folder}.zip", _archive(found, f"{folder}/"))


def _archive(pieces: Sequence[Piece], below: str) -> bytes:
    """A zip of pieces, with paths from a folder on, and checksums."""
    named = {piece.path.removeprefix(below): piece for piece in pieces}
    inside = {name: piece.content for name, piece in named.items()}
    inside[SUMS] = as_text({name: named[name].sha256 for name in sorted(named)}).encode()
    return packed(inside)
