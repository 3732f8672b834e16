"""The kit as a whole: everything is offered, listed and packed, and says which wording it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import os
from pathlib import Path
from zipfile import ZipFile

import pytest
from bs4 import BeautifulSoup
from kit import PARTS, told
from PIL import Image
from project import ONE_GOAL, ROOT, SMALL, Project

from catalog.building.prepare import prepare
from catalog.environment.settings import Settings
from catalog.environment.sums import parse_sums
from catalog.outputs.kit.kit import SUMS, Kit
from catalog.outputs.kit.pieces import ALPHABET
from catalog.outputs.kit.qr_codes import LONGEST

PAGES = ("bo-tai-lieu/index.html", "en/bo-tai-lieu/index.html")
GOAL = "data/goals/duong-sach.yml"


def _soup(site: Path, page: str) -> BeautifulSoup:
    return BeautifulSoup((site / page).read_text(encoding="utf-8"), "html.parser")


def _links(site: Path, page: str) -> list[Path]:
    links = [str(link["href"]) for link in _soup(site, page).select(".pa-kit a[href]")]
    return [((site / page).parent / link).resolve() for link in links]


def _kit(folder: Path, site_url: str = "https://example.org/mau/", day: str = "2026-03-01") -> Kit:
    settings = Settings(dt.date.fromisoformat(day), site_url, cache=Path(os.environ["CACHE"]))
    prepared = prepare(folder, settings)
    assert prepared.site and not prepared.problems
    return prepared.site.kit


def test_every_file_of_the_kit_is_offered(small: Project) -> None:
    offered = {path for page in PAGES for path in _links(small.site, page)}
    assert all(path.is_file() for path in offered)
    folders = [small.site / "bo-tai-lieu", small.site / "en" / "bo-tai-lieu"]
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    left = {path for path in files - offered if not path.name.endswith("-preview.png")}
    assert {path.name for path in left} == {"index.html"}


def test_previews_are_shown_in_their_size(small: Project) -> None:
    pictures = _soup(small.site, PAGES[0]).select(".pa-kit img")
    assert len(pictures) == 8, "four posters, four leaflets"
    for picture in pictures:
        file = (small.site / PAGES[0]).parent / str(picture["src"])
        with Image.open(file) as preview:
            size = [preview.width * 2 // 3, preview.height * 2 // 3]
        assert size == [int(str(picture["width"])), int(str(picture["height"]))]


@pytest.mark.parametrize("which", ["small", "real"])
def test_checksums_and_archives_hold_what_is_there(
    which: str, request: pytest.FixtureRequest
) -> None:
    site = request.getfixturevalue("small").site if which == "small" else None
    site = site or request.getfixturevalue("real_site")
    if not any(told(SMALL if which == "small" else ROOT, part) for part in PARTS):
        assert which == "real" and not list(site.rglob(SUMS))
        return
    sums = parse_sums((site / "bo-tai-lieu" / SUMS).read_text(encoding="utf-8"), SUMS)
    for path, digest in sums.items():
        assert hashlib.sha256((site / path).read_bytes()).hexdigest() == digest, path
    pieces = {path for path in sums if not path.endswith(".zip")}
    packed = set()
    for path in (path for path in sums if path.endswith(".zip")):
        with ZipFile(site / path) as archive:
            below = str(Path(path).parent) if path.endswith("all.zip") else path[: -len(".zip")]
            names = set(archive.namelist()) - {SUMS}
            listed = parse_sums(archive.read(SUMS).decode(), SUMS)
            assert set(listed) == names
            for name in names:
                lies = f"{below}/{name}" if f"{below}/{name}" in sums else name
                assert archive.read(name) == (site / lies).read_bytes()
                assert listed[name] == sums[lies]
                packed.add(lies)
            assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert packed == pieces


def test_a_code_tells_one_wording_from_another(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=ONE_GOAL)
    before = {piece.id: piece.code for piece in _kit(project.folder).pieces if piece.code}
    assert len(set(before.values())) == len(before) > 10
    assert all(set(code.replace("-", "")) <= set(ALPHABET) for code in before.values())
    elsewhere = _kit(project.folder, site_url="https://elsewhere.example/")
    assert {piece.id: piece.code for piece in elsewhere.pieces if piece.code} == before
    goal = project.folder / GOAL
    goal.write_text(goal.read_text(encoding="utf-8").replace("Rủ hàng xóm cùng quét", "Rủ bạn"))
    after = {piece.id: piece.code for piece in _kit(project.folder).pieces if piece.code}
    changed = {id for id in after if after[id] != before[id]}
    assert changed == {f"goals/duong-sach/poster_{form}/vi" for form in ("a3", "a4", "copier")}


def test_the_end_of_the_period_changes_every_code(tmp_path: Path) -> None:
    folder = Project(tmp_path / "project", kit=ONE_GOAL).folder
    now = {piece.id: piece.code for piece in _kit(folder).pieces if piece.code}
    later = {piece.id: piece.code for piece in _kit(folder, day="2031-01-01").pieces if piece.code}
    assert len(now) > 10
    assert not {id for id in now if now[id] == later[id]}


def test_a_changed_sentence_changes_only_what_says_it(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=ONE_GOAL)
    before = dict(_kit(project.folder).files())
    goal = project.folder / GOAL
    goal.write_text(goal.read_text(encoding="utf-8").replace("Sáng thứ bảy, bạn", "Thứ bảy, bạn"))
    after = dict(_kit(project.folder).files())
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {
        "bo-tai-lieu/dich-duong-sach/sms.txt",
        "bo-tai-lieu/dich-duong-sach.zip",
        "bo-tai-lieu/all.zip",
        f"bo-tai-lieu/{SUMS}",
    }


def test_without_an_address_the_build_says_so_once(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=ONE_GOAL)
    built = project.build()
    assert built.stdout.count("Chưa có SITE_URL") == 1
    assert "Chưa có" not in project.build(SITE_URL="https://example.org/mau/").stdout


def test_an_address_too_long_for_a_code_is_named_where_it_comes_from(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    built = project.build(SITE_URL=f"https://{'a' * 45}.{'b' * 45}.example.org/")
    assert built.returncode == 1 and "Traceback" not in built.stderr
    [line] = filter(None, built.stderr.splitlines())
    assert line.startswith("data/words.yml:2:1: địa chỉ của tờ in dài 1")
    assert line.endswith(f"byte, mã QR chỉ vừa {LONGEST} — rút ngắn SITE_URL")


def test_a_broken_template_is_named(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=ONE_GOAL)
    template = project.own("templates") / "poster.typ"
    template.write_text(template.read_text(encoding="utf-8") + "\n#nothing-of-this-name\n")
    built = project.run("catalog", "check")
    assert built.returncode == 1 and "Traceback" not in built.stderr
    assert built.stderr.startswith("templates/poster.typ:1:1: khuôn của Áp phích A3 có lỗi (")
    assert built.stderr.count("templates/poster.typ") == 1


def test_pages_are_shared_with_a_picture_of_their_own(small: Project) -> None:
    seen = set()
    for page in sorted(small.site.rglob("*.html")):
        meta = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
        picture = meta.select_one('meta[property="og:image"]')
        if not picture:
            continue
        address = str(picture["content"])
        assert address.startswith("https://example.org/mau/")
        seen.add(address)
        file = small.site / address.removeprefix("https://example.org/mau/")
        assert file.read_bytes().startswith(b"\x89PNG"), page
    assert len(seen) > 40


def test_a_language_without_words_gets_the_first_languages_pieces(small: Project) -> None:
    links = [path.relative_to(small.site).as_posix() for path in _links(small.site, PAGES[1])]
    assert "en/bo-tai-lieu/dich-duong-sach/poster-a3.pdf" in links
    assert "bo-tai-lieu/dich-duong-sach/poster-a3.pdf" not in links
    assert "bo-tai-lieu/dich-biet-boi/poster-a3.pdf" in links, "it has no English words"
    foreign = _soup(small.site, PAGES[1]).select(".pa-kit a[hreflang=vi]")
    assert foreign and all("/bo-tai-lieu/" in str(link["href"]) for link in foreign)
