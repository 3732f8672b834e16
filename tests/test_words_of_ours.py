"""Text in, text out: terms explained, sentences counted, letters in their order."""

from __future__ import annotations

import re

import pytest
from settings_of import shipped_markdown

from catalog.collected.own_words import sentences
from catalog.language.collation import initial, sort_key
from catalog.language.folding import without_tones
from catalog.language.glossary import Forms, explain
from catalog.language.prose_markdown import put_in
from catalog.language.short_markdown import to_html, to_plain
from catalog.language.slugs import slugify

FORMS = Forms({"UBND": "ubnd", "hòa nhập": "hoa-nhap", "nhập": "nhap", "R&amp;D": "rd"})


def _marked(html: str) -> str:
    return explain(html, FORMS, lambda words, term: f"[{words}:{term}]")[0]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>UBND và UBND</p>", "<p>[UBND:ubnd] và UBND</p>"),
        ("<p>cộng đồng hòa nhập</p>", "<p>cộng đồng [hòa nhập:hoa-nhap]</p>"),
        ("<p>gia nhập</p>", "<p>gia [nhập:nhap]</p>"),
        ("<p>UBNDX, KH-UBND, 1/UBND</p>", "<p>UBNDX, KH-UBND, 1/UBND</p>"),
        ("<h2>UBND</h2><p>UBND</p>", "<h2>UBND</h2><p>[UBND:ubnd]</p>"),
        ('<p><a href="#UBND">UBND</a> UBND</p>', '<p><a href="#UBND">UBND</a> [UBND:ubnd]</p>'),
        (
            "<blockquote><p>UBND</p></blockquote><p>UBND</p>",
            "<blockquote><p>UBND</p></blockquote><p>[UBND:ubnd]</p>",
        ),
        ("<figure><p>hòa nhập</p></figure>", "<figure><p>hòa nhập</p></figure>"),
        ("<p>1 &lt; 2, R&amp;D</p>", "<p>1 &lt; 2, [R&amp;D:rd]</p>"),
        ('<p title="UBND">x</p>', '<p title="UBND">x</p>'),
    ],
)
def test_a_term_is_explained_at_its_first_use(html: str, expected: str) -> None:
    assert _marked(html) == expected


def test_explaining_tells_which_terms_in_order() -> None:
    html, used = explain("<p>nhập, UBND, nhập</p>", FORMS, lambda words, term: words)
    assert (html, used) == ("<p>nhập, UBND, nhập</p>", ["nhap", "ubnd"])
    assert explain("<p>x</p>", Forms({}), lambda words, term: words) == ("<p>x</p>", [])


def test_letters_in_the_order_of_the_alphabet() -> None:
    alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
    mixed = ["ưa", "fax", "Ủy ban", "ân", "1 việc", "ăn", "đê", "on", "an", "“A”", "dê", "Ôn", "ua"]
    ordered = " ".join(sorted(mixed, key=lambda word: sort_key(word, alphabet)))
    assert ordered == "“A” 1 việc an ăn ân dê đê fax on Ôn ua Ủy ban ưa"
    assert [initial(word) for word in ("Ủy ban", "đê", "ấm", "1", "“")] == [
        "U",
        "Đ",
        "Â",
        "0–9",
        "#",
    ]
    assert without_tones("Ủy ban, Ấm, Ữ") == "Uy ban, Âm, Ư"


def test_sentences_without_marks_tables_and_targets() -> None:
    text = "# Tên\nMột **hai** ba. Bốn [năm](https://x.y/z): sáu\n- bảy tám [@a]; chín.\n| a. b. |"
    assert [sentence for _, sentence in sentences(text)] == [
        "Một hai ba.",
        "Bốn năm:",
        "sáu",
        "bảy tám;",
        "chín.",
    ]


def test_long_text_is_a_small_markdown() -> None:
    html = to_html(
        "# x\n\n1. *a*\n\n<b>c</b> [d](http://e.f) [@s]", lambda source: f"<sup>{source}</sup>"
    )
    assert "<h1" not in html
    assert "<em>a</em>" in html
    assert "&lt;b&gt;c" in html
    assert html.endswith("<sup>s</sup></p>")
    assert to_plain("**Một** [hai](http://x.y) [@s]\n\n- ba") == "Một hai ba"


def test_a_prose_page_shows_fragments_and_leads_to_pages() -> None:
    rendered = shipped_markdown().render(
        "# Tên mục\n\n[a](b.md#c) [d](https://e.f/g.md)\n\n[=bang]\n\nCó [=so] [@s]."
        "\n\n|x|\n|:-:|\n|y|",
        lambda link: link.replace("b.md", "b.html"),
    )
    html = put_in(
        rendered,
        {
            "@": lambda source: f"<sup>{source}</sup>",
            "=": lambda name: "<table></table>" if name == "bang" else "7",
            "%": lambda name: name,
        },
    )
    assert '<h1 id="ten-muc">' in html
    assert 'href="b.html#c"' in html
    assert 'href="https://e.f/g.md"' in html
    assert re.search(r"</p>\s*<table></table>\s*<p>Có 7<sup>s</sup>\.</p>", html)
    assert '<td class="pa-center">y</td>' in html
    assert "style" not in html


def test_anchors_keep_d() -> None:
    assert slugify("Đầm phá & Đường 9", "-") == "dam-pha-duong-9"
