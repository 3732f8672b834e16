"""Makes sure that the tests have a Chromium: the system's, or apt's, or Playwright's own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from browser import chromium, system_browser


def main() -> int:
    """0 when there is a browser that starts."""
    if not system_browser() and not _from_apt():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=True)
    with chromium() as browser:
        print(f"Chromium {browser.version}")
    return 0


def _from_apt() -> bool:
    """Whether Debian's or Ubuntu's package could be installed."""
    if not shutil.which("apt-get"):
        return False
    root = [] if os.geteuid() == 0 else ["sudo", "--non-interactive"]
    commands = (["apt-get", "update", "-qq"], ["apt-get", "install", "-qq", "--yes", "chromium"])
    try:
        return all(subprocess.run([*root, *command]).returncode == 0 for command in commands)
    except FileNotFoundError:  # no sudo
        return False


if __name__ == "__main__":
    sys.exit(main())
