"""Reads and checks a folder and makes every generated page, before anything is published."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
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
    catalog: Catalog | None = None
    """With its drafts; None if something is wrong."""

    def build(self, language: str | None = None) -> Build:
        """The build of a language; of the first one if none is named."""
        return self.builds[language] if language else next(iter(self.builds.values()))


def prepare(folder: Path, settings: Settings, last: Prepared | None = None) -> Prepared:
    """What a site build needs. With problems: the `last` good builds if there are any."""
    catalog, problems = load(folder)
    builds: dict[str, Build] = {}
    if catalog is not None:
        problems += check(catalog)
    if catalog is not None and not problems:
        templates = environment()
        for language in catalog.words.languages:
            builds[language.code] = Build(catalog.public(), settings, templates, language)
        problems = _problems_of_pages(builds.values(), folder)
    if not problems:
        return Prepared(builds, catalog=catalog)
    return Prepared(last.builds if last else {}, tuple(sorted(set(problems))))


def _problems_of_pages(builds: Iterable[Build], folder: Path) -> list[Problem]:
    """What is wrong with templates and anchors, found by making every page (builds keep them)."""
    try:
        for build in builds:
            build.make()
    except TemplateError as error:
        return [template_problem(error, folder)]
    return [problem for build in builds for problem in anchor_problems(build)]
