"""One face serves a whole heading in Vietnamese, also on a Linux with few fonts.

The fonts are made here, all from one that is locked, so that no font of the machine matters:
what counts is which name has which letters.
"""

from __future__ import annotations

import sys
import unicodedata
from importlib import resources
from pathlib import Path

import pytest
from browser import launch, served
from fontTools.ttLib import TTFont
from playwright.sync_api import Page, Playwright
from project import Project

TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
VOWELS = [unicodedata.normalize("NFC", v + tone) for v in "aăâeêioôơuưy" for tone in TONES]
LETTERS = "".join(VOWELS) + "đ" + "".join(VOWELS).upper() + "Đ"
WANTING = {"Liberation Serif": "Times New Roman", "Caladea": "Cambria", "P052": "Palatino Linotype"}
"""Faces without every Vietnamese letter, and the face of Windows that each stands for.

Counted in Debian 12: Liberation Serif 1.07 lacks 92 of 146 letters, Caladea 88, P052 92; DejaVu
Serif, Noto Serif and Liberation Serif 2.1 lack none.
"""

CONFIGURATION = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir>{aliases}</fontconfig>"""
ALIAS = """<alias binding="same"><family>{asked}</family><accept><family>{given}</family></accept>
</alias>"""


def _make(folder: Path, family: str, *, whole: bool) -> None:
    """A font of a name, with the letters of Latin-1 only or with all."""
    source = resources.files("font_source_serif_pro") / "files" / "SourceSerifPro-Regular.ttf"
    with resources.as_file(source) as path:
        font = TTFont(path)
    names = font["name"]
    names.names = []
    for number, name in ((1, family), (2, "Regular"), (4, family), (6, family.replace(" ", ""))):
        names.setName(name, number, 3, 1, 0x409)
    if not whole:
        for table in font["cmap"].tables:
            table.cmap = {code: glyph for code, glyph in table.cmap.items() if code < 0x100}
    font.save(folder / f"{family}.ttf")


def _fonts(folder: Path, whole: str) -> Path:
    """The configuration of a machine with one whole face and those that want letters."""
    folder.mkdir()
    _make(folder, whole, whole=True)
    for family in WANTING:
        _make(folder, family, whole=False)
    aliases = "".join(ALIAS.format(asked=asked, given=own) for own, asked in WANTING.items())
    configuration = folder / "fonts.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, aliases=aliases), encoding="utf-8")
    return configuration


def _faces(page: Page, selector: str) -> set[str]:
    """The names of the fonts that the browser draws an element with, once it has drawn it."""
    page.evaluate("() => new Promise((d) => requestAnimationFrame(() => requestAnimationFrame(d)))")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    return {font["familyName"] for font in fonts}


@pytest.mark.skipif(sys.platform != "linux", reason="fontconfig chooses the fonts of Linux only")
@pytest.mark.parametrize("whole", ["DejaVu Serif", "Noto Serif"])
def test_one_face_serves_a_whole_heading(
    small: Project, tmp_path: Path, playwright: Playwright, whole: str
) -> None:
    fonts = _fonts(tmp_path / "fonts", whole)
    with served(small.site) as address:
        browser = launch(playwright, FONTCONFIG_FILE=str(fonts))
        page = browser.new_page()
        page.goto(f"{address}viec/quet-duong.html")
        for heading in ("h1", "h2"):
            page.locator(heading).first.evaluate("(e, text) => e.textContent = text", LETTERS)
            assert _faces(page, heading) == {whole}
        page.locator("h1").evaluate("e => e.style.fontFamily = 'Times New Roman'")
        assert "Liberation Serif" in _faces(page, "h1")
        browser.close()
