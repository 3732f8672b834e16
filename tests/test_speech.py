"""Vietnamese as it is read aloud: a table of texts and what a voice should say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from catalog.language.voices.numbers_vi import cardinal
from catalog.language.voices.vi import Voice
from catalog.reading.locales import read_locales

TABLE = [
    line.split("\t")
    for line in (Path(__file__).parent / "speech" / "vi.tsv").read_text("utf-8").splitlines()
]
ALOUD = read_locales(["vi"])["vi"][0].voice
assert ALOUD
VOICE = Voice(
    ALOUD.letters,
    ALOUD.units,
    readings={
        "ASEAN": "A-xê-an",
        "UNESCO": "U-nét-xcô",
        "OTP": "ô tê pê",
        "UBND": "ủy ban nhân dân",
        "KH": "kế hoạch",
        "QĐ": "quyết định",
        "NĐ": "nghị định",
        "NQ": "nghị quyết",
        "TW": "Trung ương",
        "CP": "Chính phủ",
        "TTg": "Thủ tướng",
        "LĐTBXH": "Lao động, Thương binh và Xã hội",
        "HTQT": "hợp tác quốc tế",
        "Facebook": "phây-búc",
        "Hue-S": "Huế ét",
        "Timor-Leste": "Ti-mo Lét-xtê",
    },
    phones=("111", "112", "113", "114", "115", "19001075", "1900 1075", "0234 3822 231"),
)
STUMBLES = re.compile(r"[0-9/]|[A-ZĐ]{2,}")


def test_the_table_is_long() -> None:
    assert len(TABLE) >= 150
    assert len({text for text, _ in TABLE}) == len(TABLE)


@pytest.mark.parametrize(("text", "said"), TABLE, ids=[text for text, _ in TABLE])
def test_a_voice_says(text: str, said: str) -> None:
    assert VOICE.say(text) == said
    assert not STUMBLES.search(said)


@given(st.text("0123456789.,/–-% hakm²ĐQKTgUBND:&", max_size=30))
def test_nothing_is_left_to_stumble_over(text: str) -> None:
    assert not STUMBLES.search(VOICE.say(text))


@given(st.integers(0, 10**15))
def test_numbers_that_differ_sound_different(number: int) -> None:
    assert cardinal(number) != cardinal(number + 1)
    assert "  " not in cardinal(number)


def test_what_has_no_reading_is_named() -> None:
    text = "WHO và FAO gửi công văn 12/ABC-UBND; ASEAN, WHO"
    assert VOICE.unknown(text) == ["WHO", "FAO", "ABC"]
