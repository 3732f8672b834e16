"""Colours that data names, and whether people can tell them from their ground (WCAG 2.2)."""

from __future__ import annotations

import colorsys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from catalog.model.fields import Strict

TEXT_RATIO = 4.5
"""Contrast of text with its ground, https://www.w3.org/TR/WCAG22/#contrast-minimum"""

GROUNDS = {"light": ("#fbf6ec", "#fffefa"), "dark": ("#19141f", "#272030")}
"""What text in a goal's colour stands on, besides that goal's own wash: paper and sheet of
templates/look/tokens.css. tests/test_colours.py keeps the two alike."""

_HEX = "^#[0-9a-f]{6}$"


def _hex_colour(value: Any) -> str:
    if not isinstance(value, str):
        raise PydanticCustomError("string_type", "")
    if len(value) != 7 or value[0] != "#" or set(value[1:]) - set("0123456789abcdef"):
        raise PydanticCustomError("colour", "")
    return value


HexColour = Annotated[
    str, BeforeValidator(_hex_colour), WithJsonSchema({"type": "string", "pattern": _HEX})
]
"""`#a5341b`: red, green and blue in the sRGB colour space."""


class Colour(Strict):
    """A goal's colour: for lines and text, and as a pale ground; by day and by night."""

    light: HexColour = Field(description="màu nét và chữ trên nền sáng, thí dụ `#a5341b`")
    light_wash: HexColour = Field(description="màu nền nhạt, khi trang sáng")
    dark: HexColour = Field(description="màu nét và chữ trên nền tối")
    dark_wash: HexColour = Field(description="màu nền trầm, khi trang tối")


@dataclass(frozen=True)
class Faint:
    """A colour too near to a ground of its scheme: ratios, and the nearest that would do."""

    field: str
    colour: str
    on_paper: float
    on_wash: float
    better: str


def faint(colour: Colour) -> Iterator[Faint]:
    """Each scheme in which text of this colour could not be read."""
    for field, line, wash in (
        ("light", colour.light, colour.light_wash),
        ("dark", colour.dark, colour.dark_wash),
    ):
        on_paper = min(contrast(line, ground) for ground in GROUNDS[field])
        on_wash = contrast(line, wash)
        if min(on_paper, on_wash) < TEXT_RATIO:
            grounds = (*GROUNDS[field], wash)
            yield Faint(field, line, on_paper, on_wash, _nearest(line, grounds, field == "light"))


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _parts(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def _nearest(colour: str, grounds: tuple[str, ...], darker: bool) -> str:
    """The same hue, darker or lighter by as little as makes it readable on all grounds."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*_parts(colour))
    end = 0.0 if darker else 1.0
    for step in range(1, 101):
        lighter = lightness + (end - lightness) * step / 100
        parts = colorsys.hls_to_rgb(hue, lighter, saturation)
        found = "#" + "".join(f"{round(part * 255):02x}" for part in parts)
        if min(contrast(found, ground) for ground in grounds) >= TEXT_RATIO:
            return found
    return "#000000" if darker else "#ffffff"
