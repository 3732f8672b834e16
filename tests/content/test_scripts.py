"""The scripts that measure and list things work; what they print is for people to judge."""

from __future__ import annotations

import os
import subprocess
import sys

from project import ROOT


def _run(script: str, *arguments: str) -> str:
    command = [sys.executable, str(ROOT / "tests" / "content" / script), *arguments]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "tests")}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    return done.stdout


def test_sentences_are_measured_and_drawn() -> None:
    said = _run("readability.py", "5").splitlines()
    assert said[0].split("\t") == ["kind", "sentences", "median", "90 %"]
    assert any(line.startswith("docs\t") for line in said)
    assert sum(":" in line for line in said) == 5
    assert said == _run("readability.py", "5").splitlines()
