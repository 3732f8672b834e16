"""Measures a check of a plan beside the least that reads and validates the same files.

The least is the bare C loader of PyYAML with each file's model of pydantic: it has no places of
mistakes, refuses nothing that YAML allows, and has no rules. It is CBaseLoader, which leaves
scalars text as the models want them, and is quicker than CSafeLoader. Each runs in a process of
its own; what modules take to be imported is left out.
"""

from __future__ import annotations

import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from dataclasses import astuple, dataclass
from pathlib import Path
from statistics import median

import yaml
from pydantic import BaseModel

from catalog.collected.data_files import CLAUSES
from catalog.collected.loading import load
from catalog.model.issued import Issued
from catalog.model.kinds import KINDS
from catalog.model.measured import Accessibility
from catalog.model.plan import ClauseList, Plan
from catalog.model.words import PlanWords
from catalog.rules import check

_OTHERS: dict[str, type[BaseModel]] = {
    "plan": Plan,
    "words": PlanWords,
    "issued": Issued,
    "accessibility": Accessibility,
}


@dataclass(frozen=True)
class Checking:
    """Processor seconds, and MiB that were added, of a check and of the least."""

    ours: float
    ours_added: float
    bare: float
    bare_added: float

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


def checking(plan: Path) -> Checking:
    """One round of both, in turn."""
    return Checking(*_alone("ours", plan), *_alone("bare", plan))


def middle_of_checks(rounds: Iterable[Checking]) -> Checking:
    """The median of each number."""
    return Checking(*map(median, zip(*map(astuple, rounds), strict=True)))


def _alone(name: str, plan: Path) -> tuple[float, float]:
    command = [sys.executable, __file__, name, str(plan)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr)
    seconds, added = map(float, done.stdout.split())
    return seconds, added


def _ours(plan: Path) -> object:
    catalog, problems = load(plan)
    assert catalog
    found = check(catalog)
    assert not problems and not found, (problems, found)
    return catalog


def _bare(plan: Path) -> object:
    return [
        _model(file).model_validate(
            yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506
        )
        for file in sorted((plan / "data").rglob("*.yml"))
    ]


def _model(file: Path) -> type[BaseModel]:
    if file.parent.name in KINDS:
        return KINDS[file.parent.name].model
    return ClauseList if file.name.endswith(CLAUSES) else _OTHERS[file.stem]


def _measured(run: Callable[[Path], object], plan: Path) -> tuple[float, float]:
    before, start = _peak(), time.process_time()
    kept = run(plan)  # as long as memory is measured
    seconds, added = time.process_time() - start, _peak() - before
    del kept
    return seconds, added


def _peak() -> float:
    """The most that this program has had; Linux counts what started it in `getrusage`."""
    status = Path("/proc/self/status")
    if status.exists():
        return int(re.findall(r"VmHWM:\s+(\d+)", status.read_text(encoding="utf-8"))[0]) / 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    print(*_measured({"ours": _ours, "bare": _bare}[sys.argv[1]], Path(sys.argv[2])))
