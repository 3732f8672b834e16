"""The form in admin/ for everyone: as axe finds it, by keyboard, magnified, in other colours."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from accessibility import scan, small_targets
from form_page import FormPage, changed_lines, texts
from playwright.sync_api import TimeoutError as PlaywrightTimeout
from playwright.sync_api import expect
from project import SMALL

from catalog.model.kinds import KINDS

OWN = (
    ("region", "", "the form has no landmark but the list"),
    ("landmark-one-main", "<html", "the same, where one edits"),
    ("page-has-heading-one", "<html", "what is edited stands in a toolbar"),
    ("landmark-unique", '<section role="group"', "axe takes a group for a landmark"),
    ("aria-required-children", 'role="listbox"', "a line between folders of the library"),
    ("aria-valid-attr-value", 'aria-controls="asset', "a list that is not there while it is empty"),
    ("aria-allowed-attr", 'role="menuitem"', "aria-checked on whatever is in a menu"),
    ("aria-allowed-role", "<dialog", "a frame around what pops up"),
    ("presentation-role-conflict", "<dialog", "the same"),
)
"""(rule of axe, in what element, what it is) of what Sveltia CMS does itself."""
LOOKS = ((360, "dark"), (1280, "light"))
TALL = 9000
"""So high that all fields are in view: only then are they drawn, and only then axe looks."""
MENU = "Hiển thị trình đơn tài khoản"
OURS = ".form-telling"
CUT = """() => [...document.querySelectorAll('body *')]
  .filter(one => one.checkVisibility() && one.clientWidth && one.scrollWidth > one.clientWidth + 1
    && getComputedStyle(one).overflowX !== 'visible' && !one.matches('.icon, iframe'))
  .map(one => one.outerHTML.slice(0, 200))"""
SEEN = """async () => {
  for (const one of document.getAnimations()) one.finish();
  const one = document.activeElement;
  if (one.matches('body, iframe')) return true;  // around the page, and in one that is shown
  const style = getComputedStyle(one);
  const drawn = style.outlineStyle !== 'none' && !/, 0\\)$/.test(style.outlineColor);
  const inner = one.matches('[role=treeitem], [role=separator]');  // drawn inside
  return one.matches(':focus-visible') && (drawn || inner) && style.opacity === '1';
}"""


def _look(
    form: FormPage, looks: tuple[tuple[int, str], ...] = LOOKS, *, contrast: bool = True
) -> list[str]:
    """What axe finds on the page that is not known of Sveltia CMS."""
    found = set()
    for width, scheme in looks:
        form.page.set_viewport_size({"width": width, "height": TALL})
        form.page.emulate_media(
            color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce"
        )
        form.page.locator(f"html[data-theme={scheme}]").wait_for(state="attached")
        form.settle()
        found |= {
            f"{width} {scheme} {one.rule} {one.html}: {one.message}"
            for one in scan(form.page, contrast=contrast, without=("iframe",)).violations
            if not any(one.rule == rule and element in one.html for rule, element, _ in OWN)
        }
    return sorted(found)


def _settings(form: FormPage) -> Iterator[list[str]]:
    """What axe finds in the menu of the account, and on each leaf of the settings."""
    form.page.set_viewport_size({"width": 1280, "height": 900})
    form.page.get_by_role("button", name=MENU).click()
    yield _look(form, LOOKS[1:])
    form.page.get_by_role("menuitem", name="Cài đặt").click()
    for tab in form.page.get_by_role("dialog").get_by_role("tab").all():
        tab.click()
        yield _look(form, LOOKS[1:])
    form.page.keyboard.press("Escape")


def test_axe_finds_only_what_is_known_of_the_program(form: FormPage) -> None:
    files = texts(SMALL)
    form.fill(files)
    found = {"entrance": _look(form)}
    form.open_folder(files)
    for where in ("search/quet", "assets", "collections/goals"):
        form.go(where)
        found[where] = _look(form)
    found["settings"] = [one for found in _settings(form) for one in found]
    for kind in KINDS:
        path = next(path for path in files if path.startswith(f"data/{kind}/"))
        form.open(kind, Path(path).stem)
        found[kind] = _look(form) if kind == "goals" else _look(form, LOOKS[1:], contrast=False)
    for collection, entry in (("plan", "plan"), ("docs-vi", "gioi-thieu")):
        form.open(collection, entry)
        found[collection] = _look(form)
    assert not {where: violations for where, violations in found.items() if violations}
    assert not form.troubles


def test_a_box_says_its_field_its_language_and_what_goes_for_it(form: FormPage) -> None:
    form.open_folder(texts(SMALL))
    form.page.set_viewport_size({"width": 1280, "height": TALL})
    form.open("goals", "duong-sach")
    box = form.page.get_by_role("textbox", name="Tên English", exact=True)
    expect(box).to_have_accessible_description("Tên ngắn, hiện trên trang 3 từ")
    cites = form.page.get_by_role("combobox", name="Chèn nguồn Nói dễ hiểu Tiếng Việt", exact=True)
    expect(cites).to_be_visible()
    expect(
        form.page.get_by_role("combobox", name="Hình", exact=True)
    ).to_have_accessible_description("Hình của mục tiêu")
    box = form.page.get_by_role("textbox", name="Tên Tiếng Việt", exact=True)
    expect(box).to_have_attribute("aria-required", "true")
    expect(box).to_have_attribute("aria-invalid", "false")
    box.fill("")
    form.save()
    expect(box).to_have_attribute("aria-invalid", "true")
    expect(box).to_have_accessible_description(re.compile("^Bắt buộc phải điền"))
    expect(cites).not_to_have_attribute("aria-invalid", "true")


def _tab_to(form: FormPage, css: str, key: str = "Tab") -> None:
    """Presses a key until the focus is somewhere; one sees at each step where it is."""
    for _ in range(150):  # the page that is shown beside has links too
        form.page.keyboard.press(key)
        assert form.page.evaluate(SEEN), form.page.evaluate("document.activeElement.outerHTML")
        if form.page.evaluate("css => document.activeElement.matches(css)", css):
            return
    pytest.fail(f"{css} is not reached")


def _enter_row(form: FormPage) -> None:
    """Opens the row that has the focus; on a busy machine the list may be drawn again meanwhile."""
    for _ in range(5):
        if not form.page.evaluate("document.activeElement.matches('[role=row]')"):
            _tab_to(form, "[role=row]")
        form.page.keyboard.press("Enter")
        with contextlib.suppress(PlaywrightTimeout):
            form.page.locator("section[data-key-path]").first.wait_for(timeout=5_000)
            return
    pytest.fail("the row does not open")


def test_a_sentence_is_changed_and_saved_by_keyboard_alone(form: FormPage) -> None:
    before = texts(SMALL)
    path = "data/goals/biet-boi.yml"
    form.fill(before)
    keys = form.page.keyboard
    _tab_to(form, "button")
    keys.press("Enter")
    form.page.get_by_role("treeitem").first.wait_for()
    _tab_to(form, "[role=treeitem]")
    keys.press("ArrowDown")
    keys.press("Enter")
    form.page.wait_for_url("**/collections/goals")
    for words, is_saved_by_key in ((" A", True), (" B", False)):
        if is_saved_by_key:
            form.page.get_by_role("row").first.wait_for()
            form.settle()
            _tab_to(form, "[role=row]")
        _enter_row(form)
        form.settle()
        _tab_to(form, '[data-key-path="title.vi"] textarea')
        keys.press("Control+End")
        keys.type(words)
        if is_saved_by_key:
            keys.press("Control+S")
        else:
            _tab_to(form, "button[data-label='Lưu']", "Shift+Tab")
            keys.press("Enter")
        form.page.wait_for_url("**/collections/goals")
        expect(form.page.get_by_role("row").first).to_be_focused()
    after = form.files()
    assert changed_lines(before[path], after[path]) == [
        '-  vi: "Ai cũng biết bơi"',
        '+  vi: "Ai cũng biết bơi A B"',
    ]
    assert [name for name in after if after[name] != before.get(name)] == [path]


def test_a_dialog_of_ours_is_named_and_gives_the_focus_back(form: FormPage) -> None:
    form.open_folder(texts(SMALL))
    form.open("agencies", "doi-mau")
    form.menu("Xóa")
    form.page.get_by_role("alertdialog").get_by_role("button", name="Xóa").press("Enter")
    dialog = form.page.get_by_role("alertdialog", name="Thông báo", exact=True)
    expect(dialog.get_by_role("button", name="Đóng")).to_be_focused()
    assert not _look(form)
    assert not small_targets(form.page)
    form.page.keyboard.press("Escape")
    expect(form.page.locator(OURS)).to_have_count(0)
    expect(form.page.locator(".content-editor")).to_be_focused()
    assert form.page.url.endswith("/collections/agencies/entries/doi-mau")


def test_nothing_is_cut_on_a_narrow_screen_or_at_four_times_the_size(form: FormPage) -> None:
    files = texts(SMALL)
    form.fill(files)
    form.page.set_viewport_size({"width": 320, "height": 256})
    assert not form.page.evaluate(CUT)
    form.page.get_by_text("Được cung cấp").click()  # nothing lies over it
    form.page.set_viewport_size({"width": 320, "height": TALL})
    form.open_folder(files)
    found = {}
    for where in ("collections/goals", "assets"):
        form.go(where)
        found[where] = [*form.page.evaluate(CUT), *small_targets(form.page)]
    for name, entry in (("goals", "duong-sach"), ("plan", "plan"), ("docs-vi", "gioi-thieu")):
        form.open(name, entry)
        form.settle()
        found[name] = [*form.page.evaluate(CUT), *small_targets(form.page)]
    assert not {where: cut for where, cut in found.items() if cut}


def test_boxes_have_frames_and_the_focus_is_seen_in_forced_colours(form: FormPage) -> None:
    form.open_folder(texts(SMALL))
    form.page.emulate_media(forced_colors="active")
    form.open("goals", "duong-sach")
    for path in ("clause", "title.vi"):
        box = form.page.locator(f'[data-key-path="{path}"] :is(textarea, select)').first
        box.focus()
        style = "one => [getComputedStyle(one).borderTopStyle, getComputedStyle(one).outlineStyle]"
        assert box.evaluate(style) == ["solid", "solid"]
