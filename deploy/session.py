"""Talks to server.sh at the target of a publish, which holds a lock from beginning to end."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from .failure import explained
from .target import Target

_SCRIPT = Path(__file__).with_name("server.sh")


@dataclass(frozen=True)
class State:
    """What is at the target. Times are seconds since 1970, `free` is in bytes."""

    now: int
    free: int
    current: str
    """The live release; empty if there is none."""
    releases: Sequence[str]
    published: int
    """When the live release was published; 0 if that is not known."""
    is_blocked: bool
    """Whether `current` exists but leads to no release, so that it is not known what is live."""


class Session:
    """A conversation with a running `server.sh`; every method raises Failed."""

    def __init__(self, process: subprocess.Popen[str], complaints: IO[str]) -> None:
        self._process, self._complaints = process, complaints
        self._answer()

    def ask(self, *words: str) -> list[str]:
        """The lines that server.sh answers to one of its commands."""
        assert self._process.stdin
        try:
            self._process.stdin.write(" ".join(words) + "\n")
            self._process.stdin.flush()
        except BrokenPipeError:
            pass  # why it broke is read below
        return self._answer()

    def state(self) -> State:
        facts = [line.split(" ", 1) for line in self.ask("state")]
        named = dict(facts)
        return State(
            now=int(named["now"]),
            free=int(named["free"]) * 1024,
            current=named.get("current", ""),
            releases=sorted(value for name, value in facts if name == "release"),
            published=int(named.get("published", "0")),
            is_blocked="blocked" in named,
        )

    def _answer(self) -> list[str]:
        """The lines of one answer, without others' lines, such as a greeting at login."""
        assert self._process.stdout
        lines: list[str] = []
        for line in self._process.stdout:
            mark, _, rest = line.rstrip("\n").partition(" ")
            if mark == "publish|":
                lines.append(rest)
            elif mark == "publish=" and rest == "0":
                return lines
            elif mark == "publish=":
                raise explained("\n".join(lines))
        self._process.wait()
        self._complaints.seek(0)
        raise explained(self._complaints.read() or "\n".join(lines) or "lost connection")


@contextmanager
def session(target: Target) -> Iterator[Session]:
    """Starts server.sh at the target, which takes the lock. Raises Failed."""
    script = _SCRIPT.read_text(encoding="utf-8")
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as complaints:
        try:
            process = subprocess.Popen(
                target.command(script),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=complaints,
                text=True,
                encoding="utf-8",
                errors="replace",
            )
        except OSError as error:
            raise explained(f"{error.filename}: {error.strerror}") from None
        try:
            yield Session(process, complaints)
        finally:
            _close(process)


def _close(process: subprocess.Popen[str]) -> None:
    for pipe in (process.stdin, process.stdout):
        try:
            assert pipe
            pipe.close()
        except BrokenPipeError:
            pass
    process.wait()
