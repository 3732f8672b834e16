"""The order in which a file has its fields: what a reader must know first comes first.

The order of a model itself is that of its bases, which says nothing to people.
"""

from collections.abc import Mapping
from functools import cache

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from catalog.model.parts import Record, Yearly
from catalog.model.plan import Plan

_FIRST: Mapping[type[BaseModel], str] = {
    Record: "id status formerly order theme number date strand goal role clause quote "
    "publisher title known_as short_title line plain intro spoken briefing poster message "
    "pictogram colour",
    Plan: "site number title short_title issuer issued period source source_is_summary summary "
    "objectives spoken briefing poster message",
    Yearly: "title text",
}
"""What comes before all other fields: in records of any kind, a plan, and one of their parts."""
_LAST = ("sources", "checked", "confidence", "read", "type")
"""What a statement rests on, which comes after it."""


@cache
def fields_in_order(model: type[BaseModel]) -> Mapping[str, tuple[str, FieldInfo]]:
    """(name in Python, field) of each field by its name in a file; others as the class has them."""
    first = next((names for base, names in _FIRST.items() if issubclass(model, base)), "").split()
    ranks = {name: rank for rank, name in enumerate(first)}
    ranks |= {name: 1_000 + rank for rank, name in enumerate(_LAST)}
    fields = sorted(_declared(model).items(), key=lambda field: ranks.get(field[0], len(first)))
    return {field.alias or name: (name, field) for name, field in fields}


def _declared(model: type[BaseModel]) -> Mapping[str, FieldInfo]:
    """The fields of a model: those of its bases as they stand in the class, then its own."""
    known = model.model_fields
    names = [name for base in model.__bases__ if issubclass(base, BaseModel) for name in
             _declared(base) if name in known]  # fmt: skip
    return {name: known[name] for name in dict.fromkeys((*names, *known))}
