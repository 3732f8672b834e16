"""What should hold of mkdocs.yml; its shape is checked before, by reading/site_settings.py."""

from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.language.spelling import near_miss
from catalog.reading.messages import is_meant
from catalog.reading.site_settings import Extra
from catalog.reading.source import Problem

_EXTRA = "extra"


def keys_of_extra_are_not_misspelt(catalog: Catalog) -> Iterator[Problem]:
    """A key of `extra` should not look like another one that has an effect."""
    known = [*Extra.model_fields]
    for document in catalog.choices.documents:
        found = document.root.child(_EXTRA)
        for key in found[1].value if found and isinstance(found[1].value, dict) else ():
            if key not in known and is_meant(key, known):
                message = f"gần giống `{near_miss(key, known)}` — sửa nếu viết nhầm"
                yield document.problem((_EXTRA, key), message, at_key=True)


def tags_are_shown(catalog: Catalog) -> Iterator[Problem]:
    """Tags of a page should have the plugin that shows them."""
    if any(
        name.removeprefix("material/") == "tags" for _, name, _ in catalog.choices.listed("plugins")
    ):
        return
    for page in catalog.prose.values():
        if page.front.tags:
            why = "chưa bật thẻ — thêm `material/tags` vào plugins, mkdocs.yml"
            yield page.document.problem(("tags",), f"không có tác dụng: {why}", at_key=True)


WARNINGS = (keys_of_extra_are_not_misspelt, tags_are_shown)
