"""The guide for editors says what the form says, on a page that everybody can read."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import html_checker
import pytest
from accessibility import new_page, overflow, scan
from broken_cases import FOLDER as BROKEN
from browser import served
from bs4 import BeautifulSoup
from form_pictures import PICTURES
from PIL import Image
from playwright.sync_api import Browser
from project import ROOT, Project
from settings_of import FORGE, switch_form_on
from test_form_words import SHOWN

from catalog.outputs.site.security_policy import POLICY
from catalog.reading.admin_settings import GUIDE

FOLDER = ROOT / "admin" / "guide"
TEXT = (FOLDER / "guide.md").read_text(encoding="utf-8")
REPOSITORY = f"{FORGE.home}/{FORGE.repository}"
HEAVIEST = 60_000
WIDTHS = (800, 1280)
POSTS = "docs/vi/tin/posts/cau.md"
HEAD = "title: Cầu\ndescription: Cầu.\n"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with the form, and with news, which the guide speaks of."""
    project = Project(tmp_path_factory.mktemp("guide") / "project", kit=False)
    switch_form_on(project)
    news = {
        "docs/vi/tin/index.md": HEAD,
        "docs/en/tin/index.md": HEAD,
        POSTS: f"{HEAD}date: 2026-02-01\n",
    }
    for path, head in news.items():
        (project.folder / path).parent.mkdir(parents=True, exist_ok=True)
        (project.folder / path).write_text(f"---\n{head}---\n\nChữ.\n", encoding="utf-8")
    built = project.build(SITE_URL="https://example.org/")
    assert (built.returncode, built.stderr) == (0, "")
    return project.site


@pytest.fixture(scope="module")
def page(site: Path) -> BeautifulSoup:
    return BeautifulSoup((site / GUIDE).read_text(encoding="utf-8"), "lxml")


def _texts(value: object) -> Iterator[str]:
    """Each text in a value of JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _texts(one)


def test_what_is_in_bold_is_in_the_form(site: Path) -> None:
    form = json.loads((site / "admin" / "form.json").read_text(encoding="utf-8"))
    said = [*SHOWN.values(), *_texts(form["configuration"]["collections"])]
    program = sorted((ROOT / "admin" / "source").glob("*.js"))
    said += [path.read_text(encoding="utf-8") for path in program]
    bold = re.findall(r"\*\*(.+?)\*\*", TEXT.replace("\n", " "))
    assert len(bold) > 60
    for words in {re.sub(r" +", " ", one) for one in bold}:
        assert any(words in one for one in said), words


def test_what_a_check_says_is_what_it_says() -> None:
    """The messages of the second table, with `…` for what is different each time."""
    told = "".join(path.read_text(encoding="utf-8") for path in sorted(BROKEN.glob("*.yml")))
    quoted = re.findall(r"^\| `(.+?)` \|", TEXT, re.MULTILINE)
    messages = [one for one in quoted if " " in one]
    assert len(messages) > 5
    for message in messages:
        pattern = ".+".join(map(re.escape, message.split("…")))
        assert re.search(pattern, told), message


def test_each_picture_is_shown_once_and_light_and_has_words() -> None:
    shown = re.findall(r"!\[(.*?)\]\(([\w-]+)\.webp\)", re.sub(r"`[^`]*`", "", TEXT))
    assert sorted(name for _, name in shown) == sorted(PICTURES)
    assert {path.stem for path in FOLDER.glob("*.webp")} == set(PICTURES)
    for words, name in shown:
        path = FOLDER / f"{name}.webp"
        assert len(words) > 20
        assert path.stat().st_size <= HEAVIEST
        with Image.open(path) as picture:
            assert picture.width in WIDTHS


def test_it_is_read_in_ten_minutes() -> None:
    assert len(re.findall(r"\w+", TEXT)) < 1500


def test_the_form_leads_to_it_without_a_script_too(site: Path) -> None:
    form = BeautifulSoup((site / "admin" / "index.html").read_text(encoding="utf-8"), "lxml")
    link = form.select_one("body > aside > a")
    assert link and (site / "admin" / str(link["href"])) == site / GUIDE


def test_its_links_and_pictures_lead_somewhere(site: Path, page: BeautifulSoup) -> None:
    found = [str(one.get("href") or one.get("src")) for one in page.select("[href], [src]")]
    assert len(found) > 25
    assert found.count(REPOSITORY) == 1
    for link in found:
        if link == REPOSITORY:
            continue
        parts = urlsplit(link)
        assert not parts.netloc, link
        assert ((site / GUIDE).parent / parts.path).exists(), link
        assert not parts.fragment or page.find(id=parts.fragment), link
    assert all(one.get("width") and one.get("height") for one in page.select("img"))


def test_its_page_is_valid_and_has_the_policy_of_pages(
    site: Path, page: BeautifulSoup, tmp_path: Path
) -> None:
    policy = page.select_one("meta[http-equiv]")
    assert policy and policy["content"] == POLICY
    assert page.select_one('meta[name="robots"][content="noindex, nofollow"]')
    assert not page.select("script, style, [style]")
    shutil.copy(site / GUIDE, tmp_path)
    assert not html_checker.check(tmp_path)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_its_page_is_accessible(width: int, scheme: str, site: Path, browser: Browser) -> None:
    tab = new_page(browser, width, scheme, bypass_csp=True)
    with served(site) as address:
        tab.goto(address + GUIDE)
        assert not scan(tab).violations
        assert not overflow(tab)
    tab.context.close()
