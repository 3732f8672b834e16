"""Posts, pictures, text messages and the snippet: lengths that are true, and nothing that runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from kit import flowing, told
from PIL import Image
from project import ONE_GOAL, ROOT, SMALL, Project

from catalog.language.folding import without_diacritics
from catalog.outputs.kit.text_messages import with_marks, without_marks

LENGTHS = [
    ("a" * 160, 160, 1),
    ("a" * 161, 161, 2),
    ("a" * 306, 306, 2),
    ("a" * 307, 307, 3),
    ("€" * 80, 160, 1),
    ("€" * 81, 162, 2),
    ("a" * 152 + "€" + "a" * 152, 306, 3),  # € is two septets, which no part may divide
    ("đường", 5, 1),
]


@pytest.mark.parametrize(("words", "units", "parts"), LENGTHS)
def test_septets_and_parts(words: str, units: int, parts: int) -> None:
    message = without_marks(words)
    assert (message.units, message.parts) == (units, parts)


@pytest.mark.parametrize(
    ("words", "units", "parts"),
    [("ế" * 70, 70, 1), ("ế" * 71, 71, 2), ("ế" * 134, 134, 2), ("ế" * 135, 135, 3),
     ("😀" * 35, 70, 1), ("ế" * 66 + "😀" + "ế" * 66, 134, 3)],
)  # fmt: skip
def test_units_and_parts(words: str, units: int, parts: int) -> None:
    message = with_marks(words)
    assert (message.units, message.parts) == (units, parts)


def test_marks_are_taken_off_and_nothing_else() -> None:
    assert without_diacritics("Đường làng sạch: gọi 1900 000!") == "Duong lang sach: goi 1900 000!"
    with pytest.raises(ValueError, match=r"[“”–]"):
        without_marks("“Quét” – rồi")


def test_a_text_message_is_told_twice_with_its_parts(small: Project) -> None:
    text = (small.site / "bo-tai-lieu/dich-duong-sach/sms.txt").read_text(encoding="utf-8")
    parts = text.rstrip("\n").split("\n\n")
    address = "example.org/mau/dich/duong-sach.html"
    assert parts[-3] == f"Xã Mẫu: Sáng thứ bảy, bạn quét trước cửa. {address}"
    assert parts[-1] == f"Xa Mau: Sang thu bay, ban quet truoc cua. {address}"
    assert parts[-4] == f"Có dấu (UCS-2): {len(parts[-3])} ký tự, 2 phần."
    assert parts[-2] == f"Không dấu (GSM-7): {len(parts[-1])} ký tự, 1 phần."


@pytest.mark.parametrize("which", ["small", "real"])
def test_no_message_has_more_than_three_parts(which: str, request: pytest.FixtureRequest) -> None:
    found = request.getfixturevalue("small" if which == "small" else "real_site")
    site: Path = getattr(found, "site", found)
    files = list(site.rglob("sms.txt"))
    telling = told(SMALL if which == "small" else ROOT, "message")
    assert len(files) >= len(telling) and (telling or which == "real")
    for file in files:
        text = file.read_text(encoding="utf-8")
        lengths = re.findall(r"(?:UCS-2|GSM-7)\): .*?, (?:parts: )?(\d)", text)
        assert len(lengths) == 2 and all(1 <= int(parts) <= 3 for parts in lengths), file


def test_a_post_says_what_it_is_and_what_its_pictures_show(small: Project) -> None:
    text = (small.site / "bo-tai-lieu/dich-duong-sach/post.txt").read_text(encoding="utf-8")
    body, about = text.split("\n\n---\n")
    assert body.startswith("Kế hoạch mẫu muốn đường làng sạch.")
    assert "\nhttps://example.org/mau/dich/duong-sach.html\n" in body
    assert "Đây không phải giấy của xã nào." in body and "Nguồn: Xã Mẫu" in body
    lines = about.splitlines()
    assert lines[0] == f"{len(body)} ký tự"
    shown = (
        "Mục tiêu 1 trong 2. Kế hoạch mẫu 7. Đường sạch. Quét trước cửa nhà mình. (Một con đường"
    )
    assert [line.split(": ", 1)[1][: len(shown)] for line in lines[1:]] == [shown] * 2


@pytest.mark.parametrize(("name", "size"), [("wide", (1200, 630)), ("square", (1080, 1080))])
def test_pictures_of_posts(name: str, size: tuple[int, int], small: Project) -> None:
    found = list(small.site.rglob(f"post-{name}.png"))
    assert len(found) == 7
    for file in found:
        with Image.open(file) as picture:
            assert (picture.size, picture.mode) == (size, "P"), file
        assert file.stat().st_size < 60_000, file


def test_the_snippet_is_plain_and_says_its_sources(small: Project) -> None:
    found = list(small.site.rglob("snippet.txt"))
    assert len(found) == 7
    for file in found:
        soup = BeautifulSoup(file.read_text(encoding="utf-8"), "html.parser")
        assert {tag.name for tag in soup.find_all()} <= {"section", "h2", "p", "ul", "li", "a"}
        attributes = {name for tag in soup.find_all() for name in tag.attrs}
        assert attributes <= {"lang", "href"}
        assert soup.section and soup.section["lang"] in ("vi", "en")
        link = soup.select_one("a")
        assert link and str(link["href"]).startswith("https://example.org/mau/")
        assert "01/02/2026" in flowing(soup.get_text()) or "1 February 2026" in soup.get_text()


def test_hostile_words_stay_words_in_a_snippet(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=ONE_GOAL)
    goal = project.folder / "data/goals/duong-sach.yml"
    text = goal.read_text(encoding="utf-8")
    hostile = "Quét <script>alert(1)</script> & 'cửa'."
    text = text.replace('- vi: "Rủ hàng xóm cùng quét."', f'- vi: "{hostile}"')
    goal.write_text(text.replace("Kế hoạch mẫu muốn", "<img src=x onerror=a()> Kế hoạch muốn"))
    assert project.build().returncode == 0
    snippet = project.site / "bo-tai-lieu/dich-duong-sach/snippet.txt"
    soup = BeautifulSoup(snippet.read_text(encoding="utf-8"), "html.parser")
    assert not soup.select("script, img")
    assert hostile in soup.get_text()
