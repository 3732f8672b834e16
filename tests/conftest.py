"""Sites that are built once and looked at by many tests."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import chromium, served
from playwright.sync_api import Browser
from project import ROOT, SMALL, Project
from sites import Site

from catalog.collected.loading import load

# Every project of the tests is set once: the same input gives the same bytes.
os.environ.setdefault("CACHE", str(ROOT / ".cache"))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest begin, so that no worker ends long after the others."""
    longest = ("test_reproducible", "test_hostile", "test_accessibility")
    items.sort(key=lambda item: not item.path.stem.startswith(longest))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The plan of tests/small, built with a public address below a folder and with edit links."""
    address = {"SITE_URL": "https://example.org/mau", "EDIT_URL": "https://example.org/edit/{path}"}
    return _built_once(tmp_path_factory, "small", SMALL, **address)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built after its plan has ended, without a public address."""
    day = "1795478400"  # 24 November 2026
    return _built_once(tmp_path_factory, "real", ROOT, SOURCE_DATE_EPOCH=day).site


def _built_once(
    tmp_path_factory: pytest.TempPathFactory, name: str, plan: Path, **settings: str
) -> Project:
    """A project that one worker builds, for all of them to look at."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / name
    errors = folder / "errors"
    try:
        folder.mkdir()
    except FileExistsError:
        project = Project.found(folder / "project", plan)
        for _ in range(3000):
            if errors.exists():
                break
            time.sleep(0.1)
    else:
        project = Project(folder / "project", plan)
        built = project.build(**settings)
        (folder / "said").write_text(built.stderr if built.returncode else "", encoding="utf-8")
        (folder / "said").rename(errors)
    assert not errors.read_text(encoding="utf-8")
    return project


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


@pytest.fixture(scope="module", params=["small", "real"])
def site(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Site]:
    """Below a folder where its public address is one: the error page's links begin there."""
    server, data, below = tmp_path_factory.mktemp("server") / "root", ROOT, ""
    if request.param == "small":
        project: Project = request.getfixturevalue("small")
        folder, data, below = project.site, project.folder, "mau/"
        server.mkdir()
        (server / "mau").symlink_to(folder)
    else:
        folder = request.getfixturevalue("real_site")
        server.symlink_to(folder)
    catalog = load(data)[0]
    assert catalog
    with served(server) as address:
        yield Site(address + below, folder, catalog.words)
