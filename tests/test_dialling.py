"""Numbers of contacts lead to the telephone from running text, and nothing else does."""

from __future__ import annotations

import re

import pytest
from bs4 import BeautifulSoup
from project import SMALL, Project

from catalog.collected.loading import load
from catalog.language.dialling import Dialling

NUMBERS = frozenset({"111", "112", "113", "114", "115", "1022", "19001075"})


@pytest.fixture(scope="module")
def dialling() -> Dialling:
    catalog, _ = load(SMALL)
    assert catalog
    words = tuple(one.calling for one in catalog.words.languages if one.calling)
    assert len(words) == 2
    return Dialling(NUMBERS, words)


def _linked(dialling: Dialling, html: str) -> str:
    return dialling.link(html, lambda number: f"[{number}]")


@pytest.mark.parametrize(
    "marked",
    [
        "Gặp nguy thì gọi [112], không mất tiền.",
        "<p>Gọi [112]</p>",
        "<strong>Lưu số [112] vào điện thoại.</strong> Gọi lúc nào cũng được.",
        "<p>Lưu các số [111], [112], [113], [114] và [115] vào máy.</p>",
        "Số này nối với các số [113], [114] và [115]<sup>2</sup>.",
        "<li><strong>Số [113]</strong>: công an. <strong>Số [114]</strong>: cứu hỏa.</li>",
        "bạn gọi <strong>[115]</strong><sup>1</sup>.",
        "Tổng đài [1022] nhận tin ngày đêm: hỏi [19001075].",
        "In danger, call [112] first. The number [111] is free.",
        "Gọi [112]. Kế hoạch có 112 biện pháp.",
    ],
)
def test_a_number_to_call_is_known_by_the_words_around_it(dialling: Dialling, marked: str) -> None:
    assert _linked(dialling, re.sub(r"[\[\]]", "", marked)) == marked


@pytest.mark.parametrize(
    "html",
    [
        "Kế hoạch chiến lược có 12 mục tiêu, 112 biện pháp.",
        "<table><tr><td>biện pháp</td><td>112</td></tr></table>",
        "Nghị quyết số 112/NQ-CP; Nghị quyết 112/NQ-CP; Nghị định số 115 ngày 01/02/2020.",
        "theo Quyết định số 113 và Điều 114, khoản 115",
        "gọi 112.000 lượt, gọi 112,5 triệu lượt",
        "Trung tâm gọi 115 người, gọi 113 lần.",
        "nhà ở số 112 đường Lê Lợi. Số 113 Lê Lợi.",
        "năm 1022, mã T-112, số 112-114, 112%, G3.112, 2/112, v1.112",
        "<h2>Gọi 112</h2><blockquote>Gọi 112.</blockquote><code>gọi 112</code>",
        '<a href="tel:112">Gọi 112</a> <p id="112" title="gọi 112">x</p>',
        "gọi <a href='x'>trang</a> 112 biện pháp",
        "<p>gọi</p><p>112</p>",
        "Call 112 people. A plan of 112 measures; page 113, 114.",
        "1900107512 119001075",
    ],
)
def test_what_only_looks_like_a_number_to_call_stays_text(dialling: Dialling, html: str) -> None:
    assert _linked(dialling, html) == html


def test_without_contacts_or_words_nothing_is_linked(dialling: Dialling) -> None:
    assert _linked(Dialling(frozenset(), dialling.calling), "Gọi 112.") == "Gọi 112."
    assert _linked(Dialling(NUMBERS, ()), "Gọi 112, 19001075.") == "Gọi 112, [19001075]."


def test_running_text_of_pages_calls(small: Project) -> None:
    for path, words in (("bang-tu/index.html", "gọi"), ("so-can-goi/index.html", "")):
        soup = BeautifulSoup((small.site / path).read_text(encoding="utf-8"), "html.parser")
        link = soup.select_one("main a[href='tel:1900000']")
        assert link and link.get_text() == "1900 000" and words in str(link.previous_sibling)
