"""The machine or the software fails: one sentence with what to do, and the last good site stays."""

from __future__ import annotations

import hashlib
import os
import resource
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from programs import run, run_really
from project import ROOT, SMALL, Project, digest

from catalog.__main__ import main
from catalog.environment.changes import VERSION
from catalog.environment.last_net import in_words, run_guarded
from catalog.environment.machine import MEANINGS, refusal
from catalog.environment.sums import NAME as SUMS
from catalog.environment.sums import as_text

POINTS = int(os.environ.get("POINTS", "2"))
"""At how many points of a build the disk is full; `POINTS=20 make test` asks for more."""
STAYS = "Trang đang có vẫn giữ nguyên."
_FILES = {"index.html": "good", VERSION: "{}"}
_HASHES = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in _FILES.items()}
GOOD = {**_FILES, SUMS: as_text(_HASHES)}
RUN_AGAIN = "rồi chạy lại"
PYTHON = (sys.executable, "-m")


def _with_site(folder: Path) -> Project:
    project = Project(folder, kit=False)
    project.site.mkdir()
    for name, text in GOOD.items():
        (project.site / name).write_text(text, encoding="utf-8")
    return project


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return _with_site(tmp_path / "project")


def _site_stays(project: Project, built: subprocess.CompletedProcess[str]) -> None:
    assert built.returncode == 1
    assert "Traceback" not in built.stdout + built.stderr
    assert built.stdout.endswith(f"{STAYS}\n")
    site = project.site
    texts = {name: (site / name).read_text(encoding="utf-8") for name in digest(site)}
    assert texts == GOOD


@contextmanager
def _disk(folder: Path, size: int) -> Iterator[None]:
    """A small disk of its own at a folder; only root may have one."""
    folder.mkdir()
    options = f"size={size},mode=755"
    mount = ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(folder)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", str(folder)], check=True)


def test_a_full_disk(tmp_path: Path) -> None:
    with _disk(tmp_path / "disk", size=8_000_000):
        project = _with_site(tmp_path / "disk" / "project")
        filler = tmp_path / "disk" / "filler"
        for point in range(POINTS):
            filler.write_bytes(b"")
            status = os.statvfs(tmp_path / "disk")
            left = 20_000 + point * 500_000 // POINTS
            filler.write_bytes(b"x" * (status.f_bavail * status.f_bsize - left))
            built = project.build()
            assert f": hết chỗ trên ổ đĩa — xóa bớt tệp, {RUN_AGAIN}\n" in built.stderr
            _site_stays(project, built)
            assert not [*project.folder.glob(".site-*")]


