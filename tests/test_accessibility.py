"""Everyone: what axe, a narrow screen, wide letters, a finger, a keyboard and paper meet.

A page of each kind, and the states that a page can be in; `make audit` looks at every page.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import html_checker
import pytest
from accessibility import (
    HEIGHT,
    TEXT_SPACING,
    clipped,
    keyboard_walk,
    new_page,
    overflow,
    scan,
    small_targets,
)
from browser import put
from playwright.sync_api import Browser, Page, expect
from sites import Shape, Site

View = tuple[int, Literal["light", "dark"]]
VIEWS: list[View] = [(360, "light"), (1280, "dark")]
INCOMPLETE = {
    "color-contrast": "the mark of a source has the ground of the text it stands in; a goal's "
    "large numeral is decoration",
}
"""What axe leaves to a person, and what a person found."""


@pytest.fixture(params=VIEWS, ids=str)
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    page = new_page(browser, *request.param, bypass_csp=True)
    yield page
    page.context.close()


def _assert_nothing_found(page: Page, place: str, **how: Any) -> None:
    found = scan(page, **how)
    assert not found.violations, place
    assert {finding.rule for finding in found.incomplete} <= set(INCOMPLETE), place


def _view(page: Page, width: int, scheme: Literal["light", "dark"], height: int = HEIGHT) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.emulate_media(color_scheme=scheme)


def test_axe_finds_nothing_and_fingers_find_all(site: Site, browser: Browser) -> None:
    """What axe finds depends on what stands on a page.

    Contrast, which takes the longest, is measured where something new stands; what is around all
    pages, on the first. Of other pages only the order of things is new, which all views share.
    """
    page = new_page(browser, bypass_csp=True)
    unlike, kinds = site.unlike(), site.kinds()
    assert len(kinds) > 20 and set(unlike) <= set(kinds)  # see also tests/test_sites.py
    known = () if site.known else [path for path in kinds if path not in unlike]
    for n, path in enumerate([*unlike, *known]):
        page.goto(site.address + path)
        is_new = path in unlike
        for view in VIEWS if is_new else VIEWS[:1]:
            _view(page, *view)
            around = () if n == 0 else (".pa-roof", ".pa-index")
            _assert_nothing_found(page, f"{path} {view}", contrast=is_new, without=around)
            assert not small_targets(page), (path, view)
    page.context.close()


def test_there_is_room_on_a_small_phone(site: Site, browser: Browser) -> None:
    """Whose 320 pixels are also 1280 × 1024 at 400 %."""
    page = new_page(browser, bypass_csp=True)
    _view(page, 320, "light", height=256)
    for path in _each(site, site.kinds(), page):
        assert not overflow(page), path
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.context.close()


def test_a_readers_wide_letters_cut_nothing(site: Site, browser: Browser) -> None:
    """Room for letters depends on the words of a page, too."""
    page = new_page(browser, bypass_csp=True)
    for view, paths in zip(VIEWS, (site.kinds(), site.unlike()), strict=True):
        _view(page, *view)
        for path in _each(site, paths, page):
            page.add_style_tag(content=TEXT_SPACING)
            assert not overflow(page), (path, view)
            assert not clipped(page), (path, view)
    page.context.close()


def _each(site: Site, paths: list[str], page: Page) -> Iterator[str]:
    """Shows these pages, one after the other."""
    page.goto(site.address)
    for path in paths:
        put(page, site.address + path, (site.folder / path).read_text(encoding="utf-8"))
        yield path


def test_axe_finds_nothing_in_any_state(small_site: Site, tab: Page) -> None:
    search = f"{small_site.address}{small_site.page('search')}.html"
    for query, shown in (("viec ke hoach", "#search-hits"), ("xyzzy", "#search-empty")):
        tab.goto(f"{search}#q={query}")
        expect(tab.get_by_role("status")).to_contain_text(query)
        expect(tab.locator(shown)).to_be_visible()
        _assert_nothing_found(tab, query)
    tab.goto(f"{small_site.address}{_page_with_term(small_site)}")
    tab.locator("a.pa-term").first.click()
    expect(tab.locator(".pa-words dt:target")).to_be_in_viewport()
    _assert_nothing_found(tab, "term open")
    tab.locator(".pa-tongue a").last.focus()
    _assert_nothing_found(tab, "language switch")
    tab.locator(".pa-skip").focus()
    expect(tab.locator(".pa-skip")).to_be_in_viewport()
    _assert_nothing_found(tab, "skip link")


def _page_with_term(site: Site) -> str:
    pages = sorted(site.folder.rglob("*.html"))
    page = next(path for path in pages if "pa-term" in path.read_text(encoding="utf-8"))
    return page.relative_to(site.folder).as_posix()


def test_html_is_valid(site: Site) -> None:
    assert not html_checker.check(site.folder)


def _stop(shape: Shape) -> Shape:
    """What makes a stop of its sort: it and what it stands in, whatever attributes it has."""
    return tuple(part for part in shape if "=" not in part)


STOPS = "a[href], button, input:enabled:not([type='radio']:not(:checked)), summary, [tabindex='0']"
"""Of radio buttons in a group, Tab meets the one that is chosen."""


def test_tab_goes_through_every_page_and_shows_where(site: Site, browser: Browser) -> None:
    """Each sort of stop, where it stands, is met once; what is around all pages, on one."""
    page = new_page(browser, 360)
    walked = 0
    for path in site.unlike(STOPS, what=_stop):
        page.goto(site.address + path)
        within = "main" if walked else "body"
        whole = page.locator(within)
        reachable = whole.locator(", ".join(f"{stop}:visible" for stop in STOPS.split(", ")))
        if reachable.count() > 120:  # long lists are many of the same
            continue
        stops = keyboard_walk(page, within)
        assert walked or "pa-skip" in stops[0].element, path
        assert not [stop for stop in stops if not (stop.name and stop.in_view and stop.indicated)]
        assert len(stops) == reachable.count(), path
        walked += 1
    assert walked > 3 or site.known
    page.context.close()


def test_the_skip_link_leads_to_the_text(small_site: Site, tab: Page) -> None:
    tab.goto(small_site.address)
    tab.keyboard.press("Tab")
    tab.keyboard.press("Enter")
    expect(tab.locator("main")).to_be_focused()
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.closest('main') !== null")


def test_search_by_keyboard_alone(small_site: Site, tab: Page) -> None:
    tab.goto(small_site.address)
    tab.locator(".pa-seek a").focus()
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("searchbox")).to_be_focused()
    tab.wait_for_load_state()
    tab.keyboard.type("ke hoach")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("status")).to_contain_text("ke hoach")
    first = tab.locator(".pa-hits a").first
    expect(first).to_be_visible()
    for _ in range(60):
        tab.keyboard.press("Tab")
        if tab.evaluate("document.activeElement.closest('.pa-hits') !== null"):
            break
    href = first.evaluate("link => link.href")
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(str(href))


def test_single_letters_do_nothing(small_site: Site, tab: Page) -> None:
    tab.goto(small_site.address)
    for key in "sfpn/.,":
        tab.keyboard.press(key)
    assert tab.url == small_site.address
    assert tab.evaluate("document.activeElement === document.body")


BOXES = (".pa-said", ".pa-arch", ".pa-empty", ".pa-do")


def test_forced_colours_keep_every_edge(small_site: Site, browser: Browser) -> None:
    page = browser.new_page(forced_colors="active", viewport={"width": 1280, "height": 800})
    page.goto(f"{small_site.address}{small_site.kinds()[0]}")
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    current = page.locator(".pa-tongue [aria-current]")
    ground = "e => getComputedStyle(e).backgroundColor"
    assert current.evaluate(ground) != page.locator(".pa-roof").evaluate(ground)
    seen = set()
    for path in small_site.unlike(", ".join(BOXES)):
        page.goto(small_site.address + path)
        for name in BOXES:
            for box in page.locator(name).all():
                width = box.evaluate("e => parseFloat(getComputedStyle(e).borderTopWidth)")
                assert width >= 1, (path, name)
                seen.add(name)
    assert seen == set(BOXES)
    page.close()


def test_nothing_moves_for_those_who_asked_for_rest(small_site: Site, browser: Browser) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(small_site.address)
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    assert page.evaluate("document.getAnimations().length") == 0
    page.close()
