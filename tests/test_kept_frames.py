"""What stands around pages is kept between builds, too, and a site is as if nothing were."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from project import Project, digest
from random_changes import change
from test_kept_work import CHANGES, SEED

PAGE = "dich/duong-sach.html"
HOOK = """
def on_post_page(output, page, config):
    return output.replace("</main>", "<p>{words}</p></main>")
"""


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


def _through_mkdocs(project: Project, **environment: str) -> set[str]:
    """Builds; the pages that went through MkDocs, as it names them."""
    built = project.run("mkdocs", "build", "--strict", "--verbose", **environment)
    assert built.returncode == 0, built.stderr
    return set(re.findall(r"Building page (\S+)", built.stdout + built.stderr))


def test_a_second_build_gives_the_same_and_spares_pages_of_records(
    project: Project, tmp_path: Path
) -> None:
    cache = str(tmp_path / "cache")
    first = _through_mkdocs(project, CACHE=cache)
    site = digest(project.site)
    second = _through_mkdocs(project, CACHE=cache)
    assert digest(project.site) == site
    assert {"dich/duong-sach.md", "gioi-thieu.md", "index.md"} <= first - second
    assert "tim-kiem.md" in second, "its search index has a name that changes"


def test_after_any_change_a_site_is_as_if_nothing_were_kept(
    project: Project, tmp_path: Path
) -> None:
    chance, last, changed = random.Random(SEED), tmp_path / "last", ["nothing"]
    for _ in range(max(2, CHANGES // 2)):
        kept = project.build(SITE_URL="https://example.org/")
        site = digest(project.site)
        anew = project.build(SITE_URL="https://example.org/", CACHE="")
        told = kept.stderr, kept.returncode
        assert told == (anew.stderr, anew.returncode), f"SEED={SEED}: {changed}"
        different = {path for path, _ in site.items() ^ digest(project.site).items()}
        assert not different, f"SEED={SEED}: {changed}"
        for name in ("data", "docs"):
            if kept.returncode:  # a heading that a link named is gone, say
                shutil.rmtree(project.folder / name)
                shutil.copytree(last / name, project.folder / name)
            shutil.copytree(project.folder / name, last / name, dirs_exist_ok=True)
        changed.append(change(project.folder, chance))


def test_a_hook_of_somebody_else_sees_each_page_in_each_build(project: Project) -> None:
    settings = project.folder / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    settings.unlink()  # a link to ours
    text = text.replace("hooks: [hooks/publish.py]", "hooks: [hooks/publish.py, theirs.py]")
    settings.write_text(text, encoding="utf-8")
    for words in ("Lần một", "Lần hai"):
        (project.folder / "theirs.py").write_text(HOOK.format(words=words), encoding="utf-8")
        built = project.build()
        assert built.returncode == 0, built.stderr
        assert words in (project.site / PAGE).read_text(encoding="utf-8")


def test_a_changed_template_of_the_frame_shows_on_every_page(project: Project) -> None:
    assert project.build().returncode == 0
    main = project.own("overrides") / "main.html"
    text = main.read_text(encoding="utf-8")
    main.write_text(text.replace("pa-skip", "pa-skip pa-other", 1), encoding="utf-8")
    assert project.build().returncode == 0
    for page in (PAGE, f"en/{PAGE}", "index.html", "gioi-thieu.html"):
        assert "pa-skip pa-other" in (project.site / page).read_text(encoding="utf-8")


def test_a_page_that_holds_a_script_is_refused_in_each_build(project: Project) -> None:
    assert project.build().returncode == 0
    main = project.own("overrides") / "main.html"
    text = main.read_text(encoding="utf-8")
    main.write_text(text.replace("pa-skip", 'pa-skip"><script>1</script><a class="'), "utf-8")
    for _ in range(2):
        refused = project.build()
        assert refused.returncode == 1 and "script" in refused.stderr


@pytest.mark.parametrize("store", ["cold", "warm", "damaged"])
def test_after_a_killed_build_the_site_is_whole_and_the_next_one_right(
    project: Project, tmp_path: Path, store: str
) -> None:
    cache = tmp_path / "cache"
    assert project.build(CACHE="" if store == "cold" else str(cache)).returncode == 0
    site = digest(project.site)
    if store == "damaged":
        kept = bytearray((cache / "kept.sqlite").read_bytes())
        middle = len(kept) // 2
        kept[middle : middle + 50_000] = b"?" * 50_000
        (cache / "kept.sqlite").write_bytes(kept)
    for written in (1, 60):
        _kill_after(project, written, CACHE=str(cache))
        assert digest(project.site) == site
    built = project.build(CACHE=str(cache))
    assert (built.returncode, built.stderr) == (0, "")
    assert digest(project.site) == site


def _kill_after(project: Project, written: int, **environment: str) -> None:
    """Kills a build once so many files are there that nobody sees yet, if it takes that long."""
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    process = subprocess.Popen(command, cwd=project.folder, env=project.environment(**environment))
    new = project.folder / ".site-new"
    while process.poll() is None and sum(len(names) for *_, names in os.walk(new)) < written:
        time.sleep(0.005)
    process.kill()
    process.wait()
