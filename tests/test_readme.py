"""The papers are true: each command is run here or by what is named, each file and name exists."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml
from project import ENDED, IN_FORCE, ROOT, SMALL, digest, drop_kit
from publishing import server

PAPERS = ("README.md", "deploy/README.md", "CONTRIBUTING.md", "ARCHITECTURE.md", "HACKING.md")
RUN_ELSEWHERE = {
    "make test": "this is it",
    "make check": "part of `make test`",
    "make serve": "tests/test_serve.py",
    "make lock": "it asks a package registry, which tests do not; test_the_lock_is_of_these_pins",
    "make links": "it asks others' servers: .github/workflows/links.yml, and tests/test_links.py",
}
OF_A_PLAN = (
    *("tests/content/", "data/goals/", "data/accessibility.yml"),
    *("docs/vi/tin/", "docs/en/tin/", "docs/vi/viet-trang.md"),
)
"""What the papers name and another plan, which takes the place of this one, may lack."""


def _read(paper: str) -> str:
    return (ROOT / paper).read_text(encoding="utf-8")


def _commands(papers: Sequence[str] = PAPERS) -> list[str]:
    blocks = [
        block for paper in papers for block in re.findall(r"```sh\n(.*?)```", _read(paper), re.S)
    ]
    return [line for block in blocks for line in block.splitlines()]


WITH_A_SERVER = [
    command for command in _commands() if "SITE_URL=" in command or "PUBLISHED=" in command
]
RUN_HERE = sorted(set(_commands()) - set(RUN_ELSEWHERE) - set(WITH_A_SERVER))


LEFT = {"make site": ("site/index.html", "site/en/index.html")}
"""What should lie there after a command."""


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The repository's files in another folder, with the packages installed here."""
    folder = tmp_path / "repository"
    folder.mkdir()
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.check_output(listed, cwd=ROOT, text=True).split("\0")
    names = "\0".join(name for name in listed if (ROOT / name).is_file())
    pack = ["tar", "--create", "--file=-", "--null", "--files-from=-"]
    packed = subprocess.run(pack, cwd=ROOT, input=names.encode(), capture_output=True, check=True)
    unpack = ["tar", "--extract", "--file=-"]  # a thousand files in a tenth of a second
    subprocess.run(unpack, cwd=folder, input=packed.stdout, check=True)
    _link_packages(folder / ".venv")
    return folder


def _link_packages(folder: Path) -> None:
    """What is installed here, as if just now: make never installs into what others share."""
    folder.mkdir()
    for path in (ROOT / ".venv").iterdir():
        if path.name != ".ready":
            (folder / path.name).symlink_to(path)
    (folder / ".ready").touch()


def _run(command: str, clone: Path) -> subprocess.CompletedProcess[str]:
    """Runs a line as a shell does: settings before the command, `>` after it."""
    is_small = "tests/small" in command or digest(clone / "data") == digest(SMALL / "data")
    own = {"PYTHONPATH": str(clone / "hooks"), **(IN_FORCE if is_small else ENDED)}
    return subprocess.run(
        command, shell=True, cwd=clone, env={**os.environ, **own}, capture_output=True, text=True
    )


def test_the_papers_have_commands() -> None:
    assert len(_commands(["README.md"])) >= 8
    assert len(_commands(["deploy/README.md"])) >= 7
    assert set(RUN_ELSEWHERE) <= set(_commands())
    assert set(LEFT) <= set(RUN_HERE)


def test_the_readme_is_short() -> None:
    lines = _read("README.md").splitlines()
    assert 60 < len(lines) < 120
    assert max(map(len, lines)) < 120


@pytest.mark.parametrize("command", RUN_HERE)
def test_the_command_works(command: str, clone: Path) -> None:
    done = _run(command, clone)
    assert done.returncode == 0, done.stderr
    assert all((clone / path).is_file() for path in LEFT.get(command, ()))


def _take_another_plan(clone: Path) -> None:
    for name in ("data", "docs"):
        shutil.rmtree(clone / name)
        shutil.copytree(SMALL / name, clone / name)


