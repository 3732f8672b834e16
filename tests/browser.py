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

from playwright.sync_api import Browser, Page, Playwright, sync_playwright

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
CALM = [flag for flag in QUIET if flag != "--disable-frame-rate-limit"]
"""For what counts on frames that come as they do for people, as the form for editors does."""
FIND = """text => siteSearch.find(text).then(siteSearch.entries)
  .then((found) => found.map((entry) => entry.location))"""
"""The addresses that the search page finds, best first."""

_PUT = """([address, html]) => {
  const page = new DOMParser().parseFromString(html, 'text/html');
  const styles = [...page.querySelectorAll('link[rel~=stylesheet]')];
  const own = styles.map(link => new URL(link.getAttribute('href'), address).href);
  const known = [...document.styleSheets].map(sheet => sheet.href).filter(Boolean);
  if (own.join() !== known.join()) throw Error(`${address} has styles of its own`);
  history.replaceState(null, '', address);  // where pictures are found from
  document.head.querySelectorAll('style').forEach(added => added.remove());
  document.documentElement.lang = page.documentElement.lang;
  document.body.replaceWith(page.body);
  scrollTo(0, 0);
}"""


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


def put(page: Page, address: str, html: str) -> None:
    """Shows a page in place of another of its site that is open: its words, in the same styles.

    That takes a tenth of the time of going there. No script would run, so to one that has some it
    goes.
    """
    if "<script src" in html:
        page.goto(address)
    else:
        page.evaluate(_PUT, [address, html])


@contextmanager
def chromium() -> Iterator[Browser]:
    """A browser for a script; tests share one, see conftest.py."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()
