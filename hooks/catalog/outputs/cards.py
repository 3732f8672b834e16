"""The site's icon, and the picture that shows when somebody shares a link to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

import typst

from ..catalog import Catalog
from ..settings import Settings
from ..source import Problem
from ..typesetting import NoGlyph, NotSet, Setter, indexed
from .templates import Press

ICON, TOUCH_ICON = "assets/icon.svg", "assets/touch-icon.png"

ROOF, ON_ROOF, ROOF_LINE = "#431d64", "#fdf6e9", "#8f6bb0"
PAPER, INK, MUTED = "#fbf6ec", "#261f2b", "#5a4e60"
BOOK = (
    '<svg viewBox="0 0 44 44" fill="none" stroke="currentColor" stroke-width="2.2"'
    ' stroke-linecap="round" stroke-linejoin="round">'
    '<path d="M22 13c-4-4-10-5-18-4.500v24c8-.5 14 .5 18 4.500 4-4 10-5 18-4.500v-24c-8-.5-14 .5-18'
    ' 4.500zM22 13v24"/><path d="M10 16c3 .1 5 .6 7 1.600M10 23c3 .1 5 .6 7 1.600M34 16c-3 .1-5'
    ' .6-7 1.600M34 23c-3 .1-5 .6-7 1.600"/></svg>'
)
ICON_PAGE = """#set page(width: 180pt, height: 180pt, margin: 0pt, fill: rgb("{roof}"))
#image(bytes(json(bytes(sys.inputs.data)).icon), format: "svg", width: 180pt)
"""


class TooLong(Exception):
    """Words that do not fit in their place even in the smallest size.

    `part` is name, line or notice; the first `limit` letters of these very words would fit.
    """

    def __init__(self, part: str, limit: int) -> None:
        super().__init__(f"social card: {part} is too long; {limit} letters fit")
        self.part, self.limit = part, limit


class DoesNotFit(Exception):
    """The words of a card cannot be set; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(str(problem))
        self.problem = problem


def files(catalog: Catalog, settings: Settings, press: Press) -> Iterator[tuple[str, str | bytes]]:
    """Icons, and each language's card."""
    picture = catalog.pictures.get(catalog.plan.site.mark or "")
    mark = picture.document() if picture else None
    icon = icon_svg(mark)
    yield ICON, icon
    yield TOUCH_ICON, touch_icon(icon)
    for code in catalog.language_codes:
        yield card_path(code), _card(catalog, code, mark, press.setter)


def card_path(language: str) -> str:
    return f"assets/card-{language}.png"


def _card(catalog: Catalog, language: str, mark: str | None, setter: Setter) -> bytes:
    site, default = catalog.plan.site, catalog.default_language
    parts = {"name": site.name, "line": site.description, "notice": site.claim}
    fields = {"name": "name", "line": "description", "notice": "claim"}
    words = {part: text.shown(language, default)[1] for part, text in parts.items()}
    colours = tuple(goal.colour.light for goal in catalog.goals if goal.colour) or (ROOF,)
    try:
        return social_card(**words, mark=mark, colours=colours, setter=setter)
    except TooLong as error:
        part = error.part
        message = f"không vừa hình chia sẻ — rút còn {error.limit} ký tự"
    except NoGlyph as error:
        part = next(part for part, text in words.items() if set(text) & set(error.letters))
        message = f"phông chữ của hình chia sẻ không có {error.letters} — bỏ ký tự ấy"
    path = ("site", fields[part], parts[part].shown(language, default)[0])
    raise DoesNotFit(catalog.problem(("", "plan"), path, message))


def icon_svg(mark: str | None) -> str:
    """A square SVG with round corners and the mark (an SVG in currentColor), or an open book."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="13" fill="{ROOF}"/>'
        f'<svg x="7" y="7" width="50" height="50">{drawn(mark or BOOK)}</svg></svg>'
    )


@lru_cache(maxsize=16)
def touch_icon(svg: str) -> bytes:
    """A square SVG as an opaque PNG of 180 x 180; its round corners are filled up."""
    page = ICON_PAGE.format(roof=ROOF)
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False)
    setter = Setter(fonts, templates={"icon": page})
    return indexed(setter.png("icon", {"icon": svg.encode()}, 72))


@lru_cache(maxsize=16)  # the same words make the same card, however often they are checked
def social_card(
    name: str, line: str, notice: str, mark: str | None, colours: tuple[str, ...], setter: Setter
) -> bytes:
    """A PNG of 1200 x 630: name and mark, what the site is, an arch a colour, a notice.

    `setter` holds the template card.typ. Raises TooLong, and NotSet as Setter.png does.
    """
    inputs = {
        "name": tidy(name),
        "line": tidy(line),
        "notice": tidy(notice),
        "mark": drawn(mark).encode() if mark else None,
        "colours": list(colours),
        "roof": ROOF,
        "roof_line": ROOF_LINE,
        "on_roof": ON_ROOF,
        "paper": PAPER,
        "ink": INK,
        "muted": MUTED,
    }
    try:
        return indexed(setter.png("card.typ", inputs, 72))
    except NotSet as error:
        found = re.search(r"too long, (\w+), (\d+)", str(error))
        if not found:
            raise
        raise TooLong(found[1], int(found[2])) from error


def drawn(mark: str) -> str:
    """A mark in the colour of things on the roof, as large as what it is put into."""
    svg = mark[mark.index("<svg") :].replace("currentColor", ON_ROOF)
    opening, rest = svg.split(">", 1)
    opening = re.sub(r"""\s(?:width|height|xmlns)\s*=\s*("[^"]*"|'[^']*')""", "", opening)
    return f'<svg xmlns="http://www.w3.org/2000/svg"{opening.removeprefix("<svg")}>{rest}'


def tidy(words: str) -> str:
    """One line of composed letters; no-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", words)).strip(" ")
