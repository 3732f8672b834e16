"""Reads the icons that come with Material, as drawings of nothing but paths."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path

_GROUPS = {"fontawesome": ("brands", "regular", "solid")}
_VIEW_BOX = re.compile(r'viewBox="([0-9. -]+)"')
_PATH = re.compile(r'<path d="([^"<>&]+)"')


@dataclass(frozen=True)
class Icons:
    """The icons of a folder, read when they are asked for; without a folder there are none."""

    folder: Path | None

    @classmethod
    def installed(cls) -> "Icons":
        """Those of the package, which is looked up and not imported."""
        templates = material_templates()
        return cls(templates / ".icons" if templates else None)

    def drawing(self, name: str) -> str | None:
        """An icon by its short name, `material-phone`, as SVG; None if there is none."""
        file = self._file(name)
        if not file:
            return None
        svg = file.read_text(encoding="utf-8")
        box = _VIEW_BOX.search(svg)
        paths = "".join(f'<path d="{path}"/>' for path in _PATH.findall(svg))
        return f'<svg viewBox="{box[1]}" aria-hidden="true">{paths}</svg>' if box else None

    def _file(self, name: str) -> Path | None:
        if not self.folder or not re.fullmatch(r"[a-z0-9_-]+", name):
            return None
        pack, _, rest = name.partition("-")
        for group in _GROUPS.get(pack, ()):
            if rest.startswith(f"{group}-"):
                pack, rest = f"{pack}/{group}", rest.removeprefix(f"{group}-")
        file = self.folder / pack / f"{rest}.svg"
        return file if file.is_file() else None

    @cached_property
    def names(self) -> Collection[str]:
        """The short name of each."""
        folder = self.folder
        if not folder:
            return ()
        files = sorted(folder.rglob("*.svg"))
        return ["-".join(file.relative_to(folder).with_suffix("").parts) for file in files]


def material_templates() -> Path | None:
    """The folder of Material's templates, where its icons lie as well; None if it is not there."""
    found = find_spec("material")
    places = found.submodule_search_locations if found else None
    return Path(places[0]) / "templates" if places else None
