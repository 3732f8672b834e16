"""Whatever goes wrong with a publish: it says so, the live site stays, the exit is not 0."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from editions import QUESTION
from project import digest
from publishing import Place, place, refused, server
from servers import free_port

from deploy.failure import explained
from deploy.session import session
from deploy.target import Target


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory, editions: Path) -> Iterator[Place]:
    """A place with one release; every test leaves it as it was."""
    with place(tmp_path_factory.mktemp("place"), editions=editions) as there:
        assert there.publish().returncode == 0
        yield there


@pytest.fixture(autouse=True)
def nothing_changes(there: Place) -> Iterator[None]:
    link, live = (there.root / "current").readlink(), digest(there.root / "releases")
    yield
    there.project.restore()
    assert (there.root / "current").readlink() == link
    assert digest(there.root / "releases") == live


def test_data_that_is_wrong(there: Place) -> None:
    question = there.project.folder / QUESTION
    question.write_text(question.read_text(encoding="utf-8") + "la: x\n", encoding="utf-8")
    done = there.building().publish()
    refused(done, "chưa đăng gì — sửa những chỗ kể trên, rồi đăng lại")
    assert f"{QUESTION}:" in done.stderr


def test_a_page_that_would_be_lost(there: Place) -> None:
    goal = there.project.folder / "data" / "goals" / "biet-boi.yml"
    text = goal.read_text(encoding="utf-8")
    goal.write_text(text.replace("formerly: [boi-loi]\n", ""), encoding="utf-8")
    done = there.building().publish()
    assert "dich/boi-loi.html: trang đã đăng nay không còn" in done.stderr
    assert "live/SHA256SUMS:" in done.stderr
    refused(done, "chưa đăng gì — sửa những chỗ kể trên")


@pytest.mark.parametrize("address", ["public", "./public", "/", "may:tuong-doi", "-oX:/srv"])
def test_what_is_no_place(there: Place, address: str) -> None:
    refused(there.run("publish", "--", address), f"“{address}” không phải nơi đăng — viết")


def test_a_folder_that_is_not_there(there: Place, tmp_path: Path) -> None:
    refused(there.run("publish", str(tmp_path / "no")), "chưa có thư mục này ở nơi đăng — tạo nó")


def test_no_public_address(there: Place) -> None:
    refused(there.publish(SITE_URL=""), "chưa có SITE_URL — đặt địa chỉ công khai của trang")
    refused(there.publish(SITE_URL="vidu.vn"), "SITE_URL là “vidu.vn”, không phải địa chỉ")


def test_a_site_whose_settings_pass_no_address_on(there: Place) -> None:
    settings = there.project.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert 'site_url: !ENV [SITE_URL, ""]' in text
    settings.unlink()  # a link to the one of this repository
    settings.write_text(text.replace('!ENV [SITE_URL, ""]', '""'), encoding="utf-8")
    done = there.building().publish()
    assert done.stdout.count("bản để đăng chưa có địa chỉ, tờ in sẽ không có mã") == 1
    refused(done, "chưa đăng gì — sửa những chỗ kể trên, rồi đăng lại")


def test_a_web_server_that_does_not_answer(there: Place) -> None:
    url = f"http://127.0.0.1:{free_port()}/"
    refused(there.publish(SITE_URL=url), f"{url} không trả lời (…) — xem lại địa chỉ và máy chủ")


def test_a_folder_that_is_not_the_live_ones(there: Place, tmp_path: Path) -> None:
    done = there.run("publish", str(tmp_path))
    message = f"nơi đăng chưa có bản nào, mà {there.url} đang hiện một trang như thế này — xem lại"
    refused(done, message)
    assert not (tmp_path / "current").exists()


def test_the_address_of_another_site(there: Place, tmp_path: Path, editions: Path) -> None:
    with place(tmp_path, editions=editions) as other:
        message = f"{other.url} không hiện bản ở nơi đăng — xem lại SITE_URL và nơi đăng"
        refused(there.publish(SITE_URL=other.url), message)


def test_two_at_once(there: Place) -> None:
    with session(Target(str(there.root))):
        message = "đang có một lần đăng khác, từ 20… — chờ nó xong, rồi đăng lại"
        refused(there.publish(), message)
        refused(there.run("rollback", str(there.root)), message)


def test_somebody_who_changes_his_mind(there: Place) -> None:
    process = there.building().start("publish", str(there.root))
    assert process.stdout
    while not process.stdout.readline().startswith("Trang mới"):
        pass
    os.killpg(process.pid, signal.SIGINT)  # as Ctrl-C does
    out, err = process.communicate(timeout=60)
    refused(
        subprocess.CompletedProcess("", process.returncode, out, err),
        "dừng giữa chừng — trang đang có vẫn đủ; chạy lại lúc nào cũng được",
    )
    with session(Target(str(there.root))) as talk:
        talk.ask("abandon")


def test_a_clock_that_is_wrong(there: Place) -> None:
    command = ["faketime", "-f", "@2020-01-01 00:00:00", sys.executable, "-m", "deploy"]
    done = subprocess.run(
        [*command, "publish", str(there.root)],
        cwd=there.project.folder,
        env=there.environment(),
        capture_output=True,
        text=True,
    )
    refused(done, "đồng hồ máy này và máy chủ lệch nhau — chỉnh lại giờ, rồi đăng lại")


def test_texts_from_the_future(there: Place) -> None:
    future = str(int(time.time()) + 3 * 24 * 3600)
    done = there.building().publish(SOURCE_DATE_EPOCH=future)
    refused(done, "trang ghi ngày …, sau hôm nay — xem lại giờ của máy đã sửa trang")


def test_a_release_from_the_future(there: Place) -> None:
    path = there.root / "current" / "PUBLISHED"
    before = path.read_text()
    path.write_text(f"{int(time.time()) + 9999}\n")
    done = there.publish()
    path.write_text(before)
    refused(done, "bản đang hiện được đăng sau giờ của máy này — chỉnh lại giờ")


def test_a_release_that_somebody_touched(there: Place) -> None:
    page, added = there.live / "index.html", there.live / "them.html"
    before = page.read_bytes()
    page.write_bytes(before.replace(b"<h1", b"<h1 class=x", 1))
    added.write_text("x")
    done = there.publish()
    page.write_bytes(before)
    added.unlink()
    refused(done, "bản đang hiện đã bị sửa bằng tay: site/index.html, site/them.html — chép")


def test_a_link_that_is_a_folder_and_a_release_that_is_lost(there: Place) -> None:
    link = there.root / "current"
    target = link.readlink()
    link.unlink()
    link.mkdir()
    folder = there.publish()
    link.rmdir()
    link.symlink_to("releases/000099")
    lost = there.publish()
    link.unlink()
    link.symlink_to(target)
    for done in (folder, lost):
        refused(done, "`current` ở nơi đăng không trỏ tới bản nào — xóa hoặc trỏ lại, rồi đăng lại")


def test_no_rsync_here(there: Place, tmp_path: Path) -> None:
    for program in NEEDED_THERE.split():
        (tmp_path / program).symlink_to(str(shutil.which(program)))
    refused(there.publish(PATH=str(tmp_path)), "máy này chưa có rsync — cài vào, rồi đăng lại")


NEEDED_THERE = """
    awk basename cat cp cut date df dirname find flock grep head mkdir readlink rm sed sh sha256sum
    sort uniq
