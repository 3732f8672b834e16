"""Says where a site is published: a folder of this machine, or of another that ssh reaches."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .failure import Failed

_SSH_ADDRESS = re.compile(r"(?P<host>[^/:\s-][^/:\s]*):(?P<root>/.+)")
_SSH_OPTIONS = (
    *("-o", "BatchMode=yes"),  # never ask: nobody may be there to answer
    *("-o", "ConnectTimeout=20"),
    *("-o", "ServerAliveInterval=10"),
    *("-o", "ServerAliveCountMax=3"),
)


@dataclass(frozen=True)
class Target:
    """`root` holds the releases; `host` is empty for a folder, else `[user@]machine`."""

    root: str
    host: str = ""

    def command(self, script: str) -> Sequence[str]:
        """What runs a shell script there, the root as its first argument."""
        run = ["sh", "-c", script, "server", self.root]
        return [*_ssh(), self.host, shlex.join(run)] if self.host else run

    def rsync(self, source: Path, below: str) -> Sequence[str]:
        """The options and ends of a copy of a folder's content into a folder below the root."""
        there = f"{self.root}/{below}/"
        shell = [f"--rsh={shlex.join(_ssh())}", "--protect-args"] if self.host else []
        return [*shell, f"{source}/", f"{self.host}:{there}" if self.host else there]


def read_target(address: str) -> Target:
    """The target of an address. Raises Failed if it is neither for ssh nor an absolute path."""
    if match := _SSH_ADDRESS.fullmatch(address):
        return Target(match["root"].rstrip("/"), match["host"])
    if address.startswith("/") and address.rstrip("/"):
        return Target(address.rstrip("/"))
    raise Failed(
        f"“{address}” không phải nơi đăng — viết đường dẫn đầy đủ như `/srv/trang`, "
        "hoặc địa chỉ ssh như `ten@may:/srv/trang`"
    )


def _ssh() -> Sequence[str]:
    """The ssh command: PUBLISH_SSH, as git uses GIT_SSH_COMMAND, and options. Raises Failed."""
    command = os.environ.get("PUBLISH_SSH", "ssh")
    try:
        return [*shlex.split(command), *_SSH_OPTIONS]
    except ValueError:
        raise Failed(f"PUBLISH_SSH là “{command}”, ngoặc chưa đóng — viết lại lệnh ssh") from None
