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
    "dòng\r\ndòng\r\n",
    "Ðặng, ĐỀ, 10\u00a0ha, “ngoặc”",
]


@pytest.mark.parametrize("text", WANTED)
def test_what_is_wanted_is_left_alone(text: str) -> None:
    assert not list(hidden_in(text))


def test_prose_may_have_emoji_and_spaces_that_do_not_break(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "project")
    page = project.folder / "docs" / "vi" / "gioi-thieu.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n{WANTED[0]}\n\n10\u00a0ha\n", encoding="utf-8")
    assert main(["check", str(project.folder)]) == 0, capsys.readouterr().err
