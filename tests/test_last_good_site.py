"""Whatever fails besides data: one message, exit 1, no traceback, the last good site untouched."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from project import Project, digest


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


def _theme_word(project: Project) -> str:
    path = project.own("overrides") / "partials" / "languages.html"
    path.write_text("<nav>\n{{ nowhere.to.be.found }}\n", encoding="utf-8")
    return "overrides/partials/languages.html:2:1: khuôn trang có lỗi ("


def _second_language(project: Project) -> str:
    path = project.own("overrides") / "partials" / "languages.html"
    broken = "{% if frame.view.language.code == 'en' %}\n{{ nowhere.to.be.found }}\n{% endif %}"
    path.write_text(broken, encoding="utf-8")
    return "overrides/partials/languages.html:2:1: khuôn trang có lỗi ("


FAILURES = [
    _template_gone,
    _template_syntax,
    _template_word,
    _theme_syntax,
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


def test_a_good_build_replaces_the_site(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    project.site.mkdir()
    (project.site / "old.html").write_text("old", encoding="utf-8")
    assert project.build().returncode == 0
    assert not (project.site / "old.html").exists()
    assert (project.site / "en" / "index.html").is_file()
