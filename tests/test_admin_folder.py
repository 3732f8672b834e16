"""The form for editors lies in a folder of its own, and nothing else of a site knows of it."""

from __future__ import annotations

import html
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from project import IN_FORCE, Project, digest
from publishing import place, refused
from settings_of import FORGE, PROGRAM, add_settings, switch_form_on

from catalog.environment.admin_program import GUIDE_FOLDER, NOT_BUILT
from catalog.environment.changes import Published, compare
from catalog.outputs.site.headers import headers_file
from catalog.outputs.site.security_policy import HEADERS, OPEN_HEADERS, admin_headers
from catalog.reading.admin_settings import ADMIN, GUIDE, Admin

OWN = admin_headers(FORGE)
OF_THE_SITE = {"_headers", "SHA256SUMS"}
"""The files beside the folder that must know of it."""


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _build(Project(tmp_path_factory.mktemp("plain") / "project", kit=False))


@pytest.fixture(scope="module")
def with_form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    project = Project(tmp_path_factory.mktemp("form") / "project", kit=False)
    switch_form_on(project)
    return _build(project)


def _build(project: Project) -> Path:
    built = project.build(**IN_FORCE)
    assert (built.returncode, built.stderr) == (0, "")
    return project.site


def test_nothing_else_of_a_site_changes(plain: Path, with_form: Path) -> None:
    """So no page leads there, and no sitemap, index, redirect or offline copy names it."""
    before, after = digest(plain), digest(with_form)
    own = {path for path in after if path.startswith(f"{ADMIN}/")}
    pictures = [path.name for path in GUIDE_FOLDER.glob("*.webp")]
    made = ("index.html", "form.json", *PROGRAM, *pictures)
    assert own == {GUIDE, *(f"{ADMIN}/{name}" for name in made)}
    assert after.keys() - own == before.keys()
    assert {path for path in before if after[path] != before[path]} == OF_THE_SITE
    assert not [path for path in before if path.startswith(ADMIN)] and "robots.txt" not in after
    listed = (with_form / "SHA256SUMS").read_text(encoding="utf-8")
    assert own <= {line[66:] for line in listed.splitlines()}
    for text in ("sitemap.xml", "_headers", "SHA256SUMS"):
        assert f"{ADMIN}/" not in (plain / text).read_text(encoding="utf-8")
    with zipfile.ZipFile(with_form / "ban-ngoai-tuyen.zip") as copy:
        assert not [name for name in copy.namelist() if ADMIN in name.split("/")]


def test_the_page_asks_search_engines_to_leave_it_out(with_form: Path) -> None:
    page = (with_form / ADMIN / "index.html").read_text(encoding="utf-8")
    assert '<meta name="robots" content="noindex, nofollow">' in page
    assert OWN["X-Robots-Tag"] == "noindex, nofollow"


def test_page_and_server_have_one_policy(with_form: Path) -> None:
    page = (with_form / ADMIN / "index.html").read_text(encoding="utf-8")
    found = re.search(r'http-equiv="Content-Security-Policy" content="([^"]*)"', page)
    assert found and page.index(found[0]) < page.index("<link")
    assert OWN["Content-Security-Policy"] == f"{html.unescape(found[1])}; frame-ancestors 'none'"
    configuration = json.loads((with_form / ADMIN / "form.json").read_text(encoding="utf-8"))
    assert configuration["hosts"] == ["https://kho.vidu.vn"]


FORGES = {
    "connect-src 'self' blob: data:": Admin(forge="local", address="https://kho.vidu.vn"),
    "connect-src 'self' blob: data: https://api.github.com https://github.com": Admin(
        forge="github", repository="a/b", address="https://github.com/"
    ),
    "connect-src 'self' blob: data: https://gitlab.com": Admin(forge="gitlab", repository="a/b/c"),
    "connect-src 'self' blob: data: https://kho.xn--x-yfa.vn:8443": Admin(
        forge="forgejo", repository="a/b", address="https://kho.xã.vn:8443"
    ),
}


