"""Groups activities by what they belong to, each group in the order in which people meet it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from catalog.model.values import group

if TYPE_CHECKING:
    from catalog.collected.catalog import Catalog

Ids = Mapping[str, tuple[str, ...]]
"""The ids of activities, by the id of what they belong to."""


def by_goal(catalog: Catalog) -> Ids:
    return group((activity.goal, activity.id) for activity in catalog.activities)


def by_task(catalog: Catalog) -> Ids:
    return group((task, one.id) for one in catalog.activities for task in one.tasks)


def by_agency(catalog: Catalog) -> Ids:
    return group((agency, one.id) for one in catalog.activities for agency in one.agencies)
