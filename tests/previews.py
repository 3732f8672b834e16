"""A running `mkdocs serve`, asked as a browser asks it."""

from __future__ import annotations

import contextlib
import io
import socket
import subprocess
import sys
import time
import urllib.request
import zipfile
from collections.abc import Callable, Iterator

from project import Project

PATIENCE = 30
"""Seconds until a change must show."""
PAGES = {"vi": "dich/duong-sach.html", "en": "en/dich/duong-sach.html"}


class Server:
    """A running `mkdocs serve` and the project it serves."""

    def __init__(self, project: Project, port: int) -> None:
        self.project, self.address = project, f"http://127.0.0.1:{port}/"

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            text: str = answer.read().decode("utf-8")
            return text

    def unpacked(self, path: str) -> dict[str, str]:
        """The files of a zip that are text, by name."""
        with urllib.request.urlopen(self.address + path, timeout=PATIENCE) as answer:
            archive = zipfile.ZipFile(io.BytesIO(answer.read()))
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}

    def wait(self, path: str, holds: Callable[[str], bool]) -> str:
        """The page as soon as something holds of it."""
        end = time.monotonic() + PATIENCE
        text = ""
        while time.monotonic() < end:
            try:
                text = self.get(path)
            except OSError:  # not up yet
                text = ""
            if text and holds(text):
                return text
            time.sleep(0.05)
        raise AssertionError(f"{path} never became what it should: {text[-2000:]}")

    def replace(self, file: str, old: str, new: str) -> None:
        path = self.project.folder / file
        before = path.read_text(encoding="utf-8")
        assert old in before
        path.write_text(before.replace(old, new), encoding="utf-8")


@contextlib.contextmanager
def serving(project: Project, *options: str) -> Iterator[Server]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "mkdocs", "serve", "--dev-addr", f"127.0.0.1:{port}", *options]
    log = (project.folder / "log.txt").open("w")
    environment = project.environment(TMPDIR=str(project.folder.parent))
    process = subprocess.Popen(command, cwd=project.folder, env=environment, stdout=log, stderr=log)
    server = Server(project, port)
    try:
        server.wait(PAGES["vi"], lambda text: "Đường làng sạch" in text)
        yield server
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)
        log.close()
    assert "Traceback" not in (project.folder / "log.txt").read_text(encoding="utf-8")
    assert not project.site.exists()
