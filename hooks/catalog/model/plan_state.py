"""Whether a plan is in force on a day, has ended, or was replaced."""

import datetime as dt
from typing import Literal

from catalog.model.plan import Plan

State = Literal["in_force", "ended", "replaced"]


def state(plan: Plan, today: dt.date) -> State:
    """What the plan's own dates say of it on that day."""
    if plan.replaced and plan.replaced.on.first <= today:
        return "replaced"
    return "ended" if plan.period.last.last < today else "in_force"
