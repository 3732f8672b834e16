"""Life of a plan, dates and numbers, and the day a build speaks for."""

from __future__ import annotations

import datetime as dt
import subprocess
from decimal import Decimal
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import SMALL, Project

from catalog.collected.loading import load
from catalog.environment.settings import build_date
from catalog.language.formats import format_date, format_number
from catalog.model.fields import PartialDate
from catalog.model.plan import Replacement
from catalog.model.plan_state import state

CATALOG = load(SMALL)[0]
assert CATALOG
VI, EN = CATALOG.words.languages


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2025-06-01", "in_force"), ("2030-12-31", "in_force"), ("2031-01-01", "ended")],
)
def test_a_plan_ends_after_its_last_day(day: str, expected: str) -> None:
    assert CATALOG
    assert state(CATALOG.plan, dt.date.fromisoformat(day)) == expected


@pytest.mark.parametrize(
    ("day", "expected"),
    [("2027-06-30", "in_force"), ("2027-07-01", "replaced"), ("2032-01-01", "replaced")],
)
def test_a_replaced_plan_is_so_from_that_day(day: str, expected: str) -> None:
    assert CATALOG
    replacement = Replacement.model_validate(
        {"title": {"vi": "Kế hoạch mẫu 8"}, "sources": ["bao-mau"], "on": "2027-07-01"}
    )
    plan = CATALOG.plan.model_copy(update={"replaced": replacement})
    assert state(plan, dt.date.fromisoformat(day)) == expected


def test_a_replaced_plan_says_by_what_on_every_plan_page(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    plan = project.folder / "data" / "plan.yml"
    text = plan.read_text(encoding="utf-8")
    more = (
        'replaced:\n  title:\n    vi: "Kế hoạch mẫu 8"\n    en: "Model plan 8"\n'
        "  sources: [bao-mau]\n  on: 2026-02-28\n"
    )
    plan.write_text(text + more, encoding="utf-8")
    assert project.build().returncode == 0
    for path, words in {
        "viec/quet-duong.html": "từ ngày 28/02/2026 bằng Kế hoạch mẫu 8",
        "en/viec/quet-duong.html": "on 28 February 2026 by Model plan 8",
    }.items():
        soup = BeautifulSoup((project.site / path).read_text(encoding="utf-8"), "html.parser")
        notice = soup.select_one(".pa-period")
        assert notice and words in notice.get_text()


@pytest.mark.parametrize(
    ("date", "vi", "en"),
    [
        (PartialDate(2021), "2021", "2021"),
        (PartialDate(2021, 8), "08/2021", "August 2021"),
        (PartialDate(2021, 8, 5), "05/08/2021", "5 August 2021"),
    ],
)
def test_dates_are_as_exact_as_their_source(date: PartialDate, vi: str, en: str) -> None:
    assert (format_date(date, VI), format_date(date, EN)) == (vi, en)


@pytest.mark.parametrize(
    ("number", "vi", "en"),
    [("1234.5", "1.234,5", "1,234.5"), ("7", "7", "7"), ("-1000000", "-1.000.000", "-1,000,000")],
)
def test_numbers_in_the_languages_form(number: str, vi: str, en: str) -> None:
    assert (format_number(Decimal(number), VI), format_number(Decimal(number), EN)) == (vi, en)


def test_the_day_is_the_epochs_then_the_commits_then_today(tmp_path: Path) -> None:
    assert build_date({"SOURCE_DATE_EPOCH": "0"}, tmp_path) == dt.date(1970, 1, 1)
    before = dt.datetime.now(dt.UTC).date()
    assert before <= build_date({}, tmp_path) <= dt.datetime.now(dt.UTC).date()
    commit = [
        "-c",
        "user.name=a",
        "-c",
        "user.email=a@example.org",
        "commit",
        "-q",
        "--allow-empty",
    ]
    day = {"GIT_COMMITTER_DATE": "2020-02-03T12:00:00Z", "PATH": "/usr/bin:/bin"}
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run(["git", *commit, "-m", "x"], cwd=tmp_path, check=True, env=day)
    assert build_date({}, tmp_path) == dt.date(2020, 2, 3)
