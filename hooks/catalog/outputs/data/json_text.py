"""Writes plain values as JSON that people can read, too."""

import json
from collections.abc import Iterable


def as_json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def as_list(texts: Iterable[str]) -> str:
    """What `as_json` makes of a list, which is not empty, from what it makes of each item."""
    items = (" " + text.rstrip("\n").replace("\n", "\n ") for text in texts)
    return "[\n" + ",\n".join(items) + "\n]\n"