"""


def test_nothing_to_go_back_to(there: Place, tmp_path: Path) -> None:
    message = "không còn bản nào trước bản 000001 — đăng lại từ đầu"
    refused(there.run("rollback", str(there.root)), message)
    refused(there.run("rollback", str(tmp_path)), "chưa đăng bản nào — không có gì để lùi")


def test_a_server_that_lacks_a_header(tmp_path: Path, editions: Path) -> None:
    header = 'add_header X-Frame-Options "DENY" always;'
    with place(tmp_path, change=(header, ""), editions=editions) as lacking:
        refused(lacking.publish(), "máy chủ không gửi đúng X-Frame-Options — viết lại cấu hình")
        assert not (lacking.root / "current").exists()
        assert not (lacking.root / "releases").exists()


HIDES = "error_page 404", "location = /hoi-dap/index.html { return 403; }\n    error_page 404"


def test_a_server_that_hides_a_page_after_going_back(tmp_path: Path, editions: Path) -> None:
    with place(tmp_path, editions=editions) as there:
        assert there.publish().returncode == 0
        assert there.publish().returncode == 0
        with server(there.root, tmp_path / "hiding", change=HIDES) as (url, _):
            done = there.run("rollback", str(there.root), SITE_URL=url)
        refused(done, "đã trở lại như trước: hoi-dap/index.html không tới người đọc như đã gửi")
        assert (there.root / "current").readlink() == Path("releases/000002")


def test_a_server_that_hides_a_page(tmp_path: Path, editions: Path) -> None:
    with place(tmp_path, change=HIDES, editions=editions) as hiding:
        done = hiding.publish()
        message = (
            "đã trở lại như trước: hoi-dap/index.html không tới người đọc như đã gửi — xem lại"
        )
        refused(done, message)
        assert not (hiding.root / "current").exists()
        assert not list((hiding.root / "releases").iterdir())


def test_a_release_touched_before_going_back(tmp_path: Path, editions: Path) -> None:
    with place(tmp_path, editions=editions) as touched:
        assert touched.publish().returncode == 0
        page = touched.live / "index.html"
        assert touched.publish().returncode == 0
        (page.resolve().parents[2] / "000001" / "site" / "index.html").write_text("x")
        done = touched.run("rollback", str(touched.root))
        refused(done, "bản 000001 đã bị sửa bằng tay: site/index.html — đăng lại từ đầu")
        (touched.live / "them.html").write_text("x")
        assert touched.publish().returncode == 1
        assert touched.publish("--discard").returncode == 0
        assert not (touched.live / "them.html").exists()


FULL = """#!/bin/sh
# In place of rsync: first somebody else fills the disk.
dd if=/dev/zero of="$FILL" bs=4k 2>/dev/null
PATH="$REAL_PATH" exec rsync "$@"
"""


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can mount a small disk")
def test_a_full_disk(tmp_path: Path, editions: Path) -> None:
    with place(tmp_path, editions=editions) as small:
        mount = ["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(small.root)]
        subprocess.run(mount, check=True)
        try:
            assert small.publish().returncode == 0
            live = small.what_is_live()
            small.edit(1)
            (tmp_path / "bin").mkdir()
            (tmp_path / "bin" / "rsync").write_text(FULL)
            (tmp_path / "bin" / "rsync").chmod(0o755)
            path = os.environ["PATH"]
            fill = small.root / "fill"
            done = small.publish(PATH=f"{tmp_path / 'bin'}:{path}", REAL_PATH=path, FILL=str(fill))
            refused(done, "nơi đăng hết chỗ — dọn bớt, rồi đăng lại")
            assert small.what_is_live() == live
            assert not list(small.root.glob("releases/*.part"))
            subprocess.run(["dd", "if=/dev/zero", f"of={fill}", "bs=4k"], capture_output=True)
            refused(small.publish(), "nơi đăng còn 0.0 MB, cần … MB — dọn bớt, rồi đăng lại")
            fill.unlink()
            assert small.publish().returncode == 0
        finally:
            subprocess.run(["umount", "--lazy", str(small.root)], check=True)


NOT_WRITABLE = "không được viết vào nơi đăng — xin quyền viết vào thư mục ấy"
SAID = {
    "cannot write": NOT_WRITABLE,
    "sh: 1: cannot create publish.lock: Read-only file system": NOT_WRITABLE,
    "not as sent": "tệp tới nơi không giống tệp gửi đi — đăng lại; còn thế thì kiểm tra ổ đĩa",
    "sh: 1: rsync: not found": "nơi đăng thiếu rsync, flock hoặc sha256sum — cài vào",
    "Connection to may closed by remote host.": "đường truyền đứt giữa chừng — đăng lại",
    "điều lạ\nhai dòng": "nơi đăng trả lời: điều lạ · hai dòng — đưa câu này cho người quản máy",
    "": "nơi đăng trả lời: kết nối đóng mà không nói gì — đưa câu này cho người quản máy",
}
"""What cannot be made to happen here (root may write anywhere), in the words of the programs."""


@pytest.mark.parametrize("said", SAID)
def test_the_words_of_programs_are_understood(said: str) -> None:
    assert str(explained(said)) == SAID[said]
