"""Where mkdocs.yml says `use_directory_urls: true`, every address of a page ends in a slash."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from project import IN_FORCE, SMALL, Project
from settings_of import add_settings
from test_site import Site, follow

from catalog.__main__ import main
from catalog.collected.addresses import public_address, relative
from catalog.collected.loading import load
from catalog.reading.choices import Choices

ADDRESS = IN_FORCE["SITE_URL"] + "/"
PICTURE = "---\ntitle: Hình\ndescription: Một trang có hình.\nformerly: [xua/cu]\n---\n"
PICTURE += "![Cây](../hinh/cay.png)\n*Hình: Xã Mẫu, dùng tự do.*\n"
PICTURE += "\nXem [về trang](../gioi-thieu.md), [đầu](../index.md).\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project(tmp_path_factory.mktemp("folders") / "project", kit=False)
    add_settings(project, "use_directory_urls: true\n")
    return project


@pytest.fixture(scope="module")
def site(project: Project) -> Site:
    built = project.build(**IN_FORCE)
    assert (built.returncode, built.stderr) == (0, "")
    return Site(project.site)


def _links_of_pages(site: Site) -> list[str]:
    """Each link that leads to another page of the site."""
    links = []
    for page in set(site.pages()) - {"404.html"}:
        for tag in site.soup(page).select("a[href], link[rel=canonical], link[hreflang]"):
            link = str(tag["href"]).removeprefix(ADDRESS)
            if not urlsplit(link).scheme and not link.startswith("#"):
                links.append(link.partition("#")[0])
    return [link for link in links if "." not in link.rpartition("/")[2]]


def test_links_between_pages_end_in_a_slash(site: Site) -> None:
    links = _links_of_pages(site)
    assert len(links) > 1000
    assert not [link for link in links if link and not link.endswith("/")]
    told = [path for path in site.folder.rglob("*") if path.suffix in (".html", ".js", ".xml")]
    html = re.compile(r"""["'/>][^"'/<> ]+\.html["'<#]""")
    assert not [path for path in told if html.search(path.read_text("utf-8"))]


def test_public_addresses_are_those_of_folders(site: Site) -> None:
    page = site.soup("en/dich/duong-sach/index.html")
    canonical = page.select_one("link[rel=canonical]")
    assert canonical and canonical["href"] == f"{ADDRESS}en/dich/duong-sach/"
    sitemap = (site.folder / "sitemap.xml").read_text("utf-8")
    listed = re.findall(r"<loc>(.*?)</loc>", sitemap)
    for address in listed:
        assert (site.folder / address.removeprefix(ADDRESS) / "index.html").is_file(), address


def test_search_leads_to_folders(site: Site) -> None:
    (index,) = (site.folder / "assets").glob("*vi*.js")
    rows = json.loads(index.read_text("utf-8").removeprefix("siteSearch.load(")[: -len(");\n")])
    search = "tim-kiem/index.html"
    assert not [row for row in rows if not (site.folder / site.target(search, row[0])).is_file()]
    assert all(row[0].partition("#")[0].endswith("/") for row in rows)


@pytest.mark.parametrize("write", [False, True])
def test_prose_leads_to_folders_with_and_without_mkdocs(
    write: bool, project: Project, tmp_path: Path
) -> None:
    docs = project.folder / "docs" / "vi"
    (docs / "sau").mkdir(exist_ok=True)
    (docs / "sau" / "hinh.md").write_text(PICTURE, encoding="utf-8")
    (docs / "sau" / "hinh.txt").write_text("chữ", encoding="utf-8")
    picture = next((docs / "hinh").glob("*.*"))
    text = PICTURE.replace("cay.png", picture.name) + "\n[chữ](hinh.txt)\n"
    (docs / "sau" / "hinh.md").write_text(text, encoding="utf-8")
    if write:
        assert main(["write", str(tmp_path), str(project.folder)]) == 0
    else:
        built = project.build(**IN_FORCE)  # as `site` was, since what was parsed is remembered
        assert built.returncode == 0
    site = Site(tmp_path if write else project.site)
    page = site.soup("sau/hinh/index.html")
    links = [str(tag.get("href") or tag.get("src")) for tag in page.select("a[href], img")]
    for link in (
        f"../../hinh/{picture.name}",
        "../../gioi-thieu/",
        "../../",
        "../hinh.txt",
    ):
        assert link in links
    image = page.select_one("img")
    assert image and image["width"]
    dead = follow(site)[1]
    assert write or not dead
    assert not [link for link in dead if not link.endswith((".svg", ".txt"))]  # not written
    moved = (site.folder / "xua" / "cu" / "index.html").read_text("utf-8")
    refresh = BeautifulSoup(moved, "html.parser").select_one("meta[http-equiv=refresh]")
    assert refresh and refresh["content"] == "0; url=../../sau/hinh/"


def test_the_page_for_missing_addresses_leads_to_folders(site: Site) -> None:
    links = site.soup("404.html").select("a[href]")
    found = {str(link["href"]) for link in links}
    assert {"/mau/", "/mau/en/", "/mau/dich/duong-sach/"} <= found


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("index.html", "index.html", "./"),
        ("index.html", "a/b.html", "../../"),
        ("a/b.html", "a/b.html", "./"),
        ("a/b.html#c", "a/b.html", "#c"),
        ("a/index.html#c", "a/b.html", "../#c"),
        ("a/b.png", "a/c.html", "../b.png"),
        ("en/index.html", "index.html", "en/"),
        ("404.html", "a.html", "../404.html"),
    ],
)
def test_a_link_between_folders(target: str, page: str, link: str) -> None:
    assert relative(target, page, in_folders=True) == link


def test_printed_addresses_are_those_of_folders() -> None:
    catalog = load(SMALL, Choices(in_folders=True))[0]
    assert catalog
    for path, address in {
        "index.html": "en/",
        "dich/index.html": "en/dich/",
        "dich/duong-sach.html": "en/dich/duong-sach/",
    }.items():
        assert public_address(catalog, ADDRESS, "en", path) == ADDRESS + address
