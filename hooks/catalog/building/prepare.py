"""Reads and checks a folder and makes its whole site, before anything is published."""

from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError

from catalog.building.site import Site, make_site
from catalog.collected.catalog import Catalog
from catalog.collected.loading import load
from catalog.environment.settings import Settings
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.kept_work import KeptWork
from catalog.outputs.shared.templates import press as open_press
from catalog.outputs.shared.templates import template_problem
from catalog.reading.choices import Choices
from catalog.reading.source import Problem
from catalog.rules import check


@dataclass(frozen=True)
class Prepared:
    """The site, and the problems found this time, sorted by their places.

    The site is None if the data is wrong and was never right before.
    """

    site: Site | None
    problems: tuple[Problem, ...] = ()
    catalog: Catalog | None = None
    """The catalog with its drafts; None if something is wrong."""


def prepare(folder: Path, settings: Settings, last: Prepared | None = None) -> Prepared:
    """What a publisher needs; if there are problems, with the site of `last`, if that has one."""
    catalog, problems = problems_of(folder, settings.choices)
    site = None
    if catalog is not None and not problems:
        site, problems = _make(catalog.public(with_drafts=settings.with_drafts), settings)
    if not problems:
        return Prepared(site, catalog=catalog)
    return Prepared(last.site if last else None, tuple(sorted(set(problems))))


def problems_of(folder: Path, choices: Choices) -> tuple[Catalog | None, list[Problem]]:
    """The catalog of a plan, and what is wrong with its data and prose, sorted by places."""
    catalog, problems = load(folder, choices)
    return catalog, sorted({*problems, *(check(catalog) if catalog else ())})


def _make(catalog: Catalog, settings: Settings) -> tuple[Site | None, list[Problem]]:
    press = open_press(settings.cache)
    work = KeptWork.of(catalog, settings, press.kept) if press.kept else None
    try:
        made = make_site(Edition(catalog, settings, press, work))
    except TemplateError as error:
        return None, [template_problem(error)]
    if press.cache:
        press.cache.prune()
    if press.kept:
        press.kept.save()
    return made
