"""Lists every way in which terms of the glossary may be written on a page of one language."""

import html
from collections.abc import Iterable

from markupsafe import escape

from catalog.language.glossary import Forms
from catalog.model.kinds import Term


def term_forms(terms: Iterable[Term], language: str) -> Forms:
    """Forms as HTML has them, also at the head of a sentence, with the id of their term."""
    found: dict[str, str] = {}
    for term in terms:
        names = (term.title, term.abbreviation, *term.also)
        for name in (name.root.get(language) for name in names if name):
            for form in (name, name[:1].upper() + name[1:]) if name else ():
                # Templates escape apostrophes, Markdown does not.
                found.setdefault(str(escape(form)), term.id)
                found.setdefault(html.escape(form, quote=False), term.id)
    return Forms(found)
