"""The same texts make the same bytes: elsewhere, another day, or by another program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from project import ENDED, ROOT, TELLING, Project, digest

from catalog.environment.cache import Cache
from deploy.packing import pack

ELSEWHERE = {
    "PYTHONHASHSEED": "4242",
    "TZ": "America/Lima",
    "LC_ALL": "tr_TR.UTF-8",
    "HOME": "/nonexistent",
}
NOTHING_KEPT = {"CACHE": ""}
"""What others kept of earlier builds must not be needed, nor change anything."""
ADDRESS = "https://example.org/mau"
PUBLISHABLE = {"", ".css", ".csv", ".html", ".js", ".json", ".pdf", ".png", ".svg", ".txt", ".xlsx"}
PUBLISHABLE |= {".epub", ".ics", ".xml", ".zip"}


def _build(project: Project, command: tuple[str, ...] = (), /, **settings: str) -> Path:
    environment = project.environment(**{"SITE_URL": ADDRESS, **settings})
    build = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
    subprocess.run([*command, *build], cwd=project.folder, env=environment, check=True)
    return project.site


def _build_elsewhere(project: Project, **settings: str) -> Path:
    """On another day, on one core, in other words and another time zone."""
    another_day = ("faketime", "-f", "@2031-05-05 05:05:05")
    one_core = ("taskset", "--cpu-list", "0")
    return _build(project, (*one_core, *another_day), **ELSEWHERE, **settings)


def _assert_the_same(here: Path, there: Path) -> None:
    assert digest(here) == digest(there)
    assert len(digest(here)) > 50


def _assert_packed_the_same(here: Path, there: Path, folder: Path) -> None:
    """The same site, and the same when it is packed for a server, with and without a cache."""
    _assert_the_same(here, there)
    kept = Cache(folder / "kept")
    packed = [folder / "packed", folder / "packed there", folder / "packed again"]
    for site, target, cache in zip((here, there, there), packed, (None, kept, kept), strict=True):
        pack(site, target, cache)
    assert digest(packed[0]) == digest(packed[1]) == digest(packed[2])
    endings = [Path(path).suffix for path in digest(packed[0])]
    assert endings.count(".gz") > 50 and endings.count(".br") > 50


def test_the_same_bytes_in_other_circumstances_for_this_plan(
    real_site: Path, tmp_path: Path
) -> None:
    project = Project(tmp_path / "a longer way" / "đi xa" / "kia", ROOT)
    _assert_the_same(real_site, _build_elsewhere(project, **ENDED))


def test_the_same_bytes_in_other_circumstances(tmp_path: Path) -> None:
    ordinary = {"PYTHONHASHSEED": "1", "TZ": "UTC", "LC_ALL": "C.UTF-8"}
    here = _build(Project(tmp_path / "here", kit=TELLING), **ordinary)
    away = Project(tmp_path / "a longer way" / "đi xa" / "kia", kit=TELLING)
    _assert_packed_the_same(here, _build_elsewhere(away, **NOTHING_KEPT), tmp_path)


def test_nothing_but_a_site_is_published(real_site: Path, small: Project) -> None:
    for site in (real_site, small.site):
        paths = [Path(path) for path in digest(site)]
        assert {path.suffix for path in paths} <= PUBLISHABLE
        assert not [path for path in paths if any(part.startswith(".") for part in path.parts)]
        assert not [path for path in paths if path.suffix == "" and path.name not in NO_ENDING]


NO_ENDING = {"_headers", "SHA256SUMS"}


def test_the_commit_is_named_and_so_are_changes_to_it(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    git = ["git", "-c", "user.name=x", "-c", "user.email=x@example.org"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "x"]):
        subprocess.run([*git, *command], cwd=project.folder, check=True)
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=project.folder, capture_output=True, text=True, check=True
    ).stdout.strip()
    version = _build(project) / "version.json"
    assert f'"commit": "{head}"' in version.read_text()
    question = project.folder / "data" / "questions" / "quet-luc-nao.yml"
    question.write_text(question.read_text(encoding="utf-8").replace("Mỗi", "Cứ mỗi"))
    assert f'"commit": "{head}-dirty"' in (_build(project) / "version.json").read_text()


def test_a_second_program_makes_the_same_site(tmp_path: Path) -> None:
    """ProperDocs goes on where MkDocs stopped, see https://properdocs.org."""
    project = Project(tmp_path / "project")
    first = digest(_build(project))
    environment = project.environment(SITE_URL="https://example.org/mau")
    build = [sys.executable, "-m", "properdocs", "build", "--strict", "--quiet"]
    done = subprocess.run(
        [*build, "--config-file", "mkdocs.yml"],
        cwd=project.folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert digest(project.site) == first


def test_the_second_program_stops_at_mistakes_too(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    good = digest(_build(project))
    question = project.folder / "data" / "questions" / "quet-luc-nao.yml"
    question.write_text(question.read_text(encoding="utf-8") + "la: x\n", encoding="utf-8")
    command = ("properdocs", "build", "--strict", "--quiet", "--config-file", "mkdocs.yml")
    built = project.run(*command)
    assert "data/questions/quet-luc-nao.yml:" in built.stderr
    assert built.returncode == 1 and "Traceback" not in built.stderr
    assert digest(project.site) == good