def test_publishing_works_as_written(clone: Path, tmp_path: Path) -> None:
    _take_another_plan(clone)
    drop_kit(clone)  # each new address would have every sheet set again
    (tmp_path / "public").mkdir()
    with server(tmp_path / "public", tmp_path / "nginx") as (url, _):
        commands = [
            command.replace("https://example.org/", url)
            .replace("ten@may:/srv/site", str(tmp_path / "public"))
            .replace("/srv/site", str(tmp_path / "public"))
            for command in WITH_A_SERVER
        ]
        publish = next(command for command in commands if "make publish " in command)
        assert len(commands) == 5
        for command in ("make site", publish, *commands):
            done = _run(command, clone)
            assert done.returncode == 0, f"{command}: {done.stderr}"
    assert "server {" in (clone / "site.conf").read_text(encoding="utf-8")
    assert (tmp_path / "public" / "current").readlink() == Path("releases/000001")


def test_another_plan_needs_no_more_than_its_folders(clone: Path) -> None:
    _take_another_plan(clone)
    done = _run("make site", clone)
    assert done.returncode == 0, done.stderr
    listed = (SMALL / "site-paths.txt").read_text(encoding="utf-8").split()
    pages = [path for path in digest(clone / "site") if path.endswith(".html")]
    assert sorted(pages) == [path for path in listed if path.endswith(".html")]


def test_make_lists_its_targets(clone: Path) -> None:
    said = _run("make", clone).stdout
    for command in _commands():
        if target := re.search(r"\bmake (\w+)", command):
            assert f"{target[1]}: " in said


def test_the_record_that_contributors_copy_is_sound(tmp_path: Path) -> None:
    example = re.findall(r"```yaml\n(.*?)```", _read("CONTRIBUTING.md"), re.S)[0]
    sound = yaml.safe_load((SMALL / "data/activities/quet-duong.yml").read_text(encoding="utf-8"))
    shown = yaml.safe_load(example)
    assert shown["quote"]["vi"] == sound["quote"]["vi"]
    assert set(shown) <= {*sound, "facts"}


@pytest.mark.parametrize("paper", PAPERS)
def test_files_that_a_paper_names_exist(paper: str) -> None:
    """A link leads on from the paper; a path in `…` is one of this plan or of tests/small."""
    text = _read(paper)
    folders = "data|deploy|docs|hooks|templates|overrides|schemas|tests"
    links = re.findall(r"\]\((?!https?:)([\w./-]+)\)", re.sub(r"(?s)```.*?```|`[^`]*`", "", text))
    named = re.findall(rf"`((?:{folders})/[\w./-]*)`", text)
    assert links
    missing = [link for link in links if not ((ROOT / paper).parent / link).exists()]
    missing += [path for path in named if not ((ROOT / path).exists() or (SMALL / path).exists())]
    if not (ROOT / "tests" / "content").exists():
        missing = [path for path in missing if not path.startswith(OF_A_PLAN)]
    assert not missing


def test_names_in_the_architecture_are_in_the_code() -> None:
    files = [path for name in ("hooks", "deploy") for path in sorted((ROOT / name).rglob("*.py"))]
    code = "\n".join(path.read_text(encoding="utf-8") for path in files)
    known = {*re.findall(r"\w+", code), *(path.stem for path in files)}
    named = re.findall(r"`([A-Za-z_][\w.]*)(?:\[[^`]*|\([^`]*)?`", _read("ARCHITECTURE.md"))
    names = {part for name in named for part in name.split(".")} - {"jinja", "yml", "typ"}
    assert len(names) > 60
    assert not names - known


def test_the_lock_is_of_these_pins() -> None:
    pins = re.findall(r'^    "([\w.-]+==[\w.]+)",$', (ROOT / "pyproject.toml").read_text(), re.M)
    locked = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    assert len(pins) > 15
    assert not [pin for pin in pins if not re.search(rf"^{re.escape(pin)} \\$", locked, re.M)]
    assert "http" not in re.sub(r"(?m)^ *#.*$", "", locked)


def test_continuous_integration_runs_the_readmes_test_command() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    commands = [line for line in script if line and not line.startswith(("#", "set ", "cd "))]
    assert commands == ["exec make test"]
    assert "make test" in _commands(["README.md"])