def test_a_disk_that_cannot_be_written(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    with _disk(disk, size=8_000_000):
        project = _with_site(disk / "project")
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        built = project.build()
        assert ".site.lock: ổ đĩa chỉ đọc được — chép cả thư mục sang chỗ ghi được" in built.stderr
        _site_stays(project, built)
        assert project.run("catalog", "check").returncode == 0, "it writes nothing"


def test_a_limit_of_the_machine(project: Project) -> None:
    built = subprocess.run(
        ["bash", "-c", 'ulimit -f 8; exec "$@"', "-", *PYTHON, "mkdocs", "build", "--quiet"],
        cwd=project.folder,
        env=project.environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    said = "tệp lớn hơn mức máy này cho phép — bỏ giới hạn (ulimit -f)"
    assert f"{said}, {RUN_AGAIN}\n" in built.stderr
    _site_stays(project, built)


def _add_hook(project: Project, text: str, more: str = "") -> None:
    """Makes the plan run a hook of its own after ours."""
    (project.folder / "own.py").write_text(text, encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = settings.replace("hooks: [hooks/publish.py]", "hooks: [hooks/publish.py, own.py]")
    (project.folder / "mkdocs.yml").unlink()
    (project.folder / "mkdocs.yml").write_text(settings + more, encoding="utf-8")


def test_a_file_that_is_deleted_in_mid_build(project: Project) -> None:
    page = "docs/vi/gioi-thieu.md"
    _add_hook(
        project,
        f"import os\ndef on_nav(nav, config, files):\n"
        f"    if 'language' not in config.extra: os.unlink('{page}')\n",
    )
    built = project.build()
    assert f"{page}: không còn ở đây, có lẽ vừa bị xóa hay đổi tên — trả lại" in built.stderr
    _site_stays(project, built)


def test_a_port_that_is_in_use(project: Project) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        ended = project.run("mkdocs", "serve", "--quiet", "--dev-addr", address)
    assert ended.stderr.startswith("máy này: cổng để xem trang đang có chương trình khác dùng — ")
    _site_stays(project, ended)


def test_a_day_that_is_set_to_nothing_is_no_day(project: Project) -> None:
    built = project.build(SOURCE_DATE_EPOCH="")
    assert (built.returncode, built.stderr) == (0, "")


@pytest.mark.parametrize("home", [None, "/dev/null/nowhere"])
def test_no_home(home: str | None, project: Project) -> None:
    there = {} if home is None else {"HOME": home}
    environment = {k: v for k, v in project.environment().items() if k != "HOME"} | there
    built = run(("mkdocs", "build", "--strict", "--quiet"), project.folder, environment)
    assert (built.returncode, built.stderr) == (0, "")


LOCALE = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}


def test_messages_of_the_command_come_whatever_the_terminal_understands(project: Project) -> None:
    environment = project.environment(PYTHONIOENCODING="ascii")
    checked = run_really(("catalog", "check"), project.folder, environment)
    assert (checked.returncode, checked.stdout.splitlines()[-1]) == (0, "Không có lỗi.")


def test_messages_of_a_build_come_whatever_the_terminal_understands(project: Project) -> None:
    (project.folder / "data" / "goals" / "duong-sach.yml").write_text("", encoding="utf-8")
    environment = project.environment(**LOCALE)
    built = run_really(("mkdocs", "build", "--quiet"), project.folder, environment)
    assert "data/goals/duong-sach.yml:1:1: tệp trống — điền nội dung hoặc xóa tệp" in built.stderr
    _site_stays(project, built)


def test_git_is_killed(project: Project, tmp_path: Path) -> None:
    programs = tmp_path / "programs"
    programs.mkdir()
    (programs / "git").write_text("#!/bin/sh\nkill -9 $$\n", encoding="utf-8")
    (programs / "git").chmod(0o755)
    built = project.build(PATH=f"{programs}:{os.environ['PATH']}")
    assert "git bị máy dừng giữa chừng (tín hiệu 9) — tắt bớt chương trình" in built.stdout
    assert built.returncode == 1
    assert digest(project.site).keys() == GOOD.keys()


def test_output_that_cannot_be_written() -> None:
    command = [*PYTHON, "catalog", "coverage", str(SMALL)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "hooks")}
    full = subprocess.run(
        ["bash", "-c", '"$@" > /dev/full', "-", *command],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert full.stderr == f"máy này: hết chỗ trên ổ đĩa — xóa bớt tệp, {RUN_AGAIN}\n"
    assert full.returncode == 1
    closed = subprocess.run(
        ["bash", "-c", 'exec "$@" > >(exec true)', "-", *command],
        env=environment,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
    )
    assert (closed.returncode, closed.stderr) == (1, "")


FAULT = "def on_page_content(html, page, config, files):\n    raise ValueError('no number')\n"


@pytest.mark.parametrize(
    ("settings", "whom"),
    [
        ("", "người phụ trách phần mềm"),
        ("repo_url: https://example.org/ke-hoach/\n", "https://example.org/ke-hoach/issues"),
    ],
)
def test_what_nobody_foresaw_in_a_build(
    settings: str, whom: str, project: Project, tmp_path: Path
) -> None:
    _add_hook(project, FAULT, settings)
    built = project.run("mkdocs", "build", "--quiet", TMPDIR=str(tmp_path))
    [trace] = tmp_path.glob("loi-phan-mem-*.txt")
    said = f"lỗi của phần mềm (ValueError: no number) — gửi tệp {trace} cho {whom}\n"
    assert built.stderr.endswith(said)
    _site_stays(project, built)
    assert "own.py" in trace.read_text(encoding="utf-8")


def test_what_nobody_foresaw_in_the_command(project: Project, tmp_path: Path) -> None:
    rule = project.own("hooks") / "catalog" / "rules" / "records.py"
    with rule.open("a", encoding="utf-8") as file:
        file.write("\ndef _fault(catalog):\n    yield 1 / 0\n\nRULES = (*RULES, _fault)\n")
    checked = project.run("catalog", "check", TMPDIR=str(tmp_path))
    [trace] = tmp_path.glob("loi-phan-mem-*.txt")
    kind = "ZeroDivisionError: division by zero"
    whom = "người phụ trách phần mềm"
    assert checked.stderr == f"lỗi của phần mềm ({kind}) — gửi tệp {trace} cho {whom}\n"
    assert (checked.returncode, checked.stdout) == (1, "")
    assert "records.py" in trace.read_text(encoding="utf-8")


def test_a_trace_that_cannot_be_kept_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        said = in_words(RuntimeError("what"), tmp_path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert said.startswith("lỗi của phần mềm (RuntimeError: what) — gửi cả đoạn này cho người")
    assert said.endswith("RuntimeError: what\n")


def test_a_command_that_is_interrupted(capsys: pytest.CaptureFixture[str]) -> None:
    def interrupted() -> int:
        signal.raise_signal(signal.SIGINT)
        return 0

    assert run_guarded(interrupted, Path()) == 1
    assert capsys.readouterr().err == "dừng giữa chừng — chạy lại lúc nào cũng được\n"


def test_every_refusal_says_what_to_do(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in MEANINGS:
        said = refusal(OSError(number, os.strerror(number), "copied", None, tmp_path / "written"))
        assert said.startswith(f"{tmp_path / 'written'}: ")
        assert " — " in said
    assert main(["write", "/dev/null/there", str(SMALL)]) == 1
    assert capsys.readouterr().err.startswith("/dev/null/there")
