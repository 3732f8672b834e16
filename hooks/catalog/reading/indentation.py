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


def in_another(holder: str) -> str:
    """What to do about a field that is not that of the one it stands in."""
    return f"thụt vào dưới `{holder}`, là trường khác — đưa ra thẳng hàng với `{holder}`"


def without_holder(holder: str) -> str:
    """What to do about the fields of one that is not there."""
    return f"thiếu dòng `{holder}:` ở trên — thêm vào, rồi thụt các dòng này vào dưới nó"


def strays(
    document: Document, unknown: Collection[Place], missing: Collection[Place], model_at: ModelAt
) -> Iterator[tuple[Place, list[Place]]]:
    """(field, its own fields beside it) wherever unknown fields would be known in there.

    The field is the empty one before them, or else the only text that is missing.
    """
    texts = [path for path in missing if _is_text(model_at(path))]
    for parent in sorted({path[:-1] for path in unknown}, key=str):
        node = document.at(parent)
        found: dict[Place, list[Place]] = {}
        lacking = [path for path in texts if path[:-1] == parent]
        holder = otherwise = lacking[0] if len(lacking) == 1 else None
        for name, (_, value) in node.value.items() if isinstance(node.value, dict) else ():
            path = (*parent, name)
            if path not in unknown:
                holder = path if value.value is None else otherwise
            elif holder and _belongs(name, model_at(holder)):
                found.setdefault(holder, []).append(path)
        yield from found.items()


def too_far_in(
    document: Document, unknown: Collection[Place], fields_at: Callable[[Place], Collection[str]]
) -> Iterator[tuple[Place, Place]]:
    """(unknown field, where it should stand) wherever something around it has a field like that.

    Nothing is said of one that is there as well.
    """
    for path in sorted(unknown, key=str):
        *around, name = path
        for depth in range(len(around) - 1, -1, -1):
            right = (*around[:depth], name)
            is_known = isinstance(around[depth], str) and name in fields_at(right[:-1])
            if is_known and not document.root.has(right):
                yield path, right
                break


def _is_text(model: type[BaseModel] | None) -> bool:
    """Whether it is a text, whose fields are languages."""
    return model is not None and issubclass(model, RootModel)


def _belongs(name: str, model: type[BaseModel] | None) -> bool:
    if _is_text(model):
        return _LANGUAGE.fullmatch(name) is not None
    fields = model.model_fields.items() if model else ()
    return name in [field.alias or own for own, field in fields]
