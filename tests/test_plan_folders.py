"""Several plans beside each other: one generator, a folder and a site for each."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from broken_cases import make_edit
from project import ROOT, SMALL, Project, digest
from settings_of import add_settings

from catalog.__main__ import main

BESIDE = "plans/lang"


def _make_site(plan: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MAKEFLAGS": "--old-file=.venv/.ready"}
    return subprocess.run(
        ["make", "site", f"PLAN={plan}"], cwd=ROOT, env=environment, capture_output=True, text=True
    )


@pytest.mark.parametrize("plan", ["khong-co", "docs"])
def test_what_is_no_plan_is_refused(plan: str) -> None:
    done = _make_site(plan)
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"PLAN là “{plan}”, không có thư mục data/ ở đó — ghi thư mục của một kế hoạch"
    )


def test_a_plan_needs_settings(tmp_path: Path) -> None:
    shutil.copytree(SMALL / "data", tmp_path / "data")
    done = _make_site(str(tmp_path))
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"{tmp_path}/mkdocs.yml: thiếu tệp này — chép tests/small/mkdocs.yml vào đó"
    )


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A project with a second plan in its folder plans/."""
    project = Project(tmp_path / "project", kit=False)
    project.own("hooks")  # a generator finds plans in its own folder
    beside = project.folder / BESIDE
    for name in ("data", "docs"):
        shutil.copytree(project.folder / name, beside / name)
    shutil.copy(SMALL / "mkdocs.yml", beside)
    return project


def _build_beside(project: Project, **settings: str) -> subprocess.CompletedProcess[str]:
    config = f"{BESIDE}/mkdocs.yml"
    return project.run("mkdocs", "build", "--strict", "-q", "--config-file", config, **settings)


def test_each_plan_has_a_site_of_its_own(project: Project) -> None:
    assert project.build().returncode == 0
    first = digest(project.site)
    built = _build_beside(project, EDIT_URL="https://example.org/edit/{path}")
    assert built.returncode == 0, built.stderr
    assert digest(project.site) == first
    page = project.folder / BESIDE / "site" / "dich" / "duong-sach.html"
    edit = "https://example.org/edit/plans/lang/data/goals/duong-sach.yml"
    assert edit in page.read_text(encoding="utf-8")
    _break_beside(project)
    for said in (_build_beside(project), project.run("catalog", "check", BESIDE)):
        assert [line.split(": ")[0] for line in said.stderr.splitlines()[:3]] == [
            f"{BESIDE}/data/goals/duong-sach.yml:3:9",
            f"{BESIDE}/docs/vi/khong-co.md:1:1",
            "hooks/catalog/locales/en.yml:10:12",
        ]


def _break_beside(project: Project) -> None:
    """Makes mistakes in a plan, and one in the generator, which is named from its own folder."""
    for file, old, new in (
        (f"{BESIDE}/data/goals/duong-sach.yml", "number: 1", "number: một"),
        ("hooks/catalog/locales/en.yml", 'thousands: ","', 'thousands: ",,"'),
    ):
        make_edit(project.folder / file, {"old": old, "new": new})
    (project.folder / BESIDE / "docs" / "vi" / "khong-co.md").write_text("")


def test_two_plans_do_not_write_into_one_folder(project: Project) -> None:
    settings = project.folder / BESIDE / "mkdocs.yml"
    named = 'site_dir: !ENV [NOWHERE, "../../site/con"] # by a variable\n'
    settings.write_text(settings.read_text(encoding="utf-8") + named, encoding="utf-8")
    beside, own = _build_beside(project), project.build()
    for built, site, other in ((beside, "con", "project"), (own, "site", "lang")):
        assert built.returncode == 1
        assert "Traceback" not in built.stdout + built.stderr
        assert (
            f"site_dir là “{site}”, kế hoạch ở thư mục {other} cũng ghi vào đó — đặt site_dir khác"
            in built.stdout
        )
    assert not project.site.exists()


def test_no_site_replaces_what_it_is_made_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = Project(tmp_path / "project", kit=False)
    before = digest(project.folder)
    (project.folder / "link").symlink_to("data")
    (project.folder / "here").symlink_to(".")
    for name, replaced in {
        "data": "data",
        "link": "data",
        "data/site": "data",
        "here": "",
        "templates": "templates",
        ".git/site": ".git",
    }.items():
        built = project.run("mkdocs", "build", "--quiet", "--site-dir", name)
        where = (project.folder / replaced).resolve()
        assert f", sẽ ghi đè lên {where} — đặt site_dir khác trong mkdocs.yml" in built.stdout, name
        assert built.returncode == 1
    for name, replaced in {"data": "data", "docs/vi": "docs", ".": ""}.items():
        add_settings(project, f"site_dir: {name}\n")
        for command in ("settings", "check"):
            assert main([command, str(project.folder)]) == 2
            where = (project.folder / replaced).resolve()
            assert f", sẽ ghi đè lên {where} — đặt site_dir" in capsys.readouterr().err
    project.restore()
    (project.folder / "generator.yml").unlink()
    built = project.run("mkdocs", "build", "--quiet", "--site-dir", "mkdocs.yml")
    assert "site_dir là “mkdocs.yml”, một tệp — đổi tên tệp, hoặc đặt site_dir" in built.stdout
    assert digest(project.folder) == before


def test_no_site_replaces_a_file_that_is_not_its_own(tmp_path: Path, small: Project) -> None:
    project = Project(tmp_path / "project", kit=False)
    project.take(small.site)
    papers = {
        "tests": "test.py",  # without a list
        "tai-ve": "dia.iso",  # with somebody else's list, which has that file
        "site": "giay-to/hop-dong.docx",  # beside the files of a site
    }
    for name, paper in papers.items():
        (project.folder / name / paper).parent.mkdir(parents=True, exist_ok=True)
        (project.folder / name / paper).write_text("1")
    (project.folder / "tai-ve" / "SHA256SUMS").write_text(f"{'0' * 64}  dia.iso\n")
    before = digest(project.folder)
    for name in papers:
        built = project.run("mkdocs", "build", "--quiet", "--site-dir", name)
        found = papers[name] if name != "tai-ve" else "SHA256SUMS"
        said = f"site_dir là “{name}”, trong đó `{found}` không phải của trang — dời tệp ấy đi"
        assert said in built.stdout, name
        assert built.returncode == 1
    assert digest(project.folder) == before
    (project.folder / "site" / papers["site"]).unlink()
    (project.folder / "site" / ".DS_Store").write_text("1")
    (project.folder / "site" / "assets" / "site.0123456789.css").write_text("")  # carried over
    assert project.build().returncode == 0
