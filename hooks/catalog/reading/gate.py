"""The gate that every file somebody else may have put there goes through: lists and opens files.

Only regular files are opened, only up to the size that their kind may have, and a folder's links
lead nowhere outside. Opening a named pipe would wait for ever, and a link may lead to anything.

Where links lead is seen when a folder is listed. Somebody who can write into the folder while a
build runs may put a link in a file's place after that, and it is followed: such a person can read
what the build can read. Pipes, devices and heavy files are refused even then.
"""

import errno
import os
import stat
from dataclasses import dataclass
from pathlib import Path

from catalog.reading.file_names import is_left_by_a_program

KB, MB = 1_000, 1_000_000


class NotRead(Exception):
    """Raised for a file or folder that is not read; the message says why, and what to do."""


@dataclass(frozen=True)
class FileKind:
    """What a file is for: its most bytes, and what to do about one that has more."""

    heaviest: int
    cure: str
    may_be_empty: bool = True
    """Whether an empty one says something, or is found to be wrong when it is read."""


RECORD = FileKind(1 * MB, "rút gọn, hoặc tách thành nhiều tệp")
SETTINGS = FileKind(1 * MB, "rút gọn")
PAGE = FileKind(200 * KB, "tách thành nhiều trang; ảnh dán vào trang thì lưu thành tệp")
SOURCE_TEXT = FileKind(2 * MB, "chỉ giữ nguyên văn")
DRAWING = FileKind(16 * KB, "vẽ gọn lại")
# What a build opens of a picture, whoever uses it; how heavy one on a page may be that is published
# says rules/pictures.py.
VECTOR = FileKind(500 * KB, "vẽ gọn lại", may_be_empty=False)
PICTURE = FileKind(10 * MB, "thu nhỏ ảnh rồi lưu lại", may_be_empty=False)
STYLE = FileKind(500 * KB, "rút gọn")
DOCUMENT = FileKind(20 * MB, "nén lại, hoặc dẫn tới nơi giữ bản lớn", may_be_empty=False)
REPORT = FileKind(50 * MB, "làm lại tệp này")


@dataclass(frozen=True)
class Entry:
    """A file or folder in a folder; `refusal` says why it may not be read, if it may not."""

    name: str
    is_folder: bool
    refusal: str = ""


def read_bytes(path: Path, kind: FileKind) -> bytes:
    """What a file holds, wherever it leads if it is a link. Raises NotRead."""
    try:
        _refuse(path.stat(), kind)  # before it is opened, which may do something to a device
        number = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(number, "rb") as stream:
            found = os.fstat(number)
            _refuse(found, kind)  # another file may have taken its place
            data = stream.read(found.st_size + 1)
            if len(data) > found.st_size:  # it has grown since
                data += stream.read(kind.heaviest + 1 - len(data))
    except OSError as error:
        raise NotRead(_why(error, "tệp")) from None
    _refuse_weight(len(data), kind)
    return data


def weigh(path: Path, kind: FileKind) -> int:
    """The size of a file in bytes, which is not opened. Raises NotRead."""
    return look_at(path, kind).st_size


def look_at(path: Path, kind: FileKind) -> os.stat_result:
    """What the system says of a file that may be opened, which it is not. Raises NotRead."""
    try:
        found = path.stat()
        _refuse(found, kind)
        if not os.access(path, os.R_OK):
            raise PermissionError(errno.EACCES, "")
        return found
    except OSError as error:
        raise NotRead(_why(error, "tệp")) from None


def entries(folder: Path, inside: Path) -> list[Entry]:
    """What lies in a folder, by name, without what programs leave; nothing if there is no folder.

    Both paths are whole ones without links. A link of a file may lead to another place in the
    folder `inside`. Raises NotRead for the folder itself.
    """
    try:
        if os.path.realpath(folder) != str(folder):
            raise NotRead(_LINKED_FOLDER)
        with os.scandir(folder) as found:
            listed = sorted(found, key=lambda entry: entry.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        raise NotRead(_why(error, "thư mục")) from None
    return [_entry(one, inside) for one in listed if not is_left_by_a_program(one.name)]


def printable(words: str) -> str:
    """A text with names of files in it, none of which may break a line or hide what follows."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in words)


FOLDER_FOR_FILE = "đây là thư mục, ở đây cần một tệp — đổi tên hoặc dời đi"
_LINKED_FOLDER = "liên kết tới thư mục khác — chép thư mục ấy vào đây"


def _entry(found: "os.DirEntry[str]", inside: Path) -> Entry:
    try:
        is_folder = found.is_dir()
        if not found.is_symlink():
            mode = found.stat().st_mode
            return Entry(found.name, is_folder, "" if is_folder else _special(mode))
        if is_folder:
            return Entry(found.name, is_folder, _LINKED_FOLDER)
        target = Path(found.path).resolve(strict=True)
        if not target.is_relative_to(inside):
            return Entry(found.name, False, "liên kết ra ngoài thư mục — chép tệp vào đây")
        return Entry(found.name, False, _special(target.stat().st_mode))
    except OSError as error:
        return Entry(found.name, False, _why(error, "tệp"))
    except RuntimeError:  # what resolve raises for links in a circle
        return Entry(found.name, False, _CIRCLE)


def _refuse(found: os.stat_result, kind: FileKind) -> None:
    if message := _special(found.st_mode):
        raise NotRead(message)
    _refuse_weight(found.st_size, kind)


def _refuse_weight(weight: int, kind: FileKind) -> None:
    if weight > kind.heaviest:
        size, most = weight_in_words(weight), weight_in_words(kind.heaviest)
        raise NotRead(f"tệp nặng {size}, nhiều nhất {most} — {kind.cure}")


def _special(mode: int) -> str:
    """Why a file is refused for what it is; empty for a regular one."""
    if stat.S_ISREG(mode):
        return ""
    if stat.S_ISDIR(mode):
        return FOLDER_FOR_FILE
    return "không phải tệp thường — xóa đi"


def weight_in_words(size: int) -> str:
    """`16 kB`, `1,3 MB`: rounded up, so that what is too heavy never seems to be just enough."""
    if size < MB:
        return f"{-(-size // KB)} kB"
    whole, tenth = divmod(-(-size * 10 // MB), 10)
    return f"{whole},{tenth} MB" if tenth else f"{whole} MB"


_CIRCLE = "liên kết vòng quanh, không tới tệp nào — xóa, rồi chép tệp vào đây"
# environment/machine.py has other words for some of these: it speaks of what a build writes,
# and ends with "run it again". These are about one file of an editor, who has to change it.
_WHY = {
    errno.EACCES: "không có quyền đọc {thing} này — xem lại quyền đọc",
    errno.EPERM: "không có quyền đọc {thing} này — xem lại quyền đọc",
    errno.ELOOP: _CIRCLE,
    errno.ENOTDIR: "đây là tệp, ở đây cần một thư mục — đổi tên hoặc dời đi",
    errno.ENOENT: "liên kết tới tệp không có — xóa, rồi chép tệp vào đây",
}


def _why(error: OSError, thing: str) -> str:
    otherwise = "không mở được {thing} này — chép lại, hoặc xóa"
    return _WHY.get(error.errno or 0, otherwise).format(thing=thing)
