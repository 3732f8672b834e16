"""What is kept for the next build: never needed, never wrong, never too much."""

from __future__ import annotations

import os
import resource
import sqlite3
from pathlib import Path

import jinja2
import pytest

from catalog.environment import cache as module
from catalog.environment import kept as kept_module
from catalog.environment.cache import Cache
from catalog.environment.compiled_templates import CompiledTemplates
from catalog.environment.kept import NAME, Kept
from catalog.environment.typesetting import Setter
from catalog.outputs.shared.templates import press


def _stored(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_the_same_ingredients_are_used_once(tmp_path: Path) -> None:
    made: list[bytes] = []

    def make() -> bytes:
        made.append(b"x")
        return b"content"

    kept = Cache(tmp_path / "kept")
    assert [kept.get(b"a", make) for _ in range(3)] == [b"content"] * 3
    assert kept.get(b"b", make) == b"content"
    assert len(made) == 2


@pytest.mark.parametrize("damage", [b"", b"short", b"\0" * 100])
def test_a_damaged_file_is_made_again(tmp_path: Path, damage: bytes) -> None:
    kept = Cache(tmp_path)
    kept.get(b"a", lambda: b"content")
    [file] = _stored(tmp_path)
    file.write_bytes(damage)
    assert kept.get(b"a", lambda: b"content") == b"content"
    assert kept.get(b"a", lambda: b"other") == b"content", "and kept again"


def test_a_place_that_cannot_be_written_costs_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    kept = Cache(tmp_path / "file")
    assert kept.get(b"a", lambda: b"content") == b"content"
    kept.prune()


def test_a_full_disk_costs_only_time(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10, hard))
    try:
        assert kept.get(b"a", lambda: b"content") == b"content"
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert not _stored(tmp_path), "half a file would take room"


def test_another_build_may_remove_files_meanwhile(tmp_path: Path) -> None:
    kept = Cache(tmp_path)
    kept.get(b"a", lambda: b"content")
    [file] = _stored(tmp_path)
    gone = file.with_name("gone")
    gone.symlink_to("nowhere")  # is listed, and is not there when it is looked at
    kept.prune()
    assert file.exists()


def test_what_was_not_used_for_longest_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = Cache(tmp_path)
    files: dict[bytes, Path] = {}
    for age, name in enumerate((b"old", b"used", b"new")):
        kept.get(name, lambda: b"c" * 1000)
        [files[name]] = set(_stored(tmp_path)) - set(files.values())
        os.utime(files[name], (1000 + age, 1000 + age))
    kept.prune()
    assert len(_stored(tmp_path)) == 3, "there is room"
    monkeypatch.setattr(module, "LARGEST", 2500)
    kept.prune()
    assert len(_stored(tmp_path)) == 3, "nothing new, so nobody looks"
    kept.get(b"used", lambda: b"never")
    kept.get(b"newer", lambda: b"c")
    kept.prune()
    assert not files[b"old"].exists()
    assert files[b"used"].exists() and files[b"new"].exists()


def test_templates_and_sheets_are_kept_and_counted_together(tmp_path: Path) -> None:
    (tmp_path / "a.jinja").write_text("{{ word }}", encoding="utf-8")
    opened = press(tmp_path / "kept", tmp_path)
    assert opened.cache and opened.cache is opened.setter.cache
    opened.pages.get_template("a.jinja")
    [file] = {path.name for path in _stored(tmp_path / "kept")} - {NAME}
    assert opened.cache.fresh == {file}


def _keep(folder: Path, content: bytes = b"content") -> None:
    kept = Kept(folder)
    kept.keep(b"a", "note", content)
    kept.save()


def test_texts_are_kept_with_a_note(tmp_path: Path) -> None:
    _keep(tmp_path)
    _keep(tmp_path, b"other")
    assert Kept(tmp_path).find(b"a") == ("note", b"other")
    assert Kept(tmp_path).find(b"b") is None


def test_many_texts_are_found_before_they_are_saved(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    for number in range(1001):
        kept.keep(str(number).encode(), "", b"x")
    assert all(kept.find(str(number).encode()) == ("", b"x") for number in range(1001))


@pytest.mark.parametrize("damage", [b"", b"no base", b"SQLite format 3\0" + b"\7" * 5000])
def test_a_file_of_texts_that_is_no_base_is_made_anew(tmp_path: Path, damage: bytes) -> None:
    _keep(tmp_path)
    (tmp_path / NAME).write_bytes(damage)
    assert Kept(tmp_path).find(b"a") is None
    _keep(tmp_path)
    assert Kept(tmp_path).find(b"a") == ("note", b"content")


def test_a_damaged_text_is_made_again(tmp_path: Path) -> None:
    _keep(tmp_path, b"a long text that stands in the file")
    file = tmp_path / NAME
    file.write_bytes(file.read_bytes().replace(b"a long text", b"a wrong one"))
    assert Kept(tmp_path).find(b"a") is None


def test_texts_that_cannot_be_kept_cost_only_time(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    _keep(tmp_path / "file")
    assert Kept(tmp_path / "file").find(b"a") is None


def test_a_full_disk_loses_only_what_was_to_be_kept(tmp_path: Path) -> None:
    _keep(tmp_path)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, ((tmp_path / NAME).stat().st_size, hard))
    try:
        _keep(tmp_path, b"c" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert Kept(tmp_path).find(b"a") == ("note", b"content")


def test_a_build_does_not_wait_for_long_for_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kept_module, "_PATIENCE", 0.1)
    _keep(tmp_path)
    other = sqlite3.connect(tmp_path / NAME, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    _keep(tmp_path, b"other")
    other.execute("ROLLBACK")
    assert Kept(tmp_path).find(b"a") == ("note", b"content")


def test_what_the_last_build_did_not_ask_for_goes_when_there_is_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _keep(tmp_path, b"c" * 500_000)
    monkeypatch.setattr(kept_module, "LARGEST", 300_000)
    kept = Kept(tmp_path)
    kept.keep(b"b", "", b"c")
    kept.save()
    kept.prune()
    assert Kept(tmp_path).find(b"a") is None
    assert Kept(tmp_path).find(b"b") == ("", b"c")
    assert (tmp_path / NAME).stat().st_size < 300_000


def test_a_changed_template_leaves_what_is_set_with_others(tmp_path: Path) -> None:
    page = "#set page(width: 9pt, height: 9pt)\n"
    texts = {"a": f'{page}#import "shared.typ": x', "b": page, "shared": "#let x = 1"}

    def set_anew(**changed: str) -> int:
        for name, text in (texts | changed).items():
            (tmp_path / f"{name}.typ").write_text(text, encoding="utf-8")
        cache = Cache(tmp_path / "kept")
        setter = Setter.read(tmp_path, cache)
        for name in ("a.typ", "b.typ"):
            setter.png(name, {}, 72)
        return len(cache.fresh)

    assert [set_anew(), set_anew()] == [2, 0]
    assert set_anew(b=f"{page}#v(1pt)") == 1
    assert set_anew(shared="#let x = 2") == 1
    assert set_anew(a=page, b="#v(1pt)\n" + page) == 2


def test_another_jinja_compiles_templates_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(CompiledTemplates, "made", {})
    templates = {"a.jinja": "{{ word }}"}
    for version, kept in (("1", 1), ("1", 1), ("2", 2)):
        monkeypatch.setattr(jinja2, "__version__", version)
        compiled = CompiledTemplates(Cache(tmp_path))
        loader = jinja2.DictLoader(templates)
        jinja2.Environment(loader=loader, bytecode_cache=compiled).get_template("a.jinja")
        assert len(_stored(tmp_path)) == kept
