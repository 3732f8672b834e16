"""Finds fields that stand beside the one they belong to, since nobody indented them."""

import re
from collections.abc import Callable, Collection, Iterator, Sequence

from pydantic import BaseModel, RootModel

from catalog.reading.source import Document, Step

_LANGUAGE = re.compile(r"[a-z]{2,3}")

Place = tuple[Step, ...]
ModelAt = Callable[[Sequence[Step]], type[BaseModel] | None]


def not_indented(holder: str) -> str:
    """What to do about the fields that follow an empty one and are its own."""
    return f"chưa thụt vào dưới `{holder}` — thụt mọi trường của `{holder}` vào hai dấu cách"


def strays(
    document: Document, unknown: Collection[Place], model_at: ModelAt
) -> Iterator[tuple[Place, list[Place]]]:
    """(empty field, its own fields beside it) wherever unknown fields would be known in there."""
    for parent in sorted({path[:-1] for path in unknown}, key=str):
        node = document.at(parent)
        found: dict[Place, list[Place]] = {}
        holder: Place | None = None
        for name, (_, value) in node.value.items() if isinstance(node.value, dict) else ():
            path = (*parent, name)
            if path not in unknown:
                holder = path if value.value is None else None
            elif holder and _belongs(name, model_at(holder)):
                found.setdefault(holder, []).append(path)
        yield from found.items()


def _belongs(name: str, model: type[BaseModel] | None) -> bool:
    if model and issubclass(model, RootModel):  # a text, whose fields are languages
        return _LANGUAGE.fullmatch(name) is not None
    fields = model.model_fields.items() if model else ()
    return name in [field.alias or own for own, field in fields]
