"""A large index comes in parts: it finds the same, and a search loads only what it asks about."""

from __future__ import annotations

import json
import re
import shutil
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from accessibility import scan
from browser import FIND, served
from playwright.sync_api import Browser, Route, expect
from project import Project

from catalog.language.folding import without_diacritics
from catalog.language.search_words import folded, marked, words
from catalog.outputs.site import search_parts
from catalog.outputs.site.search_parts import index_in_parts
from catalog.outputs.site.search_postings import SearchEntry

ROOTS = ("", "en/")
LARGEST, LARGEST_SHOWN = 2_000, 500
ODD = "Hoà hòa Thuỵ Đường İSTANBUL ῎Οδος ὈΔΟΣ ສະບາຍ ดี ２０२६ ½ ﬁ a_b x\u0301y\u0301 \u0301 𝒜𝓑 Ñú ₫5"
Rows = list[tuple[str, str, list[str], str, float]]


def _index(site: Path, language: str) -> Path:
    [index] = (site / "assets").glob(f"index-{language}.*.js")
    return index


def _rows(index: Path) -> Rows:
    rows: Rows = json.loads(index.read_text("utf-8").removeprefix("siteSearch.load(")[:-3])
    return rows


def _put_in_parts(site: Path, root: str) -> list[Path]:
    """Replaces the index of a language by one in parts; returns these, the first one first."""
    whole = _index(site, root.strip("/") or "vi")
    entries = [SearchEntry(*row) for row in _rows(whole)]
    first, parts = index_in_parts(whole.name.partition(".")[0], entries)
    for file in (first, *parts):
        (site / file.path).write_text(file.text, encoding="utf-8")
    page = site / root / "tim-kiem.html"
    text = page.read_text(encoding="utf-8").replace(whole.name, Path(first.path).name)
    page.write_text(text, encoding="utf-8")
    whole.unlink()
    return [site / file.path for file in (first, *parts)]


@dataclass(frozen=True)
class Cut:
    """A site, and what of it is needed to search in parts in one language."""

    whole: Path
    folder: Path
    root: str
    parts: list[Path]


@pytest.fixture(scope="module", params=["small", "real"])
def site(request: pytest.FixtureRequest) -> Path:
    if request.param == "small":
        project: Project = request.getfixturevalue("small")
        return project.site
    real: Path = request.getfixturevalue("real_site")
    return real


@pytest.fixture(scope="module", params=ROOTS)
def cut(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cut]:
    folder, root = tmp_path_factory.mktemp("Một thư mục"), str(request.param)
    (folder / root).mkdir(exist_ok=True)
    shutil.copy(site / root / "tim-kiem.html", folder / root)
    (folder / "assets").mkdir()
    for file in (site / "assets").glob("*.*.*s"):
        shutil.copy(file, folder / "assets")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(search_parts, "LARGEST", LARGEST)
        patch.setattr(search_parts, "LARGEST_SHOWN", LARGEST_SHOWN)
        yield Cut(site, folder, root, _put_in_parts(folder, root))


def _queries(rows: Rows) -> Iterator[str]:
    """What people may type who look for some of the entries."""
    for _, title, names, text, _ in rows[:: max(1, len(rows) // 40)]:
        some = (*text.split()[3:8], *title.split()[:1])
        yield from (title, title[:-2], without_diacritics(title), title.upper(), *names[:1])
        yield from (" ".join(some[:4]), " ".join(reversed(title.split())), *some[-1:])
    yield from ("h", "đ", "1900 0", "vi", "quét đ", "zzz", "zzz a", "2030", "a b c d e f", "-")


def test_parts_find_what_the_whole_finds_in_the_same_order(cut: Cut, browser: Browser) -> None:
    pages = []
    for folder in (cut.whole, cut.folder):
        page = browser.new_page()
        page.goto(f"{(folder / cut.root / 'tim-kiem.html').as_uri()}#q=a")
        expect(page.get_by_role("status")).to_contain_text("“a”")
        pages.append(page)
    queries = sorted(set(_queries(_rows(_index(cut.whole, cut.root.strip("/") or "vi")))))
    assert len(queries) > 80
    found = [[page.evaluate(FIND, query) for query in queries] for page in pages]
    for query, whole, in_parts in zip(queries, *found, strict=True):
        assert whole == in_parts, query
    assert sum(map(bool, found[0])) > 60
    for page in pages:
        page.close()


def test_parts_are_small_and_have_all_once(cut: Cut) -> None:
    texts = [path.read_text(encoding="utf-8") for path in cut.parts]
    assert texts[0].startswith("siteSearch.open(") and len(texts) > 10
    for sort, largest in (("Words", LARGEST), ("Pairs", LARGEST), ("Shown", LARGEST_SHOWN)):
        method = f"siteSearch.add{sort}("
        own = [json.loads(text[len(method) : -3]) for text in texts if text.startswith(method)]
        keys = [key for part in own for key in part]
        assert len(keys) == len(set(keys)) > len(own) > 1
        for part, text in zip(own, (t for t in texts if t.startswith(method)), strict=True):
            assert len(part) == 1 or len(text) < 1.5 * largest, sort
    entries = _rows(_index(cut.whole, cut.root.strip("/") or "vi"))
    assert len(keys) == len(entries)


def test_a_search_loads_the_parts_that_it_asks_about(
    cut: Cut, browser: Browser, tmp_path: Path
) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 480})
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    with served(cut.folder) as address:
        page.goto(f"{address}{cut.root}tim-kiem.html")
        assert not [name for name in asked if name.startswith("index-")]
        page.get_by_role("searchbox").focus()
        page.wait_for_load_state("networkidle")
        first, *parts = [path.name for path in cut.parts]
        assert [name for name in asked if name.startswith("index-")] == [first]
        page.get_by_role("searchbox").fill("1900")
        page.locator(".pa-hits li").first.wait_for()
        loaded = [name for name in asked if name in parts]
        assert 2 <= len(loaded) <= 12 < len(parts) and len(set(loaded)) == len(loaded)
        assert not scan(page).violations
    page.close()


