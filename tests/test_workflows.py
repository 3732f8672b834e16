"""The workflows of code hosts: sound by their schemas, and no more than make targets."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from project import ROOT

GITHUB = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
SCHEMAS = {
    **dict.fromkeys(GITHUB, ("vendor.github-workflows", ())),
    GITLAB: ("vendor.gitlab-ci", ("--data-transform", "gitlab-ci")),
}
BESIDES_MAKE = re.compile(
    r"command -v lychee \|\| cargo install lychee|cargo install lychee|apt-get |export "
    r"|cat links/report\.md|mv site public$"
)
"""Installing, settings, and where a host wants its files."""


@pytest.mark.parametrize("path", SCHEMAS, ids=lambda path: path.name)
def test_the_workflow_is_sound(path: Path) -> None:
    schema, options = SCHEMAS[path]
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options]
    done = subprocess.run([*command, str(path)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_the_linter_finds_a_mistake(tmp_path: Path) -> None:
    for path, (schema, options) in SCHEMAS.items():
        broken = tmp_path / path.name
        text = path.read_text(encoding="utf-8")
        broken.write_text(
            text.replace("timeout-minutes: ", "timeout-minutes: x").replace(
                "- make", "- {make: 1}\n    - make"
            )
        )
        command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, *options]
        assert subprocess.run([*command, str(broken)], capture_output=True).returncode == 1, path


def _read(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found


def _commands() -> Iterator[str]:
    for path in GITHUB:
        for job in _read(path)["jobs"].values():
            for step in job["steps"]:
                yield from step.get("run", "").splitlines()
    for job in _read(GITLAB).values():
        if isinstance(job, dict):
            for part in ("before_script", "script", "after_script"):
                yield from job.get(part, [])


def test_every_step_works_at_home() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z]+):", makefile, re.M))
    made = [command for command in _commands() if command.startswith("make ")]
    assert len(made) >= 8
    for command in made:
        words = re.sub(r"[A-Z]+=('[^']*'|\S+)", "", command).split()
        assert set(words[1:]) <= targets, command
    others = [command for command in _commands() if command not in made]
    assert not [command for command in others if not BESIDES_MAKE.match(command)]


def test_nothing_is_asked_for_beyond_need() -> None:
    for path in GITHUB:
        workflow = _read(path)
        assert workflow["permissions"] == {"contents": "read"}, path
        assert "secrets." not in path.read_text(encoding="utf-8")
        for name, job in workflow["jobs"].items():
            assert "timeout-minutes" in job, name
            allowed = {"publish": {"pages": "write", "id-token": "write"}}
            most = allowed.get(name, {"contents": "read", "pages": "read"})
            assert job.get("permissions", {}).items() <= most.items(), name
            for step in job["steps"]:
                assert re.fullmatch(r"actions/[\w-]+@v\d+", step.get("uses", "actions/x@v1"))


def test_what_is_published_is_compared_and_so_needs_an_address(tmp_path: Path) -> None:
    host = ROOT / ".github" / "workflows" / "site.yml"
    [build] = [
        step for step in _read(host)["jobs"]["build"]["steps"] if "make published" in str(step)
    ]
    assert {"PUBLISHED", "SITE_URL"} <= set(build["env"])
    lines = _read(GITLAB)["build"]["script"]
    [at] = [n for n, line in enumerate(lines) if "site" in line.split() and "make" in line]
    assert "published" in lines[at].split() and "PUBLISHED=" in lines[at]
    assert [line for line in lines[:at] if line.startswith("export SITE_URL=")]
    environment = {**os.environ, "SITE_URL": "", "PYTHONPATH": f"{ROOT / 'hooks'}:{ROOT}"}
    command = [sys.executable, "-m", "deploy", "fetch", str(tmp_path)]  # of `make published`
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("chưa có SITE_URL — đặt địa chỉ công khai của trang")


def test_a_build_takes_what_was_made_before() -> None:
    """It is kept where `CACHE` is, which is .cache if nothing is said."""
    steps = _read(ROOT / ".github" / "workflows" / "site.yml")["jobs"]["build"]["steps"]
    [kept] = [step["with"] for step in steps if step.get("uses", "").startswith("actions/cache@")]
    assert kept["path"] == ".cache" and kept["key"].startswith(kept["restore-keys"])
    build = _read(GITLAB)["build"]
    assert build["variables"]["CACHE"] in [path for one in build["cache"] for path in one["paths"]]


def test_only_main_is_published_and_only_after_its_tests() -> None:
    publish = next(_read(path) for path in GITHUB if path.name == "site.yml")["jobs"]["publish"]
    assert "github.ref == 'refs/heads/main'" in publish["if"]
    assert publish["needs"] == ["build", "test"]
    pages = _read(GITLAB)["pages"]
    assert pages["needs"] == ["build", "test"]
    assert pages["rules"][-1] == {"if": "$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH"}
