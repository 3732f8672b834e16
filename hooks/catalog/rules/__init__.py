"""Checks what must hold. A rule is a generator of problems, and its docstring is the rule."""

from collections.abc import Callable, Iterator

from catalog.collected.catalog import Catalog
from catalog.reading.source import Problem, told_of_each_file
from catalog.rules import (
    appearance,
    clauses,
    guide,
    kit,
    layout,
    links,
    markdown,
    news,
    pictures,
    prose,
    records,
    settings,
    speech,
    style,
    words,
)

Rule = Callable[[Catalog], Iterator[Problem]]

RULES: tuple[Rule, ...] = (
    *words.RULES,
    *records.RULES,
    *clauses.RULES,
    *guide.RULES,
    *prose.RULES,
    *links.RULES,
    *layout.RULES,
    *markdown.RULES,
    *news.RULES,
    *style.RULES,
    *appearance.RULES,
    *pictures.RULES,
    *speech.RULES,
    *kit.RULES,
)
WARNINGS: tuple[Rule, ...] = (
    *style.WARNINGS,
    *links.WARNINGS,
    *markdown.WARNINGS,
    *appearance.WARNINGS,
    *pictures.WARNINGS,
    *settings.WARNINGS,
    *speech.WARNINGS,
    *kit.WARNINGS,
)
"""What should hold: `python -m catalog check` says where it does not, and no build stops."""


def check(catalog: Catalog) -> list[Problem]:
    """The problems that the rules find, of each rule the first ones in each file."""
    return [problem for rule in RULES for problem in told_of_each_file(rule(catalog))]


def warn(catalog: Catalog) -> list[Problem]:
    """What is worth a second look, likewise, sorted by its place."""
    return sorted(problem for rule in WARNINGS for problem in told_of_each_file(rule(catalog)))
