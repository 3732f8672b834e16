"""What looks like a hidden character and is wanted; tests/broken has what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from project import Project

from catalog.__main__ import main
from catalog.reading.hidden import hidden_in

WANTED = [
    "\U0001f469\u200d\U0001f33e \u2764\ufe0f 1\ufe0f\u20e3",  # drawn as one, red, in a box
    "Một tiêu đề\n=======\n\nchữ",
    "a\n========\n\n<<<<<<<<\n\n|||||||||",
    "Bảng\n\n|||||||\n\n=======\n\n======= chữ",
    "dòng\r\ndòng\r\n",
    "\u1796\u17b6\u1780\u17d2\u1799\u200b\u1781\u17d2\u1798\u17c2\u179a",  # Khmer words
    "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",  # a Persian verb
    "\u0915\u094d\u200d\u0937",  # half a letter of Hindi
    "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",  # of England
    "Ðặng, ĐỀ, 10\u00a0ha, “ngoặc”",
]


@pytest.mark.parametrize("text", WANTED)
def test_what_is_wanted_is_left_alone(text: str) -> None:
    assert not list(hidden_in(text))


UNWANTED = [
    "a\u200bb",
    "\u0e01\u200bb",  # a Thai letter, then a Latin one
    "\u0e01\u200b",
    "\U0001f3f4\U000e0061\U000e007f",  # a flag that nobody has
    "a\U000e0067",
]


@pytest.mark.parametrize("text", UNWANTED, ids=ascii)
def test_what_hides_is_found(text: str) -> None:
    assert list(hidden_in(text))


def test_prose_may_have_emoji_and_spaces_that_do_not_break(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "project")
    page = project.folder / "docs" / "vi" / "gioi-thieu.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n{WANTED[0]}\n\n10\u00a0ha\n", encoding="utf-8")
    assert main(["check", str(project.folder)]) == 0, capsys.readouterr().err
