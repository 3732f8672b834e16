"""The shape of the house: who may know whom, and how long things are."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

from project import ROOT

from catalog.words import Labels

HOOKS = ROOT / "hooks"
CODE = [
    path
    for folder in ("hooks", "deploy", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
LONGEST_FILE = 300


def _imports(path: Path) -> set[str]:
    """The top-level name of each imported module, and each module by its full name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_only_publish_knows_mkdocs() -> None:
    knowing = [
        p for p in HOOKS.rglob("*.py") if any(m.split(".")[0] == "mkdocs" for m in _imports(p))
    ]
    assert knowing == [HOOKS / "publish.py"]


def test_outputs_have_no_clock_network_chance_or_settings_of_the_machine() -> None:
    forbidden = {
        "datetime.datetime",
        "time",
        "random",
        "secrets",
        "uuid",
        "socket",
        "urllib.request",
        "os",
        "subprocess",
        "tempfile",
        "locale",
    }
    outputs = sorted((HOOKS / "catalog" / "outputs").glob("*.py"))
    assert len(outputs) > 5
    for path in outputs:
        assert not _imports(path) & forbidden, path
        assert ".now(" not in path.read_text() and ".today(" not in path.read_text(), path


def test_rules_do_not_know_outputs() -> None:
    rules = sorted((HOOKS / "catalog" / "rules").glob("*.py"))
    assert len(rules) > 5
    for path in rules:
        assert not [module for module in _imports(path) if "outputs" in module], path


def test_files_stay_short() -> None:
    kinds = ("*.py", "*.jinja", "*.html", "*.css", "*.js")
    files = [
        path
        for kind in kinds
        for name in ("hooks", "deploy", "tests", "templates", "overrides")
        for path in (ROOT / name).rglob(kind)
        if "expected" not in path.parts
    ]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    assert len(lengths) > 50
    assert not {path: length for path, length in lengths.items() if length > LONGEST_FILE}
    assert lengths[HOOKS / "publish.py"] <= 150


def test_most_functions_are_short() -> None:
    lengths = [
        (node.end_lineno or 0) - node.lineno + 1
        for path in CODE
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    assert len(lengths) > 200
    assert statistics.median(lengths) <= 12
    assert statistics.quantiles(lengths, n=10)[-1] <= 25


def test_every_word_of_the_interface_is_used() -> None:
    folders = (ROOT / "templates", ROOT / "overrides", HOOKS / "catalog")
    used = "".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*.*"))
        if path.suffix in (".jinja", ".html", ".py")
    )
    chosen = tuple(re.findall(r'word\("(\w+_)" ~', used))  # `word("read_" ~ source.read)`
    assert chosen
    words = [word for word in Labels.model_fields if not word.startswith(chosen)]
    assert len(words) > 60
    assert not [
        word for word in words if not re.search(rf"""["']{word}["']|labels\.{word}\b""", used)
    ]
