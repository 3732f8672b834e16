"""What is known of a page before it is made: where it lies, when it exists, what it is for."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from catalog.model.parts import Record, Told
from catalog.model.plan import Plan

Records = Mapping[str, Mapping[str, Record]]
"""The records of each kind by their ids."""
Exists = Callable[[str, Plan, Records], bool]
"""(name of the page, plan, records) → whether a site of these has the page."""


def always(name: str, plan: Plan, records: Records) -> bool:
    """On every site."""
    del name, plan, records
    return True


def has_records(name: str, plan: Plan, records: Records) -> bool:
    """Where its kind has a record: what is empty leaves no trace."""
    del plan
    return bool(records[name])


def has_unsaid(name: str, plan: Plan, records: Records) -> bool:
    """Where the plan lists what its sources do not say."""
    del name, records
    return bool(plan.unsaid)


def has_kit(name: str, plan: Plan, records: Records) -> bool:
    """Where something is told outside the site."""
    del name
    told = [plan, *(record for of_kind in records.values() for record in of_kind.values())]
    return any(one.is_told for one in told if isinstance(one, Told))


@dataclass(frozen=True)
class PageKind:
    """A page made from data that is not one record's."""

    lies: Literal["root", "file", "folder", "texts"] = "folder"
    """As the site's first page, a file of its own, the index of a folder, or a page a text."""
    exists: Exists = always
    edited_in: Literal["plan", "words"] = "words"
    """The file of data/ that its words are in."""
    of_plan: bool = True
    """It speaks about the plan: it says when the plan has ended, and rests on its source."""
    terms_explained: bool = True
    """False where every term is explained, titles are listed, or the page only leads on."""
    search_weight: float = 1
    """How much it counts in search beside others; 0 where it only leads on."""
