"""Makes sure that the tests have their programs: Chromium, nginx, rsync, ssh, a clock, poppler."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from browser import chromium, system_browser
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
    if not system_browser() and not _from_apt("chromium"):
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    with chromium() as browser:
        print(f"Chromium {browser.version}")
    return 0


def find(program: str) -> str | None:
    """A program, also where only root looks for one."""
    return shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")


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
