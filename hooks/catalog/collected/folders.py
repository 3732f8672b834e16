"""Lists the folders of a plan, and notes what in them may not be read."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from catalog.reading.file_names import good_name
from catalog.reading.gate import FOLDER_FOR_FILE, Entry, NotRead, entries, printable
from catalog.reading.source import Problem


@dataclass
class Folders:
    """The folders below `root`. What is refused is complained of once, at its place."""

    root: Path
    problems: list[Problem]
    refused: set[Path] = field(default_factory=set)
    lost: bool = False
    """Whether a whole folder was refused, so that nobody knows what is missing."""
    kept: dict[Path, Mapping[str, Entry]] = field(default_factory=dict)

    def complain(self, path: Path, message: str) -> None:
        self.problems.append(Problem(printable(path.as_posix()), 1, 1, "", printable(message)))

    def refuse(self, path: Path, message: str) -> None:
        """Complains of a file or folder that is not read."""
        if path not in self.refused:
            self.refused.add(path)
            self.complain(path, message)

    def listed(self, folder: Path, top: Path) -> Mapping[str, Entry]:
        """What lies in a folder, by name; links of files may lead to other places below `top`."""
        if folder not in self.kept:
            self.kept[folder] = {}
            if self.refused.intersection(folder.parents):
                return {}
            try:
                found = entries(self.root / folder, self.root / top)
                self.kept[folder] = {entry.name: entry for entry in found}
            except NotRead as refused:
                self.lost = True
                self.refuse(folder, str(refused))
        return self.kept[folder]

    def has(self, path: Path) -> bool:
        """Whether there is such a file below a top folder, though it may be refused."""
        return path.name in self.listed(path.parent, Path(path.parts[0]))

    def may_read(self, path: Path) -> bool:
        """Whether a file that must be there may be read; if not, that is noted."""
        is_there = self.has(path)
        if self.refused & {path, path.parent}:
            return False
        if not is_there:
            self.refuse(path, "thiếu tệp này — tạo tệp theo mẫu")
            return False
        entry = self.kept[path.parent][path.name]
        if message := entry.refusal or (FOLDER_FOR_FILE if entry.is_folder else ""):
            self.refuse(path, message)
        return not message


def trouble_with(twin: str) -> str:
    """What is wrong with a file or folder that has a twin, and what to do."""
    return f"trùng địa chỉ với `{twin}` — xóa một tệp, hoặc đặt tên khác"


def twins(
    found: Iterable[tuple[Entry, str]], *, may_be_index: bool
) -> Iterator[tuple[Entry, str, str]]:
    """(entry, ending, name of another) of each of a folder's; the other one would be its twin.

    Twins have the same good name; the one that has it already comes first and has no other.
    """
    first: dict[tuple[bool, str], str] = {}

    def good(entry: Entry, ending: str) -> str:
        own = entry.name[0] != "." and good_name(entry.name, ending, may_be_index=may_be_index)
        return own or entry.name

    named = [(entry, ending, good(entry, ending)) for entry, ending in found]
    for entry, ending, name in sorted(named, key=lambda one: one[0].name != one[2]):
        other = first.setdefault((entry.is_folder, name), entry.name)
        yield entry, ending, other if other != entry.name else ""
