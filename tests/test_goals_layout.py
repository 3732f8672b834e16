"""Two, three, six or nine goals stand in whole rows; no code changes for their number."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from accessibility import new_page, overflow
from browser import served
from playwright.sync_api import Browser
from project import Project

LONG = "Việc thứ {n} có một cái tên dài, để xem chữ xuống dòng thế nào"


def _with_goals(project: Project, count: int) -> None:
    """Adds goals to the plan, every other one with a long title, each with its clause."""
    data = project.folder / "data"
    text, clauses = data / "texts/toan-van-mau.txt", data / "texts/toan-van-mau.clauses.yml"
    model = (data / "goals/biet-boi.yml").read_text(encoding="utf-8")
    for n in range(3, count + 1):
        title = LONG.format(n=n) if n % 2 else f"Việc thứ {n}"
        goal = model.replace("formerly: [boi-loi]\n", "").replace("Ai cũng biết bơi", title)
        for old, new in (("id: biet-boi", f"id: viec-{n}"), ("M2", f"M{n}.0"), (": 2", f": {n}")):
            goal = goal.replace(old, new, 1)
        (data / f"goals/viec-{n}.yml").write_text(goal, encoding="utf-8")
        with text.open("a", encoding="utf-8") as file:
            file.write(f"\nMục {n}: {title}.\n")
        with clauses.open("a", encoding="utf-8") as file:
            file.write(f'\n  - id: M{n}.0\n    text: "{title}"\n')


@pytest.mark.parametrize(("count", "columns"), [(2, 2), (3, 3), (6, 3), (9, 3)])
def test_goals_fill_their_rows(
    count: int, columns: int, small: Project, tmp_path: Path, browser: Browser
) -> None:
    project = small
    if count > 2:
        project = Project(tmp_path / "project", kit=False)
        _with_goals(project, count)
        built = project.build()
        assert built.returncode == 0, built.stderr
    with served(project.site) as address:
        for width, in_row in ((1280, columns), (360, 1)):
            page = new_page(browser, width)
            page.goto(address)
            assert not overflow(page)
            arches = [arch.bounding_box() for arch in page.locator(".pa-goals .pa-arch").all()]
            boxes = [box for box in arches if box]
            assert len(boxes) == count
            rows = Counter(round(box["y"]) for box in boxes)
            assert set(rows.values()) == {in_row}
            assert len({round(box["width"]) for box in boxes}) == 1
            page.context.close()
