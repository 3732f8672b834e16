"""Tells one state of the generator's code from another, for what is kept between builds."""

import hashlib
from functools import cache
from importlib.metadata import version
from pathlib import Path

from catalog import GENERATOR

_PACKAGE = GENERATOR / "hooks" / "catalog"


@cache
def state_of_code(*packages: str) -> str:
    """A hash of the catalog's code, and the versions of packages that it uses."""
    state = hashlib.sha256()
    for path in sorted(_PACKAGE.rglob("*.py")):
        state.update(path.read_bytes())
    return " ".join([state.hexdigest(), *(f"{name} {version(name)}" for name in packages)])


def state_of_files(folder: Path, pattern: str = "**/*") -> str:
    """A hash of the files of a folder that match a pattern, by name."""
    state = hashlib.sha256()
    for path in sorted(path for path in folder.glob(pattern) if path.is_file()):
        state.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return state.hexdigest()
