"""Hostile text in any field of any record: no traceback, and no HTML that somebody else wrote."""

from __future__ import annotations

import datetime as dt
import json
import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import HTMLParser, _Element, fromstring
from project import SMALL, TELLING, Project
from settings_of import shipped_markdown

from catalog.building.prepare import Prepared, prepare
from catalog.collected.loading import load
from catalog.environment.settings import Settings
from catalog.language.prose_markdown import put_in
from catalog.language.short_markdown import to_html, to_plain
from catalog.reading.source import Problem, field_name
from catalog.reading.yaml_tree import read_document

MARKUP = (
    "\"'><script>alert(1)</script><img src=x onerror=alert(1)><svg onload=alert(1)>"
    "<a href='javascript:alert(1)' onclick=x> {{ 7*7 }} {% x %} &lt;script&gt; `<i>` \\<u>"
)
LINKS = "[a](javascript:alert(1)) ![p](data:text/html,x) [@<b>] [b]: javascript:alert(1)"
WORDS = "data/words.yml"
FOREIGN = {"script", "iframe", "object", "embed", "style", "b", "i", "u", "base"}
OURS: Mapping[str, Callable[[_Element], bool]] = {
    "img": lambda tag: ":" not in tag.get("src", ""),
    "svg": lambda tag: tag.get("class", "").startswith("pa-"),
    "form": lambda tag: "pa-find" in tag.get("class", "").split(),
    "input": lambda tag: tag.get("id") in {"query", "code"},
}
ALLOWED = {"http", "https", "mailto", "tel", ""}


def files() -> list[str]:
    return sorted(path.relative_to(SMALL).as_posix() for path in SMALL.glob("data/**/*.yml"))


def plain(file: str, folder: Path = SMALL) -> Any:
    """What a file says; the words of the interface as if the plan had all of its own."""
    tree: Any = read_document(folder / file, file).root.plain()
    if file == WORDS:
        catalog = load(SMALL)[0]
        assert catalog
        titles = {name: {"title": page.title.root} for name, page in catalog.words.pages.items()}
        tree["pages"] = {name: tree["pages"].get(name, {}) | titles[name] for name in titles}
        tree["labels"] = {name: text.root for name, text in catalog.words.labels.items()}
    return tree


