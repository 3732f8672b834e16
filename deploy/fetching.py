"""Fetches what a live site says of itself, for the next build on a host that only takes files."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

from catalog.environment.site_lock import lock_site
from catalog.environment.sums import NAME, parse_sums

from .assets import hashed
from .building import VERSION
from .failure import Failed
from .live import Live


def fetch(live: Live, folder: Path) -> str:
    """Puts SHA256SUMS, version.json and the hashed assets of the live site into `folder`.

    SHA256SUMS is empty if nothing is public. Returns what to print. Raises Failed on any error.
    """
    _empty(folder)
    answers = {name: live.get(name) for name in (NAME, VERSION)}
    if all(answer.status == 404 for answer in answers.values()):
        (folder / NAME).write_bytes(b"")
        return f"{live.address} chưa đăng gì: mọi trang đều là mới."
    for name, answer in answers.items():
        if answer.status != 200:
            raise Failed(f"{live.address}{name} trả lời {answer.status} — xem lại máy chủ")
        (folder / name).write_bytes(answer.body)
    sums = parse_sums(answers[NAME].body.decode("utf-8", "replace"), f"{live.address}{NAME}")
    assets = [_keep(live, folder, *item) for item in hashed(sums).items()]
    return f"{folder}: danh mục và {sum(assets)} tệp của {live.address}"


def _empty(folder: Path) -> None:
    """Empties the folder. Raises Failed if it holds anything that `fetch` does not write."""
    folder.mkdir(parents=True, exist_ok=True)
    if {path.name for path in folder.iterdir()} - {NAME, VERSION, "assets"}:
        raise Failed(f"{folder} còn chứa thứ khác — chọn một thư mục trống")
    shutil.rmtree(folder)
    folder.mkdir()


def _keep(live: Live, folder: Path, path: str, digest: str) -> bool:
    """Writes an asset of the live site into `folder`; False if the site does not have it whole."""
    body = live.get(path).body
    if hashlib.sha256(body).hexdigest() != digest:
        return False
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_bytes(body)
    return True


def carry(folder: Path, site: Path) -> str:
    """Adds to a built site the assets that `fetch` found, for pages that are still open.

    Raises Failed if there is no site, and Refused if a build that would replace it does not end.
    """
    if not (site / NAME).is_file():
        raise Failed(f"chưa có {site}/{NAME} — chạy `make site` trước")
    found = sorted(path for path in (folder / "assets").rglob("*") if path.is_file())
    paths = [path.relative_to(folder) for path in found]
    lock = lock_site(site.resolve())
    try:
        new = [path for path in paths if not (site / path).exists()]
        for path in new:
            (site / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(folder / path, site / path)
    finally:
        lock.release()
    return f"{site}: thêm {len(new)} tệp của bản đang hiện"
