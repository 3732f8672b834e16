"""Thirteen attacks in every text: each is refused with its place, or is seen as text; none runs."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from accessibility import new_page
from browser import served
from playwright.sync_api import Browser, Page
from project import Project
from sites import leads_on
from test_hostile import files, texts, with_text

from catalog.reading.yaml_tree import read_document

LATER = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
"""When a page was drawn, and whatever waited for that has run."""
MARK = "document.documentElement.dataset.ran=1"
PAYLOADS = {
    "script": f"<script>{MARK}</script>",
    "onerror": f"<img src=x onerror='{MARK}'>",
    "onload": f"<svg onload='{MARK}'></svg>",
    "link": f"[here](javascript:{MARK})",
    "coded-link": "<a href='&#106;avascript:document.title=1' id=attack>here</a>",
    "break-out": f"\" autofocus onfocus='{MARK}' x='",
    "template": "{{ 7 * 191 }} {% raw %}",
    "attribute-list": f"here {{: onclick='{MARK}' #attack }}",
    "iframe": f"<iframe srcdoc='<script>parent.{MARK}</script>'></iframe>",
    "style": "<style>html { background: url(//evil.example/x) }</style>",
    "base": "<base href='//evil.example/'>",
    "refresh": "<meta http-equiv='refresh' content='0; url=//evil.example/'>",
    "json": f"</script><script>{MARK}</script>",
}
REFUSED = "link"
TOGETHER = (
    ("break-out", "script", "attribute-list"),
    ("onerror", "template", "coded-link"),
    ("onload", "iframe", "style"),
    ("base", "refresh", "json"),
)
"""Attacks that stand in one text. Each of them would be seen by itself, so none hides another; a
break-out wants to come first, a list of attributes last."""
APART = 3
"""Of so many pages one is tried with some attacks, another one with the next."""
SHORT_FIELDS = {("site", part) for part in ("name", "description", "claim", "kit_claim")}


def _poison(project: Project, payload: str) -> None:
    """Puts an attack in every text that is not compared with a source, and in every page."""
    for file in files():
        tree = read_document(project.folder / file, file).root.plain()
        for way in texts(tree):
            spoken = way[-1] in ("vi", "en") and not {"quote", "plain"} & set(way)
            if spoken and way[:2] not in SHORT_FIELDS:
                tree = with_text(tree, way, f"Theo, according to {file} {payload}")
        (project.folder / file).write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    for page in (project.folder / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        value = json.dumps(f"Tên {payload}", ensure_ascii=False)
        hostile = value.replace("\\", r"\\")
        head = re.sub(r"(?m)^(title|description): .*", rf"\1: {hostile}", text)
        page.write_text(f"{head}\n\nChữ {payload}\n", encoding="utf-8")


def test_each_attack_is_tried_once() -> None:
    assert sorted([REFUSED, *(name for names in TOGETHER for name in names)]) == sorted(PAYLOADS)


def test_a_link_that_is_a_script_is_refused_with_its_place(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    _poison(project, PAYLOADS[REFUSED])
    built = project.build()
    assert built.returncode == 1
    assert re.search(r"(data|docs)/[^:]+:[0-9]+:[0-9]+: ", built.stderr)
    assert "Traceback" not in built.stderr


@pytest.mark.parametrize("names", TOGETHER, ids=" ".join)
def test_no_attack_runs(names: tuple[str, ...], tmp_path: Path, browser: Browser) -> None:
    project = Project(tmp_path / "project", kit=False)
    _poison(project, " ".join(PAYLOADS[name] for name in names))
    built = project.build()
    assert built.returncode == 0, built.stderr
    found = [path for path in sorted(project.site.rglob("*.html")) if not leads_on(path)]
    pages = [path.relative_to(project.site).as_posix() for path in found]
    with served(project.site) as address:
        page = new_page(browser, bypass_csp=True)  # what does not run without a policy never runs
        asked = _listen(page)
        for path in pages[TOGETHER.index(names) % APART :: APART]:
            _assert_harmless(page, address, path)
        assert len(asked) > 15
        assert not [url for url in asked if "evil.example" in url]
        page.context.close()


def _listen(page: Page) -> list[str]:
    """The addresses that a page asks for, written down as it does."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    return asked


def _assert_harmless(page: Page, address: str, path: str) -> None:
    page.goto(address + path)
    page.evaluate(LATER)
    assert page.url.startswith(address), path
    assert page.evaluate("document.documentElement.dataset.ran ?? null") is None, path
    assert page.evaluate("document.querySelector('iframe, base, style, #attack')") is None, path


def test_attacks_that_are_text_are_seen(tmp_path: Path, browser: Browser) -> None:
    project = Project(tmp_path / "project", kit=False)
    _poison(project, PAYLOADS["script"])
    assert project.build().returncode == 0
    with served(project.site) as address:
        page = new_page(browser)
        page.goto(f"{address}gioi-thieu.html")
        assert PAYLOADS["script"] in page.locator("main").inner_text()
        page.goto(f"{address}tim-kiem.html#q=Theo")
        page.locator(".pa-hits li").first.wait_for()
        assert page.evaluate("document.documentElement.dataset.ran ?? null") is None
        page.context.close()
