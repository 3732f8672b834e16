"""The program that breaks the plan at random works, and finds nothing in a few seconds."""

from __future__ import annotations

import os
import re
import subprocess
import sys

from project import ROOT

FAULTS = ("traceback", "software", "slow", "large", "site changed")


def test_a_few_seconds_of_mistakes() -> None:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    command = [sys.executable, str(ROOT / "tests" / "fuzz.py"), "0.05", "1"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True)
    said = dict(re.findall(r"(?m)^([^:\n]+): (\d+)$", done.stdout))
    assert done.returncode == 0, done.stdout + done.stderr
    tried = int(said.get("refused", 0)) + int(said.get("passed", 0))
    assert tried >= int(said["inputs"]) > 0
    assert not set(said) & set(FAULTS)
