"""What the outreach kit speaks of: the plan, its goals, the people it is for."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.collected.addresses import index_path, record_path
from catalog.collected.catalog import Catalog
from catalog.model.kinds import Audience
from catalog.model.parts import DrawingName
from catalog.model.plan import Plan
from catalog.model.plan_kinds import Goal
from catalog.model.texts import Text
from catalog.reading.source import DocumentKey


@dataclass(frozen=True)
class Subject:
    """`key` is that of its document; `page` the path of its page from the language's root."""

    key: DocumentKey
    told: Plan | Goal | Audience
    title: Text
    page: str

    @property
    def name(self) -> str:
        """Its name in paths of files."""
        return self.page.removesuffix(".html").replace("/", "-")

    @property
    def goal(self) -> Goal | None:
        return self.told if isinstance(self.told, Goal) else None

    def colours(self, catalog: Catalog) -> dict[str, object]:
        """For templates: `deep` and `pale`, as letters and grounds, and the palette `look`."""
        look = catalog.plan.site.palette.schemes["print"]
        colour = self.goal.colour if self.goal else None
        deep, pale = (colour.light, colour.light_wash) if colour else (look["roof"], look["wash"])
        return {"deep": deep, "pale": pale, "look": look}

    def pictogram(self, catalog: Catalog) -> DrawingName | None:
        """The name of its own drawing; for the plan, that of the site's mark."""
        if isinstance(self.told, Plan):
            return catalog.plan.site.mark
        return self.told.pictogram


def subjects(catalog: Catalog) -> Iterator[Subject]:
    """The plan, its goals in order, its audiences in order."""
    plan = catalog.plan
    yield Subject(("", "plan"), plan, plan.short_title, index_path(catalog, "plan"))
    for kind in ("goals", "audiences"):
        for record in catalog.ordered(kind):
            if isinstance(record, Goal | Audience):
                page = record_path(catalog, kind, record.id)
                yield Subject((kind, record.id), record, record.title, page)
