"""Finds the templates that a page of prose may name in place of the usual one."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from catalog.reading.icons import material_templates
from catalog.reading.messages import did_you_mean
from catalog.reading.prose import ProsePage
from catalog.reading.source import Problem


@dataclass(frozen=True)
class PageTemplates:
    """Those of a site's own folder, and behind them Material's."""

    own: Path
    shown: str
    """The name of that folder, as people see it."""

    def wrong(self, page: ProsePage) -> Iterator[Problem]:
        """That the template of a page is not there."""
        name = page.front.template
        if not name or self._has(name):
            return
        known = sorted(path.name for path in self.own.glob("*.html"))
        hint = did_you_mean(name, known, f"tạo tệp ấy trong {self.shown}/, hoặc xóa dòng này")
        yield page.document.problem(("template",), f"không có khuôn `{name}` — {hint}")

    def _has(self, name: str) -> bool:
        folders = (self.own, material_templates())
        is_inside = ".." not in Path(name).parts
        return is_inside and any(folder and (folder / name).is_file() for folder in folders)
