"""What was made before and need not be made again; the same bytes with it and without it."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile

LARGEST = 200_000_000
"""Bytes that a cache may hold; beyond them the files that were not used for longest go."""


@dataclass(frozen=True)
class Cache:
    """Files named by the hash of everything that their content was made from."""

    folder: Path
    fresh: set[str] = field(default_factory=set, compare=False)
    """What was made since the last pruning, by name."""

    def get(self, ingredients: bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` makes of these ingredients; a cache that cannot be written helps nobody."""
        name = hashlib.sha256(ingredients).hexdigest()
        path = self.folder / name[:2] / name[2:]
        try:
            content, digest = _split(path.read_bytes())
            if hashlib.sha256(content).digest() == digest:
                os.utime(path)  # used just now
                return content
        except (OSError, ValueError):
            pass
        content = make()
        _write(path, content)
        self.fresh.add(name)
        return content

    def prune(self) -> None:
        """Removes what was not used for longest, until the rest is small enough.

        Where nothing came, nothing must go: an unchanged build does not look.
        """
        if not self.fresh:
            return
        self.fresh.clear()
        files = sorted(
            (status.st_mtime, path, status.st_size)
            for path in self.folder.glob("??/*")
            for status in [path.stat()]
        )
        size = sum(size for *_, size in files)
        for _, path, bytes_ in files:
            if size <= LARGEST:
                return
            path.unlink(missing_ok=True)
            size -= bytes_


def _split(stored: bytes) -> tuple[bytes, bytes]:
    """(content, its hash): half a file, from a machine that stopped, is nothing."""
    if len(stored) < 32:
        raise ValueError
    return stored[32:], stored[:32]


def _write(path: Path, content: bytes) -> None:
    """Whole or not at all, whoever else writes the same."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(dir=path.parent, prefix=".", delete=False) as file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(file.name).replace(path)
    except OSError:
        pass
