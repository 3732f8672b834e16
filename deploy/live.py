"""Asks for the live site through HTTP, as its readers do."""

from __future__ import annotations

import email.utils
import hashlib
import http.client
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from email.message import Message
from urllib.parse import quote

from .failure import Failed
from .headers import Headers

_SECONDS = 20
_AT_ONCE = 8
_WRONG_NAMED = 5


@dataclass(frozen=True)
class Answer:
    """An answer of the server, with its headers by their names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True)
class Live:
    """A site at `address`, which ends with a slash."""

    address: str

    def get(self, path: str) -> Answer:
        """The answer for a path. Raises Failed if the server does not answer."""
        request = urllib.request.Request(
            self.address + quote(path), headers={"Cache-Control": "no-cache"}
        )
        try:
            with _open(request) as answer:
                return _answer(answer.status or 0, answer.headers, answer.read())
        except (OSError, http.client.HTTPException, ValueError) as error:
            reason = getattr(error, "reason", error)
            message = f"{self.address} không trả lời ({reason}) — xem lại địa chỉ và máy chủ"
            raise Failed(message) from None

    def clock(self) -> int | None:
        """The server's time in seconds since 1970, if it says."""
        date = email.utils.parsedate_tz(self.get("").headers.get("date"))
        return email.utils.mktime_tz(date) if date else None

    def check_headers(self, path: str, wanted: Headers) -> None:
        """Raises Failed if the server does not send one of them, or sends another value."""
        sent = self.get(path).headers
        wrong = [name for name, value in wanted.items() if sent.get(name.lower(), "") != value]
        if wrong:
            raise Failed(
                f"máy chủ không gửi đúng {', '.join(wrong)} — viết lại cấu hình bằng "
                "`python -m deploy nginx`, nạp vào máy chủ, rồi đăng lại"
            )

    def wrong_files(self, sums: Mapping[str, str]) -> list[str]:
        """Paths that are not answered with the file of that hash."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            right = pool.map(lambda item: self._has(*item), sums.items())
            return [path for path, is_right in zip(sums, right, strict=True) if not is_right]

    def _has(self, path: str, digest: str) -> bool:
        answer = self.get(path)
        return answer.status == 200 and hashlib.sha256(answer.body).hexdigest() == digest


def named(paths: Sequence[str]) -> str:
    """The first few of many paths."""
    more = f" và {len(paths) - _WRONG_NAMED} tệp nữa" if len(paths) > _WRONG_NAMED else ""
    return ", ".join(paths[:_WRONG_NAMED]) + more


def _open(request: urllib.request.Request) -> http.client.HTTPResponse | urllib.error.HTTPError:
    """The answer to a request, also one whose status is that of an error."""
    try:
        answer: http.client.HTTPResponse = urllib.request.urlopen(request, timeout=_SECONDS)
        return answer
    except urllib.error.HTTPError as error:
        return error


def _answer(status: int, headers: Message, body: bytes) -> Answer:
    return Answer(status, {name.lower(): value for name, value in headers.items()}, body)
