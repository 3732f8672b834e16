"""Ties the words that a sheet or picture shows large, since a break within them is seen."""

from catalog.environment.typesetting import Inputs
from catalog.language.ties import HYPHEN, JOINER, Ties

_DISPLAYED = frozenset({"name", "line", "kicker", "heading", "headline", "act", "acts"})
_BLOCKS = frozenset({"part", "title"})
"""The kinds of blocks that head what follows them."""


def displayed(inputs: Inputs, ties: Ties) -> dict[str, object]:
    """What a template is given, large words tied; running text and imprint stay as they are."""
    return {name: _tied(value, ties, is_large=name in _DISPLAYED) for name, value in inputs.items()}


def _tied(value: object, ties: Ties, *, is_large: bool) -> object:
    if isinstance(value, str) and is_large:
        return _large(value, ties)
    if isinstance(value, list | tuple):
        return [_tied(one, ties, is_large=is_large) for one in value]
    if isinstance(value, dict) and value.get("kind") in _BLOCKS:
        return {
            **value,
            "runs": [{**run, "text": _large(run["text"], ties)} for run in value["runs"]],
        }
    return value


def _large(words: str, ties: Ties) -> str:
    # the fonts lack that hyphen; templates/sheet.typ keeps codes whole
    return ties.tie(words).replace(HYPHEN, "-").replace(JOINER, "")
