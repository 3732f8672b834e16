"""Writes the records as JSON: each kind, each record, the clauses, and their schemas."""

import json
from collections.abc import Iterator, Mapping
from functools import cache, partial
from typing import Any

from catalog.outputs.data.json_text import as_json, as_list
from catalog.outputs.data.published import Rows
from catalog.outputs.data.shapes import Shape
from catalog.outputs.shared.later import Content, Later

SCHEMA = "https://json-schema.org/draft/2020-12/schema"


def json_files(tables: Mapping[str, Rows]) -> Iterator[tuple[str, Content]]:
    """(path in the folder of the data, content) of each."""
    for name, table in tables.items():
        yield f"{name}.json", Later.text(partial(_list, table))
        yield f"schemas/{name}.json", as_json(schema(table.shape))
        for id in table.ids:
            yield f"{name}/{id}.json", Later.text(partial(_one, table, id))


def _list(table: Rows) -> str:
    return as_list(table.texts)


def _one(table: Rows, id: str) -> str:
    return table.by_id[id]


def schema(shape: type[Shape], refer: str = "#/$defs/{model}") -> dict[str, Any]:
    """The JSON Schema of one row, which holds every field of its shape and no other."""
    found: dict[str, Any] = json.loads(_schema(shape, refer))
    return found


@cache  # under `mkdocs serve` it is asked for after each change
def _schema(shape: type[Shape], refer: str) -> str:
    found = shape.model_json_schema(mode="serialization", ref_template=refer)
    for one in (found, *found.get("$defs", {}).values()):
        one["additionalProperties"] = False
    return json.dumps({"$schema": SCHEMA, **found})
