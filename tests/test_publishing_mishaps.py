"""Strange states and bad moments that a publish or a step back must get over."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from project import ROOT, digest
from publishing import Place, place, refused, server


@pytest.fixture(scope="module")
def two_releases(tmp_path_factory: pytest.TempPathFactory, editions: Path) -> Place:
    """A place with two releases, the second one live; nobody changes it."""
    with place(tmp_path_factory.mktemp("place"), editions=editions) as there:
        for n in range(2):
            there.edit(n)
            done = there.publish()
            assert done.returncode == 0, done.stderr
        return there


@pytest.fixture
def there(two_releases: Place, tmp_path: Path) -> Iterator[Place]:
    """A copy of it, with a server of its own."""
    root = tmp_path / "public"
    shutil.copytree(two_releases.root, root, symlinks=True)
    with server(root, tmp_path / "nginx") as (url, port):
        there = replace(two_releases, root=root, url=url, port=port)
        there.edit(1)
        yield there


def _number(there: Place) -> str:
    return (there.root / "current").readlink().name


def _stylesheet(there: Place) -> Path:
    own = [path for path in there.what_is_live() if path.endswith(".css")]
    assert len(own) == 1
    return there.live / own[0]


def _whole(there: Place) -> bool:
    listed = (there.live / "SHA256SUMS").read_text().splitlines()
    return there.what_is_live() == {line[66:]: line[:64] for line in listed}


def _wait_until(holds: Callable[[], bool], pause: float = 0.05) -> None:
    """Gives up after a minute: whatever follows will see that it does not hold."""
    end = time.monotonic() + 60
    while not holds() and time.monotonic() < end:
        time.sleep(pause)


def test_two_places_from_one_project_do_not_mix(there: Place, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with server(tmp_path / "other", tmp_path / "other-nginx") as (url, port):
        other = replace(there, root=tmp_path / "other", url=url, port=port)
        threads = [threading.Thread(target=one.building().publish) for one in (there, other)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        for one, foreign in ((there, other), (other, there)):
            pages = list(one.live.rglob("*.html"))
            assert len(pages) > 40
            texts = [path.read_text(encoding="utf-8") for path in pages]
            assert not [text for text in texts if foreign.url in text]
    assert _number(there) == "000003"


SLOW = "etag on;", "etag on; limit_rate 30k;"


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP, signal.SIGKILL])
def test_what_was_not_confirmed_is_undone(
    stop: signal.Signals, there: Place, tmp_path: Path
) -> None:
    live = there.what_is_live()
    there.edit(2)
    with server(there.root, tmp_path / "slow", change=SLOW) as (url, _):
        process = there.start("publish", str(there.root), SITE_URL=url)
        _wait_until(lambda: _number(there) == "000003", pause=0.01)  # it will not be for long
        style = _stylesheet(there).name
        os.kill(process.pid, stop)
        _, err = process.communicate(timeout=60)
    assert process.returncode and "Traceback" not in err
    if stop != signal.SIGKILL:
        assert "dừng giữa chừng — trang đang có vẫn đủ" in err
    _wait_until(lambda: there.what_is_live() == live)  # a shell of its own undoes it
    assert there.what_is_live() == live
    assert (there.live / "assets" / style).is_file()  # somebody may have opened that page
    assert there.publish().returncode == 0


def test_a_publisher_that_ends_right_after_the_switch(there: Place) -> None:
    """Nobody hears the answer then, which must not keep the server from undoing it."""
    script = (ROOT / "deploy" / "server.sh").read_text(encoding="utf-8")
    command = ["sh", "-c", script, "sh", str(there.root)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server_side:
        assert server_side.stdin and server_side.stdout
        assert server_side.stdout.readline() == b"publish= 0\n"
        server_side.stdout.close()
        server_side.stdin.write(b"switch 000001\n")
    assert _number(there) == "000002"


def test_a_folder_that_is_no_release(there: Place) -> None:
    foreign = [there.root / "releases" / name for name in ("000003", "000004", "notes", "x.part")]
    for folder in foreign:
        (folder / "site").mkdir(parents=True)
        (folder / "site" / "index.html").write_text("another program's")
    (foreign[0] / "SHA256SUMS").write_text("")
    for number in ("000005", "000006"):
        assert there.publish().returncode == 0
        assert _number(there) == number and _whole(there)
    assert all((folder / "site" / "index.html").is_file() for folder in foreign)


HALF = """#!/bin/sh
# In place of cp: the disk fills up in the middle of a file.
for last; do :; done
head -c 100 "$2" > "$last"
echo "cp: error writing: No space left on device" >&2
exit 1
"""


def test_an_asset_carried_by_half(there: Place, tmp_path: Path) -> None:
    style, size = _stylesheet(there).name, _stylesheet(there).stat().st_size
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "cp").write_text(HALF)
    (tmp_path / "bin" / "cp").chmod(0o755)
    path = f"{tmp_path / 'bin'}:{os.environ['PATH']}"
    refused(there.run("rollback", str(there.root), PATH=path), "nơi đăng hết chỗ — dọn bớt")
    assert _number(there) == "000002"
    assert there.run("rollback", str(there.root)).returncode == 0
    assert (there.live / "assets" / style).stat().st_size == size


def test_a_lost_stylesheet_is_no_obstacle(there: Place) -> None:
    _stylesheet(there).unlink()
    assert there.run("rollback", str(there.root)).returncode == 0
    assert _number(there) == "000001" and _whole(there)
    _stylesheet(there).unlink()
    there.edit(2)
    message = "bản đang hiện đã bị sửa bằng tay: site/assets/site."
    refused(there.publish(), message)
    assert there.publish("--discard").returncode == 0
    assert _whole(there)


DAMAGE = [
    ("SHA256SUMS", None),
    ("PUBLISHED", ""),
    ("site/SHA256SUMS", "{}"),
    ("site/version.json", "{}"),
]


@pytest.mark.parametrize(("file", "text"), DAMAGE)
def test_damaged_lists_can_be_discarded(there: Place, file: str, text: str | None) -> None:
    path = there.root / "current" / file
    path.unlink()
    if text is not None:
        path.write_text(text)
    if not file.endswith("PUBLISHED"):
        refused(there.publish(), " — ")
    done = there.publish("--discard")
    assert done.returncode == 0, done.stderr
    assert _whole(there)


def test_lists_that_are_whole_and_make_no_sense(there: Place) -> None:
    release = there.root / "releases" / "000002"
    (release / "site" / "SHA256SUMS").write_text("x\n")
    sums = digest(release)
    listed = [f"{sums[path]}  {path}\n" for path in sums if path.startswith("site/")]
    (release / "SHA256SUMS").write_text("".join(listed))
    refused(there.publish(), "danh mục của bản 000002 hỏng (…) — đăng với --discard")
    assert there.publish("--discard").returncode == 0


def test_an_old_asset_just_out_of_use_stays(there: Place) -> None:
    style = _stylesheet(there)
    before = time.time() - 40 * 24 * 3600
    os.utime(style, (before, before))
    assert there.run("rollback", str(there.root)).returncode == 0
    assert there.publish().returncode == 0
    assert (there.live / "assets" / style.name).is_file()


def test_a_release_that_lies_elsewhere_is_not_written_to(there: Place, tmp_path: Path) -> None:
    release = there.root / "releases" / "000002"
    shutil.move(release, tmp_path / "elsewhere")
    release.symlink_to(tmp_path / "elsewhere")
    before = digest(tmp_path / "elsewhere")
    there.edit(2)
    assert there.publish().returncode == 0
    assert digest(tmp_path / "elsewhere") == before
    assert not (there.root / "releases" / "000003").is_symlink()


def test_the_way_back_is_through_what_was_live(there: Place) -> None:
    for _ in range(4):
        assert there.publish().returncode == 0
    for number in ("000005", "000004", "000003"):
        assert there.run("rollback", str(there.root)).returncode == 0
        assert _number(there) == number
    for _ in range(2):
        assert there.publish().returncode == 0
    kept = sorted(path.name for path in (there.root / "releases").iterdir())
    assert kept == ["000002", "000003", "000007", "000008"]
    for number in ("000007", "000003", "000002"):
        assert there.run("rollback", str(there.root)).returncode == 0
        assert _number(there) == number


STUBBORN = """#!/bin/sh
# In place of rm: cannot remove the first release.
case "$*" in *000001.part*) echo "rm: cannot remove: Operation not permitted"; exit 1 ;; esac
PATH="$REAL" exec rm "$@"
"""


def test_publishing_stands_even_if_tidying_fails(there: Place, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    previous = there.root / "releases" / "000002" / "PREVIOUS"
    previous.write_text("")  # so that the first one is to go
    (tmp_path / "bin" / "rm").write_text(STUBBORN)
    (tmp_path / "bin" / "rm").chmod(0o755)
    done = there.publish(PATH=f"{tmp_path / 'bin'}:{os.environ['PATH']}", REAL=os.environ["PATH"])
    assert done.returncode == 0
    assert "Bản mới đã hiện, nhưng chưa xóa được bản cũ: " in done.stderr
    assert _number(there) == "000003"


def test_an_address_outside_ascii(there: Place) -> None:
    there.project.restore()
    built = there.project.build(SITE_URL="https://ví-dụ.vn/thư mục")
    assert built.returncode == 0, built.stderr
    home = (there.project.site / "index.html").read_text(encoding="utf-8")
    assert (
        '<link rel="canonical" href="https://xn--v-d-rma6749a.vn/th%C6%B0%20m%E1%BB%A5c/">' in home
    )
    assert json.loads((there.project.site / "version.json").read_text())["date"]
    for url in ("http://[::1/", "http:///x", "ftp://vidu.vn/"):
        refused(there.publish(SITE_URL=url), f"SITE_URL là “{url}”, không phải địa chỉ http(s) — ")
