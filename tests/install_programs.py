"""Makes sure that the tests have their programs.

Chromium, nginx, rsync, ssh, a clock, poppler, npm, and the HTML checker from it.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import HEADLESS, chromium, system_browser
from html_checker import JAR, PACKAGE, SHA512
from servers import BROTLI

PACKAGES = {
    "nginx": "nginx-light",
    "rsync": "rsync",
    "sshd": "openssh-server",
    "faketime": "faketime",
    "pdftotext": "poppler-utils",
}
"""Debian's and Ubuntu's package of each program."""


def main() -> int:
    """0 when all are there and the browser starts."""
    missing = [package for program, package in PACKAGES.items() if not find(program)]
    if not BROTLI.exists():
        missing.append("libnginx-mod-http-brotli-static")
    if missing and not _from_apt(*missing):
        print(f"cần cài: {' '.join(missing)}", file=sys.stderr)
        return 1
    if not shutil.which(HEADLESS) and not _from_apt(HEADLESS) and not system_browser():
        command = [sys.executable, "-m", "playwright", "install", "--only-shell", "chromium"]
        subprocess.run(command, check=True)
    if not find("npm") and not _from_apt("--no-install-recommends", "npm"):
        print("cần cài: npm", file=sys.stderr)
        return 1
    if not _is_html_checker(JAR) and not _fetch_html_checker():
        print(f"không lấy được {PACKAGE} bằng npm, hoặc tổng kiểm không khớp", file=sys.stderr)
        return 1
    with chromium() as browser:
        print(f"Chromium {browser.version}")
    return 0


def find(program: str) -> str | None:
    """A program, also where only root looks for one."""
    return shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


def _is_html_checker(jar: Path) -> bool:
    return jar.is_file() and hashlib.sha512(jar.read_bytes()).hexdigest() == SHA512


def _fetch_html_checker() -> bool:
    """Whether the checker came from npm and is the one that the tests were written for."""
    JAR.parent.mkdir(exist_ok=True)
    with TemporaryDirectory(dir=JAR.parent) as folder:
        pack = ["npm", "pack", "--loglevel=error", "--ignore-scripts", PACKAGE]
        if subprocess.run(pack, cwd=folder, stdout=subprocess.DEVNULL).returncode:
            return False
        new = Path(folder, "vnu.jar")
        with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
            jar = archive.extractfile("package/build/dist/vnu.jar")
            new.write_bytes(jar.read() if jar else b"")
        return _is_html_checker(new) and bool(new.replace(JAR))


def _from_apt(*packages: str) -> bool:
    """Whether Debian's or Ubuntu's packages could be installed."""
    if not shutil.which("apt-get"):
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", *packages])
    try:
        return all(subprocess.run([*root, *command]).returncode == 0 for command in commands)
    except FileNotFoundError:  # no sudo
        return False


if __name__ == "__main__":
    sys.exit(main())
