"""Says why a publish stopped, in words for whoever publishes."""

from __future__ import annotations

import re


class Failed(Exception):
    """Says what is wrong and what to do. Unless it says otherwise, the live site is as it was."""


_MEANINGS = (
    (
        r"Could not resolve|Name or service not known|nodename nor servname",
        "không tìm thấy máy chủ — xem lại tên máy trong địa chỉ",
    ),
    (
        r"Connection refused|No route to host|Connection timed out|Operation timed out",
        "máy chủ không nhận kết nối — xem máy có chạy không, cổng có đúng không",
    ),
    (
        r"Host key verification failed|REMOTE HOST IDENTIFICATION HAS CHANGED",
        "chưa biết khóa của máy chủ, hoặc khóa đã đổi — hỏi người quản máy, ghi vào known_hosts",
    ),
    (
        r"Permission denied \(|Too many authentication failures|No such identity",
        "máy chủ không nhận khóa ssh của bạn — đưa khóa công khai cho người quản máy",
    ),
    (r"No space left on device|Disk quota exceeded", "nơi đăng hết chỗ — dọn bớt, rồi đăng lại"),
    (r"^no folder", "chưa có thư mục này ở nơi đăng — tạo nó, hoặc sửa địa chỉ"),
    (
        r"^cannot write|Permission denied|Read-only file system",
        "không được viết vào nơi đăng — xin quyền viết vào thư mục ấy",
    ),
    (r"^not as sent", "tệp tới nơi không giống tệp gửi đi — đăng lại; còn thế thì kiểm tra ổ đĩa"),
    (
        r"(rsync|flock|sha256sum): (command )?not found|No such file or directory.*rsync",
        "nơi đăng thiếu rsync, flock hoặc sha256sum — cài vào",
    ),
    (
        r"Broken pipe|connection unexpectedly closed|Connection (reset|closed)|lost connection"
        r"|closed by remote host|not responding",
        "đường truyền đứt giữa chừng — đăng lại",
    ),
)
_LOCKED = re.compile(r"^locked (.*)", re.MULTILINE)


def explained(said: str) -> Failed:
    """What the output of a program means; if that is not known, the output itself."""
    if locked := _LOCKED.search(said):
        return Failed(f"đang có một lần đăng khác, từ {locked[1]} — chờ nó xong, rồi đăng lại")
    for pattern, meaning in _MEANINGS:
        if re.search(pattern, said, re.MULTILINE):
            return Failed(meaning)
    words = " · ".join(said.split("\n")).strip(" ·") or "kết nối đóng mà không nói gì"
    return Failed(f"nơi đăng trả lời: {words} — đưa câu này cho người quản máy")
