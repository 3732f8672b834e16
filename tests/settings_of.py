"""Gives a project settings of its own, to change them as somebody who knows MkDocs would."""

from __future__ import annotations

from project import ROOT, Project

from catalog.environment.markdown_extensions import markdown_extensions
from catalog.language.prose_markdown import ProseMarkdown
from catalog.reading.choices import read_choices


def change_settings(project: Project, old: str, new: str) -> None:
    """Replaces a text that stands once in the project's mkdocs.yml."""
    settings = project.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    assert text.count(old) == 1, old
    settings.unlink()  # a link to the generator's own
    settings.write_text(text.replace(old, new), encoding="utf-8")


def add_settings(project: Project, text: str) -> None:
    """Writes settings into a file that inherits the generator's."""
    inherited = project.folder / "generator.yml"
    if not inherited.exists():
        inherited.symlink_to(ROOT / "mkdocs.yml")
    settings = project.folder / "mkdocs.yml"
    settings.unlink()
    settings.write_text(f"INHERIT: generator.yml\n{text}", encoding="utf-8")


def shipped_markdown() -> ProseMarkdown:
    """What renders prose with the extensions of the generator's own mkdocs.yml."""
    return ProseMarkdown(markdown_extensions(read_choices(ROOT / "mkdocs.yml", {})))
