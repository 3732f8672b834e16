"""Sites that differ in a page and in the colours of their styles, each built once, to publish."""

from __future__ import annotations

import shutil
from pathlib import Path

from project import Project

from catalog.environment.sums import write_sums

EDITIONS = 3
QUESTION = "data/questions/quet-luc-nao.yml"
ADDRESS = "https://example.org/"
"""What the pages of the editions say; nothing of a publish reads it there."""
LEFT = {"assets", "dich", "en", "hoi-dap"}
"""The folders of an edition: enough for a publish, and few enough to be packed quickly.

Of folders in these only the files themselves are left.
"""
LARGE = {".epub", ".zip"}
"""The largest files at the root, which a slow server would send for long; like any other file."""


def edit(project: Project, n: int) -> None:
    """Makes edition `n` of a project's words."""
    project.restore()
    question = project.folder / QUESTION
    text = question.read_text(encoding="utf-8")
    question.write_text(text.replace("Mỗi", f"Lần {n}, mỗi", 1), encoding="utf-8")
    goal = project.folder / "data" / "goals" / "biet-boi.yml"
    text = goal.read_text(encoding="utf-8")
    line = next(line for line in text.splitlines() if line.startswith("  light_wash:"))
    goal.write_text(text.replace(line, f'  light_wash: "#fff{n:03}"'), encoding="utf-8")


def write_editions(folder: Path) -> None:
    """Builds editions `0`, `1`, … and, whole, `0-whole`."""
    project = Project(folder / "project", kit=False)
    for n in range(EDITIONS):
        edit(project, n)
        built = project.build(SITE_URL=ADDRESS)
        assert built.returncode == 0, built.stderr
        if not n:
            shutil.copytree(project.site, folder / "0-whole")
        for path in [*project.site.glob("*/"), *project.site.glob("*/*/")]:
            if path.is_dir() and path.relative_to(project.site).as_posix() not in LEFT:
                shutil.rmtree(path)
        for path in project.site.rglob("*"):
            if path.suffix in LARGE:
                path.unlink()
        (project.site / "SHA256SUMS").unlink()
        write_sums(project.site)
        project.site.rename(folder / str(n))
