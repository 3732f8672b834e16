"""Finds the icons that mkdocs.yml names: in a site's own folder of templates, or in Material's."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from catalog.reading.choices import Choices
from catalog.reading.gate import VECTOR
from catalog.reading.icons import material_templates
from catalog.reading.source import Problem, Step, Unreadable, read_text
from catalog.reading.vectors import Vector, read_vector

LOGO = ("theme", "icon", "logo")


def wrong_icons(choices: Choices, folder: Path) -> Iterator[Problem]:
    """Each icon that is not there or is no drawing, and each link of `social` without one."""
    social = choices.at("extra", "social")
    wanted: list[tuple[Step, ...]] = [LOGO] if choices.text(*LOGO) else []
    for index, link in enumerate(social if isinstance(social, list) else ()):
        for field in ("icon", "link"):
            if not (isinstance(link, dict) and link.get(field)):
                message = "thiếu — ghi cả `link` và `icon`"
                yield choices.problem(("extra", "social", index, field), message)
            elif field == "icon":
                wanted.append(("extra", "social", index, field))
    for path in wanted:
        for message in _wrong(choices, folder, choices.text(*path)):
            yield choices.problem(path, message)


def _wrong(choices: Choices, folder: Path, name: str) -> Iterator[str]:
    file = _file(choices, folder, name)
    if not file:
        yield f"không có biểu tượng `{name}` — chọn một tên trong .icons/ của Material"
    for problem in _drawn(file)[1] if file else ():
        yield f"biểu tượng `{name}`, dòng {problem.line}: {problem.message}"


def logo(choices: Choices, folder: Path) -> str:
    """The drawing beside the site's name, as SVG; empty if nobody chose one."""
    file = _file(choices, folder, choices.text(*LOGO))
    drawing = _drawn(file)[0] if file else None
    return drawing.content if drawing else ""


def _file(choices: Choices, folder: Path, name: str) -> Path | None:
    places = (folder / choices.overrides, material_templates())
    files = (place / ".icons" / f"{name}.svg" for place in places if place)
    return next((file for file in files if file.is_file()), None)


def _drawn(file: Path) -> tuple[Vector | None, Sequence[Problem]]:
    """An icon, which stands in pages, without what is no drawing; or what is wrong with it."""
    try:
        return read_vector(read_text(file, file.name, VECTOR), file.name)
    except Unreadable as error:
        return None, error.problems
