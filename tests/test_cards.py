"""Icons and the social card: sizes, every letter, words as words, the same bytes each time."""

from __future__ import annotations

import struct
import subprocess
import sys
import unicodedata
from io import BytesIO
from itertools import product

import pytest
from PIL import Image
from project import ROOT

from catalog.environment.typesetting import NoGlyph, NotSet, Setter, TooLong
from catalog.language.ties import Ties
from catalog.model.palette import PALETTE
from catalog.outputs.shared.fitting import Placed, tidy
from catalog.outputs.site.cards import drawn, icon_svg, social_card, touch_icon
from catalog.reading.source import Problem

MARK = (
    '<?xml version="1.0"?><svg viewBox="0 0 44 44" width="44" height="44" fill="none"'
    ' stroke="currentColor" stroke-width="2.2"><path d="M3 20 22 5l19 15"/></svg>'
)
LIGHT = PALETTE.light
COLOURS = ("#a5341b", "#1d5a94", "#3a6b22")
TONES = ("", "\u0300", "\u0301", "\u0309", "\u0303", "\u0323")
SMALL = [unicodedata.normalize("NFC", "".join(pair)) for pair in product("aăâeêioôơuưy", TONES)]
VIETNAMESE = [*SMALL, "đ", *(letter.upper() for letter in SMALL), "Đ"]


@pytest.fixture(scope="module")
def setter() -> Setter:
    return Setter.read(ROOT / "templates")


def card(
    setter: Setter,
    name: str = "Sổ tay",
    line: str = "Nói dễ hiểu.",
    notice: str = "Không chính thức.",
    mark: str | None = MARK,
) -> bytes:
    words = {"name": name, "line": line, "notice": notice}
    return set_card(setter, words, mark)


def set_card(
    setter: Setter, words: dict[str, str], mark: str | None, colours: tuple[str, ...] = COLOURS
) -> bytes:
    placed = {part: Placed(tidy(said), _problem) for part, said in words.items()}
    look = {
        "mark": drawn(mark, LIGHT).encode() if mark else None,
        "colours": colours,
        "look": PALETTE.schemes["print"],
    }
    return social_card(placed, look, Ties(frozenset()), setter)


def _problem(message: str) -> Problem:
    return Problem("data/plan.yml", 1, 1, "", message)


def size(png: bytes) -> tuple[int, ...]:
    assert png.startswith(b"\x89PNG")
    return struct.unpack_from(">LL", png, 16)


def test_sizes(setter: Setter) -> None:
    assert size(card(setter)) == (1200, 630)
    for mark in (MARK, None):
        icon = touch_icon(icon_svg(mark, LIGHT), LIGHT.roof)
        assert size(icon) == (180, 180)
        assert icon[25] == 3 and b"tRNS" not in icon, "a palette without transparency"


def test_the_icon_draws_the_mark_on_the_roof() -> None:
    icon = icon_svg(MARK, LIGHT)
    assert LIGHT.roof in icon and "M3 20" in icon
    assert "currentColor" not in icon and "<?xml" not in icon and 'width="44"' not in icon
    assert "M3 20" not in icon_svg(None, LIGHT)


def test_the_same_bytes_in_another_process(setter: Setter) -> None:
    program = (
        "import sys; sys.path.insert(0, 'hooks'); sys.path.insert(0, 'tests')\n"
        "from test_cards import *\n"
        "sys.stdout.buffer.write(card(Setter.read(ROOT / 'templates')))"
    )
    other = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, check=True
    )
    assert card(setter) == card(setter) == other.stdout


def test_only_the_named_faces_are_used(setter: Setter) -> None:
    faces = {(face.family, face.weight) for face in setter.fonts.fonts()}
    both = set(product(("Source Sans Pro", "Source Serif Pro"), (400, 600)))
    assert faces == {*both, ("Source Sans Pro", 900)}
    assert len(setter.fonts.fonts()) == len(faces)


def test_a_long_line_fits_in_few_bytes(setter: Setter) -> None:
    line = "giải thích từng mục tiêu bằng lời dễ hiểu, kèm nguồn; " * 3
    png = card(setter, line=line[:160], notice="Đây không phải trang chính thức. " * 2)
    assert len(png) < 60_000


@pytest.mark.parametrize("part", ["name", "line", "notice"])
def test_words_that_do_not_fit_are_an_error_with_the_limit(setter: Setter, part: str) -> None:
    words = "chữ dài " * 100
    with pytest.raises(TooLong) as caught:
        card(setter, **{part: words})
    assert list(caught.value.limits) == [part]
    assert size(card(setter, **{part: words[: caught.value.limits[part]]})) == (1200, 630)


def test_one_word_wider_than_the_card_is_too_long(setter: Setter) -> None:
    with pytest.raises(TooLong, match="line"):
        card(setter, line="a" * 80)


def test_every_vietnamese_letter_has_a_glyph(setter: Setter) -> None:
    assert setter.letters.issuperset(VIETNAMESE)
    words = [" ".join(VIETNAMESE[at : at + 36]) for at in range(0, len(VIETNAMESE), 36)]
    for some in words:
        card(setter, name=some.replace(" ", ""), line=some)


def test_letters_are_composed_before_they_are_set(setter: Setter) -> None:
    words = "Ệ ữ ẵ"
    assert card(setter, name=unicodedata.normalize("NFD", words)) == card(setter, name=words)


def test_a_letter_without_a_glyph_is_an_error(setter: Setter) -> None:
    with pytest.raises(NoGlyph, match=r"漢 \(U\+6F22\)"):
        card(setter, line="Huế 漢")


def test_words_are_never_code(setter: Setter) -> None:
    for words in ('#let x = "1"', '"), panic("', "$a$ *b* _c_ \\ #"):
        png = card(setter, name=words, line=words, notice=words)
        assert png != card(setter, name=words, line=words[:-1], notice=words)
    with pytest.raises(NotSet):
        set_card(setter, {"name": "a", "line": "b", "notice": "c"}, None, ("#red",))


def test_a_card_without_a_mark(setter: Setter) -> None:
    assert size(card(setter, mark=None)) == (1200, 630)
    assert card(setter, mark=None) != card(setter)


def test_nothing_is_drawn_in_the_margins(setter: Setter) -> None:
    line = "Kế hoạch nói gì, và bạn có thể làm gì " * 4
    with Image.open(BytesIO(card(setter, line=line))) as picture:
        shown = picture.convert("RGB")
    for box in ((0, 152, 70, 630), (1130, 152, 1200, 630), (0, 560, 1200, 630)):
        colours = shown.crop(box).getcolors() or []
        assert [colour for _, colour in colours] == [(0xFB, 0xF6, 0xEC)], "only paper"
