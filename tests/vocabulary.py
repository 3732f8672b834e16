"""Reads structured data as other programs do, and knows which words https://schema.org has."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pyld import jsonld
from schema_org.registry import CLASS_METADATA, DATATYPES, PROPERTY_BY_SCHEMA, ancestry

CONTEXT = "https://schema.org"
VOCABULARY = f"{CONTEXT}/"
SHAPES = {
    "Date": r"\d{4}(-\d\d(-\d\d)?)?",
    "DateTime": r"\d{4}-\d\d-\d\d(T[\d:]+Z)?",
    "Duration": r"P(\d+[YMWD])+",
    "URL": r"https://\S+",
    "Text": r"(?s).+",
}
"""How a value of each sort is written, where a word may have it."""

Node = dict[str, Any]


def read_page(html: str, address: str) -> list[list[Node]]:
    """The nodes of each block of a page, with whole names, as the JSON-LD standard reads HTML."""

    def load(url: str, options: object) -> dict[str, object]:
        """The page, and the one context that pages may name: no network is asked."""
        del options
        assert url in (address, CONTEXT), url
        context = {"@context": {"@vocab": VOCABULARY}}
        kind, document = ("text/html", html) if url == address else ("application/ld+json", context)
        return {"contentType": kind, "document": document, "documentUrl": url, "contextUrl": None}

    found = jsonld.expand(address, {"documentLoader": load, "extractAllScripts": True})
    return [block["@graph"] for block in found]


def mistakes(node: Node, expected: set[str] | None = None) -> Iterator[str]:
    """What the vocabulary says against a node, and against those in it."""
    [type_] = [name.removeprefix(VOCABULARY) for name in node["@type"]]
    if type_ not in CLASS_METADATA or CLASS_METADATA[type_].superseded_by:
        yield f"{type_} is no type"
        return
    kinds = {type_, *ancestry(type_)}
    if expected is not None and not kinds & expected:
        yield f"{type_} stands where one of {sorted(expected)} is meant"
    for name, values in node.items():
        if name not in ("@type", "@id"):
            yield from _of_property(type_, kinds, name.removeprefix(VOCABULARY), values)


def _of_property(type_: str, kinds: set[str], name: str, values: list[Node]) -> Iterator[str]:
    is_asked = name.endswith("-input")  # https://schema.org/docs/actions.html
    word = PROPERTY_BY_SCHEMA.get(name.removesuffix("-input"))
    if not word or word.superseded_by:
        yield f"{name} is no property"
        return
    if not kinds & set(word.domains):
        yield f"{type_} has no {name}"
    ranges = {"Text", "PropertyValueSpecification"} if is_asked else set(word.ranges)
    for value in values:
        if "@type" in value and "@value" not in value:
            yield from mistakes(value, ranges)
        elif not _fits(value["@value"], ranges):
            yield f"{name} of {type_} is {value['@value']!r}"


def _fits(value: object, ranges: set[str]) -> bool:
    if isinstance(value, int):
        return bool({"Integer", "Number"} & ranges)
    if not ranges <= set(DATATYPES):  # an address may stand for any thing that has one
        ranges = {*ranges, "URL"}
    shapes = (SHAPES[sort] for sort in ranges & set(SHAPES))
    return any(re.fullmatch(shape, str(value)) for shape in shapes)
