"""Writes what open data there is, for people and for programs: index.json and openapi.json."""

from collections.abc import Iterator, Mapping
from typing import Any

from catalog.collected.addresses import HOME
from catalog.outputs.data.json_files import schema
from catalog.outputs.data.json_text import as_json
from catalog.outputs.data.published import Rows, page_of, pages
from catalog.outputs.data.shapes import FOLDER, VERSION, Shape
from catalog.outputs.shared.edition import Edition


def description(edition: Edition, kinds: Mapping[str, Rows]) -> Iterator[tuple[str, str]]:
    """(path in the folder of the data, text) of each."""
    yield "index.json", as_json(_index(edition, kinds))
    yield "openapi.json", as_json(_openapi(edition, kinds))


def _index(edition: Edition, kinds: Mapping[str, Rows]) -> dict[str, Any]:
    """What there is; its date is the newest day on which a source was read, not that of a build."""
    catalog = edition.catalog
    return {
        "version": VERSION,
        "title": dict(catalog.plan.site.name.root),
        "plan": _plan(edition),
        "claim": dict(catalog.plan.site.claim.root),
        "licence": dict(catalog.words.labels["kit_licence"].root),
        "checked": max(str(source.checked) for source in catalog.sources),
        "pages": pages(edition, HOME),
        "kinds": [_kind(edition, kind, one.count) for kind, one in kinds.items()],
        "workbook": _address(edition, "data.xlsx"),
        "datapackage": _address(edition, "datapackage.json"),
        "openapi": _address(edition, "openapi.json"),
    }


def _plan(edition: Edition) -> dict[str, Any]:
    plan = edition.catalog.plan
    return {
        "number": dict(plan.number.root),
        "title": dict(plan.title.root),
        "issuer": dict(plan.issuer.root),
        "issued": str(plan.issued),
        "period": {"from": str(plan.period.first), "to": str(plan.period.last)},
    }


def _kind(edition: Edition, kind: str, count: int) -> dict[str, Any]:
    return {
        "name": kind,
        "title": dict(edition.catalog.page_title(page_of(kind)).root),
        "count": count,
        "json": _address(edition, f"{kind}.json"),
        "csv": _address(edition, f"csv/{kind}.csv"),
        "schema": _address(edition, f"schemas/{kind}.json"),
    }


def _address(edition: Edition, file: str) -> str:
    return f"{edition.settings.site_url}{FOLDER}/{file}"


def _openapi(edition: Edition, kinds: Mapping[str, Rows]) -> dict[str, Any]:
    """https://spec.openapis.org/oas/v3.1.0: these are plain files, so GET is all there is."""
    plan, code = edition.catalog.plan, edition.catalog.default_language
    schemas: dict[str, Any] = {}
    paths: dict[str, Any] = {"/index.json": _get("What there is", {"type": "object"})}
    for kind, one in kinds.items():
        row = {"$ref": _AT.format(model=_named(one.shape, schemas))}
        paths[f"/{kind}.json"] = _get(f"All {kind}", {"type": "array", "items": row})
        if "id" in one.shape.model_fields:
            paths[f"/{kind}/{{id}}.json"] = _get(f"One of {kind}", row) | {"parameters": [_ID]}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": edition.catalog.plain(plan.site.name, code),
            "description": edition.catalog.plain(plan.site.description, code),
            "version": VERSION,
        },
        "servers": [{"url": f"{edition.settings.site_url or '/'}{FOLDER}"}],
        "paths": paths,
        "components": {"schemas": schemas},
    }


_ID = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
_AT = "#/components/schemas/{model}"


def _named(shape: type[Shape], schemas: dict[str, Any]) -> str:
    """The name of a shape, which is put among the schemas with the parts it has."""
    whole = schema(shape, _AT)
    del whole["$schema"]
    schemas |= whole.pop("$defs", {})
    schemas[shape.__name__] = whole
    return shape.__name__


def _get(summary: str, answer: Mapping[str, Any]) -> dict[str, Any]:
    content = {"application/json": {"schema": answer}}
    responses = {"200": {"description": summary, "content": content}}
    return {"get": {"summary": summary, "responses": responses}}
