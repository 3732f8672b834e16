"""Real servers for tests, on this machine: nginx with our configuration, and sshd."""

from __future__ import annotations

import contextlib
import getpass
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

BROTLI = Path("/usr/lib/nginx/modules/ngx_http_brotli_static_module.so")
_SBIN = f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin"
_NGINX = """
load_module {brotli};
{user}
pid {folder}/pid;
error_log {folder}/error.log;
daemon off;
worker_processes 1;
events {{}}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path {folder}/body;
    proxy_temp_path {folder}/proxy;
    fastcgi_temp_path {folder}/fastcgi;
    uwsgi_temp_path {folder}/uwsgi;
    scgi_temp_path {folder}/scgi;
    include {folder}/site.conf;
}}
"""
_SSHD = """
Port {port}
ListenAddress 127.0.0.1
HostKey {folder}/host_key
PidFile {folder}/sshd.pid
AuthorizedKeysFile {folder}/key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
"""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@contextmanager
def nginx(folder: Path, server_block: str, port: int) -> Iterator[None]:
    """A running nginx with that configuration; `folder` is for its own files."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.conf").write_text(server_block, encoding="utf-8")
    user = "user root;" if os.geteuid() == 0 else ""
    text = _NGINX.format(brotli=BROTLI, user=user, folder=folder)
    (folder / "nginx.conf").write_text(text, encoding="utf-8")
    command = [_program("nginx"), "-p", str(folder), "-e", f"{folder}/error.log"]
    with _running([*command, "-c", f"{folder}/nginx.conf"], port):
        yield


@dataclass(frozen=True)
class Sshd:
    """An ssh server that lets us in; `options` are for ssh, `process` is the listening one."""

    port: int
    folder: Path
    process: psutil.Process

    @property
    def command(self) -> str:
        """What PUBLISH_SSH names to come in here."""
        known = f"-o UserKnownHostsFile={self.folder}/known_hosts -o GlobalKnownHostsFile=/dev/null"
        key = f"-i {self.folder}/key -o IdentitiesOnly=yes -o IdentityAgent=none"
        return f"ssh -F /dev/null -p {self.port} {key} {known}"

    def address(self, folder: Path) -> str:
        return f"{getpass.getuser()}@127.0.0.1:{folder}"

    def drop(self) -> None:
        """Ends every connection, as a line that breaks."""
        for connection in self.process.children(recursive=True):
            with contextlib.suppress(psutil.NoSuchProcess):
                connection.kill()


@contextmanager
def sshd(folder: Path) -> Iterator[Sshd]:
    """A running ssh server with keys of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    for name in ("host_key", "key"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(command, check=True)
    host_key = (folder / "host_key.pub").read_text()
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {host_key}")
    (folder / "sshd_config").write_text(_SSHD.format(port=port, folder=folder))
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # it insists
    with _running([_program("sshd"), "-D", "-e", "-f", f"{folder}/sshd_config"], port) as process:
        yield Sshd(port, folder, process)


def _program(name: str) -> str:
    found = shutil.which(name, path=_SBIN)
    assert found, f"{name} is not installed: run `make tools`"
    return found


@contextmanager
def _running(command: list[str], port: int) -> Iterator[psutil.Process]:
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    try:
        for _ in range(1000):
            if process.poll() is not None:
                assert process.stderr
                raise AssertionError(process.stderr.read().decode())
            with socket.socket() as client:
                if client.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.01)  # it is soon there, and many tests wait for one
        yield psutil.Process(process.pid)
    finally:
        process.terminate()
        process.wait()
