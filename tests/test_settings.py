"""What somebody who knows MkDocs writes in mkdocs.yml has its effect, or the build says why not."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup
from project import ROOT, Project, digest
from settings_of import change_settings

from mkdocs_settings import EMPTY, UNUSED

VALUES: dict[str, Any] = {
    "extra.alternate": [{"name": "Lào", "link": "/lo/", "lang": "lo"}],
    "extra.analytics": {"provider": "google", "property": "G-1"},
    "extra.consent": {"title": "Bánh quy"},
    "extra.version": {"provider": "mike"},
    "markdown_extensions.pymdownx.highlight.anchor_linenums": True,
    "theme.features": ["navigation.tabs", "toc.integrate"],
    "theme.font": {"text": "Roboto"},
    "theme.direction": "rtl",
    "theme.language": "en",
}

TOLD = re.compile(r"(?m)^mkdocs\.yml:\d+:\d+: ([\w.]+): không có tác dụng: .+ — .+$")


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


def _write(settings: Path, paths: Iterable[tuple[str, ...]]) -> None:
    """Writes settings that have no effect into a file that inherits the generator's."""
    chosen: dict[str, Any] = {"INHERIT": "generator.yml"}
    for path in paths:
        place = chosen
        for step in path[:-1]:
            place = place.setdefault(step, {})
        place[path[-1]] = VALUES.get(".".join(path), "thử")
    settings.unlink()
    settings.write_text(yaml.safe_dump(chosen, allow_unicode=True), encoding="utf-8")


def test_a_setting_without_effect_says_why_and_has_none(project: Project) -> None:
    built = project.build()
    assert (built.returncode, built.stdout) == (0, "")  # ours say nothing
    before = digest(project.site)
    (project.folder / "generator.yml").symlink_to(ROOT / "mkdocs.yml")
    numbers = ("markdown_extensions", "pymdownx.highlight", "anchor_linenums")
    # The first has a block that is there to be overridden, and hidden; of the extensions the second
    # is the only one then.
    hidden = {("extra", "version"), numbers}
    for paths in ({*UNUSED} - hidden, hidden):
        _write(project.folder / "mkdocs.yml", paths)
        built = project.build()
        assert built.returncode == 0, built.stdout + built.stderr
        told = TOLD.findall(built.stdout)
        assert sorted(told) == sorted(".".join(path) for path in paths)
        assert paths == hidden or digest(project.site) == before


def test_a_setting_is_told_at_its_place(project: Project) -> None:
    change_settings(project, "  font: false\n", "  font: false\n  features: [toc.follow]\n")
    text = (project.folder / "mkdocs.yml").read_text(encoding="utf-8")
    line = text.splitlines().index("  features: [toc.follow]") + 1
    assert project.build().stdout.startswith(f"mkdocs.yml:{line}:3: theme.features: không có ")


def test_what_says_nothing_is_a_setting_without_effect() -> None:
    assert set(EMPTY) <= set(UNUSED)


OWN = """copyright: "© 2026 Xã Mẫu <b>và bạn</b>"
extra_css: [rieng/them.css]
extra_javascript:
  - rieng/them.js
  - path: rieng/sau.mjs
    type: module
    defer: true
extra:
  social:
    - icon: fontawesome/brands/facebook
      link: https://example.org/xa-mau
      name: Xã Mẫu trên Facebook
    - icon: material/email
      link: mailto:hoi@example.org
      name: Thư của xã
"""


def test_copyright_links_styles_and_scripts_reach_every_page(project: Project) -> None:
    change_settings(project, "extra:\n", OWN)
    missing = project.build()
    assert missing.returncode != 0
    said = "rieng/them.css` trong docs/vi/ — chép tệp vào, hoặc sửa tên"
    assert f"extra_css[1]: không có tệp `{said}" in missing.stderr.splitlines()[0]
    folder = project.folder / "docs" / "vi" / "rieng"
    folder.mkdir()
    for name in ("them.css", "them.js", "sau.mjs"):
        (folder / name).write_text("", encoding="utf-8")
    built = project.build()
    assert built.returncode == 0, built.stderr
    for path in ("index.html", "dich/biet-boi.html", "en/gioi-thieu.html"):
        soup = BeautifulSoup((project.site / path).read_text("utf-8"), "html.parser")
        up = "../" * path.count("/")
        footer = soup.select_one("footer")
        assert footer and "© 2026 Xã Mẫu và bạn" in footer.get_text()
        social = {str(a["href"]): a for a in footer.select(".pa-social a")}
        assert list(social) == ["https://example.org/xa-mau", "mailto:hoi@example.org"]
        assert social["mailto:hoi@example.org"]["aria-label"] == "Thư của xã"
        assert all(link.select_one("svg path") for link in social.values())
        sheets = [str(link["href"]) for link in soup.select("link[rel=stylesheet]")]
        assert len(sheets) == 2 and sheets[1].endswith("rieng/them.css"), up
        scripts = soup.select("script")
        assert [str(s["src"]).rsplit("/", 1)[1] for s in scripts] == ["them.js", "sau.mjs"]
        assert scripts[1]["type"] == "module" and scripts[1].has_attr("defer")
