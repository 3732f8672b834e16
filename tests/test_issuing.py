"""`python -m catalog issue`: what went out is written down once, and never touched again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup
from project import ONE_GOAL, Project

from catalog.model.issued import written_codes

LIST = "data/issued.yml"
PAGE = "to-nay-con-dung-khong.html"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=("data/plan.yml", *ONE_GOAL))


def _codes(project: Project) -> dict[str, str]:
    """The code of each piece, by the file it leads to, from the page that was built last."""
    soup = BeautifulSoup((project.site / PAGE).read_text(encoding="utf-8"), "html.parser")
    rows = soup.select("tr[id^=now-]")
    return {str(row.select("a")[0]["href"]): str(row["id"])[len("now-") :] for row in rows}


def test_codes_are_added_at_the_end_and_nothing_else_changes(
    project: Project, small: Project
) -> None:
    file = project.folder / LIST
    before = file.read_bytes()
    codes = _codes(small)
    poster = codes["bo-tai-lieu/dich-duong-sach/poster-a3.pdf"]
    script = codes["bo-tai-lieu/ban-ke-hoach/radio-long.pdf"]
    done = project.run("catalog", "issue", poster.lower().replace("-", ""), script)
    assert done.returncode == 0, done.stderr
    assert "Đã ghi 2 mã vào data/issued.yml." in done.stdout
    after = file.read_bytes()
    assert after.startswith(before)
    added = yaml.safe_load(after)["issued"][-2:]
    assert added[0] == {
        "code": poster,
        "piece": "goals/duong-sach/poster_a3/vi",
        "title": "Áp phích A3: Đường làng sạch",
        "date": dt.datetime.now(dt.UTC).date(),
    }
    assert added[1]["code"] == script
    again = project.run("catalog", "issue", poster, script)
    assert again.returncode == 0 and "Đã ghi 0 mã" in again.stdout
    assert file.read_bytes() == after
    assert project.build().returncode == 0


def test_the_first_code_makes_the_list(project: Project) -> None:
    (project.folder / LIST).unlink()
    correction = project.folder / "data/corrections/so-doi.yml"
    correction.write_text(correction.read_text(encoding="utf-8").replace("[ABC-DEF]", "[]"))
    assert project.build().returncode == 0
    assert _states(project) == {}
    assert "issued-list" not in (project.site / PAGE).read_text(encoding="utf-8")
    code = _codes(project)["bo-tai-lieu/dich-duong-sach/leaflet.pdf"]
    assert project.run("catalog", "issue", code).returncode == 0
    assert project.build().returncode == 0
    assert _states(project) == {code: "Còn đúng."}


def test_an_unknown_code_is_refused_and_nothing_is_written(
    project: Project, small: Project
) -> None:
    before = (project.folder / LIST).read_bytes()
    good = _codes(small)["bo-tai-lieu/dich-duong-sach/leaflet.pdf"]
    done = project.run("catalog", "issue", good, "000-000", "tờ")
    assert done.returncode == 2
    told = "không có tờ nào mang mã 000-000, TỜ — chép lại mã in ở cuối tờ hiện nay\n"
    assert done.stderr == told
    assert (project.folder / LIST).read_bytes() == before


def test_the_page_says_of_each_code_what_became_of_it(small: Project) -> None:
    states = _states(small)
    assert list(states) == sorted(states)
    assert states["CE6-4Y5"] == "Còn đúng."
    assert states["777-XYZ"] == "Không còn tờ này."
    assert states["234-567"].startswith("Đã có bản mới, mã ")
    assert states["999-ZZZ"].endswith("Ai cũng biết bơi"), "found under its former id"
    withdrawn = states["ABC-DEF"]
    assert withdrawn.startswith("Thu hồi, vì có chỗ sai: Trước viết chủ nhật, nay sửa thành thứ")
    assert "Đã có bản mới" in withdrawn


def test_a_changed_sentence_replaces_what_was_issued(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=("data/goals/biet-boi.yml",))
    goal = project.folder / "data/goals/biet-boi.yml"
    text = goal.read_text(encoding="utf-8")
    goal.write_text(text.replace('- vi: "Học bơi ở chỗ nước nông."', '- vi: "Học bơi ở hồ nông."'))
    assert project.build().returncode == 0
    now = _codes(project)["bo-tai-lieu/dich-biet-boi/poster-a4.pdf"]
    told = f"Đã có bản mới, mã {now}: Áp phích A4, Ai cũng biết bơi"
    assert _states(project)["CE6-4Y5"] == told


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7kq-m2f", ["7KQ-M2F"]),
        ("7KQM2F, oil-abc", ["7KQ-M2F", "011-ABC"]),
        ("7KQ-M2", ["7KQ-M2"]),
        ("", []),
    ],
)
def test_codes_are_read_as_people_type_them(typed: str, meant: list[str]) -> None:
    assert list(written_codes(typed)) == meant


def _states(project: Project) -> dict[str, str]:
    """What the page says of each code that went out."""
    text = (project.site / PAGE).read_text(encoding="utf-8")
    rows = BeautifulSoup(text, "html.parser").select("[aria-labelledby=issued-list] tbody tr")
    return {str(row["id"]): row.select("td")[-1].get_text(" ", strip=True) for row in rows}
