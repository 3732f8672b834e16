"""Refuses a kind that does not exist, and an id that a new or renamed record may not have."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from catalog.collected.data_files import of_kind
from catalog.collected.folders import Folders
from catalog.environment.places import path_from_here
from catalog.environment.refusal import Refused
from catalog.model.fields import LONGEST_ID, Id
from catalog.model.kinds import KINDS
from catalog.reading.messages import MESSAGES, did_you_mean
from catalog.reading.source import Unreadable
from catalog.reading.yaml_tree import read_document


def refuse_unknown_kind(kind: str) -> None:
    """Raises Refused, with the kind that was probably meant, or all of them."""
    if kind not in KINDS:
        hint = did_you_mean(kind, [*KINDS], f"chọn một trong: {', '.join(KINDS)}")
        raise Refused(f"không có loại `{kind}` — {hint}")


def refuse_taken_id(root: Path, kind: str, id: str, renamed: str = "") -> None:
    """Raises Refused for an id of the wrong form, and for one that leads to another record.

    A record that is `renamed` may have an id again that it had before.
    """
    try:
        TypeAdapter(Id).validate_python(id)
    except ValidationError as error:
        details = error.errors()[0]
        found = {"found": str(len(id)), "max_length": str(LONGEST_ID)}
        raise Refused(f"`{id}`: {MESSAGES[details['type']].format(**found)}") from None
    for path, formerly in _records(root, kind).items():
        if path.stem == id:
            raise Refused(f"{path_from_here(path, root)} đã có — chọn id khác, hoặc sửa tệp ấy")
        if id in formerly and path.stem != renamed:
            holder = path_from_here(path, root)
            raise Refused(f"`{id}` là id cũ của {holder}, địa chỉ ấy đã đăng — chọn id khác")


def _records(root: Path, kind: str) -> Mapping[Path, list[str]]:
    """The former ids of each file of a kind, as far as it can be read."""
    return {
        path: [*_former(root / path)] for path in of_kind(Folders(root.resolve(), []), kind, set())
    }


def _former(path: Path) -> Iterator[str]:
    try:
        values = read_document(path, path.name).root.plain()
    except Unreadable:
        return
    found = values.get("formerly") if isinstance(values, dict) else None
    yield from (str(id) for id in found or () if isinstance(found, list))
