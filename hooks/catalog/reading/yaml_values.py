"""Reads what a YAML file says without its places, which only a mistake needs, if it is a usual one.

Unusual is all that `yaml_tree` might refuse, or read otherwise. It takes three times as long, and
its nodes ten times the memory.
"""

import re
from collections.abc import Callable
from typing import Any

from yaml import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
    YAMLError,
)
from yaml._yaml import CParser

from catalog.reading.hidden import odd_spaces_in
from catalog.reading.source import Plain

DEEPEST = 12
"""Levels of nesting a record may have; deeper files are a mistake or an attack."""
MOST_VALUES = 50_000
"""Many more than the texts of a language, or the sheets that a plan ever issues."""
EMPTY = ("", "~", "null")
"""What stands for nothing, if it has no quotation marks."""

_QUOTES_OF_WORD = "“”‘’"
_NO_SPACE = re.compile(r":[\"'“‘]")

Event = Any
"""PyYAML's own classes of events have no types for what they hold."""
Read = Callable[[], Event]


class _Unusual(Exception):
    """Raised for whatever is better read with its places."""


def usual_values(text: str) -> dict[str, Plain] | None:
    """The values of a mapping, each scalar as text, an empty one None; None for what is unusual."""
    if "\t" in text or "\\" in text or " #" in text or any(odd_spaces_in(text)):
        return None
    read: Read = CParser(text).get_event
    try:
        _expect(StreamStartEvent, read())
        _expect(DocumentStartEvent, read())
        values = _mapping(_expect(MappingStartEvent, read()), read, 1)
        _expect(DocumentEndEvent, read())
        _expect(StreamEndEvent, read())
    except (_Unusual, YAMLError):
        return None
    has_few = len(text) < MOST_VALUES or _count(values) <= MOST_VALUES
    return values if has_few else None


def _expect(kind: type, event: Event) -> Event:
    if type(event) is not kind:
        raise _Unusual
    return event


def _mapping(start: Event, read: Read, depth: int) -> dict[str, Plain]:
    _check(start, depth)
    found: dict[str, Plain] = {}
    while type(event := read()) is ScalarEvent:
        name = event.value
        if not (name.isidentifier() or _is_name(name)) or name == "null" or name in found:
            raise _Unusual
        if event.anchor or event.tag:
            raise _Unusual
        event = read()
        found[name] = _scalar(event) if type(event) is ScalarEvent else _holder(event, read, depth)
    _expect(MappingEndEvent, event)
    return found


def _is_name(words: str) -> bool:
    """Whether words are the name of something, such as `km²`, and no slip."""
    return " " not in words and words[:1] not in ("", "-", "<", "~")


def _list(start: Event, read: Read, depth: int) -> list[Plain]:
    _check(start, depth)
    found: list[Plain] = []
    while (kind := type(event := read())) is not SequenceEndEvent:
        found.append(_scalar(event) if kind is ScalarEvent else _holder(event, read, depth))
    return found


def _check(start: Event, depth: int) -> None:
    if start.anchor or start.tag or depth > DEEPEST:
        raise _Unusual


def _holder(event: Event, read: Read, depth: int) -> Plain:
    """A mapping or a list within another."""
    if type(event) is MappingStartEvent:
        return _mapping(event, read, depth + 1)
    return _list(_expect(SequenceStartEvent, event), read, depth + 1)


def _scalar(event: Event) -> str | None:
    if event.anchor or event.tag:
        raise _Unusual
    words: str = event.value
    if event.style:
        return words
    if words in EMPTY:
        return None
    # Somebody may have forgotten quotation marks, or the space before them.
    if words[-1] in _QUOTES_OF_WORD or (":" in words and _NO_SPACE.search(words)):
        raise _Unusual
    return words


def _count(value: Plain) -> int:
    within = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return 1 + sum(map(_count, within))
