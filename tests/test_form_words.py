"""What the program of the form says to its editors: all of it in Vietnamese, with ours on top."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from project import ROOT

THEIRS = ROOT / "admin" / "node_modules" / "@sveltia" / "cms" / "locales"
"""Where `make admin` puts the words of Sveltia CMS."""

MARKS = re.compile(r"\{\$\w+\}|</?\w[^>]*>|`[^`]*`")
"""What the program fills in, tags, and names of settings."""

GIVEN = re.compile(r"\{(\$\w+)")
"""What the program knows of a message, be it shown or only counted."""

ALIKE = {
    "video": "Vietnamese has the same word",
    "file_type_labels.js": "a name",
    "file_type_labels.mid": "a name",
    "file_type_labels.midi": "a name",
    "file_size_units.kb": "a unit",
    "file_size_units.mb": "a unit",
    "file_size_units.gb": "a unit",
    "file_size_units.tb": "a unit",
}
"""Words that are English and Vietnamese, and why."""

ONE_PANE = {
    "edit_x_locale",
    "preview_x_locale",
    "show_content_options_x_locale",
    "content_options_x_locale",
}
"""Names of panes; the form has one for all languages, whose own name is `_default`."""


def _words(path: Path) -> dict[str, str]:
    """The words of a file by their keys, those of a group as `group.key`."""
    return dict(_flat(json.loads(path.read_text(encoding="utf-8"))))


def _flat(group: dict[str, Any], before: str = "") -> Iterator[tuple[str, str]]:
    for key, value in group.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield before + key, value


ENGLISH = _words(THEIRS / "en-US.json")
OURS = _words(ROOT / "admin" / "vi.json")
SHOWN = _words(THEIRS / "vi.json") | OURS


def test_all_words_are_vietnamese() -> None:
    assert len(ENGLISH) > 900
    assert not [key for key in ENGLISH if key not in SHOWN]
    assert {key for key, words in ENGLISH.items() if SHOWN[key] == words} == set(ALIKE)


def test_what_the_program_fills_in_is_in_ours_as_in_the_english_words() -> None:
    marks = {key: set(MARKS.findall(words)) for key, words in ENGLISH.items()}
    shown = {key: set(MARKS.findall(words)) for key, words in SHOWN.items()}
    assert {key for key in marks if not marks[key] <= shown[key]} == ONE_PANE
    given = {key: set(GIVEN.findall(words)) for key, words in ENGLISH.items()}
    assert not [key for key in OURS if not set(GIVEN.findall(OURS[key])) <= given[key]]


def test_ours_are_for_keys_that_the_program_has_and_has_other_words_for() -> None:
    """So that an upgrade of the program tells which of ours are of no use any more."""
    theirs = _words(THEIRS / "vi.json")
    assert not [key for key in OURS if key not in ENGLISH]
    assert not [key for key, words in OURS.items() if theirs.get(key) == words]


def test_a_repository_is_not_called_source_code() -> None:
    assert not [key for key, words in SHOWN.items() if "mã nguồn" in words.lower()]


def test_words_that_depend_on_a_number_say_what_any_other_number_gets() -> None:
    chosen = [words for words in SHOWN.values() if ".match" in words]
    assert len(chosen) > 30
    assert all("* {{" in words and words.endswith("}}") for words in chosen)
