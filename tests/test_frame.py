"""The frame of every page is Material's, and each of its blocks can be overridden."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

import pytest
from project import Project, digest
from settings_of import change_settings

from material_frame import BASE, CHANGED, CUT, UnknownFrame, without_script

MATERIAL = resources.files("material") / "templates" / BASE
BLOCKS = {
    *("site_meta", "htmltitle", "styles", "libs", "fonts", "analytics", "extrahead"),
    *("announce", "outdated", "header", "hero", "tabs", "site_nav", "container", "content"),
    *("footer", "config", "scripts"),
}
OF_ITS_SCRIPT = re.compile(r"md-toggle|md-overlay|md-dialog|md-skip|data-md-component")


def _material() -> str:
    return MATERIAL.read_text(encoding="utf-8")


def test_these_are_all_blocks_of_material() -> None:
    assert sorted(re.findall(r"{% block (\w+) %}", _material())) == sorted(BLOCKS)


def test_what_only_its_script_can_use_is_left_out() -> None:
    assert OF_ITS_SCRIPT.search(_material())
    left = without_script(_material())
    assert not OF_ITS_SCRIPT.search(left)
    kept = set(re.findall(r"{% block (\w+) %}", left))
    assert kept == BLOCKS - {"announce"}  # that one is in overrides/main.html


@pytest.mark.parametrize("part", [*CHANGED, *(text for cut in CUT for text in cut)])
def test_another_frame_is_noticed(part: str) -> None:
    with pytest.raises(UnknownFrame):
        without_script(_material().replace(part, ""))


def _pages(project: Project) -> list[str]:
    """Every page but those found from paper alone, or which lead on; that for missing addresses has
    blocks of its own."""
    paths = [path for path in project.site.rglob("*.html") if path.name != "404.html"]
    pages = [path.read_text(encoding="utf-8") for path in paths]
    found = [page for page in pages if 'name="robots"' not in page]
    assert len(found) > 40
    return found


def test_each_block_can_be_overridden(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    change_settings(project, "extra:\n", "extra:\n  version: {provider: mike}\n")
    main = project.own("overrides") / "main.html"
    text = main.read_text(encoding="utf-8")
    for block in BLOCKS:
        opened, mark = f"{{% block {block} %}}", f"<!-- mine: {block} -->"
        if opened in text:
            text = text.replace(opened, opened + mark)
        else:
            text += f"{opened}{mark}{{{{ super() }}}}{{% endblock %}}\n"
    shown = (
        "{% if page and page.meta.mood %}<!-- {{ page.meta.mood }}{{ config.extra.of_our_own }} -->"
    )
    text = text.replace("<!-- mine: tabs -->", f"<!-- mine: tabs -->{shown}{{% endif %}}")
    main.write_text(text, encoding="utf-8")
    prose = project.folder / "docs" / "vi" / "gioi-thieu.md"
    prose.write_text(prose.read_text("utf-8").replace("---\n", "---\nmood: vui\n", 1), "utf-8")
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert sum("<!-- vui -->" in page for page in _pages(project)) == 2  # in each language
    for page in _pages(project):
        assert "<script>" not in page
        assert sorted(re.findall(r"<!-- mine: (\w+) -->", page)) == sorted(BLOCKS)


def test_every_page_stands_in_materials_frame(small: Project) -> None:
    for page in _pages(small):
        assert '<div class="md-main__inner md-grid">' in page
        assert not OF_ITS_SCRIPT.search(page)


def test_without_material_there_is_no_site(small: Project, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    good = project.take(small.site)
    change_settings(project, "name: material", "name: null")
    built = project.build()
    message = "mkdocs.yml:1:1: theme: khung trang thiếu `base.html` — ghi `name: material`, "
    assert built.stderr.startswith(message)
    assert built.returncode == 1 and "Traceback" not in built.stderr
    assert digest(project.site) == good
