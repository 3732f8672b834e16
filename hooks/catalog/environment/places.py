"""Says where the file of a problem lies from where the command was started.

Editors and code hosts open it from there, but files are named from the folder of their plan, or
from the generator's if they belong to that.
"""

import os
from dataclasses import replace
from pathlib import Path

from catalog import GENERATOR
from catalog.reading.source import Problem

_OURS = (("hooks",), ("templates",), ("overrides",))
"""Folders of the generator, which the folder of a plan may have by links."""


def from_here(problem: Problem, folder: Path) -> Problem:
    """The problem with the path from here of its file, or the whole one if that is elsewhere."""
    is_ours = Path(problem.file).parts[:1] in _OURS and not (folder / problem.file).exists()
    holder = GENERATOR if is_ours else folder
    return replace(problem, file=path_from_here(Path(problem.file), holder))


def path_from_here(path: Path, folder: Path) -> str:
    """The path from here of a file of a folder, or the whole one if that is elsewhere."""
    whole = Path(os.path.normpath(folder.resolve() / path))
    here = Path.cwd()
    return (whole.relative_to(here) if whole.is_relative_to(here) else whole).as_posix()
