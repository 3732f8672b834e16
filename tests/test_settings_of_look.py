"""What mkdocs.yml says of logo, icons and colours is shown, or its mistake is told at its place."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from project import SMALL, Project
from settings_of import add_settings

from catalog.collected.loading import load
from catalog.model.palette import ACCENT, PALETTE, PRIMARY
from catalog.model.tint import Tint, tinted
from catalog.reading.choices import read_choices
from catalog.rules.appearance import own_colours_stand_out


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


def test_an_icon_that_is_not_there_is_told_at_its_place(project: Project) -> None:
    add_settings(project, "theme: {icon: {logo: material/treee}}\n")
    built = project.build()
    said = "mkdocs.yml:2:22: theme.icon.logo: không có biểu tượng `material/treee` — chọn một tên"
    assert built.returncode == 1 and said in built.stderr


def test_an_icon_with_a_script_is_told_at_its_place(project: Project) -> None:
    add_settings(project, "theme: {icon: {logo: rieng/hu}}\n")
    icon = project.own("overrides") / ".icons" / "rieng" / "hu.svg"
    icon.parent.mkdir(parents=True)
    icon.write_text("<svg viewBox='0 0 9 9'>\n<script>1</script></svg>", encoding="utf-8")
    built = project.build()
    said = "mkdocs.yml:2:22: theme.icon.logo: biểu tượng `rieng/hu`, dòng 2: trong hình không được"
    assert built.returncode == 1 and built.stderr.startswith(said)


def test_a_style_or_script_of_another_machine_is_told(project: Project) -> None:
    scripts = "[{path: https://example.org/a.js, defer: true}, b.js]"
    add_settings(project, f"extra_css: ['//example.org/a.css']\nextra_javascript: {scripts}\n")
    (project.folder / "docs" / "vi" / "b.js").write_text("", encoding="utf-8")
    built = project.build()
    said = "không có tác dụng: trang không tải gì từ máy khác — chép tệp về, ghi tên ở đây"
    assert built.stdout.splitlines() == [
        f"mkdocs.yml:2:13: extra_css[1]: {said}",
        f"mkdocs.yml:3:27: extra_javascript[1].path: {said}",
    ]


@pytest.mark.parametrize("own", [False, True], ids=["our palette", "a plan's own"])
def test_every_colour_with_a_name_stands_out(own: bool) -> None:
    catalog = load(SMALL)[0]
    assert catalog
    base = catalog.plan.site.palette if own else PALETTE
    for primary, accent in product([None, *PRIMARY.values()], [None, *ACCENT.values()]):
        tint = Tint(primary, accent)
        site = catalog.plan.site.model_copy(update={"palette": tinted(base, tint, tint)})
        chosen = replace(catalog, plan=catalog.plan.model_copy(update={"site": site}))
        assert not list(own_colours_stand_out(chosen)), (primary, accent)


def test_light_and_dark_pages_may_have_colours_of_their_own(project: Project) -> None:
    palettes = "[{scheme: default, primary: teal}, {scheme: slate, primary: deep-purple}]"
    add_settings(project, f"theme: {{palette: {palettes}}}\n")
    choices = read_choices(project.folder / "mkdocs.yml", {})
    catalog = load(project.folder, choices)[0]
    before = load(project.folder)[0]
    assert catalog and before
    found, own = catalog.plan.site.palette, before.plan.site.palette
    assert found == tinted(own, Tint(PRIMARY["teal"]), Tint(PRIMARY["deep purple"]))
