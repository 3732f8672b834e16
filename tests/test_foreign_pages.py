"""Pages and files that another hook or plugin adds stand in our frame, in their own language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from project import Project
from settings_of import add_settings, change_settings

HOOK = """
from mkdocs.structure.files import File

def on_files(files, config):
    if config.docs_dir.endswith("/vi"):
        text = "Xem [đường làng](../dich/duong-sach.md). [@toan-van-mau] [@khong]"
        page = f"# Lịch họp <b>\\n\\n{text}"
        files.append(File.generated(config, "hop/lich.md", content=page))
        files.append(File.generated(config, "hop/lich.txt", content="thứ hai"))
    return files
"""
ADDRESS = "https://example.org/mau/"


@pytest.mark.parametrize("order", ["[own.py, hooks/publish.py]", "[hooks/publish.py, own.py]"])
@pytest.mark.parametrize("address", ["", ADDRESS])
def test_a_page_of_another_hook_gets_the_frame(order: str, address: str, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    change_settings(project, "[hooks/publish.py]", order)
    (project.folder / "own.py").write_text(HOOK, encoding="utf-8")
    built = project.build(SITE_URL=address)
    assert built.returncode == 0, built.stderr
    soup = BeautifulSoup((project.site / "hop" / "lich.html").read_text("utf-8"), "html.parser")
    assert soup.title and soup.title.string == "Lịch họp <b> – Trang thử Xã Mẫu"
    assert [h.get_text() for h in soup.select("main h1")] == ["Lịch họp <b>"]
    assert soup.select_one("main a[href='../dich/duong-sach.html']")
    assert len(soup.select(".pa-sources li")) == 1  # the source that is known
    assert not soup.select(".pa-tongue, [hreflang]")  # there is no such page in English
    canonical = [link["href"] for link in soup.select("link[rel=canonical]")]
    assert canonical == ([f"{ADDRESS}hop/lich.html"] if address else [])
    pictures = [str(meta["content"]) for meta in soup.select("[property='og:image']")]
    assert all((project.site / url.removeprefix(ADDRESS)).is_file() for url in pictures)
    assert (project.site / "hop" / "lich.txt").read_text("utf-8") == "thứ hai"
    assert not (project.site / "en" / "hop").exists()
    indexes = {path.name[:8]: path for path in (project.site / "assets").glob("index-*.js")}
    assert "hop/lich.html" in indexes["index-vi"].read_text("utf-8")
    assert "hop/lich.html" not in indexes["index-en"].read_text("utf-8")
    if address:
        listed = (project.site / "sitemap.xml").read_text("utf-8")
        assert listed.count(f"<loc>{ADDRESS}hop/lich.html</loc>") == 1
        assert f"{ADDRESS}en/hop" not in listed
    others = project.site.rglob("*.html")
    assert not [path for path in others if re.search("Lịch họp", path.read_text("utf-8"))][1:]


def _with(project: Project, hook: str, settings: str) -> None:
    """The hook before ours, and settings."""
    (project.folder / "own.py").write_text(hook, encoding="utf-8")
    add_settings(project, f"hooks: [own.py, hooks/publish.py]\n{settings}")


def test_a_page_of_another_hook_may_stand_in_nav_and_in_a_folder(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    nav = "nav: [{Họp: hop/lich.md}, index.md]\nuse_directory_urls: true\n"
    _with(project, HOOK, nav)
    built = project.build(SITE_URL=ADDRESS)
    assert (built.returncode, built.stderr) == (0, "")
    page = (project.site / "hop" / "lich" / "index.html").read_text("utf-8")
    soup = BeautifulSoup(page, "html.parser")
    assert soup.select_one("main a[href='../../dich/duong-sach/']")
    assert [a["href"] for a in soup.select(".pa-wide")] == ["./", "../../"]
    assert soup.select_one(f"link[rel=canonical][href='{ADDRESS}hop/lich/']")
    other = BeautifulSoup((project.site / "en" / "index.html").read_text("utf-8"), "html.parser")
    assert [a.get_text() for a in other.select(".pa-wide")] == ["Home"]


WRONG = {
    "not_found": "[x](khong-co.md)",
    "anchors": "[x](../dich/duong-sach.md#khong-co)",
    "absolute_links": "[x](/khong-co)",
    "unrecognized_links": "[x](../dich/)",
}
"""A link that MkDocs looks at by each of its settings."""


@pytest.mark.parametrize("level", ["warn", "ignore"])
def test_validation_has_its_levels_for_such_a_page(level: str, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    hook = HOOK.replace('text = "Xem', f'text = "{" ".join(WRONG.values())} Xem')
    _with(project, hook, f"validation: {{links: {dict.fromkeys(WRONG, level)}}}\n")
    built = project.run("mkdocs", "build", "--strict")
    told = built.stderr.count("hop/lich.md")
    assert (built.returncode, told) == ((1, len(WRONG)) if level == "warn" else (0, 0))