def texts(value: Any, way: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to each text inside a record."""
    if isinstance(value, dict):
        for key, item in value.items():
            yield from texts(item, (*way, key))
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from texts(item, (*way, index))
    elif isinstance(value, str):
        yield way


Field = tuple[str, tuple[Any, ...]]
EVERY: list[Field] = [(file, way) for file in files() for way in texts(plain(file))]
TOLD = {"spoken", "briefing", "poster", "message"}
FIELDS = [(file, way) for file, way in EVERY if way[0] not in TOLD or file in TELLING]
"""One record of each kind tells enough: the sheets of another would be set the same way."""


def with_text(value: Any, way: tuple[Any, ...], text: str) -> Any:
    """A record with one text replaced."""
    if not way:
        return text
    changed = dict(value) if isinstance(value, dict) else list(value)
    changed[way[0]] = with_text(value[way[0]], way[1:], text)
    return changed


TOGETHER = 64
"""Fields that are hostile at once, so that fewer builds show what becomes of them."""
SETTINGS = Settings(
    dt.date(2026, 3, 1), "https://example.org/mau/", cache=Path(os.environ["CACHE"])
)  # each change sets the sheets that it changes, not all


class Victim:
    """A copy of the small plan in which single texts can be replaced."""

    def __init__(self, folder: Path, kit: bool) -> None:
        self.folder = Project(folder, kit=TELLING if kit else False).folder
        self.clean_texts = {file: (folder / file).read_text(encoding="utf-8") for file in files()}
        self.trees = {file: plain(file, folder) for file in files()}
        self.clean = set(_pages(prepare(self.folder, SETTINGS)))
        """What is made of the plan itself: pages that stay so need no second look."""

    def prepare(self, fields: Sequence[Field], text: str) -> Prepared:
        """What is made of the plan when some texts say something else, no two the same."""
        trees: dict[str, Any] = {}
        for n, (file, way) in enumerate(fields):
            own = f"{text} {n}" if n else text
            trees[file] = with_text(trees.get(file, self.trees[file]), way, own)
        for file, tree in trees.items():
            (self.folder / file).write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
        try:
            return prepare(self.folder, SETTINGS)
        finally:
            for file in trees:
                (self.folder / file).write_text(self.clean_texts[file], encoding="utf-8")


def of_the_kit(field: Field) -> bool:
    """Whether the outreach kit says this; all else is said without it too, and sooner."""
    file, way = field
    said = ("channel_", "form_", "issued_", "kit_", "post_", "radio_", "script_")
    label = file == WORDS and way[0] == "labels" and way[1].startswith(said)
    return label or way[0] in TOLD | {"issued"}


def takes_any(field: Field) -> bool:
    """Whether it is text for people with room for it and no quotation: likely to take any."""
    _, way = field
    return way[-1] in ("vi", "en") and "quote" not in way and way[1:2] not in BRIEF_LABELS


@pytest.fixture(scope="module")
def victims(tmp_path_factory: pytest.TempPathFactory) -> dict[bool, Victim]:
    """With the kit, and without."""
    folder = tmp_path_factory.mktemp("victims")
    return {kit: Victim(folder / str(kit), kit) for kit in (True, False)}


def _assert_clean(html: str) -> None:
    """Only what our templates write may be markup."""
    for tag in fromstring(f"<div>{html}</div>", HTMLParser()).iter(etree.Element):
        assert OURS.get(tag.tag, lambda tag: tag.tag not in FOREIGN)(tag), tag.tag
        assert not [name for name in tag.attrib if name.startswith("on") or name == "style"]
        if tag.get("href", "").startswith("webcal://example.org/mau/"):
            continue  # the site's own calendars, which no text can name
        scheme, colon, _ = tag.get("href", "").partition(":")
        assert (scheme if colon and "/" not in scheme else "") in ALLOWED


def test_the_look_at_pages_sees_what_is_foreign() -> None:
    _assert_clean('<p class="pa-x"><a href="https://example.org/">1</a></p>')
    for html in (
        *(f"<{name}>1</{name}>" for name in sorted(FOREIGN)),
        *("<img src='http://x'>", "<svg><path d=''/></svg>", "<form><input id='query'></form>"),
        *("<p onclick='x'>1</p>", "<p style='x'>1</p>", "<a href='javascript:x'>1</a>"),
    ):
        with pytest.raises(AssertionError):
            _assert_clean(html)


def _pages(prepared: Prepared) -> Iterator[str]:
    for build in (prepared.site.languages if prepared.site else {}).values():
        for path, page in build.pages.items():
            meta = build.meta(path)
            yield page.html + f'<i-am title="{meta["description"]}">{meta.get("title", "")}</i-am>'
            yield page.data and f"<i-am>{page.data} {len(json.loads(page.data))}</i-am>"
        yield "".join(title for title, _ in build.menu) + build.site_name


def test_the_walk_finds_the_fields() -> None:
    assert len(FIELDS) > 300
    assert ("data/goals/duong-sach.yml", ("facts", 0, "text", "vi")) in FIELDS
    assert {_sort(field) for field in FIELDS} == {_sort(field) for field in EVERY}


def _sort(field: Field) -> tuple[str, ...]:
    """A field of any record of its kind."""
    file, way = field
    return (str(Path(file).parent), *(part for part in way if isinstance(part, str)))


@pytest.mark.parametrize("kit", [True, False])
def test_hostile_markup_in_every_field(kit: bool, victims: dict[bool, Victim]) -> None:
    victim = victims[kit]
    for html in victim.clean:
        _assert_clean(html)
    built = 0
    these = [field for field in FIELDS if of_the_kit(field) == kit]
    waiting = [
        some[n : n + TOGETHER]
        for some in ([field for field in these if takes_any(field) == likely] for likely in (0, 1))
        for n in range(0, len(some), TOGETHER)
    ]
    while waiting:
        fields = waiting.pop()
        prepared = victim.prepare(fields, MARKUP)
        assert bool(prepared.site) != bool(prepared.problems), fields
        if prepared.site:
            built += len(fields)
        elif len(fields) > 1:
            waiting += _others(fields, prepared.problems)
        for html in set(_pages(prepared)) - victim.clean:
            _assert_clean(html)
    assert built > (100 if kit else 400)  # most fields hold text for people, and take any


def _others(fields: list[Field], problems: Sequence[Problem]) -> list[list[Field]]:
    """Of fields that were refused together, those to try again; in halves if no problem has a name.

    A problem's own field has been heard; what others make may have been hidden by it.
    """
    named = {(problem.file, problem.field) for problem in problems}
    left = [field for field in fields if (field[0], field_name(field[1])) not in named]
    if len(left) < len(fields):
        return [left] if left else []
    middle = len(fields) // 2
    return [fields[:middle], fields[middle:]]


PROSE = shipped_markdown()
LONG = [
    "[" * 500,
    "*" * 501,
    "> " * 200 + "x",
    "- " * 100 + "x",
    "[@",
    "[x](",
    "\ue0000\ue000",
    "&#xe000;0&#xe000;",
]
TEXT = st.text(st.characters(codec="utf-8"), max_size=60) | st.sampled_from(
    [MARKUP, LINKS, MARKUP + LINKS, *LONG]
)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(field=st.sampled_from(FIELDS), text=TEXT)
def test_any_text_in_any_field(victims: dict[bool, Victim], field: Field, text: str) -> None:
    prepared = victims[of_the_kit(field)].prepare([field], text)
    assert bool(prepared.site) != bool(prepared.problems)
    for html in set(_pages(prepared)) - victims[of_the_kit(field)].clean:
        _assert_clean(html)


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_any_long_text(text: str) -> None:
    _assert_clean(to_html(text, lambda source: f"<sup>{len(source)}</sup>"))
    assert "\n" not in to_plain(text)


@settings(max_examples=300, deadline=None)
@given(TEXT)
def test_any_prose(text: str) -> None:
    html = PROSE.render(text)
    _assert_clean(put_in(html, dict.fromkeys("@=%:", lambda name: f"<sup>{len(name)}</sup>")))


SHORT = "<b onload=alert(1)>"  # what stands on sheets and cards has little room
BRIEF = {"short_title", "poster"}
BRIEF_PARTS = {("message", "sms")} | {
    ("site", name) for name in ("name", "description", "claim", "kit_claim", "sender")
}
LABELS = ("cost", "goal_of", "hours", "kit_for", "numbers_to_call", "whom_to_ask", "advice")
BRIEF_LABELS = {(label,) for label in LABELS}


def test_a_whole_site_of_hostile_text(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=TELLING)
    for file in files():
        tree = plain(file, project.folder)
        for way in texts(tree):
            if way[-1] in ("vi", "en") and not {"quote", "plain"} & set(way):
                short = way[0] in BRIEF or way[:2] in BRIEF_PARTS or way[1:2] in BRIEF_LABELS
                short |= file.startswith("data/contacts/")
                text = SHORT if short else f"Theo, according to {file} {MARKUP}"
                text = f"{Path(file).stem} {SHORT}" if way[0] == "title" else text
                tree = with_text(tree, way, text)
        (project.folder / file).write_text(json.dumps(tree, ensure_ascii=False), encoding="utf-8")
    for page in (project.folder / "docs").rglob("*.md"):
        text = page.read_text(encoding="utf-8")
        value = json.dumps(MARKUP).replace("\\", r"\\")
        hostile = re.sub(r"(?m)^(title|description): .*", rf"\1: {value}", text)
        page.write_text(hostile, encoding="utf-8")
    built = project.build(SITE_URL="https://example.org/")
    assert built.returncode == 0, built.stderr
    pages = list(project.site.rglob("*.html"))
    assert len(pages) > 30
    for path in pages:
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert not soup.select("[onerror], [onload], [onclick]"), path
        run = soup.select("script:not([type='application/ld+json'])")
        assert not [tag for tag in run if "alert(1)" in tag.get_text()], path
        for block in soup.select("script[type='application/ld+json']"):
            assert json.loads(block.get_text()) and "<" not in block.get_text(), path
        assert "alert(1)" in soup.get_text(), path
