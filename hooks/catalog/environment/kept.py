"""Keeps small things between builds in one file: many small files would take longer to open."""

import hashlib
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = "kept.sqlite"
LARGEST = 1_000_000_000
"""Bytes in use; above that, what the last build did not ask for is removed."""
_SIZES = ("page_count", "freelist_count", "page_size")
_PATIENCE = 5
"""Seconds to wait while another build writes."""
_AT_ONCE = 500
"""So many are held in memory before they are written."""
_TABLE = """CREATE TABLE IF NOT EXISTS kept
(name BLOB PRIMARY KEY, note TEXT, digest BLOB, content BLOB)"""


class Kept:
    """Content by name, each with a note that its maker reads first.

    What cannot be opened, read or written is as if nothing were kept: it only takes longer then.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._asked: set[bytes] = set()
        self._new: dict[bytes, tuple[str, bytes]] = {}
        self._base: sqlite3.Connection | None = None
        self.connect()

    def connect(self) -> None:
        """Opens the file, also in a process that was copied from one that had it open."""
        with self._forgiving():
            self._file.parent.mkdir(parents=True, exist_ok=True)
            self._base = sqlite3.connect(self._file, timeout=_PATIENCE, check_same_thread=False)
            self._base.execute("PRAGMA page_size = 16384")  # most contents fit in one
            self._base.execute("PRAGMA synchronous = OFF")  # what is not whole is made anew
            self._base.execute(_TABLE)

    def find(self, name: bytes) -> tuple[str, bytes] | None:
        """(note, content) of what was kept under a name, if it is whole."""
        self._asked.add(name)
        if name in self._new:
            return self._new[name]
        with self._forgiving() as base:
            found = base.execute("SELECT note, digest, content FROM kept WHERE name = ?", (name,))
            for note, digest, content in found:
                if _digest(note, content) == digest:
                    return note, content
        return None

    def keep(self, name: bytes, note: str, content: bytes) -> None:
        self._asked.add(name)
        self._new[name] = note, content
        if len(self._new) >= _AT_ONCE:
            self.save()

    def prune(self) -> None:
        """Makes room, if the file has become too large, of what was not asked for since the last.

        What is new must be saved.
        """
        with self._forgiving() as base:
            pages, free, size = (base.execute(f"PRAGMA {name}").fetchone()[0] for name in _SIZES)
            if (pages - free) * size > LARGEST:
                names = {name for (name,) in base.execute("SELECT name FROM kept")}
                with base:
                    unused = [(name,) for name in names - self._asked]
                    base.executemany("DELETE FROM kept WHERE name = ?", unused)
            if base.execute("PRAGMA freelist_count").fetchone()[0] > pages / 2:
                base.execute("VACUUM")  # writes all of it anew; else its free pages are used again
        self._asked.clear()

    def save(self) -> None:
        """Writes what is new."""
        rows = [
            (name, note, _digest(note, content), content)
            for name, (note, content) in self._new.items()
        ]
        self._new.clear()
        with self._forgiving() as base, base:
            base.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)

    @contextmanager
    def _forgiving(self) -> Iterator[sqlite3.Connection]:
        """The base, or one in memory that has nothing; what goes wrong ends its use.

        A file that is no base, or a broken one, is removed, so that the next build makes it anew.
        """
        try:
            yield self._base or sqlite3.connect(":memory:")
        except (OSError, sqlite3.OperationalError):  # no right to write, no room, in use for long
            self._base = None
        except sqlite3.DatabaseError:
            self._base = None
            with suppress(OSError):
                self._file.unlink(missing_ok=True)


def _digest(note: str, content: bytes) -> bytes:
    return hashlib.sha256(note.encode() + b"\0" + content).digest()
