"""schemas/ is what the models make, and what an editor's program would accept of the real data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator
from project import ROOT, SMALL

from catalog.model.kinds import KINDS
from catalog.reading.schemas import editor_settings, schemas

SCHEMAS = dict(schemas())
EDITOR_SETTINGS = ROOT / ".vscode" / "settings.json"


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_committed_schema_is_what_the_models_make(name: str) -> None:
    committed = (ROOT / "schemas" / name).read_text(encoding="utf-8")
    assert committed == SCHEMAS[name], f"{name} is old: run `make schema`"


def test_there_is_no_other_schema() -> None:
    assert {path.name for path in (ROOT / "schemas").iterdir()} == set(SCHEMAS)


class _Loader(yaml.SafeLoader):
    """Reads YAML as editors' programs do: numbers and booleans are such, dates stay text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)


FILES = [
    (f"{kind}.json", path)
    for folder in (ROOT, SMALL)
    for kind in KINDS
    for path in sorted((folder / "data" / kind).glob("*.yml"))
]
FILES += [
    (f"{name}.json", folder / "data" / f"{name}.yml")
    for name in ("plan", "words")
    for folder in (ROOT, SMALL)
]


@pytest.mark.parametrize(("schema", "path"), FILES, ids=lambda value: getattr(value, "stem", ""))
def test_sound_files_conform(schema: str, path: Path) -> None:
    validator = Draft202012Validator(json.loads(SCHEMAS[schema]))
    assert not [error.message for error in validator.iter_errors(_read(path))]


def test_every_field_of_a_record_tells_editors_what_it_is() -> None:
    silent = []
    for name, text in SCHEMAS.items():
        schema = json.loads(text)
        for shape in (schema, *schema.get("$defs", {}).values()):
            silent += [
                f"{name}: {field}"
                for field, what in shape.get("properties", {}).items()
                if "description" not in what and "$ref" not in what
            ]
    assert not silent


SPOKEN = {name: json.loads(text) for name, text in SCHEMAS.items()}
WRITTEN_BY_US = ("locale.json", "accessibility.json")
"""What no editor of a plan fills in."""
LONGEST_TITLE = 24


def _shapes() -> Iterator[tuple[str, dict[str, Any]]]:
    """(name, shape) of each model with fields that an editor fills in."""
    for name, schema in SPOKEN.items():
        if name not in WRITTEN_BY_US:
            for model, shape in {"": schema, **schema.get("$defs", {})}.items():
                if "properties" in shape:
                    yield f"{name} {model}", shape


def test_every_field_has_a_short_vietnamese_name_of_its_own() -> None:
    seen = 0
    for name, shape in _shapes():
        fields = shape["properties"]
        titles = [what.get("title", "") for what in fields.values()]
        assert len(set(titles)) == len(titles), name
        for field, title in zip(fields, titles, strict=True):
            seen += 1
            assert title.lower() != field.replace("_", " "), f"{name}: {field} has no title"
            assert title[:1].isupper() and len(title) <= LONGEST_TITLE, f"{name}: {field}: {title}"
            assert not re.search(r"[.:;!]|\bid\b|\bfield\b", title), f"{name}: {field}: {title}"
    assert seen > 300


def test_every_kind_has_a_vietnamese_name_of_its_own() -> None:
    titles = [SPOKEN[f"{kind}.json"]["title"] for kind in KINDS]
    assert len(set(titles)) == len(KINDS)
    assert not {kind.model.__name__ for kind in KINDS.values()} & set(titles)


def test_the_editor_settings_know_every_schema() -> None:
    text = EDITOR_SETTINGS.read_text(encoding="utf-8")
    assert text == editor_settings(), "run `make schema`"
    settings = json.loads(text.partition("\n")[2])
    assert {Path(schema).name for schema in settings["yaml.schemas"]} == set(SCHEMAS) - {
        "front-matter.json",
        "post-front-matter.json",
    }
    assert all((ROOT / schema).is_file() for schema in settings["yaml.schemas"])
    for pattern in settings["yaml.schemas"].values():
        found = list(ROOT.glob(pattern)) or list(SMALL.glob(pattern))
        assert found or pattern == "data/accessibility.yml", "`make audit` writes that one"
