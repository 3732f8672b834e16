"""Lays the rows of open data flat: a column for each language of a text."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from catalog.outputs.data.published import Row, Rows
from catalog.outputs.data.shapes import Shape

Cell = str | int | float | bool | None


@dataclass(frozen=True)
class Column:
    """`sort` is its type in Frictionless and JSON Schema; `cell` is what it has of a row."""

    name: str
    description: str
    sort: str
    cell: Callable[[Row], Cell]


Table = tuple[Sequence[Column], Rows]
"""What is known of each column, and the rows."""
_SORTS = {str: "string", int: "integer", int | float: "number", bool: "boolean"}


def columns(shape: type[Shape], languages: Sequence[str]) -> list[Column]:
    """The columns of a shape, in the order of its fields."""
    return list(_columns(shape, languages))


def _columns(shape: type[Shape], languages: Sequence[str]) -> Iterator[Column]:
    for name, field in shape.model_fields.items():
        meant, description = _without_none(field.annotation), field.description or ""
        if meant in _SORTS:
            yield Column(name, description, _SORTS[meant], _value(name))
        elif get_origin(meant) is dict:
            for code in languages:
                yield Column(f"{name}_{code}", description, "string", _in_language(name, code))
        elif get_args(meant) == (str,):
            yield Column(name, description, "string", _joined(name))
        else:
            for code in languages:
                yield Column(f"{name}_{code}", description, "string", _told(name, code))


def _without_none(annotation: Any) -> Any:
    """What an annotation means where there is something."""
    without = [one for one in get_args(annotation) if one is not type(None)]
    return without[0] if type(None) in get_args(annotation) else annotation


def _value(name: str) -> Callable[[Row], Cell]:
    return lambda row: row[name]


def _in_language(name: str, code: str) -> Callable[[Row], Cell]:
    return lambda row: (row[name] or {}).get(code)


def _joined(name: str) -> Callable[[Row], Cell]:
    """Ids, with a space between them."""
    return lambda row: " ".join(row[name]) or None


def _told(name: str, code: str) -> Callable[[Row], Cell]:
    """The texts of facts, acts or parts, with an empty line between them."""

    def cell(row: Row) -> Cell:
        texts = [one.get("text") or one["quote"] for one in row[name]]
        return "\n\n".join(text[code] for text in texts if code in text) or None

    return cell
