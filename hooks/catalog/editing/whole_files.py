"""Writes files whole or not at all: beside the old ones first, then in their places."""

import contextlib
import os
from collections.abc import Collection, Mapping
from pathlib import Path

from catalog.reading.gate import DOCUMENT, read_bytes


def write_whole(files: Mapping[Path, bytes], removed: Collection[Path] = ()) -> None:
    """Writes and removes files; where the machine refuses one, all of them are as they were.

    A file keeps its mode, and one that is a link stays a link. Raises OSError, and NotRead.
    """
    places = {path.resolve(): data for path, data in files.items()}
    before = {
        path: read_bytes(path, DOCUMENT) if path.exists() else None for path in (*places, *removed)
    }
    beside = {path: path.with_name(f".{path.name}-new") for path in places}
    try:
        for path, data in places.items():
            _write(beside[path], data, path.stat().st_mode if path.exists() else None)
        _put_in_place(beside, removed, before)
    finally:
        for new in beside.values():
            new.unlink(missing_ok=True)


def _write(path: Path, data: bytes, mode: int | None) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as stream:
        stream.write(data)
        if mode is not None:
            path.chmod(mode & 0o7777)
        stream.flush()
        os.fsync(stream.fileno())


def _put_in_place(
    beside: Mapping[Path, Path], removed: Collection[Path], before: Mapping[Path, bytes | None]
) -> None:
    done: list[Path] = []
    try:
        for path, new in beside.items():
            new.replace(path)
            done.append(path)
        for path in removed:
            path.unlink()
            done.append(path)
    except OSError:
        for path in done:
            old = before[path]
            with contextlib.suppress(OSError):
                path.unlink() if old is None else path.write_bytes(old)
        raise
