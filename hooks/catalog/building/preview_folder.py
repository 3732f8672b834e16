"""Keeps the folder that a preview shows up to date: a build writes there only what has changed."""

import hashlib
import os
import shutil
from collections.abc import Iterator
from pathlib import Path


class PreviewFolder:
    """`shown` is what the browser gets; each build goes to `new` beside it, which is empty then."""

    def __init__(self, shown: Path) -> None:
        self.shown = shown
        self.new = shown.with_name(f"{shown.name}-new")
        self._digests: dict[str, bytes] = {}
        """Of files as they are shown, by path from the folder."""
        self._built: dict[str, bytes] = {}
        """The same of the build that goes on."""

    def begin(self) -> Path:
        """The folder to build into."""
        shutil.rmtree(self.new, ignore_errors=True)
        self.new.mkdir(parents=True)
        self._built = {}
        return self.new

    def shows(self, path: str, content: bytes) -> bool:
        """Whether a file, which a build would write at a path in its folder, is shown as it is."""
        name = os.path.relpath(path, self.new)
        self._built[name] = digest = hashlib.sha256(content).digest()
        return self._digests.get(name) == digest

    def complete(self) -> None:
        """Shows what was built, and no longer what was not."""
        written = set(_files(self.new))
        for name in sorted(written):
            (self.shown / name).parent.mkdir(parents=True, exist_ok=True)
            (self.new / name).replace(self.shown / name)
        for name in set(_files(self.shown)) - written - self._built.keys():
            (self.shown / name).unlink()
        self._digests = self._built

    def changed(self) -> None:
        """Notes that somebody has written into files that are shown: the next build writes all."""
        self._digests = {}

    def close(self) -> None:
        shutil.rmtree(self.new, ignore_errors=True)


def _files(folder: Path) -> Iterator[str]:
    """Each file below a folder, by path from there."""
    for here, _, names in os.walk(folder):
        below = os.path.relpath(here, folder)
        yield from (name if below == "." else f"{below}{os.sep}{name}" for name in names)
