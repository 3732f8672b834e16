"""Prose is rendered by MkDocs with the extensions of mkdocs.yml, and is safe with any of them.

Each file of tests/prose is the text of a page, with the HTML of its body beside it.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.utils.yaml import yaml_load
from project import ROOT, Project
from settings_of import change_settings

from catalog.environment.markdown_extensions import markdown_extensions
from catalog.language.prose_markdown import ProseMarkdown, without_marks
from catalog.reading.choices import read_choices
from catalog.reading.prose import read_prose

CASES = sorted((ROOT / "tests" / "prose").glob("*.md"))
FRONT = "---\ntitle: Thử {name}\ndescription: Một trang để thử.\n---\n\n"
BODY = re.compile(r'<div class="pa-body pa-prose">\n(.*?)\n</div></div></div>', re.DOTALL)
OWN_HOOK = """
def on_page_markdown(markdown, page, **others):
    return markdown + "\\n\\nThêm ~~sau~~ <i>cùng</i>.\\n"
"""


def _add(project: Project, name: str, text: str) -> None:
    path = project.folder / "docs" / "vi" / f"thu-{name}.md"
    path.write_text(FRONT.format(name=name) + text, encoding="utf-8")


def _body(project: Project, name: str) -> str:
    page = (project.site / f"thu-{name}.html").read_text(encoding="utf-8")
    found = BODY.search(page)
    assert found, page
    return found[1].strip() + "\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with a page for each case."""
    project = Project(tmp_path_factory.mktemp("prose") / "project", kit=False)
    for case in CASES:
        _add(project, case.stem, case.read_text(encoding="utf-8"))
    done = project.build()
    assert done.returncode == 0, done.stderr
    return project


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_a_page_becomes_this(case: Path, built: Project) -> None:
    assert _body(built, case.stem) == case.with_suffix(".html").read_text(encoding="utf-8")


