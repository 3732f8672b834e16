"""Lists every way in which the glossary's terms may be written on a page of one language."""

import html

from markupsafe import escape

from catalog.collected.catalog import Catalog
from catalog.language.glossary import Forms


def term_forms(catalog: Catalog, language: str) -> Forms:
    """Forms as HTML has them, also at the head of a sentence, with the id of their term."""
    found: dict[str, str] = {}
    for term in catalog.terms:
        names = (term.title, term.abbreviation, *term.also) if term.explained_on_pages else ()
        for name in (name.root.get(language) for name in names if name):
            for form in (name, name[:1].upper() + name[1:]) if name else ():
                # Templates escape apostrophes, Markdown does not.
                found.setdefault(str(escape(form)), term.id)
                found.setdefault(html.escape(form, quote=False), term.id)
    return Forms(found)
