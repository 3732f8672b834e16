"""Puts what a site's owner chose in mkdocs.yml in place of what the plan's own files say."""

from collections.abc import Mapping
from dataclasses import replace

from catalog.collected.catalog import Catalog
from catalog.model.fields import Path, Text

WORDS: Mapping[Path, Path] = {
    ("site", "name"): ("site_name",),
    ("site", "description"): ("site_description",),
}
"""The field of the plan that each setting replaces."""


def as_chosen(catalog: Catalog) -> Catalog:
    """The catalog with a name and description from the settings, the same in every language.

    Whoever writes one there, where it cannot be translated, wants that one everywhere.
    """
    chosen = {field: setting for field, setting in WORDS.items() if catalog.choices.text(*setting)}
    words = {
        str(field[-1]): Text(dict.fromkeys(catalog.language_codes, catalog.choices.text(*setting)))
        for field, setting in chosen.items()
    }
    site = catalog.plan.site.model_copy(update=words)
    plan = catalog.plan.model_copy(update={"site": site})
    return replace(catalog, plan=plan, replaced=chosen)
