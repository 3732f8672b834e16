"""Whatever fails besides data: one message, exit 1, no traceback, the last good site untouched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from project import ROOT, Project, digest
from settings_of import add_settings

from catalog.__main__ import main
from catalog.environment.changes import VERSION
from catalog.environment.sums import write_sums


def _template_gone(project: Project) -> str:
    (project.own("templates") / "goal.html.jinja").unlink()
    return "templates/goal.html.jinja:1:1: thiếu khuôn trang này — tạo lại tệp"


def _template_syntax(project: Project) -> str:
    path = project.own("templates") / "goal.html.jinja"
    path.write_text("<p>\n{% if %}\n", encoding="utf-8")
    return "templates/goal.html.jinja:2:1: khuôn trang có lỗi ("


def _template_word(project: Project) -> str:
    path = project.own("templates") / "goal.html.jinja"
    path.write_text("<p>\n{{ view.text(record.titel) }}", encoding="utf-8")
    return "templates/goal.html.jinja:2:1: khuôn trang có lỗi ("


def _theme_syntax(project: Project) -> str:
    path = project.own("overrides") / "partials" / "languages.html"
    path.write_text("<nav>\n{% endfor %}\n", encoding="utf-8")
    return "overrides/partials/languages.html:2:1: khuôn trang có lỗi ("


def _theme_pipe(project: Project) -> str:
    path = project.own("overrides") / "partials" / "languages.html"
    path.unlink()
    os.mkfifo(path)
    return "overrides/partials/languages.html:1:1: không phải tệp thường — xóa đi"


def _theme_word(project: Project) -> str:
    path = project.own("overrides") / "partials" / "languages.html"
    path.write_text("<nav>\n{{ nowhere.to.be.found }}\n", encoding="utf-8")
    return "overrides/partials/languages.html:2:1: khuôn trang có lỗi ("


def _second_language(project: Project) -> str:
    path = project.own("overrides") / "partials" / "languages.html"
    broken = "{% if frame.view.language.code == 'en' %}\n{{ nowhere.to.be.found }}\n{% endif %}"
    path.write_text(broken, encoding="utf-8")
    return "overrides/partials/languages.html:2:1: khuôn trang có lỗi ("


def _block_unknown(project: Project) -> str:
    path = project.own("overrides") / "main.html"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("{% block tabs %}", "{% block tabz %}"), encoding="utf-8")
    line = text[: text.index("{% block tabs %}")].count("\n") + 1
    said = "khung trang không có khối `tabz` — có phải là `tabs`?"
    return f"overrides/main.html:{line}:1: {said}"


def _page_of_no_file(project: Project) -> str:
    path = project.own("overrides") / "main.html"
    path.write_text(
        path.read_text("utf-8") + "{% block hero %}\n{{ page.title }}\n{% endblock %}\n"
    )
    line = path.read_text("utf-8").count("\n") - 1
    said = "trang 404 không có `page` — đặt dòng này giữa `{% if page %}` và `{% endif %}`"
    return f"overrides/main.html:{line}:1: {said}"


FAILURES = [
    _block_unknown,
    _page_of_no_file,
    _template_gone,
    _template_syntax,
    _template_word,
    _theme_syntax,
    _theme_pipe,
    _theme_word,
    _second_language,
]


@pytest.mark.parametrize("fail", FAILURES, ids=lambda fail: fail.__name__.strip("_"))
def test_a_failed_build_changes_nothing(
    fail: Callable[[Project], str], small: Project, tmp_path: Path
) -> None:
    project = Project(tmp_path / "project", kit=False)
    good = project.take(small.site)
    message = fail(project)
    built = project.build()
    assert message in built.stderr
    assert "Traceback" not in built.stderr
    assert "Có 1 chỗ cần sửa." in built.stdout
    assert built.returncode == 1
    assert digest(project.site) == good
    assert not list(project.folder.glob(".site-*"))


OF_MKDOCS = {
    "plugins: [khong-co]": (
        "Config value 'plugins': The \"khong-co\" plugin is not installed",
        "2:11: plugins[1]: không có phần bổ trợ `khong-co` — cài thêm, hoặc xóa ở đây",
    ),
    "markdown_extensions: [{tabels: {}}, khong_co]": (
        "Failed to load extension 'tabels'.",
        "2:24: markdown_extensions[1].tabels: không có phần mở rộng `tabels` — có phải là "
        "`tables`?",
    ),
    "hooks: [hooks/publish.py, khong-co.py]": (
        "isn't an existing file.",
        "2:27: hooks[2]: không có tệp `khong-co.py` — sửa lại tên",
    ),
    "site_name: [": ("error parsing the configuration file", "3:1: không đọc được YAML ở đây — "),
    "extra: {x: !!python/name:khong.co }": (
        "cannot find module 'khong'",
        "2:12: extra.x: Python không có `khong.co` — sửa lại tên",
    ),
    "docs_dir: khong-co": (
        "isn't an existing directory",
        "2:11: docs_dir: không có thư mục `khong-co` — tạo thư mục ấy, trong đó mỗi ngôn ngữ ",
    ),
    "theme: {name: materiel}": (
        "Unrecognised theme name: 'materiel'.",
        "2:15: theme.name: không có giao diện `materiel` — có phải là `material`?",
    ),
    "site_nam: x": (
        "Unrecognised configuration name: site_nam",
        "2:1: site_nam: không có trường tên này — có phải là `site_name`?",
    ),
    "markdown_extensions: [{toc: {permalnk: 1}}]": (
        "KeyError: 'permalnk'",
        "2:30: markdown_extensions[1].toc.permalnk: không có tùy chọn tên này — có phải là ",
    ),
}


@pytest.mark.parametrize("settings", OF_MKDOCS)
def test_what_mkdocs_refuses_before_it_asks_us_changes_nothing(
    settings: str, small: Project, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """It reads its settings before any hook, so these words are its own; `make` says ours first."""
    its, ours = OF_MKDOCS[settings]
    project = Project(tmp_path / "project", kit=False)
    good = project.take(small.site)
    add_settings(project, settings)
    built = project.run("mkdocs", "build", "--strict")
    assert built.returncode == 1
    assert its in built.stdout + built.stderr
    for command in ("settings", "check"):
        assert main([command, str(project.folder)]) == 1
        assert capsys.readouterr().err.startswith(f"{project.folder}/mkdocs.yml:{ours}")
    assert "Traceback" not in built.stdout + built.stderr
    assert digest(project.site) == good


def test_what_mkdocs_only_warns_of_is_told_by_a_bare_build(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    plugins = "plugins: [{redirects: {redirect_map: {}}}]"
    add_settings(project, f"site_nam: x\n{plugins}\nextra: {{language: vi}}\n")
    built = project.run("mkdocs", "build", "--quiet")
    assert built.returncode == 1
    assert built.stderr.splitlines()[-3:] == [
        "mkdocs.yml:2:1: site_nam: không có trường tên này — có phải là `site_name`?",
        "mkdocs.yml:3:24: plugins[1].redirects.redirect_map: không có tùy chọn tên này — có phải "
        "là `redirect_maps`?",
        "mkdocs.yml:4:9: extra.language: phần mềm dùng tên này cho việc khác — đặt tên khác",
    ]


def test_settings_that_mkdocs_reads_and_we_do_not_are_told_by_a_bare_build(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path / "project", kit=False)
    add_settings(project, f"extra: {{x: {'[' * 60}{']' * 60}}}\n")
    built = project.run("mkdocs", "build", "--quiet")
    assert built.returncode == 1
    assert built.stderr == "mkdocs.yml:2:60: lồng sâu quá 50 tầng — viết phẳng hơn\n"
    assert "Có 1 chỗ cần sửa." in built.stdout


def test_make_asks_for_what_is_not_installed_before_it_builds(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    add_settings(project, "plugins: [khong-co]")
    made = subprocess.run(
        ["make", "site", f"PLAN={project.folder}"], cwd=ROOT, capture_output=True, text=True
    )
    said = f"{project.folder}/mkdocs.yml:2:11: plugins[1]: không có phần bổ trợ `khong-co` — "
    assert made.returncode and made.stderr.startswith(said)
    assert "mkdocs build" not in made.stdout
    shown = subprocess.run(["make", "-n", "serve"], cwd=ROOT, capture_output=True, text=True)
    assert shown.stdout.index("catalog settings") < shown.stdout.index("mkdocs serve")


def test_a_good_build_replaces_the_site(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    project.site.mkdir()
    for name in ("old.html", VERSION):
        (project.site / name).write_text("old", encoding="utf-8")
    write_sums(project.site)
    assert project.build().returncode == 0
    assert not (project.site / "old.html").exists()
    assert (project.site / "en" / "index.html").is_file()
