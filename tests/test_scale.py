"""The script that measures many records works; what it measures is for people to judge."""

from __future__ import annotations

import subprocess
import sys

from project import ROOT


def test_the_script_measures_a_few_records() -> None:
    command = [sys.executable, str(ROOT / "tests" / "scale.py"), "20"]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    assert "this plan with 20 activities" in said
    assert "ratio" in said
