"""A host that only takes files: the new site brings the assets of the one before."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import served
from editions import ADDRESS
from project import digest
from publishing import Place, place, refused


@pytest.fixture
def there(tmp_path: Path, editions: Path) -> Iterator[Place]:
    """A project with a built site; nothing is published."""
    with place(tmp_path) as there:
        there.edit(0)
        shutil.copytree(editions / "0-whole", there.project.site)
        yield there


def _build(there: Place) -> subprocess.CompletedProcess[str]:
    return there.project.build(PUBLISHED=".published", SITE_URL=ADDRESS)


def _fetch(there: Place, url: str) -> subprocess.CompletedProcess[str]:
    return there.run("fetch", ".published", SITE_URL=url)


def test_the_styles_of_the_live_site_stay(there: Place, tmp_path: Path) -> None:
    live = tmp_path / "live"
    shutil.copytree(there.project.site, live)
    with served(live) as url:
        fetched = _fetch(there, url)
    assert fetched.stdout == f".published: danh mục và 5 tệp của {url}\n"
    there.edit(1)
    built = _build(there)
    assert built.returncode == 0 and "Trang mất: 0" in built.stdout
    carried = there.run("carry", ".published", "site")
    assert carried.stdout == "site: thêm 2 tệp của bản đang hiện\n"
    # styles and the Vietnamese index; what only English and search need is the same
    old, new = digest(live), digest(there.project.site)
    assert {path for path in old if path.startswith("assets/")} <= set(new)
    listed = (there.project.site / "SHA256SUMS").read_text()
    assert len(listed.splitlines()) == len(new) - 1 - 2


def test_before_the_first_publication(there: Place, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with served(tmp_path / "empty") as url:
        fetched = _fetch(there, url)
    assert fetched.stdout == f"{url} chưa đăng gì: mọi trang đều là mới.\n"
    built = _build(there)
    assert built.returncode == 0 and "Trang mới: " in built.stdout
    carried = there.run("carry", ".published", "site")
    assert carried.stdout == "site: thêm 0 tệp của bản đang hiện\n"


def test_an_asset_that_came_broken_is_left_out(there: Place, tmp_path: Path) -> None:
    live = tmp_path / "live"
    shutil.copytree(there.project.site, live)
    next((live / "assets").glob("site.*.css")).write_text("x")
    with served(live) as url:
        assert " 4 tệp của" in _fetch(there, url).stdout


def test_half_a_list(there: Place, tmp_path: Path) -> None:
    live = tmp_path / "live"
    shutil.copytree(there.project.site, live)
    (live / "version.json").unlink()
    with served(live) as url:
        refused(_fetch(there, url), f"{url}version.json trả lời 404 — xem lại máy chủ")
        (live / "version.json").write_text("{}")
        (live / "SHA256SUMS").write_text("x\n")
        refused(_fetch(there, url), f"{url}SHA256SUMS:1:1: không phải mã SHA-256")


def test_a_folder_of_something_else_is_not_emptied(there: Place) -> None:
    done = there.run("fetch", "data")
    refused(done, "data còn chứa thứ khác — chọn một thư mục trống")
    assert (there.project.folder / "data" / "plan.yml").is_file()


def test_a_list_that_leads_out_of_its_folder(there: Place, tmp_path: Path) -> None:
    live = tmp_path / "live"
    shutil.copytree(there.project.site, live)
    line = f"{'0' * 64}  assets/../../x.0123456789.css\n"
    (live / "SHA256SUMS").write_text(line)
    with served(live) as url:
        refused(_fetch(there, url), f"{url}SHA256SUMS:1:1: không phải mã SHA-256")


def test_a_site_that_cannot_be_written_to(there: Place) -> None:
    (there.project.folder / "live" / "assets").mkdir(parents=True)
    (there.project.folder / "live" / "assets" / "x").write_text("x")
    shutil.rmtree(there.project.site / "assets")
    (there.project.site / "assets").write_text("x")
    done = there.run("carry", "live", "site")
    refused(
        done,
        "site/assets: không phải loại tệp cần ở đây — xem lại tệp hay thư mục này",
    )


def test_no_site_yet(there: Place) -> None:
    shutil.rmtree(there.project.site)
    refused(there.run("carry", ".published", "site"), "chưa có site/SHA256SUMS — chạy `make site`")
    refused(there.run("nginx", "/srv/$x"), "“/srv/$x” có dấu mà nginx hiểu khác — bỏ các dấu $")
    refused(there.run("nginx", "srv/x"), "“srv/x” không phải đường dẫn đầy đủ — viết như")
    refused(there.run("nginx", "/srv/trang"), "chưa có site/_headers — chạy `make site` trước")
