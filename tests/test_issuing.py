"""`python -m catalog issue`: what went out is written down once, and never touched again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
import yaml
from accessibility import new_page
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, expect
from project import ONE_GOAL, Project
from sites import Site

from catalog.model.issued import written_codes

LIST = "data/issued.yml"
PAGE = "to-nay-con-dung-khong.html"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=("data/plan.yml", *ONE_GOAL))


def _codes(project: Project) -> dict[str, str]:
    """The code of each piece, by the file it leads to, from the page that was built last."""
    soup = BeautifulSoup((project.site / PAGE).read_text(encoding="utf-8"), "html.parser")
    rows = [row for row in soup.select("tr[id]") if "Còn đúng." in row.text]
    return {str(row.select("a")[0]["href"]): str(row["id"]) for row in rows}


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
    assert not [state for state in _states(project).values() if "Phát hành" in state]
    code = _codes(project)["bo-tai-lieu/dich-duong-sach/leaflet.pdf"]
    assert project.run("catalog", "issue", code).returncode == 0
    assert project.build().returncode == 0
    issued = [code for code, state in _states(project).items() if "Phát hành" in state]
    assert issued == [code]


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
    now = "Còn đúng. Lời trên tờ giống bản hôm nay."
    assert states["CE6-4Y5"] == f"{now} Phát hành 05/02/2026."
    assert list(states.values()).count(now) == len(states) - 5
    assert states["777-XYZ"] == "Không còn tờ này. Phát hành 11/02/2026."
    assert states["234-567"].startswith("Đã có bản mới, mã ")
    assert "Ai cũng biết bơi . Phát hành" in states["999-ZZZ"], "found under its former id"
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
    assert _states(project)["CE6-4Y5"].startswith(told)


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


def test_a_sheet_has_a_page_whatever_its_subject_was_called(small: Project) -> None:
    """The square code on paper goes on leading somewhere."""
    sheets = [path.read_text(encoding="utf-8") for path in small.site.glob("to/*.html")]
    renamed = [text for text in sheets if 'id="999-ZZZ"' in text]
    assert len(renamed) == 2, "under the name of today and the former one"
    assert all("Ai cũng biết bơi" in text for text in renamed)
    [gone] = [text for text in sheets if 'id="777-XYZ"' in text]
    assert "<h1>Tờ gấp ba: Cầu mới</h1>" in gone and "Không còn tờ này." in gone


def test_a_code_that_is_typed_is_answered(small_site: Site, browser: Browser) -> None:
    page = new_page(browser, 360)
    page.goto(f"{small_site.address}{PAGE}")
    answer = page.locator("#ask-answer")
    for typed, said in (
        ("oil", "Mã có sáu chữ và số, in ở cuối tờ."),
        ("oil abc", "Không thấy mã 011-ABC. Tờ ấy là bản cũ, hoặc không phải của sổ tay."),
        ("ce64y5", "Còn đúng."),
    ):
        page.locator("#code").fill(typed)
        page.keyboard.press("Enter")
        expect(answer).to_contain_text(said)
    expect(answer.get_by_role("link")).to_have_text("Áp phích A4")
    page.context.close()


def test_a_page_of_a_sheet_answers_to_the_code_in_its_address(
    small_site: Site, browser: Browser
) -> None:
    """Without a script: the code that stands after the # is what the reader holds."""
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    sheets = (small_site.folder / "to").iterdir()
    sheet = next(path for path in sheets if 'id="CE6-4Y5"' in path.read_text(encoding="utf-8"))
    old, held = f"{small_site.address}to/{sheet.name}#AAA-AAA", "CE6-4Y5"
    page.goto(old)
    expect(page.get_by_text("Tờ của bạn mang mã khác?")).to_be_visible()
    page.goto(old.replace("AAA-AAA", held))
    expect(page.locator(":target")).to_contain_text(f"{held} Còn đúng.")
    expect(page.get_by_text("Tờ của bạn mang mã khác?")).to_be_hidden()
    context.close()


def _states(project: Project) -> dict[str, str]:
    """What the page says of each code."""
    text = (project.site / PAGE).read_text(encoding="utf-8")
    rows = BeautifulSoup(text, "html.parser").select("tbody tr[id]")
    return {str(row["id"]): row.select("td")[-1].get_text(" ", strip=True) for row in rows}
