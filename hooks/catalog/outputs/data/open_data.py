"""Writes every file of open data: JSON with its schemas, tables, and what describes them."""

from collections.abc import Iterator

from catalog.outputs.data.api_description import description
from catalog.outputs.data.json_files import json_files
from catalog.outputs.data.published import published
from catalog.outputs.data.shapes import FOLDER
from catalog.outputs.data.tables import table_files
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.later import Content


def files(edition: Edition) -> Iterator[tuple[str, Content]]:
    """(path from the site's root, content) of each."""
    kinds = published(edition)
    made = (json_files(kinds), table_files(edition, kinds), description(edition, kinds))
    for some in made:
        yield from ((f"{FOLDER}/{path}", content) for path, content in some)
