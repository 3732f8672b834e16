"""No file is opened but through the gate, wherever it lies."""

from __future__ import annotations

import ast
import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from project import ROOT
from troubles import ALONE, PLACES, TROUBLES, Place

from catalog.editing.link_report import read_dead
from catalog.environment.changes import read_published
from catalog.environment.refusal import Refused
from catalog.reading import gate
from catalog.reading.choices import read_choices
from catalog.reading.gate import NotRead, entries, read_bytes
from catalog.reading.source import Unreadable

SPECIAL, HEAVY, LIST = "không phải tệp thường", "tệp nặng", "không phải mã SHA-256"
SETTINGS, REPORT = "tệp không phải UTF-8", "không phải báo cáo JSON của lychee"
SAID: dict[str, tuple[str, str, str]] = {
    "ong-dan": (SPECIAL, SPECIAL, SPECIAL),
    "o-cam": (SPECIAL, SPECIAL, SPECIAL),
    "thiet-bi": (SPECIAL, SPECIAL, SPECIAL),
    "vong": ("liên kết vòng quanh", "không có SHA256SUMS ở đó", "liên kết vòng quanh"),
    "treo": ("liên kết tới tệp", "không có SHA256SUMS ở đó", "liên kết tới tệp không có"),
    "nang": (HEAVY, HEAVY, HEAVY),
    "latin": (SETTINGS, "tệp không phải UTF-8 — lấy lại tệp này", REPORT),
    "utf-16": (SETTINGS, "tệp không phải UTF-8 — lấy lại tệp này", REPORT),
    "so-khong": ("không đọc được YAML ở đây", LIST, REPORT),
}
"""What is said of mkdocs.yml, of the list of what is public, and of the report of dead links.

Each may be a link to a file elsewhere, since nobody but the owner of the site names them.
"""


@pytest.mark.parametrize("name", SAID)
def test_files_outside_a_plan_are_opened_with_the_same_care(name: str, tmp_path: Path) -> None:
    files = ("mkdocs.yml", "SHA256SUMS", "report.json")
    for file in files:
        TROUBLES[name].make(tmp_path / file, Place(file, gate.REPORT, "a: b\n"))
    with pytest.raises(Unreadable) as settings:
        read_choices(tmp_path / "mkdocs.yml", {})
    with pytest.raises(Refused) as published:
        read_published("public", tmp_path)
    with pytest.raises(Refused) as report:
        read_dead(tmp_path / "report.json")
    [problem] = settings.value.problems
    for found, expected in zip((problem, published.value, report.value), SAID[name], strict=True):
        assert expected in str(found) and " — " in str(found)


def test_a_file_that_grows_after_it_was_looked_at_is_refused_and_never_cut() -> None:
    """The system says of this file that it is empty, and then gives more."""
    grown = Path("/proc/self/status")
    assert grown.stat().st_size == 0
    assert read_bytes(grown, gate.RECORD).startswith(b"Name:")
    with pytest.raises(NotRead, match="tệp nặng 1 kB, nhiều nhất 1 kB — rút gọn"):
        read_bytes(grown, gate.FileKind(10, "rút gọn"))


def test_settings_that_inherit_themselves_are_told(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_name: X\nINHERIT: other.yml\n", encoding="utf-8")
    (tmp_path / "other.yml").write_text("INHERIT: ./mkdocs.yml\n", encoding="utf-8")
    with pytest.raises(Unreadable) as told:
        read_choices(tmp_path / "mkdocs.yml", {})
    [problem] = told.value.problems
    assert str(problem) == "other.yml:1:10: INHERIT: kế thừa vòng quanh — sửa tên tệp"


def test_what_nobody_may_read_is_told() -> None:
    """Root may read everything, so this gives its rights away for a moment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / "closed").mkdir(mode=0)
        (folder / "tep.yml").touch(mode=0)
        own = os.geteuid()
        try:
            os.seteuid(own or 65534)
            with pytest.raises(NotRead, match="không có quyền đọc tệp này"):
                read_bytes(folder / "tep.yml", gate.RECORD)
            with pytest.raises(NotRead, match="không có quyền đọc thư mục này"):
                entries(folder / "closed", folder)
        finally:
            os.seteuid(own)
            (folder / "closed").chmod(0o755)


READING = {
    *("open", "fdopen", "read_text", "read_bytes", "iterdir", "glob", "rglob", "scandir"),
    *("listdir", "copy", "copyfile", "copytree"),
}
"""Calls that open a file or list a folder, by their last name."""
OF_OURS = "part of the generator, or made by it"
ALLOWED = {
    "catalog/reading/gate.py": "the gate itself",
    "catalog/reading/icons.py": "icons of the installed package",
    "catalog/reading/locales.py": OF_OURS,
    "catalog/reading/pictures.py": "Pillow, of bytes from the gate",
    "catalog/collected/page_templates.py": "names in overrides/",
    "catalog/collected/used_files.py": "names in overrides/, opened through the gate",
    "catalog/environment/sums.py": "the site that was built",
    "catalog/environment/changes.py": "the site that was built",
    "catalog/environment/last_net.py": "the null device, to drop what cannot be written",
    "catalog/environment/site_lock.py": "made by it: who builds the site",
    "catalog/environment/admin_program.py": OF_OURS,
    "catalog/environment/cache.py": OF_OURS,
    "catalog/environment/typesetting.py": OF_OURS,
    "catalog/environment/plan_folders.py": "names in plans/",
    "catalog/outputs/shared/templates.py": "names in overrides/, which Jinja opens",
    "catalog/model/issued.py": "data/issued.yml, just read through the gate",
    "catalog/editing/whole_files.py": "what it writes; what was there, through the gate",
    "catalog/environment/code.py": OF_OURS,
    "catalog/building/last_files.py": "the site that was built",
    "catalog/building/offline_copy.py": "the site that was built",
    "catalog/building/plain_files.py": "the site that was built",
    "plugin_pages.py": "the site that was built",
    "live_preview.py": "the same",
    "material_frame.py": "Material's own template",
}
"""Why each other module may open a file or list a folder by itself."""


def _readers(path: Path) -> Iterator[str]:
    """The calls of a module that open a file or list a folder, other than through the gate."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    of_gate = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("catalog.")
        for alias in node.names
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in READING and not (isinstance(called, ast.Name) and name in of_gate):
                yield name


def test_nothing_else_opens_files() -> None:
    hooks = ROOT / "hooks"
    reading = {
        path.relative_to(hooks).as_posix() for path in hooks.rglob("*.py") if any(_readers(path))
    }
    assert reading == set(ALLOWED)


def test_every_kind_of_file_has_a_place_in_the_table() -> None:
    kinds = {value for value in vars(gate).values() if isinstance(value, gate.FileKind)}
    places = {place.kind for place in (*PLACES.values(), *ALONE.values())}
    assert kinds == places | {gate.REPORT}