def test_a_list_that_comes_in_steps_is_the_whole_one_in_the_end(cut: Cut, browser: Browser) -> None:
    lists = []
    for folder in (cut.whole, cut.folder):
        page = browser.new_page(viewport={"width": 320, "height": 480})
        page.goto(f"{(folder / cut.root / 'tim-kiem.html').as_uri()}#q=t")
        hits = page.locator(".pa-hits a")
        hits.first.wait_for()
        total = int(re.sub(r"\D", "", page.get_by_role("status").inner_text().split("“")[0]))
        assert total > 8
        at_first = hits.count()
        for count in (16, 24, 30):
            hits.last.focus()  # as with a keyboard
            if folder == cut.folder:
                expect(hits).to_have_count(min(count, total))
        lists.append((page.locator(".pa-hits").inner_html(), at_first))
        page.close()
    assert lists[0][0] == lists[1][0]
    assert lists[0][1] == min(30, total) and lists[1][1] == 8


def test_a_part_that_does_not_come_is_asked_for_again(cut: Cut, browser: Browser) -> None:
    page = browser.new_page()
    failing = [True]

    def answer(route: Route) -> None:
        if failing and Path(route.request.url).name != cut.parts[0].name:
            route.abort()
        else:
            route.continue_()

    page.route("**/index-*.js", answer)
    with served(cut.folder) as address:
        page.goto(f"{address}{cut.root}tim-kiem.html#q=1900")
        failed = page.locator("#search-status").get_attribute("data-failed")
        assert failed
        expect(page.get_by_role("status")).to_have_text(failed)
        failing.clear()
        page.get_by_role("searchbox").press("Enter")
        expect(page.locator(".pa-hits a").first).to_be_visible()
    page.close()


def test_words_are_the_same_in_a_browser(small: Project, browser: Browser) -> None:
    page = browser.new_page()
    page.goto((small.site / "tim-kiem.html").as_uri())
    told = page.evaluate(
        """text => searchWords.split(text)
             .map((word) => [word, searchWords.folded(word), searchWords.marked(word)])""",
        ODD,
    )
    assert [tuple(one) for one in told] == [(w, folded(w), marked(w)) for w in words(ODD)]
    assert len(told) > 15
    page.close()


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The small plan, whose index is in parts."""
    project = Project(tmp_path_factory.mktemp("parts") / "project", kit=False)
    sites = project.own("hooks") / "catalog" / "outputs" / "site"
    for name, constant in (("index", "MOST_AT_ONCE"), ("parts", "LARGEST")):
        file = sites / f"search_{name}.py"
        text, count = re.subn(
            rf"(?m)^{constant} = .*", f"{constant} = 400", file.read_text("utf-8")
        )
        assert count == 1
        file.write_text(text, encoding="utf-8")
    done = project.build()
    assert done.returncode == 0, done.stderr
    return project


def test_a_build_writes_parts_and_the_copy_to_take_along_has_them(
    built: Project, browser: Browser, tmp_path: Path
) -> None:
    parts = {path.name for path in (built.site / "assets").glob("index-*.js")}
    assert len(parts) > 20
    with zipfile.ZipFile(built.site / "ban-ngoai-tuyen.zip") as archive:
        names = {Path(name).name for name in archive.namelist()}
        archive.extractall(tmp_path)
    assert parts <= names
    page = browser.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for root, query, title in (
        ("", "cay dau tien", "Trồng cây đầu tiên"),
        ("en/", "first tree", "The first tree"),
        ("", "gioi thieu thu", "Về trang thử"),
    ):
        page.goto(f"{(tmp_path / 'pages' / root / 'tim-kiem.html').as_uri()}#q={query}")
        expect(page.locator(".pa-hits a", has_text=title).first).to_be_visible()
    assert not said
    page.close()
