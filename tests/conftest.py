"""Sites that are built once and looked at by many tests."""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from browser import CALM, launch, served, system_browser
from editions import write_editions
from form_page import FormPage, build_form
from playwright.sync_api import Browser, Playwright, sync_playwright
from project import ENDED, ROOT, SMALL, TELLING, Project
from sites import Site, shapes

from catalog.collected.loading import load
from catalog.collected.words import Words

# Every project of the tests is set once: the same input gives the same bytes.
os.environ.setdefault("CACHE", str(ROOT / ".cache"))
# What tests run with make has nothing to do with the make that may run the tests.
for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
    os.environ.pop(name, None)
# The hundred programs that tests start would each compile our code anew.
os.environ.pop("PYTHONDONTWRITEBYTECODE", None)


LONGEST = (
    "test_accessibility",
    "test_reproducible",
    "test_form_access",
    "test_form",
    "test_hostile",
    "test_publishing_refusals",
    "test_publishing_mishaps",
    "test_readme",  # not first: `make check` sets the same sheets, and keeps them
    "test_broken",
    "test_publishing",
    "test_serve",
    "test_extending",
    "test_sheets",
    "test_print",
    "test_server",
    "test_payloads",
    "test_kit",
    "test_last_good_site",
    "test_light_and_strict",
    "test_form_forge",
    "test_form_guide",
    "test_search",
    "test_accessibility_tools",
    "test_browser",
    "test_carried",
    "test_goals_layout",
    "test_third_language",
    "test_changes",
    "test_plan_folders",
    "test_rules",
    "test_site",
    "test_plan",
    "test_programs",
    "test_accessibility_tables",
    "test_publishing_ssh",
    "test_small",
)
"""A file is run by one worker, so that what its tests share is made once."""


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors: often one waits, for a server or for a browser."""
    return (os.cpu_count() or 1) + 1


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files begin, so that no worker ends long after the others."""
    places = {name: place for place, name in enumerate(LONGEST)}
    items.sort(key=lambda item: places.get(item.path.stem, len(places)))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The plan of tests/small where it stands, with an address below a folder and edit links."""
    project = Project.found(SMALL, SMALL)
    edit, url = "https://example.org/edit/{path}", "https://example.org/mau"

    def build(folder: Path) -> None:
        built = project.build(SITE_URL=url, EDIT_URL=edit)
        assert built.returncode == 0, built.stderr

    _once(tmp_path_factory, "small", build)
    return project


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built after its plan has ended, with an address below a folder."""
    return _once(tmp_path_factory, "real", lambda folder: _build(folder, ROOT, **ENDED)) / "site"


@pytest.fixture(scope="session")
def site_without_address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/small as an office sees it before it has a public address.

    One subject of each kind tells: all its sheets are set anew, as they have no code to scan.
    """

    return _once(tmp_path_factory, "bare", lambda folder: _build(folder, SMALL, TELLING)) / "site"


@pytest.fixture(scope="session")
def editions(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of built sites to publish, see tests/publishing.py."""
    return _once(tmp_path_factory, "editions", write_editions)


def _build(
    folder: Path, plan: Path, kit: bool | tuple[str, ...] = True, /, **settings: str
) -> None:
    """Leaves only the site of a plan in the folder."""
    project = Project(folder / "project", plan, kit=kit)
    built = project.build(**settings)
    assert built.returncode == 0, built.stderr
    project.site.rename(folder / "site")


def _once(
    tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]
) -> Path:
    """A folder that one worker fills, for all of them to look at."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not folder.exists():
            folder.mkdir()
            try:
                make(folder)
            except BaseException:
                shutil.rmtree(folder)
                raise
    return folder


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def calm(playwright: Playwright) -> Iterator[Browser]:
    """A browser for the form, see `CALM`."""
    browser = playwright.chromium.launch(executable_path=system_browser(), args=CALM)
    yield browser
    browser.close()


@pytest.fixture(scope="session")
def form_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of tests/small with the form for editors."""
    return _once(tmp_path_factory, "form", build_form) / "project" / "site"


@pytest.fixture(scope="module")
def form_address(form_site: Path) -> Iterator[str]:
    with served(form_site) as found:
        yield found.replace("127.0.0.1", "localhost")


@pytest.fixture
def form(calm: Browser, form_address: str) -> Iterator[FormPage]:
    """The form, which asks nobody but its own site."""
    found = FormPage(calm, form_address)
    yield found
    assert not found.asked
    found.page.context.close()


@pytest.fixture(scope="module")
def small_site(small: Project, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The site of tests/small on a server, for what does not depend on a plan's words."""
    with _served(Site("", small.site, _words(SMALL)), "mau/", tmp_path_factory) as site:
        yield site


@pytest.fixture(scope="module", params=["small", "real"])
def site(
    request: pytest.FixtureRequest, small_site: Site, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """The site of tests/small, and the repository's own, for what depends on words as well."""
    if request.param == "small":
        yield small_site
        return
    known = frozenset().union(*(shapes(small_site.folder / p) for p in small_site.unlike()))
    real = Site("", request.getfixturevalue("real_site"), _words(ROOT), known)
    below = urlsplit(ENDED["SITE_URL"]).path[1:] + "/"
    with _served(real, below, tmp_path_factory) as site:
        yield site


@contextlib.contextmanager
def _served(site: Site, below: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """Below a folder, as its public address is: the error page's links begin there."""
    server = tmp_path_factory.mktemp("server")
    (server / below).symlink_to(site.folder)
    with served(server) as address:
        yield replace(site, address=address + below)


def _words(plan: Path) -> Words:
    catalog = load(plan)[0]
    assert catalog
    return catalog.words
