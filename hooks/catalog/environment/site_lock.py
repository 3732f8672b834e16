"""Lets one process at a time write a site; the system frees the lock of a process that died."""

import datetime as dt
import os
import sys
from pathlib import Path

from filelock import FileLock, Timeout

from catalog.environment.refusal import Refused

PATIENCE = 120.0
"""Seconds to wait until another build ends; one that sets every sheet anew takes less."""


def lock_site(site: Path) -> FileLock:
    """A lock of this site, held by this process.

    Raises Refused if another keeps it too long, or if its file is none. The file stays when the
    lock is released, since another process may be waiting with it open.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    file = site.with_name(f".{site.name}.lock")
    if file.is_symlink() or (file.exists() and not file.is_file()):
        message = f"`{file.name}` cạnh {site.name}/ không phải tệp thường"
        raise Refused(f"{message} — xóa đi, rồi chạy lại")
    lock = FileLock(file, thread_local=False, on_acquired=_sign)
    try:
        lock.acquire(timeout=0)
    except Timeout:
        print(f"{site.name}/ {_held_by(file)} — chờ tới {PATIENCE:.0f} giây.", file=sys.stderr)
        _wait(lock, site, file)
    return lock


def _wait(lock: FileLock, site: Path, file: Path) -> None:
    try:
        lock.acquire(timeout=PATIENCE)
    except Timeout:
        cure = "chờ nó xong, hoặc tắt nó, rồi chạy lại"
        raise Refused(f"{site.name}/ {_held_by(file)} — {cure}") from None


def _sign(descriptor: int) -> None:
    """Writes down who holds the lock, for whoever waits."""
    since = dt.datetime.now(dt.UTC).astimezone()
    os.ftruncate(descriptor, 0)
    os.write(descriptor, f"tiến trình {os.getpid()}, từ {since:%H:%M:%S}".encode())


def _held_by(file: Path) -> str:
    try:
        holder = file.read_text(encoding="utf-8")
    except OSError:  # Windows locks the text as well
        holder = ""
    return f"đang được dựng ở nơi khác ({holder or 'không rõ tiến trình nào'})"
