"""Days that lie ahead or come again become calendars that other programs read, and a page."""

from __future__ import annotations

import datetime as dt
import os
from pathlib import Path

import pytest
import vobject
from bs4 import BeautifulSoup
from icalendar import Calendar
from project import Project

from catalog.building.prepare import prepare
from catalog.building.site import Site
from catalog.environment.settings import Settings

MARCH, LATER = dt.date(2026, 3, 1), dt.date(2027, 9, 9)
ADDRESS = "https://example.org/mau/"
FAIR, POOL = "data/milestones/hoi-lang.yml", "data/milestones/khai-mac-be-boi.yml"
PLAN = "7-kh-mau.2026-01-05"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


def _change(project: Project, file: str, old: str, new: str) -> None:
    path = project.folder / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, (file, old)
    path.write_text(text.replace(old, new), encoding="utf-8")


def _site(project: Project, day: dt.date = MARCH, address: str = ADDRESS) -> Site:
    settings = Settings(day, address, cache=Path(os.environ["CACHE"]))
    prepared = prepare(project.folder, settings)
    assert prepared.site, prepared.problems
    return prepared.site


def _written(site: Site, path: str = "lich.ics", language: str = "vi") -> bytes:
    content = site.languages[language].files[path]
    assert isinstance(content, bytes)
    return content


def _events(site: Site, path: str = "lich.ics", language: str = "vi") -> dict[str, dict[str, str]]:
    """Each event by the part of its id before the plan, as icalendar reads it back."""
    read = Calendar.from_ical(_written(site, path, language))
    events = [{name: str(one.decoded(name)) for name in one} for one in read.walk("VEVENT")]
    texts = [{n: str(one[n]) for n in ("SUMMARY", "DESCRIPTION", "UID")} for one in read.events]
    whole = [event | text for event, text in zip(events, texts, strict=True)]
    return {event["UID"].removesuffix(f"@{PLAN}"): event for event in whole}


def test_two_parsers_read_the_same_days(project: Project) -> None:
    site = _site(project)
    for language, path in (("vi", "lich.ics"), ("en", "lich.ics"), ("vi", "lich/boi-loi.ics")):
        written = _written(site, path, language)
        events = _events(site, path, language)
        other = vobject.readOne(written.decode()).vevent_list
        assert Calendar.from_ical(written).to_ical() == written
        assert {one.uid.value.removesuffix(f"@{PLAN}") for one in other} == set(events)
        for one in other:
            event = events[one.uid.value.removesuffix(f"@{PLAN}")]
            assert one.summary.value == event["SUMMARY"]
            assert one.description.value == event["DESCRIPTION"]
            assert type(one.dtstart.value) is dt.date and str(one.dtstart.value) == event["DTSTART"]
            assert "http://example.org/bao?a=1&b=2" in event["DESCRIPTION"]  # its source
        lines = written.removesuffix(b"\r\n").split(b"\r\n")
        assert not [line for line in lines if len(line) > 75 or b"\n" in line or b"\r" in line]
        assert b"VALARM" not in written and written.count(b"TRANSPARENT") == len(events)


def test_what_comes_every_year_begins_in_the_plans_time(project: Project) -> None:
    fair = _events(_site(project))["milestones-hoi-lang"]
    assert fair["DTSTART"] == "2026-04-05"  # the first one was in 2024, before the plan
    assert "YEARLY" in fair["RRULE"]
    _change(project, FAIR, "date: 2024-04-05", "date: 2024-02-29")
    assert _events(_site(project))["milestones-hoi-lang"]["DTSTART"] == "2028-02-29"


def test_a_goal_has_the_days_that_speak_of_it_and_deadlines_of_its_targets(
    project: Project,
) -> None:
    files = _site(project).languages["vi"].files
    assert {path for path in files if path.endswith(".ics")} == {
        "lich.ics",
        "lich/boi-loi.ics",  # the first id of the goal, since people subscribed to it
        "lich/duong-sach.ics",
    }
    _change(project, "data/targets/so-cay.yml", "by: 2030", "by: 2030-12-31")
    due = _events(_site(project), "lich/duong-sach.ics")["targets-so-cay"]
    assert (due["SUMMARY"], due["DTSTART"]) == ("Hạn: Số cây trồng", "2030-12-31")


