"""Sites that are built once and looked at by many tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import ROOT, Project


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The plan of tests/small, built with a public address below a folder and with edit links."""
    project = Project(tmp_path_factory.mktemp("small") / "project")
    built = project.build(
        SITE_URL="https://example.org/mau", EDIT_URL="https://example.org/edit/{path}"
    )
    assert built.returncode == 0, built.stderr
    return project


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own site, built after its plan has ended, without a public address."""
    project = Project(tmp_path_factory.mktemp("real") / "project", plan=ROOT)
    built = project.build(SOURCE_DATE_EPOCH="1795478400")  # 24 November 2026
    assert built.returncode == 0, built.stderr
    return project.site
