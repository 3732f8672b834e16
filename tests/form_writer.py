"""Runs the form's writer, which is JavaScript, with Node: see tests/form_writer.mjs."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from typing import Any

from project import ROOT

from catalog.model.kinds import KINDS
from catalog.model.plan import Plan
from catalog.outputs.admin.file_shapes import file_shape, notation
from catalog.reading.front_matter import FrontMatter, PostMatter

LANGUAGES = ("vi", "en")
MODELS: dict[str, Any] = {
    **{name: kind.model for name, kind in KINDS.items()},
    "plan": Plan,
    "page-frontmatter": FrontMatter,
    "post-frontmatter": PostMatter,
}
Task = dict[str, Any]
"""The kind of a file, its text, and perhaps the values that a form then has of it."""


def write(tasks: Sequence[Task]) -> list[dict[str, str]]:
    """What the form writes for each task: into the file that there is, and into a new one."""
    given = {
        "notation": notation(LANGUAGES),
        "shapes": {name: file_shape(model) for name, model in MODELS.items()},
        "tasks": tasks,
    }
    command = ["node", str(ROOT / "tests" / "form_writer.mjs")]
    done = subprocess.run(command, input=json.dumps(given), capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    found: list[dict[str, str]] = json.loads(done.stdout)
    return found
