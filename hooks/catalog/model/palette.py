"""The colours that data names, and their contrast with their backgrounds (WCAG 2.2)."""

import colorsys
from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from catalog.model.fields import Form, Strict

TEXT_RATIO = 4.5
"""The least contrast of text with its background, https://www.w3.org/TR/WCAG22/#contrast-minimum"""

SHAPE_RATIO = 3.0
"""The least contrast of shapes with a meaning, https://www.w3.org/TR/WCAG22/#non-text-contrast"""

HexColour = Annotated[str, Form("#[0-9a-f]{6}", "colour")]
"""`#a5341b`: red, green and blue in the sRGB colour space."""


class Colour(Strict):
    """A goal's colour for lines and text, and its pale ground, in the light and dark scheme."""

    light: HexColour = Field(
        title="Nét khi sáng", description="màu nét và chữ trên nền sáng, thí dụ `#a5341b`"
    )
    light_wash: HexColour = Field(title="Nền khi sáng", description="màu nền nhạt, khi trang sáng")
    dark: HexColour = Field(title="Nét khi tối", description="màu nét và chữ trên nền tối")
    dark_wash: HexColour = Field(title="Nền khi tối", description="màu nền trầm, khi trang tối")


class Scheme(Strict):
    """The site's own colours, by day or by night."""

    paper: HexColour = Field(title="Nền trang", description="nền trang")
    sheet: HexColour = Field(title="Nền lời trích", description="nền lời trích, ô nhập và tờ in")
    wash: HexColour = Field(
        title="Nền nhạt", description="nền nhạt của chỗ không thuộc mục tiêu nào"
    )
    sand: HexColour = Field(title="Nền cuối trang", description="nền cuối trang")
    ink: HexColour = Field(title="Chữ", description="chữ")
    muted: HexColour = Field(title="Chữ phụ", description="chữ phụ")
    rule: HexColour = Field(title="Đường kẻ", description="đường kẻ trang trí, không cần thấy rõ")
    edge: HexColour = Field(title="Viền ô, viền nút", description="viền ô nhập, viền nút")
    accent: HexColour = Field(title="Liên kết, đầu đề", description="liên kết, đầu đề, nút")
    roof: HexColour = Field(
        title="Nền đầu trang", description="nền đầu trang và biểu tượng; màu tờ in của kế hoạch"
    )
    on_roof: HexColour = Field(
        title="Chữ ở đầu trang", description="chữ và hình trên nền đầu trang"
    )
    roof_line: HexColour = Field(
        title="Nét ở đầu trang", description="nét ngói, viền nút trên nền đầu trang"
    )
    roof_focus: HexColour = Field(
        title="Viền chỗ đang đứng", description="viền chỗ bàn phím đang đứng trên nền đầu trang"
    )


class Print(Strict):
    """Colours for paper and cards, in place of those of the light scheme or besides them."""

    accent: HexColour = Field(title="Đầu đề khi in", description="đầu đề và nét của trang khi in")
    roof_line: HexColour = Field(title="Nét ngói", description="nét ngói trên hình chia sẻ")
    sun: HexColour = Field(
        title="Nền băng", description="băng “Bạn làm được” của áp phích, tờ gấp, hình"
    )
    on_sun: HexColour = Field(title="Chữ trên băng", description="chữ trên băng ấy")


class Palette(Strict):
    """The site's own colours: on a light screen, on a dark one, on paper."""

    light: Scheme = Field(title="Khi sáng", description="màu khi trang sáng")
    dark: Scheme = Field(title="Khi tối", description="màu khi trang tối")
    print: Print = Field(title="Khi in", description="màu của bản in và hình chia sẻ")

    @property
    def schemes(self) -> dict[str, dict[str, str]]:
        """Every colour of `light`, `dark` and `print` by its name, those of signals included."""
        light, dark = _SIGNALS["light"] | dict(self.light), _SIGNALS["dark"] | dict(self.dark)
        return {"light": light, "dark": dark, "print": light | dict(self.print)}