def test_whoever_reads_without_mkdocs_makes_the_same(built: Project, tmp_path: Path) -> None:
    done = built.run("catalog", "write", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    for case in CASES:
        name = f"thu-{case.stem}.html"
        assert _body(built, case.stem).strip() in (tmp_path / "out" / name).read_text("utf-8")


def test_whoever_reads_without_mkdocs_has_the_same_extensions(tmp_path: Path) -> None:
    more = """  - pymdownx.tabbed:
      slugify: !!python/name:catalog.language.slugs.slugify ""
  - pymdownx.betterem: {smart_enable: all}
  - toc: {toc_depth: 3}
"""
    shipped = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    file = tmp_path / "mkdocs.yml"
    text = shipped.replace("  - pymdownx.tabbed:", "  - wikilinks:", 1)
    file.write_text(text.replace("markdown_extensions:", f"markdown_extensions:\n{more}#", 1))
    (tmp_path / "docs").mkdir()
    for path in (ROOT / "mkdocs.yml", file):
        ours = markdown_extensions(read_choices(path, {}))
        config = MkDocsConfig(str(path))
        config.load_dict({**yaml_load(path.open()), "hooks": [], "plugins": []})
        config.load_dict(
            {"theme": {"name": "material"}, "docs_dir": str(tmp_path / "docs"), "watch": []}
        )
        assert config.validate()[0] == []
        assert list(ours) == config.markdown_extensions
        assert {k: dict(v) for k, v in ours.items() if v} == config.mdx_configs


def test_an_extension_that_somebody_adds_is_used_and_cleaned(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    links = '  - admonition\n  - wikilinks:\n      base_url: ""\n      end_url: .md\n'
    change_settings(project, "  - admonition\n", links)
    _add(project, "them", '[[gioi-thieu]]{ onclick="x()" style="color: red" title="Tên" } sau.\n')
    done = project.build()
    assert done.returncode == 0, done.stderr
    link = '<a class="wikilink" href="gioi-thieu.html" title="Tên">gioi-thieu</a>'
    assert _body(project, "them") == f"<h1>Thử them</h1>\n<p>{link} sau.</p>\n"


@pytest.mark.parametrize("order", ["[own.py, hooks/publish.py]", "[hooks/publish.py, own.py]"])
def test_a_second_hook_changes_what_is_rendered(order: str, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    change_settings(project, "[hooks/publish.py]", order)
    (project.folder / "own.py").write_text(OWN_HOOK, encoding="utf-8")
    _add(project, "hook", "Chữ.\n")
    done = project.build()
    assert done.returncode == 0, done.stderr
    after = "<p>Thêm <del>sau</del> &lt;i&gt;cùng&lt;/i&gt;.</p>\n"
    assert _body(project, "hook") == f"<h1>Thử hook</h1>\n<p>Chữ.</p>\n{after}"
    home = (project.site / "index.html").read_text(encoding="utf-8")
    assert "Thêm" not in home  # it is made of records


def test_what_stands_in_code_or_comments_leads_nowhere(tmp_path: Path) -> None:
    text = (ROOT / "tests" / "prose" / "code.md").read_text(encoding="utf-8")
    (tmp_path / "a.md").write_text(FRONT.format(name="a") + text, encoding="utf-8")
    page = read_prose(tmp_path / "a.md", "a.md", "vi", "a")
    assert not [*page.links(), *page.citations(), *page.fragments(), *page.pictures()]


def test_a_page_may_have_a_template_and_stay_out_of_search(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    text = '{% extends "main.html" %}{% block hero %}<p>Khuôn riêng</p>{% endblock %}'
    (project.own("overrides") / "rieng.html").write_text(text, encoding="utf-8")
    front = FRONT.format(name="tim").removesuffix("---\n\n")
    for name, more in (("an", "template: rieng.html\nsearch:\n  exclude: true"), ("hien", "")):
        path = project.folder / "docs" / "vi" / f"thu-{name}.md"
        path.write_text(f"{front}{more}\n---\n\nChữ quý hiếm.\n", encoding="utf-8")
    done = project.build()
    assert done.returncode == 0, done.stderr
    pages = {
        name: (project.site / f"thu-{name}.html").read_text("utf-8") for name in ("an", "hien")
    }
    assert ["<p>Khuôn riêng</p>" in page for page in pages.values()] == [True, False]
    [index] = (project.site / "assets").glob("index-vi.*.js")
    found = re.findall(r'\["(thu-\w+)\.html"', index.read_text(encoding="utf-8"))
    assert found == ["thu-hien"]


def test_a_page_without_translation_keeps_its_links_and_own_templates(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    _add(project, "hai", "## Mục một\n\nChữ.\n")
    english = project.folder / "docs" / "en" / "thu-hai.md"
    english.write_text(FRONT.format(name="two") + "## One\n\nWords.\n", encoding="utf-8")
    _add(project, "ba", "Xem [mục](thu-hai.md#muc-mot).\n")
    page = project.folder / "docs" / "vi" / "thu-ba.md"
    text = page.read_text(encoding="utf-8").replace("title:", "template: rieng.html\ntitle:", 1)
    page.write_text(text, encoding="utf-8")
    own = '{% extends "main.html" %}{% block content %}<i>x</i>{{ page.content }}{% endblock %}'
    (project.own("overrides") / "rieng.html").write_text(own, encoding="utf-8")
    built = project.build()  # in English there is no such place, which is no mistake of the page
    assert built.returncode == 0, built.stderr
    for root in ("", "en/"):
        shown = (project.site / f"{root}thu-ba.html").read_text(encoding="utf-8")
        assert "<i>x</i><nav" in shown and 'href="thu-hai.html#muc-mot"' in shown


def test_a_bar_keeps_its_length_without_a_style() -> None:
    prose = ProseMarkdown({"pymdownx.progressbar": {}})
    html = without_marks(prose.render('[=85% "Xong 85 %"] là\n\n[=1/4]\n\n[=members]'))
    assert [" ".join(line.split()) for line in html.split("</p>")] == [
        '<p> <label>Xong 85 % <progress max="100" value="85.00"></progress></label> là',
        '<p> <label>25.00% <progress max="100" value="25.00"></progress></label>',
        "<p>",
        "",
    ]
