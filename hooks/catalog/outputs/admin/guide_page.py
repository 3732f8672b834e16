"""Writes the guide for editors beside the form, as a page that needs no script."""

from collections.abc import Iterator

from markupsafe import Markup

from catalog.language.guard import Extensions
from catalog.language.prose_markdown import ProseMarkdown, put_in
from catalog.outputs.shared.edition import Edition
from catalog.outputs.site.cards import ICON
from catalog.outputs.site.security_policy import POLICY
from catalog.outputs.site.styles_and_scripts import stylesheet
from catalog.reading.admin_settings import ADMIN, GUIDE, admin_settings

_MARKDOWN: Extensions = {"toc": {"permalink": False, "toc_depth": "2-2"}, "tables": {}}
"""Its own, so that it looks the same whatever a plan's prose is written for."""


def files(edition: Edition) -> Iterator[tuple[str, str]]:
    """The page; nothing without the form."""
    admin = admin_settings(edition.settings.choices)
    if not admin:
        return
    catalog, pages = edition.catalog, edition.press.pages
    mark = catalog.drawings.get(catalog.plan.site.mark or "")
    template = pages.get_template("admin_guide.html.jinja")
    yield (
        GUIDE,
        template.render(
            view=edition.view(catalog.words.languages[0], GUIDE),
            policy=POLICY,
            icon=ICON,
            stylesheet=stylesheet(catalog, pages).path,
            mark=mark.svg("pa-mark") if mark else "",
            form=f"{ADMIN}/index.html",
            body=Markup(_body(edition)),
            repository=f"{admin.home}/{admin.repository}" if admin.home else "",
        ),
    )


def _body(edition: Edition) -> str:
    """The guide as HTML, with a list of its parts before the first."""
    guide = edition.press.guide
    text = guide.text.replace("\n## ", "\n[TOC]\n\n## ", 1)

    def sized(picture: str) -> str:
        width, height = guide.sizes[picture.strip()]
        return f' width="{width}" height="{height}" loading="lazy"'

    table = {"%": lambda label: f"Bảng {label.split()[-1]}"}
    nothing = dict.fromkeys("@=:", lambda name: "")
    return put_in(ProseMarkdown(_MARKDOWN).render(text), {**nothing, **table, "#": sized})
