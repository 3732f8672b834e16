"""Writes and reads SHA256SUMS: the hash of every file of a site, as `sha256sum -c` reads it."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from catalog.environment.refusal import Refused

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  (\S.*)")
Sums = Mapping[str, str]
"""SHA-256 in hex of each file, by path from the folder."""


def sums_of(folder: Path) -> Sums:
    """The hashes of all files below a folder, sorted by path, without its own list of them."""
    paths = {
        path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()
    }
    paths.pop(NAME, None)
    return {name: hashlib.sha256(paths[name].read_bytes()).hexdigest() for name in sorted(paths)}


def write_sums(folder: Path) -> Sums:
    """Writes the list of a folder's files into the folder."""
    sums = sums_of(folder)
    (folder / NAME).write_text(as_text(sums), encoding="utf-8", newline="\n")
    return sums


def as_text(sums: Sums) -> str:
    """A list as the text of its file."""
    return "".join(f"{digest}  {path}\n" for path, digest in sums.items())


def read_sums(file: Path) -> Sums:
    """A list that was written before. Raises Refused with the place of a line that is wrong."""
    return parse_sums(file.read_text(encoding="utf-8"), file.as_posix())


def parse_sums(text: str, file: str) -> Sums:
    """A list from the text of its file; `file` is its name in the message of Refused."""
    sums = {}
    for number, line in enumerate(text.splitlines(), 1):
        match = _LINE.fullmatch(line)
        if not match or ".." in match.group(2).split("/") or match.group(2).startswith("/"):
            message = "không phải mã SHA-256, hai dấu cách, tên tệp — lấy lại tệp này"
            raise Refused(f"{file}:{number}:1: {message}")
        sums[match.group(2)] = match.group(1)
    return sums
