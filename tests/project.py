"""A small project to build and break: the code by link, a plan of its own."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
from pathlib import Path

import programs

ROOT = Path(__file__).parents[1]
SMALL = ROOT / "tests" / "small"
DAY = "1772323200"
"""1 March 2026, when the plan in tests/small is in force; see SOURCE_DATE_EPOCH."""

ENDED = {"SITE_URL": "https://example.org/that", "SOURCE_DATE_EPOCH": "1795478400"}
"""On 24 November 2026, when the repository's own plan has ended, with an address below a folder.

Whatever builds that plan has these settings, so that its sheets are set once.
"""

IN_FORCE = {"SITE_URL": "https://example.org/mau", "SOURCE_DATE_EPOCH": DAY}
"""What the plan in tests/small is built with, where nothing else is asked: its sheets, too."""

TELLING = ("data/plan.yml", "data/goals/duong-sach.yml", "data/audiences/nguoi-lang.yml")
"""One of each kind in tests/small that tells something on paper, aloud and in messages."""
ONE_GOAL = TELLING[1:2]
"""Enough to tell where any sheet shows what is looked for."""
TOLD = re.compile(r"(?m)^(?:spoken|briefing|poster|message):\n(?:[ \n].*\n?|\n)*")
TO_THE_KIT = re.compile(r"\[([^\]]+)\]\(bo-tai-lieu/index\.md\)")
CODE = ("hooks", "templates", "overrides", "admin", "mkdocs.yml")


class Project:
    """A folder that MkDocs can build, with the data and docs of another folder."""

    def __init__(
        self, folder: Path, plan: Path = SMALL, *, kit: bool | tuple[str, ...] = True
    ) -> None:
        """Without the outreach kit a build is quick, whatever its address.

        `kit` may also name the files that go on telling, if what a few of them tell is enough.
        """
        self.folder, self.plan, self.kit = folder, plan, kit
        folder.mkdir(parents=True)
        self.restore()

    @classmethod
    def found(cls, folder: Path, plan: Path) -> Project:
        """A project that another process made."""
        project = cls.__new__(cls)
        project.folder, project.plan, project.kit = folder, plan, True
        return project

    def restore(self) -> None:
        """Brings code, data and docs back to what they were."""
        for name in CODE:
            if not (self.folder / name).is_symlink():
                if (self.folder / name).is_dir():
                    shutil.rmtree(self.folder / name)
                (self.folder / name).unlink(missing_ok=True)
                (self.folder / name).symlink_to(ROOT / name)
        for name in ("data", "docs"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
            shutil.copytree(self.plan / name, self.folder / name)
        if self.kit is not True:
            drop_kit(self.folder, self.kit or ())

    def own(self, name: str) -> Path:
        """A copy of a code folder in place of the link, so that a test may break it."""
        if (self.folder / name).is_symlink():
            (self.folder / name).unlink()
            shutil.copytree(ROOT / name, self.folder / name)
        return self.folder / name

    @property
    def has_own_code(self) -> bool:
        """Whether a test may have changed some of the code."""
        own = (self.folder / name for name in CODE if name != "mkdocs.yml")
        return any(path.exists() and path.resolve() != ROOT / path.name for path in own)

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Runs `python -m …` in the folder, with this folder's code."""
        environment = self.environment(**environment)
        return programs.run(command, self.folder, environment, own_code=self.has_own_code)

    def environment(self, **more: str) -> dict[str, str]:
        unset = {"SITE_URL", "EDIT_URL"}
        kept = {name: value for name, value in os.environ.items() if name not in unset}
        own = {
            "PYTHONPATH": str(self.folder / "hooks"),
            "SOURCE_DATE_EPOCH": DAY,
            "NO_MKDOCS_2_WARNING": "1",
        }
        return {**kept, **own, **more}

    def build(self, **environment: str) -> subprocess.CompletedProcess[str]:
        return self.run("mkdocs", "build", "--strict", "--quiet", **environment)

    def take(self, site: Path) -> dict[str, str]:
        """Begins with a site that was built before; the path and the hash of each of its files."""
        shutil.copytree(site, self.site)
        return digest(self.site)

    @property
    def site(self) -> Path:
        return self.folder / "site"


def drop_kit(folder: Path, but: tuple[str, ...] = ()) -> None:
    """Removes from a plan's files, `but` some, what they tell on paper, aloud and in messages."""
    for file in (folder / "data").rglob("*.yml"):
        if file.name != "words.yml" and file.relative_to(folder).as_posix() not in but:
            text = file.read_text(encoding="utf-8")
            file.write_text(TOLD.sub("", text), encoding="utf-8")
    if not but:
        for file in (folder / "docs").rglob("*.md"):
            text = file.read_text(encoding="utf-8")
            file.write_text(TO_THE_KIT.sub(r"\1", text), encoding="utf-8")


def digest(folder: Path) -> dict[str, str]:
    """The path and the hash of each file below a folder."""
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
