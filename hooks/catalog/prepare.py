"""Reads and checks a folder and makes every generated page, before anything is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import TemplateError

from .anchors import anchor_problems
from .build import Build
from .catalog import Catalog
from .load import load
from .outputs.templates import environment, template_problem
from .rules import check
from .settings import Settings
from .source import Problem


@dataclass(frozen=True)
class Prepared:
    """A build for each language, the first language first, and the problems found this time.

    No builds if the data is wrong and never was right.
    """

    builds: Mapping[str, Build]
    problems: tuple[Problem, ...] = ()

    def build(self, language: str | None = None) -> Build:
        """The build of a language; of the first one if none is named."""
        return self.builds[language] if language else next(iter(self.builds.values()))


def checked(folder: Path) -> tuple[Catalog | None, list[Problem]]:
    """The catalog of a folder with every problem of its files and rules, in order of place."""
    catalog, problems = load(folder)
    if catalog is not None:
        problems += check(catalog)
    return catalog, sorted(set(problems))


def prepare(folder: Path, settings: Settings, last: Prepared | None = None) -> Prepared:
    """What a site build needs. With problems: the `last` good builds if there are any."""
    catalog, problems = checked(folder)
    builds: dict[str, Build] = {}
    if catalog is not None and not problems:
        templates = environment()
        for language in catalog.words.languages:
            builds[language.code] = Build(catalog.public(), settings, templates, language)
        problems = _problems_of_pages(builds.values(), folder)
    if not problems:
        return Prepared(builds)
    kept = last.builds if last else {}
    told = {code: replace(build, problems=tuple(problems)) for code, build in kept.items()}
    return Prepared(told, tuple(problems))


def _problems_of_pages(builds: Iterable[Build], folder: Path) -> list[Problem]:
    """What is wrong with templates and anchors, found by making every page (builds keep them)."""
    try:
        for build in builds:
            build.make()
    except TemplateError as error:
        return [template_problem(error, folder)]
    return sorted(problem for build in builds for problem in anchor_problems(build))
