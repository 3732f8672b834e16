"""Works out what the template of a page needs besides the catalog, such as lists."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from catalog.collected.a_to_z import by_letter
from catalog.collected.addresses import book_path, language_root, offline_path, offline_start
from catalog.collected.long_lists import MOST_LISTED
from catalog.outputs.data.calendar import by_month, calendar_files, summary
from catalog.outputs.data.changes import changes
from catalog.outputs.data.feed import feed_path
from catalog.outputs.data.published import page_of, tables_of
from catalog.outputs.data.shapes import FOLDER, VERSION
from catalog.outputs.kit.answers import answers, by_subject
from catalog.outputs.kit.kit import CHANNELS, Kit
from catalog.outputs.pages.backlinks import cited_on, sources_by_type
from catalog.outputs.pages.timeline import spans
from catalog.outputs.shared.view import View

Context = Mapping[str, object]
NOTHING: Context = MappingProxyType({})


OF_KIT = frozenset({"issued", "kit", "plan"})
"""The pages that are given the kit; others need not be made again when it changes."""


def context_of(name: str, view: View, kit: Kit) -> Context:
    """What the template of a page is given."""
    catalog, language = view.catalog, view.language
    contexts: dict[str, Callable[[], Context]] = {
        "sources": lambda: {
            "cited_on": cited_on(catalog, language.code),
            "by_type": sources_by_type(catalog),
            "most": MOST_LISTED,
        },
        "everything": lambda: _everything(view),
        "plan": lambda: {"kept": kit.rows_of(language.code).get(("", "plan"))},
        "kit": lambda: {
            "kit": kit,
            "rows": kit.shown(language.code),
            "channels": CHANNELS,
        },
        "issued": lambda: {
            "groups": by_subject(catalog, answers(catalog, kit)),
            "example": next(piece.code for piece in kit.pieces if piece.code),
        },
        "data": lambda: {
            "tables": tables_of(catalog),
            "page_of": page_of,
            "folder": FOLDER,
            "version": VERSION,
        },
        "downloads": lambda: {
            "offline": offline_path(catalog),
            "offline_start": offline_start(catalog),
            "book": language_root(catalog, language.code) + book_path(catalog),
            "folder": FOLDER,
        },
        "calendar": lambda: {
            "months": by_month(catalog, language),
            "calendars": list(calendar_files(catalog)),
            "summary": summary,
        },
        "changes": lambda: {"changes": changes(view), "feed": feed_path(view)},
        "milestones": lambda: {"spans": list(spans(catalog))},
    }
    return contexts[name]() if name in contexts else NOTHING


def _everything(view: View) -> Context:
    """All entries below their letters, and their titles."""
    entries = view.catalog.from_a_to_z[view.language.code]
    return {"letters": by_letter(entries), "titles": [title for title, _, _ in entries]}
