"""Breaks the plan of tests/small in many ways, and counts what nobody should meet.

    .venv/bin/python tests/fuzz.py MINUTES [SEED]

Each input is the plan with one to four files changed: in their bytes, or with more words in them,
some of which are odd or hostile. Every input is checked, each tenth is built without the kit. It
ends with status 1 if there was a traceback, a mistake of the software, more than 10 seconds, more
than 1 GB, or another site after a failed build; the input lies in `out/fuzz/` then.
"""

from __future__ import annotations

import contextlib
import os
import random
import re
import resource
import shutil
import signal
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import mkdocs.__main__
from project import DAY, ROOT, SMALL, Project, digest

from catalog.__main__ import main as catalog

LONGEST = 10
"""Seconds that one input may take."""
LARGEST = 1_000_000
"""KiB of memory that one input may take."""
BUILT = 10
"""One input of so many is built, too."""
FOUND = ROOT / "out" / "fuzz"

PIECES = (
    *("\0", "\t", "\r", "\u00a0", "\u200b", "\u202e", "\ufeff", "\u2028", "đ", "ế", "😀", "\x1b["),
    *(": ", "- ", "&a ", "*a", "!!python/name:os.system ", "|\n", ">-\n", "#", "'", '"', "{", "["),
    *("---\n", "...\n", "<<: ", "? ", "%YAML 1.1\n", "null", "~", "01", "1e9", "2026-02-31", "=1"),
    *("[" * 300, "`" * 300, "> " * 50, "- " * 50, "    " * 30, "# x\n" * 300, "a " * 9_000),
    *("[@x]", "[=x]", "[x](y.md)", "![x](y.png)", ":x:", "<script>", "<!--", "```\n", "|a|\n|-|\n"),
    *('!!! note "x"\n', '=== "x"\n', "[^1]", "[^1]: x", "*[X]: y", "{{ 7*7 }}", "{% if %}"),
    *("<!DOCTYPE x [<!ENTITY a 'b'>]>", "&a;", "javascript:x", "../../x", "C:\\x", "con", "index"),
    *(
        "a" * 20_000,
        "ế" * 5_000,
        "**",
        "_",
        "~~",
        "==",
        "^^",
        "{ .x }",
        "[x](https://example.org)",
        "<https://example.org>",
    ),
)
"""What an input is given, besides bytes at random."""


@dataclass
class Outcome:
    """How a program ended with an input."""

    said: str
    status: int
    seconds: float
    peak: int

    @property
    def fault(self) -> str:
        """What nobody should meet, in a word; empty if all is well."""
        if "Traceback" in self.said:
            return "traceback"
        if "lỗi của phần mềm" in self.said:
            return "software"
        if self.status not in (0, 1, 2):
            return f"status {self.status}"
        if self.seconds > LONGEST:
            return "slow"
        return "large" if self.peak > LARGEST else ""


def _forked(work: Callable[[], int]) -> Outcome:
    """Runs work in a process of its own, which has imported everything."""
    start = time.monotonic()
    with tempfile.TemporaryFile() as said:
        pid = os.fork()
        if not pid:
            os.dup2(said.fileno(), 1)
            os.dup2(said.fileno(), 2)
            signal.alarm(3 * LONGEST)
            resource.setrlimit(resource.RLIMIT_AS, (4 * LARGEST * 1024, -1))
            os._exit(_status(work))
        _, status, usage = os.wait4(pid, 0)
        said.seek(0)
        words = said.read().decode("utf-8", "replace")
    seconds = time.monotonic() - start
    return Outcome(words, os.waitstatus_to_exitcode(status), seconds, usage.ru_maxrss)


def _status(work: Callable[[], int]) -> int:

    try:
        return work()
    except SystemExit as error:
        return error.code if isinstance(error.code, int) else 1
    except BaseException:
        traceback.print_exc()
        return 1
    finally:
        for stream in (sys.stdout, sys.stderr):
            stream.flush()


def _check() -> int:
    return catalog(["check"])


def _build() -> int:
    mkdocs.__main__.cli(["build", "--quiet", "--strict"], standalone_mode=True)
    return 0


def _mutate(data: bytes, others: list[bytes], chance: random.Random) -> bytes:
    """The content of a file with a few mistakes in it."""
    for _ in range(chance.randint(1, 4)):
        at = chance.randrange(len(data) + 1)
        after = min(len(data), at + chance.choice((1, 1, 2, 8, 40, 400)))
        other, piece = chance.choice(others), chance.choice(PIECES).encode()
        cut = chance.randrange(len(other) + 1)
        put, goes_on = chance.choice(
            (
                (bytes([chance.randrange(256)]), at + 1),
                (b"", after),
                (data[at:after] * chance.choice((2, 50)), at),
                (piece, at),
                (piece, after),
                (other[cut : cut + after - at], at),
                (b"", len(data)),
            )
        )
        data = data[:at] + put + data[goes_on:]
    return data


