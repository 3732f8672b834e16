"""Publishing on another machine: through ssh, and what is said when that fails."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from publishing import Place, place, refused
from servers import Sshd, free_port, sshd


@pytest.fixture(scope="module")
def there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Place]:
    """A place where nothing is published yet, and nothing will be."""
    with place(tmp_path_factory.mktemp("place")) as there:
        yield there
        assert not list(there.root.iterdir())


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sshd]:
    with sshd(tmp_path_factory.mktemp("sshd")) as server:
        yield server


def test_through_ssh_and_a_line_that_breaks(ssh: Sshd, tmp_path: Path, editions: Path) -> None:
    with place(tmp_path, editions=editions) as far:
        address = ssh.address(far.root)
        done = far.run("publish", address, PUBLISH_SSH=ssh.command)
        assert done.returncode == 0, done.stderr
        live = far.what_is_live()
        far.edit(1)
        process = far.start("publish", address, PUBLISH_SSH=ssh.command)
        assert process.stdout
        while not process.stdout.readline().startswith("Chép bản 000002"):
            pass
        ssh.drop()
        out, err = process.communicate(timeout=60)
        broken = subprocess.CompletedProcess("", process.returncode, out, err)
        refused(broken, "đường truyền đứt giữa chừng — đăng lại")
        assert far.what_is_live() == live
        assert far.run("publish", address, PUBLISH_SSH=ssh.command).returncode == 0
        back = far.run("rollback", address, PUBLISH_SSH=ssh.command)
        assert back.returncode == 0, back.stderr
        assert far.what_is_live() == live


def test_ssh_that_does_not_let_us_in(there: Place, ssh: Sshd, tmp_path: Path) -> None:
    address = ssh.address(there.root)
    other = f"{tmp_path}/other"
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", other], check=True)
    key, no_key = f"-i {ssh.folder}/key", "máy chủ không nhận khóa ssh của bạn — đưa khóa"
    unknown = "chưa biết khóa của máy chủ, hoặc khóa đã đổi — hỏi người quản máy"
    nobody = "máy chủ không nhận kết nối — xem máy có chạy không"
    doors = {
        ssh.command.replace(key, f"-i {other}"): no_key,
        ssh.command.replace(key, f"-i {tmp_path}/no"): no_key,
        ssh.command.replace("known_hosts", "nobody_known"): unknown,
        ssh.command.replace(f"-p {ssh.port}", f"-p {free_port()}"): nobody,
        "/no/such/ssh": "/no/such/ssh",
        "ssh -o 'x": "PUBLISH_SSH là “ssh -o 'x”, ngoặc chưa đóng — viết lại lệnh ssh",
    }
    for command, message in doors.items():
        refused(there.run("publish", address, PUBLISH_SSH=command), message)


def test_a_machine_of_no_such_name(there: Place) -> None:
    assert not _resolves("khong-co.invalid")
    done = there.run("publish", "ai@khong-co.invalid:/srv/trang")
    refused(done, "không tìm thấy máy chủ — xem lại tên máy trong địa chỉ")


def _resolves(name: str) -> bool:
    try:
        return bool(socket.getaddrinfo(name, 22))
    except OSError:
        return False
