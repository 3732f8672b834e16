"""Whatever somebody writes in a part of a page, nothing runs and nothing comes from elsewhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from accessibility import new_page
from browser import served
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from project import Project
from settings_of import shipped_markdown
from test_prose import FRONT

from catalog.language.citations import MARK
from catalog.language.prose_markdown import put_in
from catalog.reading.icons import Icons

CREDIT = "\nCủa ta.\n"
RUN = "document.documentElement.dataset.ran=1"
BREAK_OUT = f"\"><script>{RUN}</script><img src=x onerror='{RUN}' x=\""
LIST = f'{{ onclick="{RUN}" style="position: fixed" #main .pa-roof srcdoc="x" }}'
ATTACKS = {
    "tab": f'=== "{BREAK_OUT}"\n\n    Chữ {BREAK_OUT} {LIST}\n',
    "fold": f'???+ note "{BREAK_OUT}"\n    Chữ {BREAK_OUT}\n    {LIST}\n',
    "box": f'!!! note "{BREAK_OUT}"\n    {BREAK_OUT}\n',
    "task": f"- [x] {BREAK_OUT} {LIST}\n",
    "caption": f"Chữ\n/// caption\n{BREAK_OUT} {LIST}\n///\n",
    "line-of-html": f'<figure markdown="span">\n<figcaption>{BREAK_OUT}</figcaption>\n</figure>\n',
    "footnote": f"Chữ[^1]\n\n[^1]: {BREAK_OUT} {LIST}\n",
    "heading": f"## Mục {BREAK_OUT} {LIST}\n",
    "link": f'[chữ](gioi-thieu.md){{ href="javascript:{RUN}" {LIST[1:]}\n',
    "picture": f'![chữ](hinh/vuong.svg){{ src="https://evil.example/x.png" {LIST[1:]}{CREDIT}',
    "picture-here": f'![chữ](hinh/vuong.svg){{ width="1 {RUN}" align="x {RUN}" }}{CREDIT}',
    "icon": f":material-phone:{{ data-icon='{BREAK_OUT}' {LIST[1:]}\n",
    "icon-elsewhere": ":material-../../../../secret: :smile:\n",
    "code": f'``` html title="{BREAK_OUT}" linenums="1" onclick="{RUN}"\n{BREAK_OUT}\n```\n',
    "code-list": f"``` {{ .html {LIST[1:]}\n{BREAK_OUT}\n```\n",
    "keys": f'++"{BREAK_OUT}"++ ++ctrl+"<b>"++\n',
    "abbreviation": f"CHU\n\n*[CHU]: {BREAK_OUT}\n",
    "block": f"/// html | script\n{RUN}\n///\n",
    "block-of-style": "/// html | style\nhtml { background: url(//evil.example/x) }\n///\n",
    "block-of-input": "/// html | input[type=image][src='//evil.example/x']\n///\n",
    "block-of-frame": "/// html | iframe[src='//evil.example/x']\n///\n",
    "block-of-svg": f'/// html | svg[onload="{RUN}"]\n///\n',
    "block-of-picture": "/// html | img[src='//evil.example/x.png']\n///\n",
    "block-without-target": "/// html | a\nchữ\n///\n\n/// html | img\n///\n",
    "mark": f"{MARK}%secret{MARK} {MARK}:x{MARK}\n\n``` text\n{MARK}%secret{MARK}\n```\n",
    "coded-mark": "&#xE000;%secret&#xe000; &#0057344;=members&#57344 &#xe0&#xe000;00;@x&#xe000;\n\n"
    '[a](gioi-thieu.md "&#xe000;%secret&#xe000;")\n',
    "table": f"| {BREAK_OUT} |\n|:-:|\n| {BREAK_OUT} {LIST} |\n",
    "grid": f'<div class="grid cards" markdown onclick="{RUN}">\n\n- a {BREAK_OUT}\n\n</div>\n',
}
HARMLESS = {
    *("a", "abbr", "blockquote", "br", "code", "dd", "del", "details", "div", "dl", "dt", "em"),
    *("fieldset", "figcaption", "figure", "h2", "hr", "img", "input", "ins", "kbd", "label"),
    *("legend", "li", "mark", "ol", "p", "path", "pre", "span", "strong", "sub", "summary", "sup"),
    *("svg", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
ATTRIBUTES = {
    *("align", "alt", "aria-hidden", "aria-label", "checked", "class", "d", "data-linenos"),
    *("disabled", "for", "href", "id", "name", "open", "rel", "src", "start", "title", "type"),
    *("role", "tabindex", "viewBox", "viewbox", "width"),
}


def _rendered(text: str) -> str:
    icons = Icons.installed()
    shows = {":": lambda name: icons.drawing(name) or "", "#": lambda name: ""}
    return put_in(shipped_markdown().render(text), {**dict.fromkeys("@=%", _known), **shows})


def _known(name: str) -> str:
    """What an attack puts in must be named by the guard alone."""
    assert name not in ("secret", "members", "x")
    return name


@pytest.mark.parametrize("attack", ATTACKS.values(), ids=ATTACKS)
def test_only_what_is_harmless_is_left(attack: str) -> None:
    html = _rendered(attack)
    for tag in BeautifulSoup(html, "html.parser").find_all():
        assert tag.name in HARMLESS, html
        assert set(tag.attrs) <= ATTRIBUTES, html
        assert not set(tag.get_attribute_list("class")) & {"pa-roof"}, html
        for name in ("href", "src"):
            address = str(tag.get(name) or "")
            assert not re.match(r"(?i)\s*(?:javascript:|data:|//)", address), html
            assert name == "href" or "evil.example" not in address, html
        assert tag.get("type") in (None, "checkbox", "radio"), html
    assert MARK not in html


def test_no_drawing_is_anybodys_own() -> None:
    shown = BeautifulSoup(_rendered("\n\n".join(ATTACKS.values())), "html.parser")
    assert not shown.select("svg")
    assert _rendered(":material-phone:{ .lg }").count("<svg") == 1
    assert Icons.installed().drawing("material-../../x") is None
    assert Icons(None).drawing("material-phone") is None
    assert not Icons(None).names


def test_none_runs_with_the_policy_off(tmp_path: Path, browser: Browser) -> None:
    project = Project(tmp_path / "project", kit=False)
    # As mistakes: no such icon, not closed, and what no page may have.
    refused = {"icon-elsewhere", "line-of-html", "block", "block-of-style", "block-of-frame"}
    texts = [text for name, text in ATTACKS.items() if name not in refused]
    page = project.folder / "docs" / "vi" / "thu-tan-cong.md"
    page.write_text(FRONT.format(name="x") + "\n\n".join(texts), encoding="utf-8")
    built = project.build()
    assert built.returncode == 0, built.stderr
    with served(project.site) as address:
        tab = new_page(browser, bypass_csp=True)
        asked: list[str] = []
        tab.on("request", lambda request: asked.append(request.url))
        tab.goto(f"{address}thu-tan-cong.html")
        tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
        assert tab.evaluate("document.documentElement.dataset.ran ?? null") is None
        assert not [url for url in asked if not url.startswith((address, "data:"))]
        assert tab.evaluate("document.querySelectorAll('#main').length") == 1
        tab.context.close()
