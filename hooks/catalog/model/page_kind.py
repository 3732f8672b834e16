"""What is known of a page before it is made: where it lies, when it exists, what it is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal, Protocol

from catalog.model.parts import Record, Told
from catalog.model.plan import Plan


class Held(Protocol):
    """What decides which pages a site has; the Catalog is one."""

    @property
    def plan(self) -> Plan: ...

    @property
    def records(self) -> Mapping[str, Mapping[str, Record]]:
        """The records of each kind by their ids."""

    @property
    def has_posts(self) -> bool: ...


Exists = Callable[[str, Held], bool]
"""(name of the page, what the site holds) → whether the site has the page."""


def always(name: str, held: Held) -> bool:
    """The page exists on every site."""
    del name, held
    return True


def has_records(name: str, held: Held) -> bool:
    """The page exists if its kind has a record, so that no page is empty."""
    return bool(held.records[name])


def has_unsaid(name: str, held: Held) -> bool:
    """The page exists if the plan lists what its sources do not say."""
    del name
    return bool(held.plan.unsaid)


def has_kit(name: str, held: Held) -> bool:
    """The page exists if the plan or a record has words for the outreach kit."""
    del name
    told = [held.plan, *_all_records(held)]
    return any(one.is_told for one in told if isinstance(one, Told))


def has_dates(name: str, held: Held) -> bool:
    """The page exists if the day of a record lies ahead or comes again."""
    del name
    return any(record.calendar_day for record in _all_records(held))


def has_changes(name: str, held: Held) -> bool:
    """The page exists if there is a post, a correction or a day of the calendar."""
    return held.has_posts or bool(held.records["corrections"]) or has_dates(name, held)


def _all_records(held: Held) -> list[Record]:
    return [record for of_kind in held.records.values() for record in of_kind.values()]


@dataclass(frozen=True)
class PageKind:
    """Where pages of a kind lie, when they exist, how they explain terms and count in search."""

    lies: Literal["root", "file", "folder", "texts"] = "folder"
    """The site's first page, a file of its own, the index of a folder, or a page for each text."""
    exists: Exists = always
    edited_in: Literal["plan", "words"] = "words"
    """The file in data/ that holds its words."""
    of_plan: bool = True
    """Whether it speaks about the plan, so that it cites the plan's source."""
    terms_explained: bool = True
    """False for the glossary, for lists of titles, and for pages that only lead to others."""
    search_weight: float = 1
    """How much it counts in search, relative to others; 0 for pages that only lead to others."""
    in_book: bool = True
    """False for what makes sense only on the web: files to load, forms, lists that change daily."""


@dataclass(frozen=True, kw_only=True)
class Kind(PageKind):
    """How the records of a kind are shown, and the index page of them all."""

    model: type[Record]
    exists: Exists = has_records
    own_pages: bool = False
    """Whether each record has a page; if not, it is an entry of its kind's index page."""
    record_weight: float = 1
    """How much a record counts in search, relative to others."""
    in_a_to_z: bool = True
    """False for records that readers look for elsewhere, and of which there are many."""

    @property
    def record_page(self) -> PageKind:
        """The page of one record, which always explains its terms."""
        return PageKind(of_plan=self.of_plan)