PALETTE = Palette(
    light=Scheme(
        paper="#fbf6ec", sheet="#fffefa", wash="#f2eaf5", sand="#f3ebdc", ink="#261f2b",
        muted="#5a4e60", rule="#d8c9b4", edge="#85768c", accent="#5b2c83",
        roof="#431d64", on_roof="#fdf6e9", roof_line="#b58fd6", roof_focus="#ffc861",
    ),
    dark=Scheme(
        paper="#19141f", sheet="#272030", wash="#2c213a", sand="#221c29", ink="#f1e9dd",
        muted="#bdb0c2", rule="#43394d", edge="#93849f", accent="#cdaef3",
        roof="#2a163f", on_roof="#f3e7ff", roof_line="#8257ad", roof_focus="#ffc861",
    ),
    print=Print(accent="#4a2370", roof_line="#8f6bb0", sun="#ffc94a", on_sun="#2a1046"),
)  # fmt: skip
"""The palette of a plan that names none."""

_SIGNALS = {
    "light": {"notice": "#fdefc9", "notice_edge": "#8a5f00", "mark": "#f7e8c2",
              "mark_edge": "#835300", "focus": "#b8400a"},
    "dark": {"notice": "#33270b", "notice_edge": "#d3a03c", "mark": "#4a3a10",
             "mark_edge": "#e7bd65", "focus": "#ffc861"},
}  # fmt: skip
"""Colours of signals, which mean the same in every plan; a plan's own must stand out from them."""

PRIMARY = {
    "red": "#ef5552", "pink": "#e92063", "purple": "#ab47bd", "deep purple": "#7e56c2",
    "indigo": "#4051b5", "blue": "#2094f3", "light blue": "#02a6f2", "cyan": "#00bdd6",
    "teal": "#009485", "green": "#4cae4f", "light green": "#8bc34b", "lime": "#cbdc38",
    "yellow": "#ffec3d", "amber": "#ffc105", "orange": "#ffa724", "deep orange": "#ff6e42",
    "brown": "#795649", "grey": "#757575", "blue grey": "#546d78", "black": "#14151a",
    "white": "#ffffff",
}  # fmt: skip
"""The colours for a site's head by their names in mkdocs.yml."""
ACCENT = {
    "red": "#ff1a47", "pink": "#f50056", "purple": "#df41fb", "deep purple": "#7c4dff",
    "indigo": "#526cfe", "blue": "#4287ff", "light blue": "#0091eb", "cyan": "#00bad6",
    "teal": "#00bda4", "green": "#00c753", "light green": "#63de17", "lime": "#b0eb00",
    "yellow": "#ffd500", "amber": "#ffaa00", "orange": "#ff9100", "deep orange": "#ff6e42",
}  # fmt: skip
"""The colours for what can be followed, by their names there."""

STAND_OUT = (
    ("light dark", TEXT_RATIO, "ink muted accent", "paper sheet wash sand notice mark"),
    ("light dark", TEXT_RATIO, "on_roof", "roof"),
    ("light dark", SHAPE_RATIO, "edge", "paper sheet wash sand notice mark"),
    ("light dark", SHAPE_RATIO, "paper sheet wash sand", "notice_edge mark_edge focus"),
    ("light dark", SHAPE_RATIO, "roof_line roof_focus", "roof"),
    ("light", TEXT_RATIO, "roof", "sheet wash"),  # the plan's printed sheets
    ("print", TEXT_RATIO, "accent", "sheet"),
    ("print", TEXT_RATIO, "on_sun", "sun"),
)
"""(schemes, least contrast, colours, backgrounds): each colour needs it with each background."""


def least(colour: str, grounds: Sequence[str]) -> float:
    """The contrast of a colour with the ground that is most like it."""
    return min(contrast(colour, ground) for ground in grounds)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, 1–21, https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio"""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    """The relative luminance, 0–1, https://www.w3.org/TR/WCAG22/#dfn-relative-luminance"""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts(colour)
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def hex_of(parts: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(part * 255):02x}" for part in parts)


def parts(colour: str) -> tuple[float, float, float]:
    """Red, green and blue, 0–1."""
    red, green, blue = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    return red, green, blue


def nearest(colour: str, grounds: Sequence[str], ratio: float) -> str:
    """The same hue, only as much darker or lighter as it takes to reach `ratio` on all grounds.

    It is black or white if no other lightness reaches it.
    """
    hue, lightness, saturation = colorsys.rgb_to_hls(*parts(colour))
    last = max(("#000000", "#ffffff"), key=lambda end: least(end, grounds))
    for step in range(1, 101):
        lighter = lightness + (parts(last)[0] - lightness) * step / 100
        found = hex_of(colorsys.hls_to_rgb(hue, lighter, saturation))
        if least(found, grounds) >= ratio:
            return found
    return last
