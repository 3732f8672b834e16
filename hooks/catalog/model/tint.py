"""Makes a palette of one or two colours that have a name, so that everything stands out."""

import colorsys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.model.palette import (
    SHAPE_RATIO,
    TEXT_RATIO,
    Palette,
    Print,
    Scheme,
    hex_of,
    least,
    nearest,
    parts,
)

_BY_NIGHT = 9.0
"""The contrast of words with the head of a dark page, which is not to shine."""
_TINTED = {
    "light": ("wash", "ink", "muted", "edge", "roof_line"),
    "dark": ("paper", "sheet", "wash", "sand", "muted", "rule", "edge", "roof_line", "on_roof"),
}
"""What has a trace of the main colour; light paper stays as it is."""


@dataclass(frozen=True)
class Tint:
    """The colours that somebody chose for one scheme.

    Without `primary` the head stays as it was; without `accent` links are of the main colour too.
    """

    primary: str | None
    accent: str | None = None


def tinted(palette: Palette, light: Tint, dark: Tint) -> Palette:
    """The palette in other colours, each as much darker or lighter as it has to be."""
    signals = palette.schemes
    day = _scheme(palette.light, light, "light", signals["light"])
    night = _scheme(palette.dark, dark, "dark", signals["dark"])
    return Palette(light=day, dark=night, print=_print(palette.print, day, light.primary))


def _print(print: Print, day: Scheme, primary: str | None) -> Print:
    if not primary:
        return print
    on_sun = _enough(_of_hue(print.on_sun, primary), [print.sun], TEXT_RATIO)
    return Print(
        accent=_enough(day.roof, [day.sheet], TEXT_RATIO),
        roof_line=_of_hue(print.roof_line, primary),
        sun=print.sun,
        on_sun=on_sun,
    )


def _scheme(scheme: Scheme, tint: Tint, name: str, signals: Mapping[str, str]) -> Scheme:
    new = dict(scheme)
    for field in _TINTED[name] if tint.primary else ():
        new[field] = _of_hue(new[field], tint.primary or new[field])
    grounds = [new["paper"], new["sheet"], new["wash"], new["sand"]]
    grounds += [signals["notice"], signals["mark"]]
    for field in ("ink", "muted"):
        new[field] = _enough(new[field], grounds, TEXT_RATIO)
    new["edge"] = _enough(new["edge"], grounds, SHAPE_RATIO)
    new["accent"] = _enough(tint.accent or tint.primary or new["accent"], grounds, TEXT_RATIO)
    if not tint.primary:
        return Scheme.model_validate(new)
    roof = _enough(tint.primary, [new["on_roof"]], TEXT_RATIO if name == "light" else _BY_NIGHT)
    if name == "light":
        roof = _enough(roof, [new["sheet"], new["wash"]], TEXT_RATIO)
    new["roof"] = _enough(roof, [new["roof_focus"]], SHAPE_RATIO)
    new["roof_line"] = _enough(new["roof_line"], [new["roof"]], SHAPE_RATIO)
    return Scheme.model_validate(new)


def _enough(colour: str, grounds: Sequence[str], ratio: float) -> str:
    """The colour itself if it can be told from its grounds, or else the nearest that can."""
    return colour if least(colour, grounds) >= ratio else nearest(colour, grounds, ratio)


def _of_hue(colour: str, other: str) -> str:
    """The colour with the hue of another one, as light as before, and no stronger than that one."""
    hue, _, most = colorsys.rgb_to_hls(*parts(other))
    _, lightness, saturation = colorsys.rgb_to_hls(*parts(colour))
    return hex_of(colorsys.hls_to_rgb(hue, lightness, min(saturation, most)))
