"""Colours: the standard's ratios, one place for all, all text readable, a plan's own everywhere."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from kit import pages_of
from PIL import Image
from project import ROOT, SMALL, Project

from catalog.collected.loading import load
from catalog.model.palette import (
    PALETTE,
    SHAPE_RATIO,
    TEXT_RATIO,
    Palette,
    contrast,
    least,
    nearest,
)
from catalog.outputs.shared.templates import environment
from catalog.outputs.site.styles_and_scripts import stylesheet

SCHEMES = ("light", "dark")


def _palette(plan: Path) -> Palette:
    catalog = load(plan)[0]
    assert catalog
    return catalog.plan.site.palette


def _root(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):(#[0-9a-f]{6})[;}]", css))


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_ratios_are_those_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("plan", [ROOT, SMALL], ids=["real", "small"])
def test_text_and_shapes_stand_out(plan: Path, scheme: str) -> None:
    token = _palette(plan).schemes[scheme]
    for name in ("paper", "sheet", "wash", "sand", "notice", "mark"):
        for ink in ("ink", "muted", "accent"):
            assert contrast(token[ink], token[name]) >= TEXT_RATIO, (ink, name)
        for shape in ("edge", "focus", "notice_edge", "mark_edge"):
            assert contrast(token[shape], token[name]) >= SHAPE_RATIO, (shape, name)
    assert contrast(token["on_roof"], token["roof"]) >= TEXT_RATIO
    assert contrast(token["roof_focus"], token["roof"]) >= SHAPE_RATIO
    assert contrast(token["roof_line"], token["roof"]) >= SHAPE_RATIO


def test_a_plan_that_names_none_has_the_usual_colours(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    plan = project.folder / "data" / "plan.yml"
    text = plan.read_text(encoding="utf-8")
    plan.write_text(re.sub(r"(?m)^  palette:\n(?:    .*\n)+", "", text), encoding="utf-8")
    assert _palette(project.folder) == PALETTE != _palette(SMALL)


def test_colours_stand_in_one_file() -> None:
    """Besides the example in a message, and black and white."""
    folders = (ROOT / name for name in ("hooks", "templates", "overrides"))
    files = [file for folder in folders for file in folder.rglob("*.*")]
    found = {
        colour: file.name
        for file in files
        if file.suffix != ".pyc" and file.name != "palette.py"
        for colour in re.findall(r"#[0-9a-f]{6}\b", file.read_text(encoding="utf-8"))
    }
    assert set(found) <= {"#a5341b", "#000000", "#ffffff"}, found


@pytest.mark.parametrize("plan", [ROOT, SMALL], ids=["real", "small"])
def test_styles_have_every_colour_of_the_palette(plan: Path) -> None:
    catalog = load(plan)[0]
    assert catalog
    css, palette = stylesheet(catalog, environment()).text, catalog.plan.site.palette
    day, night, paper = css.split("@media", 3)[:3]
    for text, scheme in ((day, "light"), (night, "dark")):
        named = {n.replace("_", "-"): colour for n, colour in palette.schemes[scheme].items()}
        assert named.items() <= _root(text).items()
    assert _root(paper) == {"accent": palette.print.accent}


@pytest.mark.parametrize(
    ("colour", "grounds"),
    [
        ("#5fb3b0", ("#f4f8f3", "#fdfffc", "#d9efee")),
        ("#333333", ("#101a17", "#1a2622", "#123534")),
        ("#4f8f7d", ("#0f4a3f",)),
    ],
)
def test_the_colour_that_is_proposed_would_do(colour: str, grounds: tuple[str, ...]) -> None:
    assert least(colour, grounds) < TEXT_RATIO
    found = nearest(colour, grounds, TEXT_RATIO)
    assert TEXT_RATIO <= least(found, grounds) < TEXT_RATIO + 0.2, "no more than it takes"


def _shown(picture: Image.Image) -> set[str]:
    """The colours of more than a few pixels."""
    pixels = picture.convert("RGB").tobytes()
    counted = Counter(pixels[at : at + 3].hex() for at in range(0, len(pixels), 3))
    return {f"#{colour}" for colour, count in counted.items() if count > 40}


def _pictures(site: Path) -> Iterator[tuple[str, Image.Image, str]]:
    """(file, what it shows, the names of the plan's own colours that it must show)."""
    kit = site / "bo-tai-lieu"
    for file, names in {
        "ban-ke-hoach/poster-a4.pdf": "roof sheet ink sun on_sun",
        "ban-ke-hoach/radio-short.pdf": "roof ink",
        "dich-duong-sach/leaflet.pdf": "sheet ink sun on_sun",
    }.items():
        yield file, next(pages_of(kit / file)), names
    for file, names in {
        "bo-tai-lieu/ban-ke-hoach/post-wide.png": "roof sun on_sun",
        "assets/card-vi.png": "roof on_roof roof_line paper ink muted",
        "assets/touch-icon.png": "roof on_roof",
    }.items():
        with Image.open(io.BytesIO((site / file).read_bytes())) as picture:
            yield file, picture, names


def test_a_plan_s_own_colours_are_in_its_sheets_cards_and_pages(small: Project) -> None:
    own, usual = _palette(SMALL).schemes["print"], PALETTE.schemes["print"]
    for file, picture, names in _pictures(small.site):
        shown = _shown(picture)
        assert {own[name] for name in names.split()} <= shown, file
        assert not {usual[name] for name in names.split()} & shown, file
    icon = (small.site / "assets/icon.svg").read_text(encoding="utf-8")
    assert own["roof"] in icon and own["on_roof"] in icon
    for page in ("index.html", "404.html", "en/index.html"):
        text = (small.site / page).read_text(encoding="utf-8")
        assert f'<meta name="theme-color" content="{own["roof"]}">' in text, page
