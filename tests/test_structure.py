"""The shape of the house: who may know whom, and how long things are."""

from __future__ import annotations

import ast
import re
import statistics
from pathlib import Path

from project import ROOT, SMALL

from catalog.language.prose_parts import BOXES
from catalog.reading.locales import read_locales

HOOKS = ROOT / "hooks"
CODE = [
    path
    for folder in ("hooks", "deploy", "tests")
    for path in sorted((ROOT / folder).rglob("*.py"))
]
LONGEST_FILE = 300
ROOMS = (
    "model",
    "language",
    "reading",
    "collected",
    "rules",
    "environment",
    "outputs.shared",
    "outputs.site",
    "outputs.data",
    "outputs.admin",
    "outputs.kit",
    "outputs.pages",
    "outputs.book",
    "building",
    "editing",
)
"""The folders of hooks/catalog in the order of the flow; ARCHITECTURE.md says what each is for."""


def _imports(path: Path) -> set[str]:
    """The top-level name of each imported module, and each module by its full name."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return found


def test_only_what_stands_beside_the_catalog_knows_mkdocs() -> None:
    modules = sorted(HOOKS.rglob("*.py"))
    knowing = [p for p in modules if any(m.split(".")[0] == "mkdocs" for m in _imports(p))]
    assert knowing and all(path.parent == HOOKS for path in knowing)


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
    outputs = sorted((HOOKS / "catalog" / "outputs").rglob("*.py"))
    assert len(outputs) > 30
    for path in outputs:
        assert not _imports(path) & forbidden, path
        assert ".now(" not in path.read_text() and ".today(" not in path.read_text(), path


def _room(module: str) -> str:
    """`outputs.kit` of `catalog.outputs.kit.posters`; nothing of `catalog.__main__`."""
    parts = module.split(".")[1:]
    depth = 2 if parts[:1] == ["outputs"] else 1
    return ".".join(parts[:depth]) if len(parts) > depth else ""


def _arrows() -> set[tuple[str, str]]:
    """(room, room it imports from) of all code of the catalog."""
    found = set()
    for path in (HOOKS / "catalog").rglob("*.py"):
        module = ".".join(path.relative_to(HOOKS).with_suffix("").parts)
        for imported in _imports(path):
            if imported.startswith("catalog.") and _room(module) and _room(imported):
                found.add((_room(module), _room(imported)))
    return found


def test_every_folder_is_a_room_of_the_flow() -> None:
    folders = [path.parent.relative_to(HOOKS) for path in HOOKS.rglob("*.py")]
    rooms = {".".join(folder.parts[1:]) for folder in folders if len(folder.parts) > 1}
    assert rooms - {"outputs", "language.voices"} == set(ROOMS)


def test_no_room_imports_from_a_later_one() -> None:
    order = {room: place for place, room in enumerate(ROOMS)}
    arrows = _arrows()
    assert len(arrows) > 30
    backwards = [(room, other) for room, other in arrows if order[other] > order[room]]
    assert not backwards


def test_imports_are_written_in_full() -> None:
    """So that an arrow between rooms can be read, and found by searching."""
    seen = 0
    for path in (HOOKS / "catalog").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                seen += 1
                assert node.level == 0, path
    assert seen > 300


def test_files_stay_short() -> None:
    kinds = ("*.py", "*.jinja", "*.html", "*.css", "*.js")
    files = [
        path
        for kind in kinds
        for name in ("hooks", "deploy", "tests", "templates", "overrides")
        for path in (ROOT / name).rglob(kind)
        if not path.is_relative_to(SMALL / "expected") and not path.is_relative_to(SMALL / "site")
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


def _code_that_says_words() -> str:
    folders = (ROOT / "templates", ROOT / "overrides", HOOKS / "catalog")
    return "".join(
        path.read_text(encoding="utf-8")
        for folder in folders
        for path in sorted(folder.rglob("*.*"))
        if path.suffix in (".jinja", ".html", ".py")
    )


LOCALES = [locale for locale, _ in read_locales(["vi", "en"]).values()]
SAYING = _code_that_says_words()


def test_every_word_of_the_interface_is_used() -> None:
    # `word("read_" ~ source.read)`, and in marks of prose: `f"{MARK}%box_{kind}{MARK}"`
    chosen = tuple(re.findall(r'word\("(\w+_)" ~', SAYING) + re.findall(r"%(\w+) ?\{", SAYING))
    assert len(chosen) > 2
    for locale in LOCALES:
        words = [word for word in locale.labels if not word.startswith(chosen)]
        assert len(words) > 60
        assert not [word for word in words if not re.search(rf"""["']{word}["']""", SAYING)]


def test_every_box_of_prose_has_a_title_in_each_locale() -> None:
    assert len(BOXES) == 12  # https://squidfunk.github.io/mkdocs-material/reference/admonitions/
    for locale in LOCALES:
        assert {f"box_{kind}" for kind in BOXES} <= set(locale.labels)


def test_every_word_that_is_used_is_in_each_locale() -> None:
    saying = r"""(?:\.(?:word|label|counted)\(|editors_word\(view, |\.labels\[)f?["'](\w+)(["'{])"""
    used = set(re.findall(saying, SAYING))
    assert len(used) > 60
    for locale in LOCALES:
        for name, end in used:
            whole = end != "{" and not name.endswith("_")  # `f"form_{form}"`
            said = (
                name in locale.labels if whole else any(w.startswith(name) for w in locale.labels)
            )
            assert said, f"{locale.code}.yml: {name}"
