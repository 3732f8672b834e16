"""Publishes step by step: nothing live changes before the switch, and a wrong switch is undone."""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from catalog.environment.sums import NAME, Sums, parse_sums

from .assets import RSYNC_PATTERN, hashed
from .building import VERSION, Packed, built
from .failure import Failed, explained
from .headers import Headers, examples
from .live import Live, named
from .preflight import check_place, check_site
from .session import Session, session
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
        """Returns the number of the new live release. Raises Failed; then the site is as it was.

        `discard` overwrites what somebody changed by hand in the live release.
        """
        with session(self.target) as there:
            there.ask("abandon")
            state = there.state()
            check_place(there, state, self.live, discard=discard)
            lists = _lists(there, state.current, discard=discard)
            with built(self.project, lists) as packed:
                check_site(packed, state, self.live)
                if not packed.is_committed:
                    print("Lưu ý: bản này có chỗ sửa chưa commit.", flush=True)
                number = f"{int(max(state.releases, default='0')) + 1:06}"
                self._send(there, number, state.current, packed)
                print(
                    f"Đổi sang bản {number}, kiểm tra từng tệp qua {self.live.address}", flush=True
                )
                of_folders = examples(packed.headers, packed.sums)
                self._switch(there, number, packed.sums, parse_sums(lists[NAME], NAME), of_folders)
            _prune(there)
        return number

    def rollback(self) -> str:
        """Goes back to the release that was live before; returns its number. Raises Failed."""
        with session(self.target) as there:
            state = there.state()
            if not state.current:
                raise Failed("chưa đăng bản nào — không có gì để lùi")
            previous = "".join(there.ask("show", state.current, "PREVIOUS"))
            if previous not in state.releases:
                raise Failed(f"không còn bản nào trước bản {state.current} — đăng lại từ đầu")
            if wrong := there.ask("touched", previous):
                raise Failed(f"bản {previous} đã bị sửa bằng tay: {named(wrong)} — đăng lại từ đầu")
            sums = parse_sums(_lists(there, previous)[NAME], NAME)
            before = parse_sums(_lists(there, state.current, discard=True)[NAME], NAME)
            there.ask("carry", state.current, previous)
            self._switch(there, previous, sums, before)
        return previous

    def _send(self, there: Session, number: str, current: str, packed: Packed) -> None:
        """Makes the new release beside the live one."""
        print(f"Chép bản {number} tới nơi đăng.", flush=True)
        try:
            there.ask("prepare", number, current)
            self._copy(packed.folder, f"releases/{number}.part")
            there.ask("finish", number, current)
        except Failed:
            _tidy(there, "abandon")
            raise

    def _copy(self, folder: Path, below: str) -> None:
        """Copies a packed site, and keeps older assets, which pages that are open still ask for."""
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

    def _switch(
        self,
        there: Session,
        number: str,
        sums: Sums,
        before: Sums,
        headers: Iterable[tuple[str, Headers]] = (),
    ) -> None:
        """Switches to a release, and back if readers do not get what they should: then Failed.

        `before` lists what was live: those of its styles and scripts that were served must stay.
        `headers` are those of some paths, which no server could be asked for before.
        """
        old = hashed(before)
        lost_before = set(self.live.wrong_files(old))
        there.ask("switch", number)
        served = {path: digest for path, digest in sums.items() if not path.startswith("_")}
        served |= {path: digest for path, digest in old.items() if path not in lost_before}
        try:
            if wrong := self.live.wrong_files(served):
                raise Failed(f"{named(wrong)} không tới người đọc như đã gửi — xem lại máy chủ")
            for path, wanted in headers:
                self.live.check_headers(path, wanted)
        except Failed as failure:
            _tidy(there, "undo")
            _tidy(there, "abandon")
            raise Failed(f"đã trở lại như trước: {failure}") from None
        there.ask("confirm", number)


def _lists(there: Session, release: str, *, discard: bool = False) -> Mapping[str, str]:
    """The texts of a release's SHA256SUMS and version.json; empty ones if there is no release.

    With `discard`, damaged ones count as empty; without it, they raise Failed.
    """
    nothing = {NAME: "", VERSION: ""}
    if not release:
        return nothing
    try:
        lines = {name: there.ask("show", release, f"site/{name}") for name in nothing}
        texts = {name: "".join(f"{line}\n" for line in found) for name, found in lines.items()}
        parse_sums(texts[NAME], NAME)
        dt.date.fromisoformat(json.loads(texts[VERSION])["date"])
        return texts
    except (Failed, ValueError, KeyError, TypeError) as error:
        if discard:
            return nothing
        raise Failed(f"danh mục của bản {release} hỏng ({error}) — đăng với --discard") from None


def _prune(there: Session) -> None:
    """Removes old releases; a failure is only printed, since the new one is published already."""
    try:
        there.ask("prune", str(KEPT))
    except Failed as failure:
        print(f"Bản mới đã hiện, nhưng chưa xóa được bản cũ: {failure}", file=sys.stderr)


def _tidy(there: Session, *command: str) -> None:
    """Tries to clean up; if that fails as well, the next publish does it."""
    with contextlib.suppress(Failed):
        there.ask(*command)
