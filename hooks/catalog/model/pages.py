"""Every page made from data, in reading order: all that is known of it beforehand stands here.

Its name and address in each language are in words; its template has its name.
"""

from catalog.model.kinds import KINDS
from catalog.model.page_kind import PageKind, has_kit, has_unsaid

PAGES: dict[str, PageKind] = {
    "home": PageKind(lies="root", edited_in="plan", terms_explained=False),
    "plan": PageKind(lies="file", edited_in="plan"),
    **KINDS,
    "texts": PageKind(lies="texts"),
    "unsaid": PageKind(lies="file", edited_in="plan", exists=has_unsaid),
    "kit": PageKind(edited_in="plan", exists=has_kit),
    "issued": PageKind(lies="file", edited_in="plan", exists=has_kit),
    "search": PageKind(lies="file", of_plan=False, terms_explained=False, search_weight=0),
    "everything": PageKind(lies="file", of_plan=False, terms_explained=False, search_weight=0),
}
"""`texts` stands for the plan's own text, `everything` is the list of all pages from A to Z."""

NAMED_PAGES = tuple(name for name, page in PAGES.items() if page.lies != "root")
"""The pages that words.yml gives a name and an address; the first page has the site's."""
