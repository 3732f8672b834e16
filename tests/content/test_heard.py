"""What is read aloud of this plan: how long it takes, and that its period is over."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from project import ROOT

from catalog.collected.loading import load
from catalog.collected.voice import syllables
from catalog.environment.settings import Settings
from catalog.outputs.kit.radio_scripts import spoken_subjects

SETTINGS = Settings(dt.date(2026, 11, 24), "https://example.org/mau/")


def test_a_short_script_takes_a_minute_and_a_long_one_three() -> None:
    catalog = load(ROOT)[0]
    assert catalog
    rows = list(spoken_subjects(catalog.public(), SETTINGS))
    assert len(rows) >= 3
    for _, _, (short, long) in rows:
        assert 50 <= short.seconds <= 80, short.title
        assert 140 <= long.seconds <= 200, long.title


def test_what_to_do_comes_at_once_and_little_stands_around_it() -> None:
    catalog = load(ROOT)[0]
    assert catalog
    for _, spoken, scripts in spoken_subjects(catalog.public(), SETTINGS):
        for script in scripts:
            assert syllables(script.paragraphs[0]) < 20, script.paragraphs[0]
            assert syllables(script.paragraphs[-1]) < 20, script.paragraphs[-1]
            assert script.paragraphs[1].split()[:3] == spoken.act.root["vi"].split()[:3]


def test_the_script_of_the_plan_says_that_its_period_is_over(real_site: Path) -> None:
    script = real_site / "bo-tai-lieu" / "ke-hoach" / "radio-short.txt"
    assert "Giai đoạn ấy đã kết thúc." in script.read_text(encoding="utf-8")
