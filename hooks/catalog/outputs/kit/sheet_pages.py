"""Writes the page that the square code on a sheet leads to: it says whether the words still hold.

A page is named after what the sheet is, not after its wording, so that it is there for every paper
that was ever printed; the code of the wording stands after the # of the address.
"""

from collections.abc import Iterator

from catalog.collected.addresses import file_of, language_root
from catalog.outputs.kit.answers import Answers
from catalog.outputs.kit.imprint import ended
from catalog.outputs.kit.pieces import sheet_path
from catalog.outputs.shared.edition import Edition
from catalog.outputs.site.cards import ICON
from catalog.outputs.site.security_policy import POLICY
from catalog.outputs.site.styles_and_scripts import stylesheet


def sheet_pages(edition: Edition, answers: Answers) -> Iterator[tuple[str, str]]:
    """(path from the site's root, HTML) of each sheet that there is or was."""
    catalog, pages = edition.catalog, edition.press.pages
    languages = {language.code: language for language in catalog.words.languages}
    mark = catalog.drawings.get(catalog.plan.site.mark or "")
    around = {
        "policy": POLICY,
        "icon": ICON,
        "stylesheet": stylesheet(catalog, pages).path,
        "mark": mark.svg("pa-mark") if mark else "",
    }
    template = pages.get_template("sheet.html.jinja")
    for id, of_sheet in answers.items():
        language = languages.get(id.rpartition("/")[2], catalog.words.languages[0])
        view = edition.view(language, sheet_path(catalog, id))
        file = file_of(view.page, in_folders=catalog.choices.in_folders)
        html = template.render(view=view, answers=of_sheet, ended=ended(view), **around)
        yield language_root(catalog, language.code) + file, html
