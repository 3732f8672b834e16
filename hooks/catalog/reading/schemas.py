"""JSON Schema of each kind of file, made from the models: what an editor's program reads."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from pydantic import BaseModel

from catalog.model.issued import Issued
from catalog.model.kinds import KINDS
from catalog.model.locale import Locale
from catalog.model.measured import Accessibility
from catalog.model.plan import ClauseList, Plan
from catalog.model.words import PlanWords
from catalog.reading.prose import FrontMatter

COMMAND = "make schema"
_FILES: dict[str, type[BaseModel]] = {
    **{name: kind.model for name, kind in KINDS.items()},
    "plan": Plan,
    "words": PlanWords,
    "locale": Locale,
    "accessibility": Accessibility,
    "issued": Issued,
    "clauses": ClauseList,
    "front-matter": FrontMatter,
}


def schemas() -> Iterator[tuple[str, str]]:
    """(file name, text) of each schema."""
    for name, model in _FILES.items():
        head = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$comment": f"Made from hooks/catalog by `{COMMAND}`; do not edit.",
        }
        body = head | model.model_json_schema(by_alias=True)
        yield f"{name}.json", json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def write_schemas(folder: Path) -> Iterator[Path]:
    """Writes each schema; yields its path."""
    folder.mkdir(exist_ok=True)
    for name, text in schemas():
        (folder / name).write_text(text, encoding="utf-8")
        yield folder / name
