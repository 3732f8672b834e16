"""What is kept for the next build: never needed, never wrong, never too much."""

from __future__ import annotations

import os
import resource
from pathlib import Path

import jinja2
import pytest

from catalog.environment import cache as module
from catalog.environment.cache import Cache
from catalog.environment.compiled_templates import CompiledTemplates
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
    [file] = _stored(tmp_path / "kept")
    assert opened.cache.fresh == {file.name}


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