def test_an_id_stays_whatever_the_record_is_called(project: Project) -> None:
    before = set(_events(_site(project)))
    assert before == {"milestones-hoi-lang", "milestones-mo-be-boi"}  # its id from before
    _change(project, FAIR, 'vi: "Ngày hội làng"', 'vi: "Mở bể bơi"')
    assert set(_events(_site(project))) == before


def test_a_correction_of_its_page_makes_it_newer(project: Project) -> None:
    before = _events(_site(project))["milestones-hoi-lang"]
    correction = "data/corrections/so-doi.yml"
    _change(project, correction, "[viec/quet-duong]", "[viec/quet-duong, moc-thoi-gian/index]")
    after = _events(_site(project))["milestones-hoi-lang"]
    assert (before["SEQUENCE"], after["SEQUENCE"]) == ("0", "1")
    assert before["DTSTAMP"].startswith("2026-02-01") and after["DTSTAMP"].startswith("2026-02-20")


def test_the_day_of_the_build_changes_no_calendar(project: Project) -> None:
    first, second = _site(project, MARCH), _site(project, LATER)
    for language in ("vi", "en"):
        assert _written(first, language=language) == _written(second, language=language)
    past = [
        site.languages["vi"].pages["lich.html"].html.count("đã qua") for site in (first, second)
    ]
    assert past == [0, 1]  # a page does tell what is over


def test_odd_letters_reach_every_reader(project: Project) -> None:
    odd = "Hội, “lễ”; 'chợ' \\\\ 🎉 =1+1 <b>"
    _change(project, FAIR, 'vi: "Ngày hội làng"', f'vi: "{odd}"')
    site, shown = _site(project), odd.replace("\\\\", "\\")
    assert _events(site)["milestones-hoi-lang"]["SUMMARY"] == shown
    [fair, _] = vobject.readOne(_written(site).decode()).vevent_list
    assert fair.summary.value == shown
    page = BeautifulSoup(site.languages["vi"].pages["lich.html"].html, "html.parser")
    link = page.select_one("#milestones-hoi-lang a")
    assert link and link.get_text() == shown


def test_a_month_or_a_year_is_no_day_of_a_calendar(project: Project) -> None:
    _change(project, POOL, "date: 2026-09-02", "date: 2026-09")
    assert set(_events(_site(project))) == {"milestones-hoi-lang"}


def test_what_was_over_when_it_was_written_down_is_no_day_ahead(project: Project) -> None:
    _change(project, POOL, "date: 2026-09-02", "date: 2026-01-31")
    assert set(_events(_site(project))) == {"milestones-hoi-lang"}


def test_the_page_has_each_month_and_leads_to_each_calendar(project: Project) -> None:
    page = BeautifulSoup(_site(project).languages["en"].pages["lich.html"].html, "html.parser")
    assert [h2.get_text() for h2 in page.select("h2")][:2] == ["April", "September"]
    assert [time.get_text() for time in page.select("li time")] == ["5 April", "2 September"]
    assert [span.get_text() for span in page.select("li span.pa-meta")] == ["every year", "2026"]
    links = [str(link["href"]) for link in page.select("section[aria-labelledby=add] a")]
    assert links[:2] == ["webcal://example.org/mau/en/lich.ics", "lich.ics"]
    alone = _site(project, address="").languages["en"].pages["lich.html"].html
    assert "webcal" not in alone and 'href="lich.ics"' in alone


def test_without_such_a_day_there_is_no_calendar(project: Project) -> None:
    for file in (FAIR, POOL):
        (project.folder / file).unlink()
    for language in _site(project).languages.values():
        assert not [path for path in (*language.files, *language.pages) if "lich" in path]
        assert not [page.path for page in language.pages.values() if "lich" in page.html]
