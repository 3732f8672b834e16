"""Chromium for tests: a real browser on a local server."""

from __future__ import annotations

import functools
import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

HEADLESS = "chromium-headless-shell"
"""Chromium without windows, which loads a page in two thirds of the time."""
SYSTEM_BROWSERS = (HEADLESS, "chromium", "chromium-browser", "google-chrome")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-frame-rate-limit",  # nobody looks, and tests wait for frames
    "--no-first-run",
]


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a folder on a server of this machine."""
    handler = functools.partial(_Handler, directory=str(folder))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def system_browser() -> str | None:
    """The program of a Chromium that is installed on this machine, if there is one."""
    return next(filter(None, map(shutil.which, SYSTEM_BROWSERS)), None)


def launch(playwright: Playwright, **environment: str) -> Browser:
    """The system's Chromium, or Playwright's own, perhaps with more in its environment."""
    return playwright.chromium.launch(
        executable_path=system_browser(), args=QUIET, env={**os.environ, **environment}
    )


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for a script; tests share one, see conftest.py."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
