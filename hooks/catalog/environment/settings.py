"""Reads what a build is told from outside: the day it speaks for, and public addresses."""

import datetime as dt
import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

from catalog.environment.cache import cache_folder
from catalog.environment.changes import Published, read_published
from catalog.environment.plan_folders import path_in_repository
from catalog.environment.refusal import Refused
from catalog.language.guard import NO_EXTENSIONS, Extensions
from catalog.model.web_addresses import encoded
from catalog.reading.choices import NOTHING, Choices

NO_ADDRESS = (
    "bản để đăng chưa có địa chỉ, tờ in sẽ không có mã để đọc thêm — đặt SITE_URL, thí dụ "
    'https://vidu.vn/, và giữ `site_url: !ENV [SITE_URL, ""]` trong mkdocs.yml'
)


@dataclass(frozen=True)
class Settings:
    """`site_url` ends with a slash or is empty; `edit_url` holds {path} or is empty."""

    build_date: dt.date
    site_url: str = ""
    edit_url: str = ""
    commit: str = ""
    """The commit of the texts, with `-dirty` if files differ from it; empty outside git."""
    published: Published | None = None
    """What is public now, if PUBLISHED says where that is listed."""
    cache: Path | None = None
    """The folder of the cache; None if CACHE is empty."""
    markdown: Extensions = field(default_factory=lambda: NO_EXTENSIONS)
    """The Markdown extensions that prose is written for."""
    choices: Choices = NOTHING
    """What the site's owner chose in mkdocs.yml."""
    with_drafts: bool = False
    """Whether records that are drafts are shown, in a site that is to be looked at only."""
    in_repository: str = ""
    """Where the plan lies in its repository, with a slash at the end; empty at the top."""
    processors: int = 1
    """How many processes may work at once; they make the same as one."""

    def edit_address(self, file: str) -> str | None:
        """Where a file can be edited, if a repository is configured."""
        return self.edit_url.replace("{path}", quote(file)) if self.edit_url else None


def read_settings(
    folder: Path,
    environment: Mapping[str, str],
    *,
    site_url: str,
    edit_url: str,
    markdown: Extensions = NO_EXTENSIONS,
    choices: Choices = NOTHING,
) -> Settings:
    """Settings as a publisher gives them. Raises Refused with what is wrong and what to do.

    A build to publish, which PUBLISHED tells from others, needs an address.
    """
    address = encoded(site_url)
    if site_url and not address:
        message = f"SITE_URL là “{site_url}”, không phải địa chỉ http(s) — sửa hoặc bỏ đi"
        raise Refused(message)
    site_url = address or ""
    if edit_url and "{path}" not in edit_url:
        raise Refused(f"EDIT_URL là “{edit_url}”, thiếu {{path}} — thêm {{path}} chỗ tên tệp")
    if site_url and not site_url.endswith("/"):
        site_url += "/"
    published = environment.get("PUBLISHED")
    if published and not site_url:  # what is compared with the public site is about to replace it
        raise Refused(NO_ADDRESS)
    in_repository = path_in_repository(folder)
    with_drafts = bool(environment.get("DRAFTS"))
    if published and with_drafts:
        raise Refused("DRAFTS để xem thử cả bản nháp, bản để đăng không có — bỏ DRAFTS")
    return Settings(
        build_date(environment, folder),
        site_url,
        edit_url.replace("{path}", quote(in_repository) + "{path}"),
        _git(folder, "describe", "--always", "--dirty", "--abbrev=40", "--exclude=*"),
        read_published(published, folder / published) if published else None,
        cache_folder(folder, environment),
        markdown,
        choices,
        with_drafts,
        in_repository,
        _processors(),
    )


def _processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def build_date(environment: Mapping[str, str], folder: Path) -> dt.date:
    """The day of SOURCE_DATE_EPOCH, else of the last commit, else today (UTC).

    See https://reproducible-builds.org/specs/source-date-epoch/. Raises Refused, with what to
    do, when SOURCE_DATE_EPOCH is no number of seconds.
    """
    seconds = environment.get("SOURCE_DATE_EPOCH") or _git(folder, "log", "-1", "--format=%ct")
    if not seconds:
        return dt.datetime.now(dt.UTC).date()
    try:
        return dt.datetime.fromtimestamp(int(seconds), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        message = f"SOURCE_DATE_EPOCH là “{seconds}”, không phải số giây từ 1970 — sửa hoặc bỏ đi"
        raise Refused(message) from None


def _git(folder: Path, *command: str) -> str:
    """What git answers in a folder; empty if there is no git or no repository. Raises Refused."""
    try:
        done = subprocess.run(
            ["git", *command], cwd=folder, capture_output=True, text=True, check=False
        )
    except OSError:  # no git on this machine
        return ""
    if done.returncode < 0:
        message = f"git bị máy dừng giữa chừng (tín hiệu {-done.returncode})"
        raise Refused(f"{message} — tắt bớt chương trình, rồi chạy lại")
    return done.stdout.strip() if done.returncode == 0 else ""
