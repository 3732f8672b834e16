"""Runs `python -m …` for tests, forked from tests/starter.py where that makes no difference."""

from __future__ import annotations

import atexit
import contextlib
import functools
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

AT_THE_START = {"LANG", "LC_ALL", "LD_PRELOAD", "PYTHONHASHSEED", "PYTHONUTF8"}
"""Settings that a process reads when it starts: with another value it must start really."""
PATIENCE = 300
Completed = subprocess.CompletedProcess[str]


def run(
    command: tuple[str, ...],
    folder: Path,
    environment: Mapping[str, str],
    *,
    own_code: bool = True,
) -> Completed:
    """The outcome of `python -m` with that command, as if it had a process of its own.

    Without code of its own, `catalog` and `deploy` are the repository's, imported before.
    Raises subprocess.TimeoutExpired.
    """
    if any(environment.get(name) != os.environ.get(name) for name in AT_THE_START):
        return run_really(command, folder, environment)
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        asked = {
            "command": command,
            "folder": str(folder),
            "environment": dict(environment),
            "own_code": own_code,
        }
        status = _ask(json.dumps(asked).encode(), [out.fileno(), err.fileno()])
        if status is None:
            raise subprocess.TimeoutExpired(command, PATIENCE)
        for file in (out, err):
            file.seek(0)
        said = (file.read().decode("utf-8") for file in (out, err))
        return subprocess.CompletedProcess(command, status, *said)


def run_really(command: tuple[str, ...], folder: Path, environment: Mapping[str, str]) -> Completed:
    """The same in a new process, for what a fork might hide."""
    return subprocess.run(
        [sys.executable, "-m", *command],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )


def _ask(asked: bytes, files: list[int]) -> int | None:
    """How the program ended; None if it did not."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(_starter())
        socket.send_fds(connection, [b" "], files)
        connection.sendall(asked)
        connection.shutdown(socket.SHUT_WR)
        connection.settimeout(PATIENCE)
        with connection.makefile() as answers:
            pid = int(answers.readline())
            try:
                return int(answers.readline())
            except TimeoutError:
                with contextlib.suppress(ProcessLookupError):
                    os.killpg(pid, signal.SIGKILL)
                return None


@functools.cache
def _starter() -> str:
    """The address of this process's starter, which ends with it."""
    folder = tempfile.mkdtemp(prefix="starter-")
    address = f"{folder}/socket"
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    process = subprocess.Popen(
        [sys.executable, str(Path(__file__).with_name("starter.py")), address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=kept | {"NO_MKDOCS_2_WARNING": "1"},
    )
    atexit.register(_end, process, folder)
    assert process.stdout
    assert process.stdout.readline() == b"ready\n"
    return address


def _end(process: subprocess.Popen[bytes], folder: str) -> None:
    process.communicate()
    shutil.rmtree(folder, ignore_errors=True)
