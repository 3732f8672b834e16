"""Draws the site's icon, and the picture that shows when somebody shares a link to it."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import lru_cache, partial

from catalog.collected.addresses import HOME
from catalog.collected.catalog import Catalog
from catalog.environment.typesetting import Inputs, Setter
from catalog.language.ties import Ties
from catalog.model.palette import Scheme
from catalog.outputs.shared.displayed import displayed
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import Job, Placed, done, tidy
from catalog.outputs.shared.view import View
from catalog.reading.source import Problem

ICON, TOUCH_ICON = "assets/icon.svg", "assets/touch-icon.png"

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


def files(edition: Edition) -> Iterator[tuple[str, str | bytes] | Problem]:
    """Icons, and each language's card."""
    catalog, setter = edition.catalog, edition.press.setter
    light = catalog.plan.site.palette.light
    icon = icon_svg(_mark(catalog), light)
    yield ICON, icon
    yield TOUCH_ICON, touch_icon(icon, light.roof)
    views = (edition.view(language, HOME) for language in catalog.words.languages)
    yield from done(_card(view, setter) for view in views)


def _card(view: View, setter: Setter) -> Job[tuple[str, bytes]]:
    words, path = card_words(view), card_path(view.language.code)
    look = card_look(view.catalog)
    return Job(lambda: (path, social_card(words, look, view.ties, setter)), "hình chia sẻ", words)


def card_path(language: str) -> str:
    return f"assets/card-{language}.png"


def card_words(
    view: View, line: Placed | None = None, *, of_file: bool = False
) -> dict[str, Placed]:
    """The site's name, a line (what the site is), whether the plan is over, and the claim.

    What can be kept without the site is no site: `of_file`, its claim is that of sheets.
    """
    catalog, language = view.catalog, view.language.code
    site, default = catalog.plan.site, catalog.default_language
    words = {}
    own = site.kit_claim if of_file else None
    for part, field, text in (
        ("name", "name", site.name),
        ("line", "description", site.description),
        ("notice", "kit_claim" if own else "claim", own or site.claim),
    ):
        code, said = text.shown(language, default)
        problem = partial(catalog.problem, ("", "plan"), ("site", field, code))
        words[part] = Placed(tidy(said), problem)
    if view.over:
        plan = f"{view.plain(catalog.plan.short_title)}, {view.over}."
        words["notice"] = replace(words["notice"], words=f"{plan}\n{words['notice'].words}")
    return {**words, "line": line} if line else words


def card_look(catalog: Catalog) -> Inputs:
    """What cards have besides words: the mark, the goals' colours and the site's own."""
    palette, mark = catalog.plan.site.palette, _mark(catalog)
    colours = [goal.colour.light for goal in catalog.goals if goal.colour]
    return {
        "mark": drawn(mark, palette.light).encode() if mark else None,
        "colours": colours or [palette.light.roof],
        "look": palette.schemes["print"],
    }


def _mark(catalog: Catalog) -> str | None:
    """The site's mark as an SVG in currentColor, if it has one."""
    picture = catalog.drawings.get(catalog.plan.site.mark or "")
    return picture.document() if picture else None


def icon_svg(mark: str | None, scheme: Scheme) -> str:
    """A square SVG with round corners and the mark (an SVG in currentColor), or an open book."""
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">'
        f'<rect width="64" height="64" rx="13" fill="{scheme.roof}"/>'
        f'<svg x="7" y="7" width="50" height="50">{drawn(mark or BOOK, scheme)}</svg></svg>'
    )


@lru_cache(maxsize=16)
def touch_icon(svg: str, roof: str) -> bytes:
    """A square SVG as an opaque PNG of 180 x 180 pixels; its round corners are filled."""
    page = ICON_PAGE.format(roof=roof)
    return Setter(templates={"icon": page}).png("icon", {"icon": svg.encode()}, 72)


def social_card(words: Mapping[str, Placed], look: Inputs, ties: Ties, setter: Setter) -> bytes:
    """A PNG of 1200 x 630 pixels: name and mark, a line, an arch for each colour, a notice.

    `setter` holds the template card.typ. Raises NotSet as Setter.png does.
    """
    said = {part: placed.words for part, placed in words.items()}
    return setter.png("card.typ", displayed({**said, **look}, ties), 72)


def drawn(mark: str, scheme: Scheme) -> str:
    """A mark in the colour `on_roof`, which fills whatever it is put into."""
    svg = mark[mark.index("<svg") :].replace("currentColor", scheme.on_roof)
    opening, rest = svg.split(">", 1)
    opening = re.sub(r"""\s(?:width|height|xmlns)\s*=\s*("[^"]*"|'[^']*')""", "", opening)
    return f'<svg xmlns="http://www.w3.org/2000/svg"{opening.removeprefix("<svg")}>{rest}'
