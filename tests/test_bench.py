"""The benchmark runs and compares; what it measures is for people to judge."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from project import ROOT, SMALL


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(ROOT / "bench" / "run.py"), *arguments]
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'tests'}:{ROOT / 'hooks'}"}
    environment["NO_MKDOCS_2_WARNING"] = "1"
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_a_few_records_are_built_read_and_written_down(tmp_path: Path) -> None:
    options = ("--plan", str(SMALL), "--rounds", "1", "--peers", str(tmp_path))
    done = _run("12", *options, "--into", str(tmp_path))
    assert done.returncode == 0, done.stderr
    written = (tmp_path / "results.md").read_text(encoding="utf-8")
    for name in ("ours, cold", "ours, nothing changed", "ours, one sentence changed"):
        [pages] = re.findall(rf"\| {name} \| [\d.]+ \| [\d.]+ \| (\d+) \|", written)
        assert int(pages) > 80
    assert re.search(r"\| stock Material \| .* \| 1\.00 \|", written)
    [times] = re.findall(r"\| 12 \| [\d.]+ \| [\d.]+ \| ([\d.]+) \| \d+ \| \d+ \|", written)
    assert float(times) > 0
    [saved] = re.findall(r"\| 12 \| ([\d.]+) \|\n", written)
    assert float(saved) > 0
    [(requests, view, search)] = re.findall(r"\| 12 \| (\d+) \| ([\d.]+) \| ([\d.]+) \|", written)
    assert int(requests) >= 2 and 5 < float(view) < 40 and 1 < float(search) < 40
    assert list(json.loads((tmp_path / "results.json").read_text())) == ["12"]


def test_what_is_on_record_is_of_the_sizes_that_are_told() -> None:
    recorded = json.loads((ROOT / "bench" / "results.json").read_text())
    written = (ROOT / "bench" / "results.md").read_text(encoding="utf-8")
    for records, ratio in recorded.items():
        [part] = re.findall(rf"### {int(records):,} records\n(.*?)\n#", written, re.DOTALL)
        [told] = re.findall(r"\| ours, cold \|.* \| ([\d.]+) \| \d+ \| [\d.]+ \|", part)
        assert abs(float(told) - ratio) < 0.006
