"""Reads and checks a folder and makes every generated page, before anything is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError

from catalog.building.anchors import anchor_problems
from catalog.building.language_build import Build
from catalog.collected.catalog import Catalog
from catalog.collected.loading import load
from catalog.environment.settings import Settings
from catalog.outputs import make
from catalog.outputs.shared.templates import press as open_press
from catalog.outputs.shared.templates import template_problem
from catalog.reading.source import Problem
from catalog.rules import check


@dataclass(frozen=True)
class Prepared:
    """A build for each language, the first language first, and the problems found this time.

    No builds if the data is wrong and never was right.
    """

    builds: Mapping[str, Build]
    problems: tuple[Problem, ...] = ()
    catalog: Catalog | None = None
    """With its drafts; None if something is wrong."""

    @property
    def languages(self) -> tuple[str, ...]:
        """The codes of the languages that are built, the first language first."""
        return tuple(self.builds)

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
        builds, problems = _make(catalog.public(), settings, folder)
    if not problems:
        return Prepared(builds, catalog=catalog)
    return Prepared(last.builds if last else {}, tuple(sorted(set(problems))))


def _make(
    catalog: Catalog, settings: Settings, folder: Path
) -> tuple[dict[str, Build], list[Problem]]:
    """Makes every page and file: a build for each language, and what is wrong with them."""
    press = open_press(settings.cache)
    try:
        made = make(catalog, settings, press)
        builds = {
            language.code: Build(catalog, settings, press, language, made)
            for language in catalog.words.languages
        }
        for build in builds.values():
            build.make()
    except TemplateError as error:
        return {}, [template_problem(error, folder)]
    problems = list(made.problems)
    for build in builds.values():
        problems += anchor_problems(build)
        problems += [card for card in build.cards if isinstance(card, Problem)]
    if press.setter.cache:
        press.setter.cache.prune()
    return builds, problems
