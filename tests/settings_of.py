"""Gives a project settings of its own, to change them as somebody who knows MkDocs would."""

from __future__ import annotations

import json

from project import ROOT, Project

from catalog.environment.markdown_extensions import markdown_extensions
from catalog.language.prose_markdown import ProseMarkdown
from catalog.reading.admin_settings import Admin
from catalog.reading.choices import read_choices

FORGE = Admin(
    forge="gitea",
    repository="xa-mau/ke-hoach",
    address="https://kho.vidu.vn/git/",
    app_id="5f1c-07",
)
"""A forge of one's own that has a folder of its host, and signs people in by a window."""
PROGRAM = {
    "form.js": b"export {};\n",
    "form.css": b"body { margin: 0 }\n",
    "parts/part-1A2B3C4D.js": b"export const part = 1;\n" * 50,
    "assets/codec-1a2b3c4d.wasm": b"\0asm\1\0\0\0" + bytes(2000),
    "assets/face-1a2b3c4d.woff2": b"wOF2" + bytes(2000),
}
"""In place of what `make admin` builds, which needs Node: files of each sort that it has."""


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


def switch_form_on(project: Project, admin: Admin = FORGE) -> None:
    """Lets a project have the form for editors, as if its program had been built."""
    (project.folder / "admin").unlink()  # a link to the generator's own
    for name, content in PROGRAM.items():
        path = project.folder / "admin" / "built" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (project.folder / "admin" / "guide").symlink_to(ROOT / "admin" / "guide")
    written = json.dumps(admin.model_dump(exclude_none=True))
    add_settings(project, f"extra: {{admin: {written}}}\n")


def shipped_markdown() -> ProseMarkdown:
    """What renders prose with the extensions of the generator's own mkdocs.yml."""
    return ProseMarkdown(markdown_extensions(read_choices(ROOT / "mkdocs.yml", {})))
