"""The cases of tests/broken: a mistake made in the plan of tests/small, and what is said of it.

Each file has `edits` (replace `old` by `new` in a file, write its whole `text`, either so many
`times`, `remove` it, or `link` it elsewhere) and `problems`, the exact lines that follow.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from project import Project

FOLDER = Path(__file__).parent / "broken"


@dataclass(frozen=True)
class Case:
    """One file of tests/broken."""

    name: str
    edits: tuple[Mapping[str, str], ...]
    problems: str

    def apply(self, project: Project) -> None:
        """Makes the mistakes in a copy of the plan, or of the generator."""
        for edit in self.edits:
            if self.in_generator:
                project.own("hooks")
            make_edit(project.folder / edit["file"], edit)

    @property
    def in_generator(self) -> bool:
        """Whether it is no mistake of the plan, so that only a process of its own can meet it."""
        return any(edit["file"].startswith("hooks/") for edit in self.edits)

    @property
    def summary(self) -> str:
        """The line with the number of problems."""
        return f"Có {len(self.problems.splitlines())} chỗ cần sửa."


def make_edit(path: Path, edit: Mapping[str, str]) -> None:
    """Changes one file."""
    if "remove" in edit:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    if "link" in edit:
        path.symlink_to(edit["link"])
    elif "text" in edit:
        text = edit["text"] * int(edit.get("times", "1")) + edit.get("end", "")
        _write(path, text.encode(edit.get("encoding", "utf-8")))
    else:
        before = path.read_text(encoding="utf-8")
        assert before.count(edit["old"]) == 1, f"{edit['old']!r} is not once in {path}"
        new = edit["new"] * int(edit.get("times", "1"))
        _write(path, before.replace(edit["old"], new).encode())


def _write(path: Path, data: bytes) -> None:
    if path.is_symlink():  # to the generator's own settings
        path.unlink()
    path.write_bytes(data)


def read_cases() -> list[Case]:
    """Every case, by name."""
    cases = []
    for path in sorted(FOLDER.glob("*.yml")):
        found = yaml.safe_load(path.read_text(encoding="utf-8"))
        cases.append(Case(path.stem, tuple(found["edits"]), found["problems"]))
    return cases
