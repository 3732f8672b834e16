"""HACKING.md is true: one of each thing is added to a copy, counted, built and checked.

Each file of tests/extending has a `thing` of the table, its `edits`, and `texts` of a plan that
use it; `shows` is what the site then says, `proves` code that must run, `case` a mistake and the
lines that it gets.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import pytest
import yaml
from bless import SETTINGS
from broken_cases import make_edit
from project import DAY, ONE_GOAL, ROOT, SMALL, drop_kit

EXAMPLES = sorted((ROOT / "tests" / "extending").glob("*.yml"))
PLAN = "tests/small"
COPIED = ("hooks", "templates", "overrides", "schemas", "tests", "mkdocs.yml", "pyproject.toml")
STRUCTURE = (
    "tests/test_structure.py",
    "tests/test_schema.py",
    "tests/test_small.py::test_what_is_written_is_what_was_accepted",
)
"""Tests of the copy that new things could break; what is generated is made again before."""


def _example(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _table() -> dict[str, tuple[int, list[str]]]:
    """The files that HACKING.md names for each thing: how many, and the patterns they match."""
    rows = re.findall(
        r"^\| (an? [\w ]+) \| (\d) \| (.*) \|$",
        (ROOT / "HACKING.md").read_text(encoding="utf-8"),
        re.M,
    )
    return {thing: (int(count), re.findall(r"`([^`]+)`", files)) for thing, count, files in rows}


def test_each_thing_of_the_table_has_an_example() -> None:
    assert len(EXAMPLES) > 8
    assert sorted(_table()) == sorted(_example(path)["thing"] for path in EXAMPLES)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_touches_the_files_that_the_table_names(path: Path) -> None:
    example = _example(path)
    count, patterns = _table()[example["thing"]]
    files = {edit["file"] for edit in example["edits"]}
    assert len(files) == count
    assert not [f for f in files if not any(fnmatch(f, pattern) for pattern in patterns)]


@pytest.fixture(scope="module")
def extended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the generator with everything added, its plan built."""
    folder = tmp_path_factory.mktemp("extended") / "generator"
    ignore = shutil.ignore_patterns("__pycache__", "content", ".cache")
    folder.mkdir()
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, folder / name)
    shutil.rmtree(folder / PLAN / "site", ignore_errors=True)
    for name in ("data", "docs"):  # what a copy has instead of this plan
        shutil.copytree(SMALL / name, folder / name)
    for plan in (folder, folder / PLAN):
        drop_kit(plan, but=ONE_GOAL)
    for path in EXAMPLES:
        example = _example(path)
        for edit in [*example["edits"], *example.get("texts", ())]:
            _edit(folder, edit)
    _run(folder, "mkdocs", "build", "--strict", "-q", "--config-file", f"{PLAN}/mkdocs.yml")
    return folder


def _edit(folder: Path, edit: dict[str, str]) -> None:
    """Makes an edit, perhaps in a copy of another file; data/ is that of the small plan."""
    path = folder / (PLAN if edit["file"].startswith("data/") else ".") / edit["file"]
    if "from" in edit:
        shutil.copy(folder / edit["from"], path)
    make_edit(path, edit)


def _run(folder: Path, *command: str, fails: bool = False) -> subprocess.CompletedProcess[str]:
    own = {
        "PYTHONPATH": f"{folder}/hooks:{folder}/tests:{folder}",
        "SOURCE_DATE_EPOCH": DAY,
        "SITE_URL": SETTINGS.site_url,  # what is set for the site is set for `bless` too
        "NO_MKDOCS_2_WARNING": "1",
    }
    done = subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env={**os.environ, **own},
        capture_output=True,
        text=True,
    )
    assert bool(done.returncode) == fails, done.stdout + done.stderr
    return done


def test_what_was_added_is_on_the_site(extended: Path) -> None:
    seen = 0
    for path in EXAMPLES:
        for page, words in _example(path).get("shows", {}).items():
            text = (extended / PLAN / "site" / page).read_text(encoding="utf-8")
            assert words in text, f"{path.stem}: {page}"
            seen += 1
    assert seen > 6


def test_what_was_added_can_be_used(extended: Path) -> None:
    proofs = [_example(path).get("proves") for path in EXAMPLES]
    assert any(proofs)
    for proof in filter(None, proofs):
        environment = {"PYTHONPATH": f"{extended}/hooks"}
        subprocess.run([sys.executable, "-c", proof], env=environment, check=True)


def test_a_rule_that_was_added_is_heard(extended: Path, tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    for name in ("data", "docs"):
        shutil.copytree(extended / PLAN / name, plan / name)
    [case] = [found["case"] for path in EXAMPLES if "case" in (found := _example(path))]
    for edit in case["edits"]:
        make_edit(plan / edit["file"], edit)
    said = _run(extended, "catalog", "check", str(plan), fails=True).stderr
    assert said == f"{plan}/{case['problems']}Có 1 chỗ cần sửa.\n"


def test_the_copy_passes_the_tests_of_structure(extended: Path) -> None:
    _run(extended, "catalog", "schema")
    _run(extended, "ruff", "check", "hooks")
    _run(extended, "ruff", "format", "--check", "hooks")
    _run(extended, "bless")
    _run(extended, "pytest", "-q", "-n", "0", *STRUCTURE)
