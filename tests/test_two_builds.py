"""Builds of one site that meet, or that are killed: whatever happens, the site is whole."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from project import Project, digest
from settings_of import add_settings

from catalog.environment.last_net import run_guarded
from catalog.environment.refusal import Refused
from catalog.environment.site_lock import lock_site
from catalog.environment.staging import Staging

PAIRS = int(os.environ.get("PAIRS", "1"))
KILLS = int(os.environ.get("KILLS", "3"))
"""The issue of 50 each takes minutes; `PAIRS=50 KILLS=50 make test` runs it."""
HOOK = """
import os

def on_files(files, config):
    if pipe := os.environ.pop("PIPE", ""):
        open(pipe).read()  # until whoever has opened the other end closes it
"""
COMMAND = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet"]
GOAL = "data/goals/duong-sach.yml"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project with its site, which nobody changes."""
    project = Project(tmp_path_factory.mktemp("whole") / "project", kit=False)
    assert project.build().returncode == 0
    return project


@pytest.fixture
def project(whole: Project, tmp_path: Path) -> Project:
    project = Project(tmp_path / "project", kit=False)
    project.take(whole.site)
    return project


def _left_over(folder: Path) -> list[Path]:
    return [*folder.glob(".*-new"), *folder.glob(".*-old")]


def _start(project: Project, **environment: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        COMMAND,
        cwd=project.folder,
        env=project.environment(**environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )


def _held(pipe: Path, building: subprocess.Popen[str]) -> int:
    """The end of a pipe that a build waits for, once it does."""
    while building.poll() is None:
        try:
            return os.open(pipe, os.O_WRONLY | os.O_NONBLOCK)
        except OSError:  # nobody has the other end open
            time.sleep(0.001)
    raise AssertionError(building.communicate())


def test_two_at_once(project: Project) -> None:
    """The first is held in a hook, with the lock, until the second says that it waits."""
    good, pipe = digest(project.site), project.folder / "pipe"
    (project.folder / "hold.py").write_text(HOOK, encoding="utf-8")
    add_settings(project, "hooks: [hold.py, hooks/publish.py]\n")
    os.mkfifo(pipe)
    for _ in range(PAIRS):
        first = _start(project, PIPE=str(pipe))
        with os.fdopen(_held(pipe, first), "w"):
            second = _start(project)
            assert second.stderr
            said = second.stderr.readline()
        assert said.startswith(f"site/ đang được dựng ở nơi khác (tiến trình {first.pid}, từ ")
        assert first.communicate(timeout=100) == ("", "")
        assert second.communicate(timeout=100) == ("", "")
        assert first.returncode == second.returncode == 0
        assert digest(project.site) == good
        assert not _left_over(project.folder)


def _built_at_least(project: Project, files: int) -> Callable[[], bool]:
    new = project.folder / ".site-new"
    return lambda: sum(len(names) for *_, names in os.walk(new)) >= files


def test_killed_at_any_moment(project: Project) -> None:
    good, chance, in_time = digest(project.site), random.Random(18), 0
    for _ in range(KILLS):
        reached = _built_at_least(project, chance.randint(0, len(good)))
        building = subprocess.Popen(COMMAND, cwd=project.folder, env=project.environment())
        while building.poll() is None and not reached():
            time.sleep(0.001)
        time.sleep(chance.choice((0, chance.uniform(0, 0.2))))
        building.send_signal(signal.SIGKILL)
        in_time += building.wait() == -signal.SIGKILL
        assert digest(project.site) == good
    assert in_time > KILLS // 2
    built = project.build()
    assert (built.returncode, built.stdout, built.stderr) == (0, "", ""), "the lock was free"
    assert digest(project.site) == good
    assert not _left_over(project.folder)
    print(f"{KILLS} kills, {in_time} of them in time")


def _between_the_moves(project: Project) -> None:
    shutil.copytree(project.site, project.folder / ".site-new")
    project.site.rename(project.folder / ".site-old")


def _after_the_moves(project: Project) -> None:
    shutil.copytree(project.site, project.folder / ".site-old")


def _while_throwing_away(project: Project) -> None:
    shutil.copytree(project.site, project.folder / ".site-new")
    (project.folder / ".site-new" / "SHA256SUMS").unlink()


@pytest.mark.parametrize(
    "killed", [_between_the_moves, _after_the_moves, _while_throwing_away], ids=lambda f: f.__name__
)
def test_the_next_build_puts_right_what_a_killed_one_left(
    killed: Callable[[Project], None], project: Project
) -> None:
    """Even a build that fails: the last good site is there again."""
    good = digest(project.site)
    killed(project)
    (project.folder / GOAL).write_text("id: [", encoding="utf-8")
    assert project.build().returncode == 1
    assert digest(project.site) == good
    assert not _left_over(project.folder)


def test_a_build_does_not_wait_for_ever(project: Project) -> None:
    good = digest(project.site)
    module = project.own("hooks") / "catalog" / "environment" / "site_lock.py"
    text = module.read_text(encoding="utf-8")
    module.write_text(text.replace("PATIENCE = 120.0", "PATIENCE = 0.1"), encoding="utf-8")
    lock = lock_site(project.site)
    try:
        built = project.build()
    finally:
        lock.release()
    held = f"site/ đang được dựng ở nơi khác (tiến trình {os.getpid()}, từ "
    assert built.stderr.startswith(held) and built.stderr.endswith(" — chờ tới 0 giây.\n")
    assert held in built.stdout and "— chờ nó xong, hoặc tắt nó, rồi chạy lại" in built.stdout
    assert built.returncode == 1
    assert digest(project.site) == good


def test_a_link_is_built_into_what_it_leads_to(project: Project, tmp_path: Path) -> None:
    good = digest(project.site)
    (tmp_path / "public").mkdir()
    shutil.rmtree(project.site)
    project.site.symlink_to(tmp_path / "public")
    built = project.build()
    assert built.returncode == 0, built.stderr
    assert project.site.is_symlink()
    assert digest(tmp_path / "public") == good
    assert not _left_over(tmp_path) + _left_over(project.folder)


ODD: Mapping[str, Callable[[Path], object]] = {
    "a pipe": os.mkfifo,
    "a link to nowhere": lambda path: path.symlink_to("khong-co"),
    "a link": lambda path: path.symlink_to(path.parent),
}


@pytest.mark.parametrize("make", ODD.values(), ids=list(ODD))
def test_what_is_no_file_or_folder_of_a_build_is_told(
    make: Callable[[Path], object], tmp_path: Path
) -> None:
    for name, kind in (
        (".site.lock", "tệp thường"),
        (".site-new", "thư mục"),
        (".site-old", "thư mục"),
    ):
        make(tmp_path / name)
        with pytest.raises(Refused) as refused:
            Staging(tmp_path / "site")
        said = f"`{name}` cạnh site/ không phải {kind} — xóa đi, rồi chạy lại"
        assert str(refused.value) == said
        (tmp_path / name).unlink()
    (tmp_path / ".site.lock").mkdir()
    with pytest.raises(Refused, match="không phải tệp thường"):
        lock_site(tmp_path / "site")


def test_a_lock_that_nobody_may_open_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """Root may open everything, so this gives its rights away for a moment."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        (folder / ".site.lock").touch(mode=0)
        own = os.geteuid()
        try:
            os.seteuid(own or 65534)
            assert run_guarded(lambda: bool(lock_site(folder / "site")), folder) == 1
        finally:
            os.seteuid(own)
    assert capsys.readouterr().err.endswith(
        ".site.lock: không có quyền đọc hay ghi ở đây — xin quyền, rồi chạy lại\n"
    )
