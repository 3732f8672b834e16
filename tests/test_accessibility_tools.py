"""The tools of the audit find the faults they are for, and none on a page without one."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import accessibility as a11y
import audit
import html_checker
import pytest
from playwright.sync_api import Browser, Page

PAGE = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>A page</title><link rel="icon" href="data:,">
<style>
body {{ color: #111; background: #fff }}
.unseen {{ position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }}
.scroll {{ overflow-x: auto; width: 200px }}
.scroll p {{ width: 2000px }}
</style>
</head>
<body>
<header><a href="#main">To the content</a></header>
<main id="main">
<h1>A heading</h1>
<p>A sentence with <a href="#main">a link</a> and <a href="#main">one more</a> in it.</p>
<p><button type="button">Do it</button> <span class="unseen">a long text of many words</span></p>
<div class="scroll" tabindex="0" role="region" aria-label="Table"><p>A wide table</p></div>
{body}
</main>
</body>
</html>
"""
LINKS = '<ul style="line-height:14px;font-size:12px"><li><a href="#main">1</a><li><a href="#main">2'
TRAP = """<button type="button" id="t">Stay</button><script>document.getElementById("t")
.addEventListener("keydown", e => { if (e.key === "Tab") e.preventDefault() })</script>"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    page = a11y.new_page(browser, 360)
    yield page
    page.context.close()


@pytest.fixture
def page(tab: Page) -> Page:
    tab.goto("about:blank")  # a policy would outlive what is set
    return tab


def _show(page: Page, body: str = "") -> Page:
    page.set_content(PAGE.format(body=body))
    return page


def _site(folder: Path, **bodies: str) -> Path:
    for name, body in bodies.items():
        path = folder / f"{name.replace('_', '/')}.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(PAGE.format(body=body), encoding="utf-8")
    return folder


def test_a_clean_page_has_no_fault(page: Page) -> None:
    _show(page)
    scan = a11y.scan(page)
    assert (scan.violations, scan.incomplete) == ((), ())
    assert a11y.overflow(page) == a11y.clipped(page) == a11y.small_targets(page) == []
    stops = a11y.keyboard_walk(page)
    assert [stop.name for stop in stops] == [
        "To the content", "a link", "one more", "Do it", "Table",
    ]  # fmt: skip
    assert all(stop.in_view and stop.indicated for stop in stops)
    page.add_style_tag(content=a11y.TEXT_SPACING)
    assert a11y.overflow(page) == a11y.clipped(page) == []


def test_axe_finds_an_image_without_a_text_and_a_pale_text(page: Page) -> None:
    found = a11y.scan(_show(page, '<img src="x.png"><p style="color:#ccc">Pale</p>')).violations
    assert {finding.rule for finding in found} == {"image-alt", "color-contrast"}
    image = next(finding for finding in found if finding.rule == "image-alt")
    assert (image.impact, image.target) == ("critical", "img")
    assert image.html.startswith("<img") and "alternative" in image.message


def test_axe_says_what_it_leaves_to_a_person(page: Page) -> None:
    text = '<p style="background:linear-gradient(#fff,#000)">On a gradient</p>'
    assert [one.rule for one in a11y.scan(_show(page, text)).incomplete] == ["color-contrast"]


def test_axe_runs_under_a_strict_policy(page: Page) -> None:
    policy = "default-src 'none'; require-trusted-types-for 'script'"
    page.set_content(f'<meta http-equiv="Content-Security-Policy" content="{policy}"><img src="x">')
    assert "image-alt" in {finding.rule for finding in a11y.scan(page).violations}
    assert a11y.overflow(page) == a11y.clipped(page) == a11y.small_targets(page) == []
    assert a11y.keyboard_walk(page) == []


@pytest.mark.parametrize(
    ("body", "element"),
    [
        ('<div id="w" style="width:500px"><p>Wide</p></div>', "div#w “Wide”"),
        ('<p id="w" style="width:90px;overflow:hidden;white-space:nowrap">A long line of text</p>',
         "p#w “A long line of text”"),
        ('<p id="w" style="width:50px;overflow:clip">Unbreakable</p>', "p#w “Unbreakable”"),
        (f'<p id="w">{"w" * 60}</p>', f"p#w “{'w' * 50}”"),
        ('<p style="position:absolute;left:-99px;width:20px;overflow:hidden">Unbreakable</p>'
         '<div style="overflow-x:auto"><p id="w" style="width:500px">Wide</p></div>',
         "p#w “Wide”"),
    ],
)  # fmt: skip
def test_overflow_is_found(page: Page, body: str, element: str) -> None:
    assert a11y.overflow(_show(page, body)) == [element]


def test_clipped_text_is_found_with_the_spacing_of_a_reader(page: Page) -> None:
    _show(page, '<p id="c" style="height:1.3em;line-height:1.3;overflow:hidden">One line</p>')
    assert a11y.clipped(page) == []
    page.add_style_tag(content=a11y.TEXT_SPACING)
    assert a11y.clipped(page) == ["p#c “One line”"]


def test_small_targets_are_found(page: Page) -> None:
    found = a11y.small_targets(_show(page, LINKS))
    assert [target.split(":")[0] for target in found] == ["a “1”", "a “2”"]
    spaced = LINKS.replace("<li>", '<li style="margin:12px">')
    assert a11y.small_targets(_show(page, spaced)) == []
    stretched = "<style>li { position: relative; height: 24px } "
    stretched += "li a::after { content: ''; position: absolute; inset: 0 }</style>"
    assert a11y.small_targets(_show(page, stretched + LINKS)) == []


@pytest.mark.parametrize(
    "ring",
    [
        "outline:none",
        "outline:0 solid red",
        "outline:2px solid transparent",
        "outline:2px solid #fff",
    ],
)
def test_a_focus_that_does_not_show_is_found(page: Page, ring: str) -> None:
    stops = a11y.keyboard_walk(
        _show(page, f'<style>#f:focus {{ {ring} }}</style><button id="f">B</button>')
    )
    assert [stop.name for stop in stops if not stop.indicated] == ["B"]


@pytest.mark.parametrize("ring", ["outline:2px solid #00f", "box-shadow:0 0 0 2px #00f"])
def test_a_focus_that_shows_after_a_transition_is_seen(page: Page, ring: str) -> None:
    style = f"#f {{ outline:none; transition:all 9s }} #f:focus {{ {ring} }}"
    stops = a11y.keyboard_walk(_show(page, f'<style>{style}</style><button id="f">B</button>'))
    assert all(stop.indicated for stop in stops)


@pytest.mark.parametrize(
    "place", ["position:fixed;left:-99px;width:50px", "position:absolute;clip-path:inset(50%)"]
)
def test_a_stop_out_of_sight_is_found(page: Page, place: str) -> None:
    stops = a11y.keyboard_walk(_show(page, f'<button style="{place}">B</button>'))
    assert [stop.name for stop in stops if not stop.in_view] == ["B"]


def test_a_stop_below_a_fixed_bar_is_found(page: Page) -> None:
    bar = '<div style="position:fixed;inset:0;background:#fff">A bar</div>'
    assert not any(stop.in_view for stop in a11y.keyboard_walk(_show(page, bar)))


def test_a_stop_that_loses_the_focus_does_not_end_the_walk(page: Page) -> None:
    body = '<button onfocus="this.blur()">No</button><button>Yes</button>'
    assert [stop.name for stop in a11y.keyboard_walk(_show(page, body))][-2:] == ["Table", "Yes"]


def test_a_keyboard_trap_is_found(page: Page) -> None:
    with pytest.raises(a11y.KeyboardTrap, match="button#t"):
        a11y.keyboard_walk(_show(page, TRAP))
    circle = TRAP.replace("e.preventDefault()", "{ e.preventDefault(); first.focus() }")
    with pytest.raises(a11y.KeyboardTrap, match="a#first"):
        a11y.keyboard_walk(_show(page, '<a id="first" href="#main">First</a>' + circle))


OF_TODAY = '<label>Search <input type="search" autocorrect="off"></label>'


def test_the_html_checker_finds_errors_and_says_where(tmp_path: Path) -> None:
    """It finds none in HTML of today."""
    broken = "<p><div>a</div></p>\n<b id='a b'>"
    site = _site(tmp_path / "a site é", index=OF_TODAY, x_clean="", x_đ=broken)
    line = PAGE.splitlines().index("{body}") + 1
    found = html_checker.check(site)
    unopened = next(error for error in found if error.startswith(f"x/đ.html:{line}:"))
    assert unopened.endswith(": No “p” element in scope but a “p” end tag seen.")
    assert any(f":{line + 1}:1: Bad value “a b”" in error for error in found)
    assert all(error.startswith("x/đ.html:") for error in found)
    assert html_checker.check(tmp_path / "nothing") == []


def _site_in_two_languages(folder: Path, **bodies: str) -> Path:
    """A site whose folder fr/ is in another language, and an address that leads on."""
    site = _site(folder, **bodies)
    for path in site.glob("fr/*"):
        path.write_text(path.read_text().replace('lang="en"', 'lang="fr"'))
    (site / "old.html").write_text('<meta http-equiv="refresh" content="0; url=index.html">')
    return site


def test_an_audit_knows_the_language_of_each_page(tmp_path: Path) -> None:
    found = audit.pages_of(_site_in_two_languages(tmp_path, index="", fr_index="", fr_more=""))
    assert found.by_language == {"en": ["index.html"], "fr": ["fr/index.html", "fr/more.html"]}
    assert found.redirects == 1


FAULTS = ("violations", "overflow", "complaints", "html_errors")


def test_an_audit_counts_pages_and_faults(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = f'<img src="x">{"w" * 60}'
    site, report = _site_in_two_languages(tmp_path, index="", fr_index=bad), tmp_path / "report"
    assert audit.main([str(site), "--workers", "2", "--report", str(report)]) == 1
    found = json.loads(report.read_text(encoding="utf-8"))
    assert found["languages"] == {"en": 1, "fr": 1}
    assert (found["pages"], found["redirects"], found["scans"]) == (2, 1, 12)
    assert found["violations"]["image-alt"]["count"] == 6
    assert [rule["pages"] for rule in found["violations"].values()] == [["fr/index.html"]]
    assert [case["widths"] for case in found["overflow"]] == [[360]]
    assert all(said.startswith("fr/index.html:") for said in found["complaints"])
    assert not [said for said in found["html_errors"] if said.startswith("index.html:")]
    assert found["axe"] and found["html_checker"]
    assert "image-alt, 1 pages" in capsys.readouterr().out
    clean = found | {name: type(found[name])() for name in FAULTS}
    for name in FAULTS:  # each is one by itself
        monkeypatch.setattr(audit, "audit", lambda *_, name=name: clean | {name: found[name]})
        assert found[name] and audit.main([str(site)]) == 1
    monkeypatch.setattr(audit, "audit", lambda *_: clean)
    assert audit.main([str(site)]) == 0
