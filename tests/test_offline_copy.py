"""The copy to take along: all of the site in one file, and nothing that asks a network."""

from __future__ import annotations

import io
import posixpath
import re
import shutil
import zipfile
from pathlib import Path
from urllib.parse import unquote

import html_checker
import pytest
from accessibility import scan
from bs4 import BeautifulSoup
from playwright.sync_api import Browser
from project import ENDED, IN_FORCE, Project

COPY = "ban-ngoai-tuyen.zip"
START = "bat-dau-o-day.html"
ADDRESSES = {"small": IN_FORCE["SITE_URL"], "real": ENDED["SITE_URL"]}
WAYS = ("href", "src", "content", "action", "data-index")


@pytest.fixture(scope="module", params=["small", "real"])
def built(request: pytest.FixtureRequest) -> tuple[Path, str]:
    """A site and its public address."""
    project: Project = request.getfixturevalue("small")
    real: Path = request.getfixturevalue("real_site")
    sites = {"small": project.site, "real": real}
    return sites[request.param], ADDRESSES[request.param]


@pytest.fixture(scope="module")
def unpacked(built: tuple[Path, str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("Bản mang về") / "thư mục"
    with zipfile.ZipFile(built[0] / COPY) as archive:
        archive.extractall(folder)
    return folder


def test_one_page_lies_on_top_and_leads_into_each_language(unpacked: Path, tmp_path: Path) -> None:
    assert sorted(path.name for path in unpacked.iterdir()) == [START, "pages"]
    start = BeautifulSoup((unpacked / START).read_text(encoding="utf-8"), "html.parser")
    homes = [str(link["href"]) for link in start.select("main a")]
    assert homes == ["pages/index.html", "pages/en/index.html"]
    (alone := tmp_path / "alone").mkdir()
    shutil.copy(unpacked / START, alone)
    assert not html_checker.check(alone)


def test_names_are_ascii_and_in_one_order(built: tuple[Path, str]) -> None:
    with zipfile.ZipFile(built[0] / COPY) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == START and names[1:] == sorted(names[1:])
    assert all(name.isascii() for name in names)


def test_every_link_leads_to_a_file_of_the_copy(unpacked: Path, built: tuple[Path, str]) -> None:
    """Anchors are the site's own, which another test follows."""
    pages = list(unpacked.rglob("*.html"))
    assert len(pages) > 60
    followed = 0
    for page in pages:
        soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        for tag in soup.find_all(True):
            for link in (str(tag[way]) for way in WAYS if way in tag.attrs):
                assert not link.startswith(built[1]), (page, link)
                assert not link.startswith("webcal:"), page
                if tag.name != "meta" and not re.match(r"[a-z]+:|#", link):
                    path = unquote(link.partition("#")[0].partition("?")[0])
                    assert (page.parent / path).is_file(), (page, link)
                    followed += 1
    assert followed > 1000


def test_all_that_readers_use_is_there_and_nothing_for_servers(
    unpacked: Path, built: tuple[Path, str]
) -> None:
    site, copy = (
        {p.relative_to(f).as_posix() for p in f.rglob("*") if p.is_file()}
        for f in (built[0], unpacked / "pages")
    )
    assert copy < site
    left = {
        path for path in site - copy if not path.startswith(("assets/cards", "en/assets/cards"))
    }
    endings = {posixpath.splitext(path)[1] for path in left}
    assert {".pdf", ".css", ".js", ".csv", ".xlsx"}.isdisjoint(endings), left
    leading_on = {path for path in left if path.endswith(".html")} - {"404.html"}
    for path in leading_on:
        page = (built[0] / path).read_text(encoding="utf-8")
        assert 'http-equiv="refresh"' in page or path.split("/")[-2] == "to", path


def test_it_opens_from_a_folder_and_asks_no_network(unpacked: Path, browser: Browser) -> None:
    page = browser.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((unpacked / START).as_uri())
    page.locator("main a").first.click()
    page.locator(".pa-menu .pa-wide").first.click()
    page.locator("main a[href$='.html']").first.click()
    page.locator(".pa-tongue a").last.click()
    assert page.locator("html").get_attribute("lang") == "en"
    for below, query in (("", "ke hoach"), ("en/", "plan")):
        page.goto(f"{(unpacked / 'pages' / below / 'tim-kiem.html').as_uri()}#q={query}")
        page.wait_for_selector("#search-hits li a")
        page.locator("#search-hits li a").first.click()
        page.wait_for_selector("main h1")
        assert "tim-kiem" not in page.url
    assert not said
    assert len(asked) > 12
    assert {url.partition(":")[0] for url in asked} == {"file"}
    page.goto((unpacked / START).as_uri())
    assert not scan(page).violations
    page.close()


def test_its_size_is_told_where_it_is_offered(built: tuple[Path, str]) -> None:
    site = built[0]
    size = (site / COPY).stat().st_size
    megabytes, kilobytes = f"{size / 1e6:.1f}".rstrip("0").rstrip("."), f"{round(size / 1000)}"
    for below, point in (("", ","), ("en/", ".")):
        text = (site / below / "tai-ve.html").read_text(encoding="utf-8")
        in_megabytes = f"{megabytes.replace('.', point)}\u00a0MB"
        told = in_megabytes if size >= 1e6 else f"{kilobytes}\u00a0kB"
        assert f"</a> ZIP, {told}" in text
        assert "data-size" not in text


def test_addresses_that_need_a_server_get_no_copy(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    settings = project.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.unlink()
    settings.write_text(text.replace("use_directory_urls: false", "use_directory_urls: true"))
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert not list(project.site.rglob("*.zip"))
    page = (project.site / "tai-ve" / "index.html").read_text(encoding="utf-8")
    assert ".zip" not in page and "<!--online-->" not in page


def test_without_mkdocs_it_is_the_same_but_for_the_frame(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    done = project.run("catalog", "write", "out")
    assert done.returncode == 0, done.stderr
    out = project.folder / "out"
    with zipfile.ZipFile(io.BytesIO((out / COPY).read_bytes())) as archive:
        names = set(archive.namelist())
    assert {START, "pages/index.html", "pages/en/index.html", "pages/lich.ics"} <= names
