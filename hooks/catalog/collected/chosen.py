"""Puts what a site's owner chose in mkdocs.yml in place of what the plan's own files say."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from catalog.collected.catalog import Catalog
from catalog.model.fields import Path
from catalog.model.palette import ACCENT, PRIMARY, Palette
from catalog.model.texts import Text
from catalog.model.tint import Tint, tinted
from catalog.reading.choices import Choices
from catalog.reading.messages import did_you_mean
from catalog.reading.source import Problem, Step

WORDS: Mapping[Path, Path] = {
    ("site", "name"): ("site_name",),
    ("site", "description"): ("site_description",),
}
"""The field of the plan that each setting replaces."""
PALETTE = ("theme", "palette")
_OF_COLOUR = (("primary", PRIMARY), ("accent", ACCENT))
_BY_NIGHT = ("slate", "dark")
"""What a palette for dark pages says of itself, in its scheme or in what it is for."""


def as_chosen(catalog: Catalog) -> tuple[Catalog, list[Problem]]:
    """The catalog with name, description and colours from the settings, and what is wrong there.

    A name is the same in every language: whoever writes it where it cannot be translated wants
    that one everywhere.
    """
    replaced = {
        field: setting for field, setting in WORDS.items() if catalog.choices.text(*setting)
    }
    site: dict[str, object] = {
        str(field[-1]): Text(dict.fromkeys(catalog.language_codes, catalog.choices.text(*setting)))
        for field, setting in replaced.items()
    }
    problems = list(_unknown_colours(catalog.choices))
    tints = {} if problems else _tints(catalog.choices)
    if tints:
        light = tints.get("light") or tints["dark"]
        colours = catalog.plan.site.palette
        site["palette"] = found = tinted(colours, light, tints.get("dark") or light)
        replaced |= dict.fromkeys(_changed(colours, found), PALETTE)
    changed = catalog.plan.site.model_copy(update=site)
    plan = catalog.plan.model_copy(update={"site": changed})
    return replace(catalog, plan=plan, replaced=replaced), problems


def _changed(old: Palette, new: Palette) -> Iterator[Path]:
    """The field of each colour that is another one now."""
    for name in ("light", "dark", "print"):
        before = dict(getattr(old, name))
        for field, colour in getattr(new, name):
            if colour != before[field]:
                yield "site", "palette", name, field


def _palettes(choices: Choices) -> Iterator[tuple[tuple[Step, ...], Mapping[str, str]]]:
    """(path, text of each setting) of one palette, or of each in a list."""
    found = choices.at(*PALETTE)
    for index, palette in enumerate(found if isinstance(found, list) else [found]):
        if isinstance(palette, dict):
            path = (*PALETTE, index) if isinstance(found, list) else PALETTE
            yield path, {key: one for key, one in palette.items() if isinstance(one, str)}


def _unknown_colours(choices: Choices) -> Iterator[Problem]:
    if choices.text(*PALETTE):
        yield choices.problem(PALETTE, "thiếu tên trường — viết `primary: teal`, `accent: teal`")
    for path, palette in _palettes(choices):
        for field, known in _OF_COLOUR:
            if field in palette and palette[field].replace("-", " ") not in known:
                otherwise = "chọn màu khác, hoặc ghi từng màu ở `site.palette` của data/plan.yml"
                hint = did_you_mean(palette[field], list(known), otherwise)
                message = f"không có màu `{palette[field]}` — {hint}"
                yield choices.problem((*path, field), message)


def _tints(choices: Choices) -> dict[str, Tint]:
    """The colours of light and dark pages, where somebody chose any."""
    tints: dict[str, Tint] = {}
    for _, palette in _palettes(choices):
        primary, accent = (palette.get(field, "").replace("-", " ") for field, _ in _OF_COLOUR)
        if primary or accent:
            says = palette.get("scheme", "") + palette.get("media", "")
            name = "dark" if any(word in says for word in _BY_NIGHT) else "light"
            tints.setdefault(name, Tint(PRIMARY.get(primary), ACCENT.get(accent)))
    return tints
