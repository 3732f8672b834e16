"""Publishing step by step: nothing live changes before the switch, and a wrong switch is undone."""

from __future__ import annotations

import contextlib
import subprocess
from dataclasses import dataclass
from pathlib import Path

from catalog.sums import NAME, Sums, parse_sums

from .assets import RSYNC_PATTERN, hashed
from .building import VERSION, built
from .failure import Failed, explained
from .live import Live, named
from .preflight import check_place, check_site
from .session import Session, State, session
from .target import Target

KEPT = 5
"""Releases that stay at the target, so that there is a way back."""


@dataclass(frozen=True)
class Publisher:
    """Publishes the site of a project folder at a target that readers reach at `live`."""

    project: Path
    target: Target
    live: Live

    def publish(self, *, discard: bool = False) -> str:
        """The number of the new live release. Raises Failed; then the live site is as it was.

        `discard` overwrites what somebody changed by hand in the live release.
        """
        with session(self.target) as there:
            state = there.state()
            check_place(there, state, self.live, discard=discard)
            lists = {name: _text(there, state.current, name) for name in (NAME, VERSION)}
            with built(self.project, lists) as packed:
                check_site(packed, state, self.live)
                number = f"{int(max(state.releases, default='0')) + 1:06}"
                self._send(there, number, state.current, packed.folder)
                self._switch(there, number, state.current, packed.sums)
            there.ask("prune", str(KEPT), number)
        return number

    def rollback(self) -> str:
        """Goes back to the release that was live before this one; its number. Raises Failed."""
        with session(self.target) as there:
            state = there.state()
            previous = _before(there, state)
            if wrong := there.ask("touched", previous):
                raise Failed(f"bản {previous} đã bị sửa bằng tay: {named(wrong)} — đăng lại từ đầu")
            there.ask("carry", state.current, previous)
            there.ask("switch", previous)
            if wrong := self._wrong(_sums(there, previous), _sums(there, state.current)):
                there.ask("switch", state.current)
                raise Failed(f"sau khi lùi, {named(wrong)} không đúng — xem lại máy chủ")
        return previous

    def _send(self, there: Session, number: str, current: str, folder: Path) -> None:
        """Makes the new release beside the live one."""
        print(f"Chép bản {number} tới nơi đăng.", flush=True)
        try:
            there.ask("prepare", number, current)
            self._copy(folder, f"releases/{number}.part")
            there.ask("finish", number, current)
        except Failed:
            _tidy(there, "abandon")
            raise

    def _copy(self, folder: Path, below: str) -> None:
        """Assets of the release before are kept: pages that are open will still ask for them."""
        options = ["--recursive", "--checksum", "--delete", f"--filter=P {RSYNC_PATTERN}"]
        command = ["rsync", *options, "--perms", "--chmod=D755,F644"]
        try:
            done = subprocess.run(
                [*command, *self.target.rsync(folder, below)],
                stderr=subprocess.PIPE,
                text=True,
                errors="replace",
            )
        except FileNotFoundError:
            raise Failed("máy này chưa có rsync — cài vào, rồi đăng lại") from None
        if done.returncode:
            raise explained(done.stderr)

    def _switch(self, there: Session, number: str, current: str, sums: Sums) -> None:
        """Switches, and back again if readers do not get what was sent."""
        print(f"Đổi sang bản {number}, kiểm tra từng tệp qua {self.live.address}", flush=True)
        before = _sums(there, current) if current else {}
        there.ask("switch", number)
        try:
            if wrong := self._wrong(sums, before):
                raise Failed(f"{named(wrong)} không tới người đọc như đã gửi — xem lại máy chủ")
        except Failed as failure:
            _tidy(there, "withdraw", number, current)
            raise Failed(f"đã trở lại bản cũ: {failure}") from None

    def _wrong(self, sums: Sums, before: Sums) -> list[str]:
        """Files that do not reach readers, assets of the release before among them."""
        served = {path: digest for path, digest in sums.items() if not path.startswith("_")}
        return self.live.wrong_files(served, hashed(before))


def _before(there: Session, state: State) -> str:
    if not state.current:
        raise Failed("chưa đăng bản nào — không có gì để lùi")
    previous = "".join(there.ask("show", state.current, "PREVIOUS"))
    if previous not in state.releases:
        raise Failed(f"không còn bản nào trước bản {state.current} — đăng lại từ đầu")
    return previous


def _text(there: Session, release: str, name: str) -> str:
    """A file of a release's site; nothing if there is no release yet."""
    lines = there.ask("show", release, f"site/{name}") if release else []
    return "".join(f"{line}\n" for line in lines)


def _sums(there: Session, release: str) -> Sums:
    return parse_sums(_text(there, release, NAME), NAME)


def _tidy(there: Session, *command: str) -> None:
    """If it fails too, the next publish does it."""
    with contextlib.suppress(Failed):
        there.ask(*command)
