"""Finds what would make a publish go wrong before anything is changed, and raises Failed."""

from __future__ import annotations

import datetime as dt
import time

from .building import VERSION, Packed
from .failure import Failed
from .headers import EVERY
from .live import Live, named
from .session import Session, State

_CLOCKS_APART = 300
"""Seconds by which two clocks may differ."""
_ROOM = 1.2
"""How many times the size of what is sent must be free, since file systems need some room too."""


def check_place(there: Session, state: State, live: Live, *, discard: bool) -> None:
    """Checks the place, the clocks, the live release and its address before the site is built."""
    if state.is_blocked:
        message = "`current` ở nơi đăng không trỏ tới bản nào — xóa hoặc trỏ lại, rồi đăng lại"
        raise Failed(message)
    _clocks_agree(state, live)
    if not state.current and not discard and live.get(VERSION).status == 200:
        raise Failed(
            f"nơi đăng chưa có bản nào, mà {live.address} đang hiện một trang như thế này — "
            "xem lại nơi đăng; nếu đúng là muốn thay trang ấy, đăng với --discard"
        )
    if state.current:
        _is_untouched(there, state.current, discard=discard)
        _is_what_readers_get(there, state.current, live, discard=discard)


def check_site(packed: Packed, state: State, live: Live) -> None:
    """Checks the size and day of a built site, and whether the server sends its headers."""
    if state.free < packed.size * _ROOM:
        need, free = (f"{count / 1e6:.1f} MB" for count in (packed.size * _ROOM, state.free))
        raise Failed(f"nơi đăng còn {free}, cần {need} — dọn bớt, rồi đăng lại")
    if packed.date > dt.datetime.fromtimestamp(state.now, dt.UTC).date():
        day = f"{packed.date:%d/%m/%Y}"
        raise Failed(f"trang ghi ngày {day}, sau hôm nay — xem lại giờ của máy đã sửa trang")
    live.check_headers("", packed.headers[EVERY])


def _clocks_agree(state: State, live: Live) -> None:
    here = int(time.time())
    if any(abs(here - clock) > _CLOCKS_APART for clock in (state.now, live.clock() or here)):
        raise Failed("đồng hồ máy này và máy chủ lệch nhau — chỉnh lại giờ, rồi đăng lại")
    if state.published > here + _CLOCKS_APART:
        raise Failed("bản đang hiện được đăng sau giờ của máy này — chỉnh lại giờ")


def _is_untouched(there: Session, current: str, *, discard: bool) -> None:
    wrong = there.ask("touched", current)
    if wrong and not discard:
        raise Failed(
            f"bản đang hiện đã bị sửa bằng tay: {named(wrong)} — chép điều cần giữ vào data/ "
            "hoặc docs/, rồi đăng với --discard"
        )


def _is_what_readers_get(there: Session, current: str, live: Live, *, discard: bool) -> None:
    if discard:
        return
    version = "".join(f"{line}\n" for line in there.ask("show", current, f"site/{VERSION}"))
    if live.get(VERSION).body != version.encode():
        raise Failed(f"{live.address} không hiện bản ở nơi đăng — xem lại SITE_URL và nơi đăng")
