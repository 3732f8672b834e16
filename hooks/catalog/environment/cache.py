"""Keeps files that take long to make; a build gives the same bytes with it and without it."""

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import NamedTemporaryFile

LARGEST = 200_000_000
"""Bytes that a cache may hold; above that, the least recently used files are removed."""


def cache_folder(project: Path, environment: Mapping[str, str]) -> Path | None:
    """Where a project keeps such files; None if CACHE is empty."""
    name = environment.get("CACHE", ".cache")
    return project / name if name else None


@dataclass(frozen=True)
class Cache:
    """Files named by the hash of everything that their content was made from."""

    folder: Path
    fresh: set[str] = field(default_factory=set, compare=False)
    """The names of files made since the last pruning."""

    def get(self, ingredients: bytes, make: Callable[[], bytes]) -> bytes:
        """What `make` makes of these ingredients, kept for later if the folder can be written."""
        content = self.find(ingredients)
        if content is None:
            content = make()
            self.keep(ingredients, content)
        return content

    def find(self, ingredients: bytes) -> bytes | None:
        """What was made of these ingredients, if it was kept and is whole."""
        path = self._path(ingredients)
        try:
            content, digest = _split(path.read_bytes())
            if hashlib.sha256(content).digest() == digest:
                os.utime(path)  # so that `prune` knows that it is in use
                return content
        except (OSError, ValueError):
            pass
        return None

    def keep(self, ingredients: bytes, content: bytes) -> None:
        """Keeps what was made of these ingredients, if the folder can be written."""
        path = self._path(ingredients)
        _write(path, content)
        self.fresh.add(path.name)

    def _path(self, ingredients: bytes) -> Path:
        name = hashlib.sha256(ingredients).hexdigest()
        return self.folder / name[:2] / name[2:]

    def prune(self) -> None:
        """Removes the least recently used files until the rest is small enough.

        If nothing was added, it does not look at the folder, which would take time in each build.
        """
        if not self.fresh:
            return
        self.fresh.clear()
        files = sorted(self._kept())
        size = sum(size for *_, size in files)
        for _, path, bytes_ in files:
            if size <= LARGEST:
                return
            with suppress(OSError):
                path.unlink(missing_ok=True)
            size -= bytes_

    def _kept(self) -> Iterator[tuple[float, Path, int]]:
        """(time of last use, path, size) of each file; another build may remove some meanwhile."""
        for path in self.folder.glob("??/*"):
            with suppress(OSError):
                status = path.stat()
                yield status.st_mtime, path, status.st_size


def _split(stored: bytes) -> tuple[bytes, bytes]:
    """(content, its hash). Raises ValueError for a file that is too short to hold a hash."""
    if len(stored) < 32:
        raise ValueError
    return stored[32:], stored[:32]


def _write(path: Path, content: bytes) -> None:
    """Writes a file whole or not at all, even if another build writes the same one."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = NamedTemporaryFile(dir=path.parent, prefix=".", delete=False)  # noqa: SIM115
    except OSError:
        return
    try:
        with file:
            file.write(hashlib.sha256(content).digest() + content)
        Path(file.name).replace(path)
    except OSError:  # the disk is full, say, and what was written of the file takes room
        with suppress(OSError):
            Path(file.name).unlink(missing_ok=True)
