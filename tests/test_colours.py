"""Colours: the standard's ratios, the same grounds in CSS and code, all text readable."""

from __future__ import annotations

import re

import pytest
from project import ROOT

from catalog.model.palette import GROUNDS, TEXT_RATIO, Colour, contrast, faint

SCHEMES = ("light", "dark")
SHAPE_RATIO = 3.0


def _tokens() -> dict[str, dict[str, str]]:
    css = (ROOT / "templates/look/tokens.css").read_text(encoding="utf-8")
    light, dark = css.split("@media screen and (prefers-color-scheme: dark)")
    found = {
        scheme: dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", part))
        for scheme, part in zip(SCHEMES, (light, dark), strict=True)
    }
    return {"light": found["light"], "dark": found["light"] | found["dark"]}


TOKENS = _tokens()


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#ffffff", 21.0), ("#ffffff", "#ffffff", 1.0), ("#777777", "#ffffff", 4.48)],
)
def test_ratios_are_those_of_the_standard(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_code_and_styles_mean_the_same_grounds(scheme: str) -> None:
    assert GROUNDS[scheme] == (TOKENS[scheme]["paper"], TOKENS[scheme]["sheet"])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_shapes_stand_out(scheme: str) -> None:
    token = TOKENS[scheme]
    grounds = [token[name] for name in ("paper", "sheet", "wash", "sand", "notice", "mark")]
    for ground in grounds:
        for ink in ("ink", "ink-2", "accent"):
            assert contrast(token[ink], ground) >= TEXT_RATIO, (ink, ground)
    for ground in grounds[:4]:
        for shape in ("edge", "focus"):
            assert contrast(token[shape], ground) >= SHAPE_RATIO, (shape, ground)
    assert contrast(token["on-roof"], token["roof"]) >= TEXT_RATIO
    assert contrast(token["roof-focus"], token["roof"]) >= SHAPE_RATIO
    assert contrast(token["roof-line"], token["roof"]) >= SHAPE_RATIO


def test_the_colour_that_is_proposed_would_do() -> None:
    pale = Colour(light="#5fb3b0", light_wash="#d9efee", dark="#333333", dark_wash="#123534")
    found = list(faint(pale))
    assert [one.field for one in found] == ["light", "dark"]
    better = {one.field: one.better for one in found}
    assert not list(faint(pale.model_copy(update=better)))
