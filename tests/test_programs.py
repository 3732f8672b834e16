"""Programs that tests start by a fork do what they do in a process of their own."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

import psutil
import pytest
from programs import Completed, run, run_really
from project import Project, digest

TELLS = """
import json, os, sys, time
print([name in sys.modules for name in ("pydantic", "catalog", "deploy", "pytest")])
print(__name__, sys.argv, os.getcwd(), sys.path[:3], time.tzname)
print(json.dumps(dict(os.environ), sort_keys=True), sys.stdin.read(), file=sys.stderr)
sys.stdout.write("đ" * 300_000)
"""
ENDS = {"import sys; sys.exit(7)": 7, "raise SystemExit('x')": 1, "1 / 0": 1, "": 0}


def _module(folder: Path, text: str) -> tuple[str, ...]:
    (folder / "told.py").write_text(text, encoding="utf-8")
    return ("told", "a", "đ")


def test_a_fork_is_told_what_a_process_is_told(tmp_path: Path) -> None:
    command = _module(tmp_path, TELLS)
    own = {"PYTHONPATH": f"{tmp_path}:/nowhere", "TZ": "America/Lima", "ONLY": "here"}
    environment = os.environ | own
    forked, real = (start(command, tmp_path, environment) for start in (run, run_really))
    assert (forked.returncode, forked.stderr) == (real.returncode, real.stderr)
    before, told = forked.stdout.split("\n", 1)
    assert before == "[True, False, False, False]"  # it was forked, and ours is not there yet
    without = run(command, tmp_path, environment, own_code=False).stdout
    assert without.split("\n", 1) == ["[True, True, True, False]", told]
    assert told == real.stdout.split("\n", 1)[1]
    assert "'-05'" in told and '"ONLY": "here"' in forked.stderr


@pytest.mark.parametrize("text", ENDS)
def test_it_ends_as_it_would(text: str, tmp_path: Path) -> None:
    command = _module(tmp_path, text)
    forked, real = (start(command, tmp_path, os.environ) for start in (run, run_really))
    assert forked.returncode == real.returncode == ENDS[text]
    assert forked.stderr.splitlines()[-1:] == real.stderr.splitlines()[-1:]


def test_a_build_is_the_same_and_reads_our_code_anew(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    command = ("mkdocs", "build", "--strict", "--quiet", "--site-dir")
    environment = project.environment()
    ways: dict[str, Callable[..., Completed]] = {
        "anew": run,
        "imported": partial(run, own_code=False),
        "real": run_really,
    }
    for name, start in ways.items():
        done = start((*command, str(tmp_path / name)), project.folder, environment)
        assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert digest(tmp_path / "anew") == digest(tmp_path / "imported") == digest(tmp_path / "real")
    code = project.own("hooks") / "catalog" / "__init__.py"
    code.write_text("raise SystemExit('changed')\n", encoding="utf-8")
    assert "changed" in project.build().stderr


def test_many_at_once_and_none_is_left(tmp_path: Path) -> None:
    command = _module(tmp_path, "import os, time; time.sleep(0.2); print(os.getpid())")
    said: list[str] = []
    threads = [
        threading.Thread(target=lambda: said.append(run(command, tmp_path, os.environ).stdout))
        for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    pids = {int(line) for line in said}
    assert len(pids) == len(threads)
    assert not [pid for pid in pids if psutil.pid_exists(pid)]