def _write_more(data: bytes, chance: random.Random) -> bytes:
    """The content of a file with pieces where somebody writes words, so that it may be sound."""
    for _ in range(chance.randint(1, 6)):
        places = [found.end() for found in re.finditer(rb'[^\s:"][.,]?(?=[ "\n])', data)]
        at = chance.choice(places or [0])
        data = data[:at] + b" " + chance.choice(PIECES).strip("\n").encode() + data[at:]
    return data


def _break(folder: Path, files: list[Path], chance: random.Random) -> None:
    contents = [path.read_bytes() for path in files]
    for path in chance.sample(files, chance.choice((1, 1, 1, 2, 4))):
        sort = chance.random()
        if sort < 0.03:
            path.unlink()
        elif sort < 0.06:
            path.rename(path.with_name(chance.choice(("Index.md", "con.yml", "x y.yml", "a.png"))))
        elif sort < 0.08:
            path.write_bytes(path.read_bytes() * 200)
        elif sort < 0.5:
            path.write_bytes(_write_more(path.read_bytes(), chance))
        else:
            path.write_bytes(_mutate(path.read_bytes(), contents, chance))


def _files(project: Project) -> Iterator[Path]:
    for name in ("data", "docs"):
        yield from (path for path in sorted((project.folder / name).rglob("*")) if path.is_file())
    yield project.folder / "mkdocs.yml"


def _prepare(project: Project) -> None:
    """The plan whole again, with settings of its own and pictures of each sort."""
    project.restore()
    settings = project.folder / "mkdocs.yml"
    settings.unlink()
    settings.write_bytes((ROOT / "mkdocs.yml").read_bytes())


def _keep(project: Project, number: int, outcome: Outcome) -> None:
    kept = FOUND / str(number)
    shutil.rmtree(kept, ignore_errors=True)
    for name in ("data", "docs"):
        shutil.copytree(project.folder / name, kept / name, symlinks=True)
    shutil.copy(project.folder / "mkdocs.yml", kept / "mkdocs.yml")
    (kept / "said.txt").write_text(outcome.said, encoding="utf-8")


def fuzz(minutes: float, seed: int) -> Counter[str]:
    """How many inputs were tried, how they ended, and how many had each fault."""
    count: Counter[str] = Counter()
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory() as temporary:
        project = Project(Path(temporary) / "project", SMALL, kit=False)
        _prepare(project)
        os.chdir(project.folder)
        assert _forked(_build).status == 0, "the plan itself is wrong"
        good = digest(project.site)
        end = time.monotonic() + 60 * minutes
        while time.monotonic() < end:
            count["inputs"] += 1
            _prepare(project)
            _break(project.folder, list(_files(project)), chance)
            outcome, fault = _tried(_check, count)
            if not fault and count["inputs"] % BUILT == 0:
                outcome, fault = _tried(_build, count)
                changed = outcome.status != 0 and digest(project.site) != good
                fault = fault or ("site changed" if changed else "")
                if outcome.status == 0:
                    _prepare(project)
                    _forked(_build)
            if fault:
                count[fault] += 1
                _keep(project, count["inputs"], outcome)
        os.chdir(ROOT)
    return count


def _tried(work: Callable[[], int], count: Counter[str]) -> tuple[Outcome, str]:
    outcome = _forked(work)
    count["passed" if outcome.status == 0 else "refused"] += 1
    count["slowest, ms"] = max(count["slowest, ms"], round(outcome.seconds * 1000))
    count["largest, MiB"] = max(count["largest, MiB"], outcome.peak // 1024)
    return outcome, outcome.fault


KNOWN = {"inputs", "passed", "refused", "slowest, ms", "largest, MiB"}


def main() -> int:
    """0 if there was no fault."""
    minutes = float(sys.argv[1])
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10**6)
    os.environ |= {"SOURCE_DATE_EPOCH": DAY, "NO_MKDOCS_2_WARNING": "1"}
    with contextlib.suppress(KeyError):
        del os.environ["SITE_URL"]
    count = fuzz(minutes, seed)
    print(f"seed: {seed}")
    for name, number in count.items():
        print(f"{name}: {number}")
    return 1 if set(count) - KNOWN else 0


if __name__ == "__main__":
    sys.exit(main())
