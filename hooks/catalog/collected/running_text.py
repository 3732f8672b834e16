"""What running text is looked through for: compounds, numbers to call, names that changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from catalog.collected.term_forms import term_forms
from catalog.language.dialling import Dialling
from catalog.language.glossary import Forms
from catalog.language.ties import Ties

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog


def ties_of(catalog: Catalog) -> Mapping[str, Ties]:
    """What no line ends within, by language: names of the glossary, and what the plan adds."""
    names = [name for term in catalog.terms for name in (term.title, *term.also)]
    return {
        code: Ties.of([*(name.root.get(code, "") for name in names), *catalog.words.own.ties])
        for code in catalog.language_codes
    }


def dialling_of(catalog: Catalog) -> Dialling:
    """What finds the numbers of contacts, as their languages announce them."""
    dials = (contact.dial for contact in catalog.contacts)
    numbers = frozenset(form for dial in dials for form in (dial, dial.replace(" ", "")))
    calling = (language.calling for language in catalog.words.languages)
    return Dialling(numbers, tuple(filter(None, calling)))


def renamed_of(catalog: Catalog) -> Mapping[str, Forms]:
    """What finds the names of the glossary that have changed since, by language."""
    renamed = [term for term in catalog.terms if term.now]
    return {code: term_forms(renamed, code) for code in catalog.language_codes}
