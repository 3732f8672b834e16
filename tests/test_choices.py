"""Settings are read as MkDocs reads them, each with its place, by whoever does not know MkDocs."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from catalog.environment.markdown_extensions import markdown_extensions
from catalog.environment.settings_problems import settings_problems
from catalog.reading.choices import Choices, read_choices
from catalog.reading.site_settings import LinkChecks, NavChecks, SiteSettings
from catalog.reading.source import Problem

OWN = """INHERIT: general.yml
site_name: !ENV [NAME, OTHER, "Không"]
site_description: !ENV SAID
extra: &shared
  a: 1
  b: [x, {c: y}]
theme:
  <<: *shared
  logo: null
"""
GENERAL = """site_name: Chung
theme: {logo: chung.svg, name: material}
use_directory_urls: no
"""


def _read(folder: Path, own: str = OWN, **environment: str) -> Choices:
    (folder / "mkdocs.yml").write_text(own, encoding="utf-8")
    (folder / "general.yml").write_text(GENERAL, encoding="utf-8")
    return read_choices(folder / "mkdocs.yml", environment)


@pytest.mark.parametrize(
    ("environment", "name"),
    [({}, "Không"), ({"OTHER": "B"}, "B"), ({"NAME": "A", "OTHER": "B"}, "A")],
)
def test_a_setting_may_come_from_the_environment(
    environment: dict[str, str], name: str, tmp_path: Path
) -> None:
    choices = _read(tmp_path, **environment)
    assert (choices.text("site_name"), choices.text("site_description")) == (name, "")


def test_the_nearest_file_that_writes_a_setting_counts(tmp_path: Path) -> None:
    choices = _read(tmp_path)
    assert choices.at("theme", "logo") is None  # it is written, and says nothing
    assert choices.text("theme", "name") == "material"
    assert choices.text("theme", "a") == "1"
    assert not choices.in_folders
    assert _read(tmp_path, "site_name: x\n").in_folders  # as MkDocs has it, if nobody says more


def test_each_setting_knows_its_place(tmp_path: Path) -> None:
    choices = _read(tmp_path)
    assert choices.problem(("theme", "name"), "x") == Problem(
        "general.yml", 2, 32, "theme.name", "x"
    )
    assert list(choices.leaves("extra", "b")) == [
        (("extra", "b", 0), "x"),
        (("extra", "b", 1, "c"), "y"),
    ]
    assert choices.problem(("nav",), "x") == Problem("mkdocs.yml", 1, 1, "nav", "x")
    assert Choices().problem(("nav",), "x") == Problem("mkdocs.yml", 1, 1, "nav", "x")


@pytest.mark.parametrize(
    ("patterns", "left_out"),
    [
        ("nhap/", ["nhap/a.md", "nhap/tot.md"]),
        ("nhap/*\n!tot.md", ["nhap/a.md"]),
        ("/vi/nhap/a.md", ["nhap/a.md"]),
        ("en/", []),
        ("nhap/\n!vi/nhap/tot.md", ["nhap/a.md"]),
        ("# không gì", []),
    ],
)
def test_patterns_are_those_of_gitignore(
    patterns: str, left_out: list[str], tmp_path: Path
) -> None:
    lines = patterns.replace("\n", "\n  ")
    choices = _read(tmp_path, f"exclude_docs: |\n  {lines}\n")
    names = ["gioi-thieu.md", "nhap/a.md", "nhap/tot.md"]
    assert [name for name in names if choices.left_out_by("vi", name)] == left_out


def test_the_settings_are_those_of_mkdocs() -> None:
    validation = MkDocsConfig.Validation
    for ours, theirs in (
        ({*SiteSettings.model_fields, *SiteSettings.UNUSED} - {"INHERIT"}, MkDocsConfig),
        ({*NavChecks.model_fields}, validation.NavValidation),
        ({*LinkChecks.model_fields}, validation.LinksValidation),
    ):
        private = {"config_file_path", "mdx_configs"}
        assert ours == {name for name, _ in theirs._schema} - private


USUAL = Path(__file__).parent / "usual-settings.yml"


def test_settings_as_people_have_them_are_accepted(tmp_path: Path) -> None:
    """So that nobody is told of a mistake in what Material's own documentation shows."""
    for folder in ("docs", "hooks"):
        (tmp_path / folder).mkdir()
    for name in ("own.py", "publish.py"):
        (tmp_path / "hooks" / name).touch()
    written = USUAL.read_text("utf-8")
    (tmp_path / "mkdocs.yml").write_text(written, encoding="utf-8")
    choices = read_choices(tmp_path / "mkdocs.yml", {})
    assert settings_problems(choices, tmp_path) == []
    slugs = markdown_extensions(choices)["toc"]["slugify"]
    assert slugs("Đường Làng", "-") == "đường-làng"
    theirs = MkDocsConfig(str(tmp_path / "mkdocs.yml"))
    theirs.load_file(io.BytesIO(written.encode()))
    assert theirs.validate() == ([], [])


def test_what_fails_as_it_is_imported_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "failing").mkdir()
    (tmp_path / "failing" / "__init__.py").write_text("raise RuntimeError('no')", encoding="utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    settings = """site_name: X
markdown_extensions: [failing.more, failing]
extra: {x: !!python/name:failing.name }
"""
    told = [str(problem) for problem in settings_problems(_read(tmp_path, settings), tmp_path)]
    assert told == [
        "mkdocs.yml:2:23: markdown_extensions[1]: không có phần mở rộng `failing.more` — "
        "cài thêm, hoặc xóa ở đây",
        "mkdocs.yml:2:37: markdown_extensions[2]: không chạy được — sửa theo tài liệu của phần "
        "này, hoặc xóa đi (phần này báo: “RuntimeError: no”)",
        "mkdocs.yml:3:12: extra.x: Python không có `failing.name` — sửa lại tên",
    ]


def test_a_variable_may_have_a_default_of_many_parts_and_a_value_like_a_date(
    tmp_path: Path,
) -> None:
    settings = "site_name: X\nextra: {a: !ENV [A, {b: [c]}], d: !ENV D}\n"
    choices = _read(tmp_path, settings, D="2026-13-45")
    assert choices.at("extra") == {"a": {"b": ["c"]}, "d": "2026-13-45"}
    (tmp_path / "docs").mkdir()
    assert settings_problems(choices, tmp_path) == []
