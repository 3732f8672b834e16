"""Makes a JSON Schema of each kind of file from its model, and tells editors where to use it."""

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
from catalog.reading.front_matter import FrontMatter, PostMatter

HEAD = "Made from hooks/catalog by `make schema`; do not edit."
_FILES: dict[str, tuple[type[BaseModel], str]] = {
    "plan": (Plan, "data/plan.yml"),
    "words": (PlanWords, "data/words.yml"),
    "locale": (Locale, "hooks/catalog/locales/*.yml"),
    "accessibility": (Accessibility, "data/accessibility.yml"),
    "issued": (Issued, "data/issued.yml"),
    "clauses": (ClauseList, "data/texts/*.clauses.yml"),
    **{name: (kind.model, f"data/{name}/*.yml") for name, kind in KINDS.items()},
    "front-matter": (FrontMatter, ""),
    "post-front-matter": (PostMatter, ""),
}
"""The model of each kind of file, and where such files lie if they are YAML as a whole."""


def schemas() -> Iterator[tuple[str, str]]:
    """(file name, text) of each schema."""
    for name, (model, _) in _FILES.items():
        head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$comment": HEAD}
        body = head | model.model_json_schema(by_alias=True)
        yield f"{name}.json", json.dumps(body, ensure_ascii=False, indent=2) + "\n"


def editor_settings() -> str:
    """Settings of Visual Studio Code, whose extension for YAML then knows every field."""
    places = {f"./schemas/{name}.json": place for name, (_, place) in _FILES.items() if place}
    return f"// {HEAD}\n{json.dumps({'yaml.schemas': places}, indent=2)}\n"


def write_schemas(root: Path) -> Iterator[Path]:
    """Writes each schema, and the settings that name them; yields its path."""
    files = {f"schemas/{name}": text for name, text in schemas()}
    for name, text in {**files, ".vscode/settings.json": editor_settings()}.items():
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
        yield root / name
