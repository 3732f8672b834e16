"""Gives a record another id, wherever it is named; its old address goes on leading to it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.building.prepare import problems_of
from catalog.collected.catalog import Catalog
from catalog.collected.data_files import CLAUSES, DATA, TEXTS
from catalog.editing.canonical import written
from catalog.editing.formatting import in_form, not_in_form
from catalog.editing.mentions import Mention, mentions, own_pages
from catalog.editing.record_names import refuse_taken_id, refuse_unknown_kind
from catalog.editing.remarks import remarks_in
from catalog.editing.whole_files import write_whole
from catalog.environment.places import from_here, path_from_here
from catalog.environment.refusal import Refused
from catalog.model.kinds import KINDS
from catalog.reading.choices import Choices
from catalog.reading.gate import DOCUMENT, read_bytes
from catalog.reading.messages import did_you_mean
from catalog.reading.source import Node


@dataclass(frozen=True)
class Changes:
    """The files that another id changes: what they then hold, and those that move elsewhere.

    `leads_on` says whether a page had the old address, from which readers are led to the new one.
    """

    files: Mapping[Path, bytes]
    removed: Sequence[Path]
    leads_on: bool

    def make(self, root: Path, choices: Choices) -> None:
        """Makes all changes or none; they must leave nothing wrong. Raises Refused, and OSError."""
        whole = root.resolve()
        files = {whole / path: data for path, data in self.files.items()}
        removed = [whole / path for path in self.removed]
        there = [path for path in (*files, *removed) if path.exists()]
        before = {path: read_bytes(path, DOCUMENT) for path in there}
        write_whole(files, removed)
        if problems := problems_of(root, choices)[1]:
            write_whole(before, [path for path in files if path not in before])
            raise Refused(f"{from_here(problems[0], root)} — chưa đổi gì; sửa chỗ ấy trước")


def rename(root: Path, catalog: Catalog, kind: str, old: str, new: str) -> Changes:
    """What changes if a record has a `new` id. Raises Refused; the catalog must be sound."""
    refuse_unknown_kind(kind)
    known = catalog.records[kind]
    if old not in known:
        hint = did_you_mean(old, [*known], f"xem tên tệp trong {DATA / kind}/")
        raise Refused(f"không có bản ghi `{old}` trong {DATA / kind}/ — {hint}")
    refuse_taken_id(root, kind, new, renamed=old)
    moved = {file: to for file, to in _moved(kind, old, new) if (root / file).exists()}
    mentioned = _by_file(mentions(catalog, kind, old))
    texts = {path: _text(root, path) for path in (*moved, *mentioned)}
    for path, of_file in mentioned.items():
        texts[path] = _renamed(texts[path], of_file, old, new)
    texts[DATA / kind / f"{old}.yml"] = _own(root, catalog, kind, old, new)
    files = {moved.get(path, path): text.encode() for path, text in texts.items()}
    if taken := next((to for to in moved.values() if (root / to).exists()), None):
        raise Refused(f"{path_from_here(taken, root)} đã có — chọn id khác, hoặc sửa tệp ấy")
    return Changes(files, [*moved], any(own_pages(catalog, kind, old)))


def _text(root: Path, path: Path) -> str:
    return read_bytes(root / path, DOCUMENT).decode()


def _moved(kind: str, old: str, new: str) -> Iterator[tuple[Path, Path]]:
    """(file, what it is called then) of the record, and of the text of a source."""
    yield DATA / kind / f"{old}.yml", DATA / kind / f"{new}.yml"
    for ending in (CLAUSES, ".txt") if kind == "sources" else ():
        yield DATA / TEXTS / f"{old}{ending}", DATA / TEXTS / f"{new}{ending}"


def _by_file(found: Iterator[Mention]) -> Mapping[Path, Sequence[Mention]]:
    """The mentions in each file, the last one first, so that places before it stay the same."""
    by_file: dict[Path, list[Mention]] = {}
    for mention in {*found}:
        by_file.setdefault(Path(mention.file), []).append(mention)
    for of_file in by_file.values():
        of_file.sort(key=lambda one: (one.line, one.column, one.number), reverse=True)
    return by_file


def _renamed(text: str, mentioned: Sequence[Mention], old: str, new: str) -> str:
    """A text with the id replaced, and no other letter. Raises Refused."""
    for mention in mentioned:
        lines = text.split("\n")
        at = sum(len(line) + 1 for line in lines[: mention.line - 1]) + mention.column - 1
        for _ in range(mention.number + 1):
            at = text.find(mention.words, at) + 1
        at += mention.id - 1
        assert text[at : at + len(old)] == old, mention
        text = text[:at] + new + text[at + len(old) :]
    return text


def _own(root: Path, catalog: Catalog, kind: str, old: str, new: str) -> str:
    """The record's own file, with its id and what it was called before. Raises Refused."""
    path, model = DATA / kind / f"{old}.yml", KINDS[kind].model
    text = _text(root, path)
    if in_form(root / path, path.as_posix(), model, catalog.language_codes) != text:
        raise Refused(f"{path_from_here(path, root)}: {not_in_form(root)}")
    record, document = catalog.records[kind][old], catalog.documents[kind, old]
    former = (*(id for id in record.formerly if id != new), old)
    meant = record.model_copy(update={"id": new, "formerly": former})
    assert isinstance(document.root.value, dict)
    nodes = {
        "id": Node(1, 1, new),
        "formerly": Node(1, 1, [Node(1, 1, id) for id in former]),
    }
    fields = document.root.value | {name: (Node(1, 1, name), node) for name, node in nodes.items()}
    return written(Node(1, 1, fields), meant, catalog.language_codes, remarks_in(text))
