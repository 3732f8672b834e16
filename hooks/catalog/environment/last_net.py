"""Catches what no message foresaw, so that nobody who edits a plan ever meets a traceback."""

import os
import platform
import sys
import traceback
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from tempfile import NamedTemporaryFile

from catalog.environment.machine import refusal
from catalog.model.web_addresses import encoded
from catalog.reading.choices import FILE as CHOICES
from catalog.reading.choices import read_choices

NOBODY_NAMED = "người phụ trách phần mềm"


def run_guarded(run: Callable[[], int], folder: Path) -> int:
    """The status of a command, which is 1 if it ends in any other way than by itself."""
    speak_utf_8()
    try:
        status = run()
        sys.stdout.flush()
        return status
    except BrokenPipeError:  # whoever read the output has seen enough
        pass
    except KeyboardInterrupt:
        print("dừng giữa chừng — chạy lại lúc nào cũng được", file=sys.stderr)
    except Exception as error:
        print(in_words(error, folder), file=sys.stderr)
    _drop_output()
    return 1


def in_words(error: Exception, folder: Path) -> str:
    """One sentence about an error: what the machine refused, or else where its trace is."""
    said = refusal(error) if isinstance(error, OSError) else ""
    return said or _software(error, folder)


def speak_utf_8() -> None:
    """Lets messages come whatever the terminal claims to understand: all files are UTF-8, too."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # not what a program put in its place
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _software(error: Exception, folder: Path) -> str:
    kind = "".join(traceback.format_exception_only(error)).strip().split("\n")[0]
    said = f"lỗi của phần mềm ({kind})"
    trace = _trace(error)
    try:
        with NamedTemporaryFile(
            "w", prefix="loi-phan-mem-", suffix=".txt", delete=False, encoding="utf-8"
        ) as file:
            file.write(trace)
    except OSError:  # no room for it: better an ugly message than a lost one
        return f"{said} — gửi cả đoạn này cho {_whom(folder)}\n{trace}"
    return f"{said} — gửi tệp {file.name} cho {_whom(folder)}"


def _trace(error: Exception) -> str:
    """All that whoever mends it asks first; nothing of the environment, which may hold secrets."""
    machine = f"Python {platform.python_version()}, {platform.platform()}"
    return "\n".join((f"{sys.argv}", machine, "".join(traceback.format_exception(error))))


def _whom(folder: Path) -> str:
    """Where mistakes of the software are told, if the plan's settings name a repository."""
    try:
        repository = read_choices(folder / CHOICES, os.environ).text("repo_url")
    except Exception:  # whatever is wrong with the settings, it is not what to tell now
        return NOBODY_NAMED
    return f"{repository.rstrip('/')}/issues" if encoded(repository) else NOBODY_NAMED


def _drop_output() -> None:
    """Keeps Python from failing at its end on what cannot be written."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
