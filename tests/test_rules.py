"""Each rule is listed, says what it is, and is both broken and kept by a fixture."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from pathlib import Path

import pytest
from broken_cases import read_cases
from project import ROOT, SMALL, Project

from catalog.catalog import Catalog
from catalog.load import load
from catalog.rules import RULES, Rule, clauses, prose, records, words


def _name(rule: Rule) -> str:
    return rule.__name__


def _written() -> Iterator[str]:
    """The name of each public function of a rules module that takes a catalog alone."""
    for module in (clauses, prose, records, words):
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and list(inspect.signature(function).parameters) == ["catalog"]:
                yield name


def test_each_rule_is_listed_once() -> None:
    assert sorted(_name(rule) for rule in RULES) == sorted(_written())


def test_each_rule_says_what_must_hold() -> None:
    sentences = [inspect.getdoc(rule) or "" for rule in RULES]
    assert all(s.endswith(".") and "\n\n" not in s and s for s in sentences)
    assert len(set(sentences)) == len(sentences)


@pytest.fixture(scope="module")
def broken_catalogs(tmp_path_factory: pytest.TempPathFactory) -> list[Catalog]:
    project = Project(tmp_path_factory.mktemp("rules") / "project")
    catalogs = []
    for case in read_cases():
        project.restore()
        case.apply(project.folder)
        catalogs.append(load(project.folder)[0])
    return [catalog for catalog in catalogs if catalog]


@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_each_rule_finds_a_mistake(rule: Rule, broken_catalogs: list[Catalog]) -> None:
    assert any(list(rule(catalog)) for catalog in broken_catalogs)


@pytest.mark.parametrize("folder", [SMALL, ROOT], ids=["small", "real"])
@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_each_rule_is_content_with_sound_data(rule: Rule, folder: Path) -> None:
    catalog, problems = load(folder)
    assert catalog and not problems
    assert not list(rule(catalog))
