"""Writes a new record as a draft: every field is there, explained by its name and its hint.

What must be filled in is empty, so that `catalog check` names it; the rest is a comment that wants
its mark taken away. Nothing is made up, and the file is in the form of `canonical.py`.
"""

import json
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.collected.data_files import DATA
from catalog.editing.formatting import plan_languages
from catalog.editing.record_names import refuse_taken_id, refuse_unknown_kind
from catalog.editing.whole_files import write_whole
from catalog.model.field_order import fields_in_order
from catalog.model.kinds import KINDS
from catalog.model.shapes import Shape
from catalog.model.texts import Localised

SNIPPETS = ".vscode/records.code-snippets"
_OF_EDITORS = "vi"
"""The language of snippets, which are for any plan."""


def new_record(root: Path, kind: str, id: str) -> Path:
    """Writes a draft, and says where. Raises Refused for a kind or id that will not do."""
    refuse_unknown_kind(kind)
    refuse_taken_id(root, kind, id)
    path = DATA / kind / f"{id}.yml"
    languages = plan_languages(root) or (_OF_EDITORS,)
    write_whole({root / path: draft(KINDS[kind].model, id, languages).encode()})
    return path


def draft(model: type[BaseModel], id: str, languages: Sequence[str]) -> str:
    """The text of a new record."""
    blocks = []
    known = {"id": id, "status": "draft"}
    for key, (name, field) in fields_in_order(model).items():
        told = [f"{key}: {known[name]}"] if name in known else []
        lines = told or _field(key, field, languages, "")
        mark = "" if field.is_required() else "# "
        blocks.append("\n".join((f"# {_explained(field)}", *(f"{mark}{one}" for one in lines))))
    return "\n\n".join(blocks) + "\n"


def _explained(field: FieldInfo) -> str:
    """The name of a field and what to write there; a hint may say the name itself."""
    name, hint = field.title or "", field.description or ""
    if hint.lower().startswith(name.lower()):
        return hint[:1].upper() + hint[1:]
    return f"{name} — {hint}" if hint else name


def _field(key: str, field: FieldInfo, languages: Sequence[str], remark: str) -> Iterator[str]:
    """The lines of a field without a value; `remark` stands beside its name."""
    shape = Shape.of_field(field)
    below = [*_below(shape, languages)]
    is_list = not below and getattr(shape.annotation, "__origin__", None) is tuple
    yield f"{key}:{' []' if is_list else ''}{remark}"
    yield from (f"  {line}" for line in below)


def _below(shape: Shape, languages: Sequence[str]) -> Iterator[str]:
    """The lines below the name of a field; none if its value stands beside that."""
    found = shape.annotation
    if getattr(found, "__origin__", None) is tuple:
        lines = [*_below(shape.inner(), languages)]
        if lines:
            yield f"- {lines[0]}"
            yield from (f"  {line}" for line in lines[1:])
    elif isinstance(found, type) and issubclass(found, Localised):
        first, *others = languages
        yield f"{first}:"
        yield from (f"# {other}:" for other in others)
    elif isinstance(found, type) and issubclass(found, BaseModel):
        for key, (_, field) in fields_in_order(found).items():
            mark = "" if field.is_required() else "# "
            remark = f" # {_explained(field)}"
            yield from (f"{mark}{line}" for line in _field(key, field, languages, remark))


def write_snippets(root: Path) -> Path:
    """Writes the snippets into the folder where the program looks for them, and says where."""
    path = root / SNIPPETS
    path.write_text(snippets(), encoding="utf-8")
    return path


def snippets() -> str:
    """Drafts of all kinds for Visual Studio Code, which asks for each empty field in turn."""
    found: dict[str, dict[str, object]] = {}
    for name, kind in KINDS.items():
        lines = draft(kind.model, "$TM_FILENAME_BASE", (_OF_EDITORS,)).splitlines()
        found[kind.model.model_config.get("title") or name] = {
            "scope": "yaml",
            "prefix": name,
            "body": [*_with_stops(lines)],
        }
    return json.dumps(found, ensure_ascii=False, indent=2) + "\n"


def _with_stops(lines: Sequence[str]) -> Iterator[str]:
    """The lines with a place to write at behind each field that is empty."""
    stop = 0
    for line, following in zip(lines, (*lines[1:], ""), strict=True):
        words, mark, remark = line.partition(" # ")
        has_below = _column(following) > _column(words)
        if words.lstrip().startswith("#") or not words.endswith((":", "[]")) or has_below:
            yield line
            continue
        stop += 1
        value = f"[${stop}]" if words.endswith("[]") else f' "${stop}"' if _is_words(words) else ""
        yield words.removesuffix("[]") + (value or f" ${stop}") + mark + remark


def _column(line: str) -> int:
    """Where the name of a field begins, or an item of a list."""
    return len(line) - len(line.lstrip(" -"))


def _is_words(line: str) -> bool:
    return line.lstrip(" -").startswith(f"{_OF_EDITORS}:")