@pytest.mark.parametrize("connects", FORGES)
def test_the_policy_allows_one_forge_and_no_inline_script(connects: str) -> None:
    headers = admin_headers(FORGES[connects])
    policy = headers["Content-Security-Policy"]
    directives = dict(one.split(" ", 1) for one in policy.split("; "))
    assert f"connect-src {directives['connect-src']}" == connects
    assert directives["script-src"] == "'self'" and directives["default-src"] == "'none'"
    assert [name for name in directives if "unsafe" in directives[name]] == ["style-src"]
    assert "Cross-Origin-Opener-Policy" not in headers  # none of these signs in by a window


def _joined(rules: str, path: str) -> Mapping[str, str]:
    """What a host sends that joins what all rules say, as Cloudflare Pages does."""
    sent: dict[str, str] = {}
    for name, value in _lines_for(rules, path):
        if name.startswith("! "):
            sent.pop(name[2:], None)
        else:
            sent[name] = f"{sent[name]}, {value}" if name in sent else value
    return sent


def _last(rules: str, path: str) -> Mapping[str, str]:
    """What a host sends that takes the last rule, and drops lines without a colon: Netlify."""
    return {name: value for name, value in _lines_for(rules, path) if value}


def _lines_for(rules: str, path: str) -> list[tuple[str, str]]:
    found, is_meant = [], False
    for line in rules.splitlines():
        if line.startswith("/"):
            is_meant = path.startswith(line.removesuffix("*"))
        elif is_meant:
            name, _, value = line.strip().partition(":")
            found.append((name, value.strip()))
    return found


@pytest.mark.parametrize("host", [_joined, _last])
def test_a_host_that_reads_our_list_sends_one_policy(
    host: Callable[[str, str], Mapping[str, str]], plain: Path, with_form: Path
) -> None:
    rules = (with_form / "_headers").read_text(encoding="utf-8")
    for path in ("/admin/", "/admin/form.json", "/admin/assets/x.wasm"):
        assert host(rules, path) == {**HEADERS, **OWN}
    assert host(rules, "/dich/biet-boi.html") == HEADERS
    assert host(rules, "/api/v1/goals.json") == HEADERS | OPEN_HEADERS
    assert (plain / "_headers").read_text(encoding="utf-8") == headers_file()
    assert max(map(len, rules.splitlines())) < 2000  # as long as Cloudflare Pages reads


def test_a_program_that_was_not_built_is_told_before_anything_is_read(
    plain: Path, tmp_path: Path
) -> None:
    project = Project(tmp_path / "project", kit=False)
    (project.folder / "admin").unlink()
    (project.folder / "admin").mkdir()
    add_settings(project, "extra: {admin: {forge: local}}\n")
    (project.folder / "data" / "plan.yml").write_text("broken", encoding="utf-8")
    good = project.take(plain)
    built = project.build()
    assert built.returncode == 1
    assert NOT_BUILT in built.stdout + built.stderr
    assert "Traceback" not in built.stderr and "plan.yml" not in built.stderr
    assert digest(project.site) == good
    for command in (("settings",), ("write", "out")):
        told = project.run("catalog", *command)
        assert (told.returncode, told.stderr) == (2, f"{NOT_BUILT}\n")


def test_without_a_publisher_the_form_is_the_same(with_form: Path, tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    switch_form_on(project)
    written = project.run("catalog", "write", "out", **IN_FORCE)
    assert written.returncode == 0, written.stderr
    assert digest(project.folder / "out" / ADMIN) == digest(with_form / ADMIN)


def test_a_form_that_goes_is_no_lost_page(tmp_path: Path) -> None:
    page, form = f"{ADMIN}/index.html", f"{ADMIN}/form.json"
    sums = {page: "1", GUIDE: "1", form: "2", "a.html": "3"}
    had = compare(Published("x", sums, None), tmp_path, {}, bytes)
    assert had.gone == ["a.html"]
    own = compare(Published("x", {page: "1"}, None), tmp_path, {}, bytes)
    assert own.gone == [page]  # a page of the plan


def test_a_server_that_was_not_told_of_the_form_makes_a_publish_go_back(tmp_path: Path) -> None:
    """It cannot be asked for the headers of a folder before that is there."""
    told = f'set $x_robots_tag "{OWN["X-Robots-Tag"]}";'
    with place(tmp_path, change=(told, ""), admin=FORGE) as lacking:
        said = "đã trở lại như trước: máy chủ không gửi đúng X-Robots-Tag — viết lại cấu hình"
        refused(lacking.publish(), said)
        assert not (lacking.root / "current").exists()
