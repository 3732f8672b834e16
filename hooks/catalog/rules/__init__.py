"""What must hold. A rule is a generator of problems; its docstring is the rule."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..catalog import Catalog
from ..source import Problem
from . import clauses, prose, records, words

Rule = Callable[[Catalog], Iterator[Problem]]

RULES: tuple[Rule, ...] = (*words.RULES, *records.RULES, *clauses.RULES, *prose.RULES)


def check(catalog: Catalog) -> list[Problem]:
    """Every problem that the rules find."""
    return [problem for rule in RULES for problem in rule(catalog)]
