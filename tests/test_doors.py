"""The first page has a door for danger, one for today and one to the kit; none is empty."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from project import ONE_GOAL, Project

from catalog.building.prepare import prepare
from catalog.environment.settings import Settings

MARCH, NOVEMBER = dt.date(2026, 3, 1), dt.date(2026, 11, 1)


def _doors(project: Project, day: dt.date, *without: str) -> list[Tag]:
    """The doors of the first page as it is built on a day, if the plan lacks some fields."""
    plan = project.folder / "data" / "plan.yml"
    text = plan.read_text(encoding="utf-8")
    for field in without:
        text = re.sub(rf"(?m)^  {field}:.*\n(?:   .*\n)*", "", text)
    plan.write_text(text, encoding="utf-8")
    site = prepare(project.folder, Settings(day)).site
    assert site
    page = BeautifulSoup(site.languages["vi"].pages["index.html"].html, "html.parser")
    return page.select(".pa-doors > li")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=ONE_GOAL)


def test_each_door_leads_to_what_it_promises(project: Project) -> None:
    danger, today, kit = _doors(project, MARCH)
    number = danger.select_one("a[href='tel:1900000']")
    assert number and number.get_text() == "1900 000"
    assert "Nhặt một cái vỏ hộp" in today.get_text()
    assert kit.select_one("a[href='bo-tai-lieu/index.html']")


def test_a_season_has_an_act_of_its_own(project: Project) -> None:
    _, today, _ = _doors(project, NOVEMBER)
    assert "Mùa lá rụng" in today.get_text() and "vỏ hộp" not in today.get_text()


def test_no_door_is_empty(tmp_path: Path) -> None:
    bare = Project(tmp_path / "bare", kit=False)
    assert not _doors(bare, MARCH, "danger", "today")
    seasonal = Project(tmp_path / "seasonal", kit=False)
    plan = seasonal.folder / "data" / "plan.yml"
    text = plan.read_text(encoding="utf-8")
    start, end = text.index('    - title:\n        vi: "Nhặt'), text.index("  colophon:")
    plan.write_text(text[:start] + text[end:], encoding="utf-8")
    assert len(_doors(seasonal, NOVEMBER)) == 2
    assert len(_doors(seasonal, MARCH)) == 1, "out of season there is nothing to do"
