"""What an SVG file beside the prose may say where CSS would also let it load another file."""

from __future__ import annotations

import pytest

from catalog.reading.vectors import read_vector

KEPT = (
    *("none", "red", "currentColor", "#fff", "#FF00aa80", "rgb(1, 2, 3)", "rgba(10% 20% 3% / 0.5)"),
    *("hsl(120deg 10% 20%)", "oklch(0.5 0.1 20)", "url(#a)", "url( '#a' ) red", " url(#a) none "),
)
REFUSED = (
    *(
        "url(https://e.vn/x)",
        "src('https://e.vn/x')",
        "image-set('https://e.vn/x' 1x)",
        "url(x.svg)",
    ),
    *("image('//e.vn/x')", "url(#a), url(//e.vn/x)", "u\\72l(//e.vn/x)", "red/**/url(//e.vn)"),
    *("cross-fade(url(#a), 'x')", "color('x')", "element(#a)", "@import 'x'", "url('#a\")"),
)


def _drawing(value: str, form: str) -> str:
    words = value.replace('"', "&quot;")
    return f"<svg><path {form.format(words)}/></svg>"


@pytest.mark.parametrize("form", ['fill="{}"', 'mask="{}"', 'style="stroke: {}; d: 1"'])
def test_only_colours_and_parts_of_the_same_drawing_are_kept(form: str) -> None:
    for value in KEPT:
        vector, problems = read_vector(_drawing(value, form), "a.svg")
        assert vector and not problems, value
        assert '="' + value.strip().replace("'", "&#39;") in vector.content.replace('=" ', '="')
    for value in REFUSED:
        vector, problems = read_vector(_drawing(value, form), "a.svg")
        assert not vector and "viết none, một màu" in problems[0].message, value


def test_words_are_written_as_words() -> None:
    vector, _ = read_vector("<svg><title>A &amp; &lt;b></title><text>&lt;c></text></svg>", "a.svg")
    assert vector and "<title>A &amp; &lt;b&gt;</title><text>&lt;c&gt;</text>" in vector.content
