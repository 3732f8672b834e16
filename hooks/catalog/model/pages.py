"""Every page made from data, in reading order, with all that is known of it beforehand.

Locales and words.yml give its path and title; its template has the name that it has here.
"""

from catalog.model.kinds import KINDS
from catalog.model.page_kind import PageKind, has_changes, has_dates, has_kit, has_unsaid

PAGES: dict[str, PageKind] = {
    "home": PageKind(lies="root", edited_in="plan", terms_explained=False),
    "plan": PageKind(lies="file", edited_in="plan"),
    **KINDS,
    "calendar": PageKind(lies="file", of_plan=False, exists=has_dates),
    "changes": PageKind(
        lies="file",
        of_plan=False,
        terms_explained=False,
        search_weight=0.5,
        in_book=False,
        exists=has_changes,
    ),
    "texts": PageKind(lies="texts"),
    "unsaid": PageKind(lies="file", edited_in="plan", exists=has_unsaid),
    "kit": PageKind(edited_in="plan", in_book=False, exists=has_kit),
    "issued": PageKind(lies="file", edited_in="plan", in_book=False, exists=has_kit),
    "downloads": PageKind(lies="file", of_plan=False, terms_explained=False, in_book=False),
    "data": PageKind(lies="file", edited_in="plan", terms_explained=False, in_book=False),
    "search": PageKind(
        lies="file", of_plan=False, terms_explained=False, search_weight=0, in_book=False
    ),
    "everything": PageKind(
        lies="file", of_plan=False, terms_explained=False, search_weight=0, in_book=False
    ),
}
"""`texts` stands for the plan's own text, `everything` is the list of all pages from A to Z."""

SHEETS = "sheets"
"""The folder of the pages to which the codes on sheets lead; readers find them only from paper."""
OFFLINE = "offline"
"""The file that holds the whole site, for readers without a network."""
BOOK = "book"
"""The file that holds its pages as a book for phones and e-readers."""
PARTS = "parts"
"""The folder of the pages that have a part of a long list each."""
_NAMED = (SHEETS, OFFLINE, BOOK, PARTS)
NAMED_PAGES = (*(name for name, page in PAGES.items() if page.lies != "root"), *_NAMED)
"""What locales and words.yml give a path and a title; the first page has the site's."""
