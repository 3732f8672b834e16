"""Compounds, codes and numbers stay on one line where a break is seen, and only there."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from project import Project

from catalog.language.glossary import Forms, explain
from catalog.language.html_text import change_text
from catalog.language.ties import HYPHEN, JOINER, SPACE, Ties
from catalog.outputs.shared.blocks import block
from catalog.outputs.shared.displayed import displayed

TIES = Ties.of(["gắn kết", "tự lực tự cường", "Hue-S", "cộng đồng văn hóa - xã hội", "văn hóa"])
MARKS = str.maketrans({SPACE: "~", HYPHEN: "=", JOINER: "+"})


@pytest.mark.parametrize(
    ("words", "tied"),
    [
        ("Cộng đồng gắn kết", "Cộng đồng gắn~kết"),
        ("Gắn kết, tự lực tự cường", "Gắn~kết, tự~lực~tự~cường"),
        ("gắn kết-rộng", "gắn~kết-rộng"),
        ("xgắn kết", "xgắn kết"),
        ("Cộng đồng Văn hóa - Xã hội", "Cộng đồng Văn~hóa~- Xã hội"),  # the whole is too long
        ("Kế hoạch 259/KH-UBND", "Kế hoạch 259/+KH=UBND"),
        ("Công văn 11841/LĐTBXH-HTQT", "Công văn 11841/LĐTBXH-HTQT"),  # wider than a phone
        ("giai đoạn 2021-2025", "giai đoạn~2021=2025"),
        ("2021–2025", "2021–+2025"),
        ("Ngày 18/08/2021", "Ngày~18/08/2021"),
        ("on 18 August 2021", "on 18~August~2021"),
        ("Đề án 161", "Đề án~161"),
        ("the.md:0-22/name", "the.md:0-22/name"),  # a place that a plugin marks in a title
        ("ứng dụng Hue-S", "ứng dụng Hue=S"),
        ("đi - về", "đi~- về"),
    ],
)
def test_what_stays_on_one_line(words: str, tied: str) -> None:
    found = TIES.tie(words)
    assert found.translate(MARKS) == tied
    assert TIES.tie(found) == found


def test_only_text_in_the_elements_asked_for_is_changed() -> None:
    html = '<h2 id="gắn kết">gắn kết <code>gắn kết</code></h2><p>gắn kết</p>'
    changed = change_text(html, TIES.tie, inside=["h2"], outside=["code"])
    assert changed.replace(SPACE, "~") == html.replace(">gắn kết <", ">gắn~kết <", 1)
    assert change_text(html, str.upper).count("GẮN KẾT") == 3


def test_sheets_tie_large_words_with_letters_that_their_fonts_have() -> None:
    running = block("text", "gắn kết 7/KH-MAU")
    given = {
        "acts": ["gắn kết"],
        "claim": "gắn kết",
        "flow": [block("title", "số 7/KH-MAU"), running],
    }
    assert displayed(given, TIES) == {
        "acts": [f"gắn{SPACE}kết"],
        "claim": "gắn kết",
        "flow": [block("title", f"số{SPACE}7/KH-MAU"), running],
    }


def test_a_tied_code_is_no_term_of_the_glossary() -> None:
    code = TIES.tie("7/KH-UBND")
    assert explain(code, Forms({"KH": "a", "UBND": "b"}), lambda *_: "") == (code, [])


def test_titles_of_pages_are_tied_and_nothing_that_is_copied(small: Project) -> None:
    page = (small.site / "dich" / "duong-sach.html").read_text(encoding="utf-8")
    soup = BeautifulSoup(page, "html.parser")
    headings = [heading.get_text() for heading in soup.select("main h1")]
    assert headings == [f"Đường{SPACE}làng sạch"]
    assert soup.title and SPACE not in soup.title.get_text()
    running = soup.select("main p:not(.pa-meta), main li, blockquote, nav, meta")
    assert not re.search(f"[{HYPHEN}{JOINER}]|ường{SPACE}làng", "".join(map(str, running)))
    plan = (small.site / "ban-ke-hoach.html").read_text(encoding="utf-8")
    assert f"7/{JOINER}KH{HYPHEN}MAU" in plan
    copied = [path for path in small.site.rglob("*") if path.suffix in (".js", ".xml", ".txt")]
    assert len(copied) > 5
    for path in copied:
        assert not re.search(f"[{HYPHEN}{JOINER}]|ường{SPACE}làng", path.read_text("utf-8")), path
