"""Writes the same records for each program that is measured: ours, and its peers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from catalog.collected.catalog import Catalog
from catalog.collected.loading import load

STOCK = """
site_name: Stock
use_directory_urls: false
theme: {{name: material, language: {language}, font: false}}
nav: [index.md]
validation: {{nav: {{omitted_files: ignore}}}}
"""
ZENSICAL = """
site_name: Peer
use_directory_urls: false
theme: {{language: {language}, font: false}}
nav: [index.md]
"""
HUGO = """
baseURL = "https://example.org/"
title = "Peer"
languageCode = "{language}"
disableKinds = ["taxonomy", "term", "RSS", "sitemap"]
"""
LAYOUT = (
    '<!doctype html><html lang="{language}"><head><meta charset="utf-8">'
    "<title>{{{{ .Title }}}}</title></head><body><h1>{{{{ .Title }}}}</h1>"
    "{{{{ .Content }}}}{{{{ range .Pages }}}}"
    '<p><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a></p>{{{{ end }}}}</body></html>'
)


def loaded(plan: Path) -> Catalog:
    """The catalog of a plan, which must be sound."""
    catalog, problems = load(plan)
    assert catalog and not problems, problems
    return catalog


def add_records(plan: Path, wanted: int) -> None:
    """Copies a plan's first activity until there are as many, each with a clause of its own."""
    catalog = loaded(plan)
    pattern_file, *others = sorted((plan / "data" / "activities").glob("*.yml"))
    pattern: dict[str, Any] = yaml.safe_load(pattern_file.read_text(encoding="utf-8"))
    texts = plan / "data" / "texts"
    text = texts / f"{catalog.plan.source}.txt"
    clauses = texts / f"{catalog.plan.source}.clauses.yml"
    lines, listed = [text.read_text(encoding="utf-8")], [clauses.read_text(encoding="utf-8")]
    for number in range(wanted - 1 - len(others)):
        words = f"một hoạt động bịa ra để thử, mang số {number:04}"
        record = pattern | {
            "id": f"thu-{number:04}",
            "clause": f"Z{number:04}",
            "quote": dict.fromkeys(pattern["quote"], words),
            "title": {code: f"{title} {number}" for code, title in pattern["title"].items()},
        }
        file = plan / "data" / "activities" / f"{record['id']}.yml"
        file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
        lines.append(words + ".")
        listed.append(f'  - id: {record["clause"]}\n    text: "{words}"\n')
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    clauses.write_text("".join(listed), encoding="utf-8")


def last_activity(plan: Path) -> Path:
    """The file of the activity which `change_one_sentence` changes."""
    return sorted((plan / "data" / "activities").glob("*.yml"))[-1]


def change_one_sentence(plan: Path, added: str = "Mới.") -> None:
    """Says something else in the last activity, as an editor does who saves."""
    file = last_activity(plan)
    record: dict[str, Any] = yaml.safe_load(file.read_text(encoding="utf-8"))
    record["plain"] = {code: f"{words} {added}" for code, words in record["plain"].items()}
    file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")


def write_stock(catalog: Catalog, folder: Path, language: str) -> None:
    """Stock Material: the activities as Markdown pages that the menu does not list."""
    _write_pages(catalog, folder / "docs", language)
    (folder / "docs" / "index.md").write_text("# Stock\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(STOCK.format(language=language), encoding="utf-8")


def write_zensical(catalog: Catalog, folder: Path, language: str) -> None:
    """Zensical, with the same pages."""
    _write_pages(catalog, folder / "docs", language)
    (folder / "docs" / "index.md").write_text("# Peer\n", encoding="utf-8")
    (folder / "mkdocs.yml").write_text(ZENSICAL.format(language=language), encoding="utf-8")


def write_hugo(catalog: Catalog, folder: Path, language: str) -> None:
    """Hugo with the least of themes: one template for pages, and one for the list of them."""
    _write_pages(catalog, folder / "content" / "records", language)
    (folder / "hugo.toml").write_text(HUGO.format(language=language), encoding="utf-8")
    layouts = folder / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single", "list"):
        (layouts / f"{name}.html").write_text(LAYOUT.format(language=language), encoding="utf-8")


def _write_pages(catalog: Catalog, folder: Path, language: str) -> None:
    folder.mkdir(parents=True)
    for activity in catalog.activities:
        text = _markdown(activity, language)
        (folder / f"{activity.id}.md").write_text(text, encoding="utf-8")


def _markdown(activity: Any, language: str) -> str:
    """An activity with what its page says, in a language or what it is written in."""

    def said(text: Any) -> str:
        words: str = text.root.get(language) or next(iter(text.root.values()))
        return words

    facts = "".join(f"- {said(fact.text)}\n" for fact in activity.facts)
    actions = "".join(f"- {said(action.text)}\n" for action in activity.actions)
    title = said(activity.title)
    return (
        f'---\ntitle: "{title}"\n---\n# {title}\n\n> {said(activity.quote)}\n\n'
        f"{said(activity.plain)}\n\n## 1\n\n{actions}\n## 2\n\n{facts}\n"
    )
