"""Says in an editor's words what a machine refused: no room, no right to write, a port in use."""

import errno
from collections.abc import Mapping
from pathlib import Path

_RIGHTS = "không có quyền đọc hay ghi ở đây — xin quyền, rồi chạy lại"
_BUSY = "đang có chương trình khác giữ — tắt chương trình ấy, rồi chạy lại"
_MANY_OPEN = "mở quá nhiều tệp một lúc — tắt bớt chương trình, rồi chạy lại"
_BROKEN = "ổ đĩa hỏng, hoặc đã rút ra — kiểm tra ổ đĩa, rồi chạy lại"
_FORM = "không phải loại tệp cần ở đây — xem lại tệp hay thư mục này, rồi chạy lại"
MEANINGS: Mapping[int, str] = {
    errno.ENOSPC: "hết chỗ trên ổ đĩa — xóa bớt tệp, rồi chạy lại",
    errno.EDQUOT: "dùng hết phần ổ đĩa được cấp — xóa bớt tệp, rồi chạy lại",
    errno.EFBIG: "tệp lớn hơn mức máy này cho phép — bỏ giới hạn (ulimit -f), rồi chạy lại",
    errno.EROFS: "ổ đĩa chỉ đọc được — chép cả thư mục sang chỗ ghi được, rồi chạy lại ở đó",
    errno.EACCES: _RIGHTS,
    errno.EPERM: _RIGHTS,
    errno.ENOENT: "không còn ở đây, có lẽ vừa bị xóa hay đổi tên — trả lại, rồi chạy lại",
    errno.EMFILE: _MANY_OPEN,
    errno.ENFILE: _MANY_OPEN,
    errno.ENOMEM: "máy hết bộ nhớ — tắt bớt chương trình, rồi chạy lại",
    errno.EIO: _BROKEN,
    errno.ENODEV: _BROKEN,
    errno.ESTALE: _BROKEN,
    errno.EBUSY: _BUSY,
    errno.ETXTBSY: _BUSY,
    errno.EEXIST: _FORM,
    errno.ENOTDIR: _FORM,
    errno.EISDIR: _FORM,
    errno.ELOOP: "liên kết dẫn vòng về chính nó — xóa liên kết ấy, rồi chạy lại",
    errno.ENAMETOOLONG: "tên quá dài — đặt thư mục hay tệp tên ngắn hơn, rồi chạy lại",
    errno.ENOTEMPTY: "có tệp mới hiện ra khi đang xóa — đợi chương trình kia xong, rồi chạy lại",
    errno.EADDRINUSE: "cổng để xem trang đang có chương trình khác dùng — tắt nó, hoặc đặt "
    "`dev_addr: 127.0.0.1:8001` trong mkdocs.yml",
}
"""What a refusal of the system means, by its number."""


def refusal(error: OSError) -> str:
    """Where and what the system refused, and what to do; empty if that is not known."""
    meaning = MEANINGS.get(error.errno or 0)
    return f"{_place(error)}: {meaning}" if meaning else ""


def _place(error: OSError) -> str:
    """The file, as seen from here; of a copy or a move the second one, which was to be written."""
    named = error.filename2 or error.filename
    if not isinstance(named, str | bytes | Path):
        return "máy này"
    path = Path(named.decode(errors="replace") if isinstance(named, bytes) else named)
    here = Path.cwd()
    return str(path.relative_to(here) if path.is_relative_to(here) else path)
