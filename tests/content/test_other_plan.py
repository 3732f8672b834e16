"""Nothing but data/ and docs/ knows this plan, so that another province can take the rest."""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from project import ROOT, SMALL, Project

from catalog.collected.catalog import Catalog
from catalog.collected.loading import load
from catalog.model.kinds import Term
from catalog.model.parts import Record
from catalog.model.texts import Localised
from catalog.model.values import walk
from catalog.outputs.kit.kit import SUMS

NUMBER = re.compile(r"\b\d+/[A-ZĐ][\w-]+")
"""A document's number: `161/QĐ-TTg`."""
GENERAL = {"Thời gian", "All"}
"""Words of the interface that look like names in the data, where they begin an entry."""


def _plan(folder: Path) -> Catalog:
    catalog, problems = load(folder)
    assert catalog and not problems
    return catalog


def _texts(catalog: Catalog, language: str | None = None) -> Iterator[str]:
    """Every text for people in the data, in one language or all; the interface's words apart."""
    for (_, name), value in catalog.everything():
        for _, text in walk(value, Localised) if name != "words" else ():
            yield from (t for code, t in text.root.items() if language in (None, code))


def _names(text: str) -> Iterator[str]:
    """Words with a capital that do not begin a sentence, next to each other: `Bạch Mã`."""
    yield from NUMBER.findall(text)
    run: list[str] = []
    for before, word in pairwise([".", *re.findall(r"[\w-]+|[^\w\s]", text), "."]):
        if word[0].isupper() and (run or re.match(r"\w", before)):
            run.append(word)
        elif run:
            yield " ".join(run)
            run = []


@pytest.fixture(scope="module")
def own_words() -> set[str]:
    """Each proper name, number and title of the repository's plan that is not a general word."""
    catalog = _plan(ROOT)
    vi, en = (
        {name for text in _texts(catalog, language) for name in _names(text)}
        for language in ("vi", "en")
    )
    # A single word is a name only if both languages have it: `Environment` is none.
    found = (vi & en) | {name for name in vi | en if " " in name or "/" in name}
    found = {name for name in found if len(name) > 2 and not re.fullmatch("[IVX]+", name)}
    for _, record in catalog.all_records():
        found |= _titles(record)
    plan = catalog.plan
    for text in (plan.number, plan.title, plan.short_title, plan.issuer, plan.site.name):
        found |= set(text.root.values())
    languages = [word for one in catalog.words.languages for word in (one.name, *one.months)]
    general = "\n".join((*GENERAL, *languages, *_texts(_plan(SMALL))))
    return {word for word in found if word not in general}


def _titles(record: Record) -> set[str]:
    """The titles of a record; a glossary's are common words."""
    titles = record.title.root.values() if not isinstance(record, Term) else ()
    return {title for title in titles if " " in title}


def test_the_list_has_what_it_should(own_words: set[str]) -> None:
    assert len(own_words) > 200
    assert {"ASEAN", "Huế", "259/KH-UBND", "161/QĐ-TTg", "Bạch Mã"} <= own_words


def _hits(words: set[str], files: Iterator[Path]) -> list[str]:
    looked, hits = 0, []
    for path in files:
        text = unicodedata.normalize("NFC", path.read_text(encoding="utf-8"))
        looked += 1
        hits += [
            f"{path.name}: {word}"
            for word in words
            if word in text and re.search(rf"\b{re.escape(word)}\b", text)
        ]
    assert looked > 0
    return hits


@pytest.mark.parametrize("name", ["hooks", "deploy", "templates", "overrides", "mkdocs.yml"])
def test_code_and_theme_do_not_know_this_plan(name: str, own_words: set[str]) -> None:
    start = ROOT / name
    found = [start] if start.is_file() else start.rglob("*")
    files = (p for p in found if p.is_file() and "__pycache__" not in p.parts)
    assert not _hits(own_words, files)


def test_another_plans_site_does_not_know_this_plan(own_words: set[str], small: Project) -> None:
    files = (
        path
        for path in small.site.rglob("*")
        if path.suffix in (".html", ".json", ".xml", ".svg") and "assets" not in path.parts
    )
    assert not _hits(own_words, files)


def test_another_plan_has_its_own_kit_and_no_word_of_this_one(small: Project) -> None:
    archive = ZipFile(io.BytesIO((small.site / "bo-tai-lieu" / "all.zip").read_bytes()))
    names = [name for name in archive.namelist() if name.endswith(".txt") and name != SUMS]
    texts = [archive.read(name).decode() for name in names]
    assert len(texts) > 15
    assert not [text for text in texts if "259" in text or "Huế" in text]
    assert "Huế" in (ROOT / "data" / "plan.yml").read_text(encoding="utf-8")
