"""Whatever lies where a file is read is refused at once, with one message, or left alone."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from project import Project
from troubles import ALONE, LEFT_BY_PROGRAMS, NAMES, PLACES, SPECIAL, TROUBLES, Place, said_of


def _put(project: Project, place: Place, name: str) -> Path:
    """Where a file of this name lies, in a folder that is there."""
    path = project.folder / place.path.format(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def _check(project: Project) -> list[str]:
    """What a check says, without the line that counts."""
    done = project.run("catalog", "check")
    assert "Traceback" not in done.stderr and done.returncode == 1
    *said, count = done.stderr.splitlines()
    assert count == f"Có {len(said)} chỗ cần sửa."
    return said


def _at(file: str, message: str) -> str:
    return f"{file.replace(chr(10), chr(0xFFFD))}:1:1: {message}"


@pytest.fixture
def project(tmp_path: Path) -> Project:
    return Project(tmp_path / "project", kit=False)


def test_each_trouble_in_each_place_gets_its_message(project: Project) -> None:
    expected = []
    for name, trouble in TROUBLES.items():
        for place in PLACES.values():
            trouble.make(_put(project, place, name), place)
            if said := said_of(trouble, place):
                expected.append(_at(place.path.format(name), said))
    assert sorted(_check(project)) == sorted(expected)


@pytest.mark.parametrize("name", TROUBLES)
def test_each_trouble_of_a_single_file_gets_its_message(name: str, project: Project) -> None:
    expected = []
    for place in ALONE.values():
        path = project.folder / place.path
        path.unlink(missing_ok=True)
        TROUBLES[name].make(path, place)
        expected.append(_at(place.path, said_of(TROUBLES[name], place)))
    assert sorted(_check(project)) == sorted(expected)


def test_a_name_that_cannot_be_an_address_gets_the_one_that_would_be_good(
    project: Project,
) -> None:
    expected = []
    for place in PLACES.values():
        path = place.path.removesuffix("/.meta.yml")  # the name of its folder
        ending = path.partition("{}")[2]
        of_record = ", sửa cả `id`" if place is PLACES["record"] else ""
        for name, (said, good) in NAMES.items():
            _put(project, place, name).write_text(place.sound, encoding="utf-8")
            message = said.format(good + ending) + of_record
            expected.append(_at(path.format(name), message))
    assert sorted(_check(project)) == sorted(expected)


def test_two_files_with_one_address_get_one_message_with_both_names(project: Project) -> None:
    expected = []
    for sort in ("record", "drawing", "page", "picture", "vector", "document", "style"):
        place = PLACES[sort]
        for name in ("hai-lan", "Hai-Lan"):
            _put(project, place, name).write_bytes(b"")
        one, other = place.path.format("Hai-Lan"), Path(place.path.format("hai-lan")).name
        expected.append(_at(one, f"trùng địa chỉ với `{other}` — xóa một tệp, hoặc đặt tên khác"))
        if place.empty:
            expected.append(_at(place.path.format("hai-lan"), place.empty))
    assert sorted(_check(project)) == sorted(expected)


def test_what_programs_leave_is_nowhere_and_costs_no_word(project: Project) -> None:
    for place in PLACES.values():
        file = _put(project, place, "tep")
        for name in LEFT_BY_PROGRAMS:
            left = file.with_name(name.format(file.name))
            left.write_bytes(b"\xff\0secret")
    for name in LEFT_BY_PROGRAMS[-3:]:
        for folder in ("data", "docs"):
            (project.folder / folder / name).write_bytes(b"\xff\0secret")
    built = project.build()
    assert (built.returncode, built.stderr) == (0, "")
    files = [path for path in project.site.rglob("*") if path.is_file()]
    assert files and not [path for path in files if b"secret" in path.read_bytes()]


def test_other_endings_are_told(project: Project) -> None:
    expected = []
    for place in PLACES.values():
        folder = str(Path(place.path).parent)
        endings = {
            "data/agencies": ".yml",
            "data/texts": ".clauses.yml và .txt",
            "data/pictures": ".svg",
        }
        known = endings.get(folder)
        message = "trang không đăng tệp `.exe` — dời đi, hoặc lưu thành PDF, ảnh hay .md"
        if known:
            message = f"ở đây chỉ có tệp {known} — đổi đuôi hoặc dời đi"
        _put(project, place, "la").with_name("la.exe").write_bytes(b"")
        expected.append(_at(f"{folder.format('la')}/la.exe", message))
    assert sorted(_check(project)) == sorted(set(expected))


FOLDERS = ("data", "data/agencies", "data/pictures", "docs", "docs/en", "docs/vi/anh")


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_folder_is_no_link(folder: str, project: Project, tmp_path: Path) -> None:
    """Neither one that leads out, nor one that leads to another folder of the plan."""
    real = project.folder / folder
    real.mkdir(exist_ok=True)
    (real / "thu.png").touch()
    real.rename(tmp_path / "elsewhere")
    real.symlink_to(tmp_path / "elsewhere")
    said = "liên kết tới thư mục khác — chép thư mục ấy vào đây"
    assert _check(project) == [_at(folder, said)]


def test_folders_that_lead_in_a_circle_are_told_once(project: Project) -> None:
    said = "liên kết tới thư mục khác — chép thư mục ấy vào đây"
    names = ("docs/vi/mot", "docs/vi/hai", "docs/vi/.an", "data/goals/ba")
    for name in names:
        (project.folder / name).symlink_to(".")
    assert sorted(_check(project)) == sorted(_at(name, said) for name in names)


def test_a_file_where_a_folder_should_be(project: Project) -> None:
    shutil.rmtree(project.folder / "data" / "questions")
    (project.folder / "data" / "questions").touch()
    said = "đây là tệp, ở đây cần một thư mục — đổi tên hoặc dời đi"
    assert _check(project) == [_at("data/questions", said)]


def test_a_folder_where_a_file_should_be(project: Project) -> None:
    (project.folder / "data" / "plan.yml").unlink()
    (project.folder / "data" / "plan.yml").mkdir()
    said = "đây là thư mục, ở đây cần một tệp — đổi tên hoặc dời đi"
    assert _check(project) == [_at("data/plan.yml", said)]


def test_a_build_does_not_wait_for_a_pipe_either(project: Project) -> None:
    names = ("docs/vi/ong.md", "docs/vi/ong.png", "docs/vi/.meta.yml")
    for name in names:
        os.mkfifo(project.folder / name)
    built = project.build()
    assert built.returncode == 1
    assert built.stderr.splitlines() == sorted(_at(name, SPECIAL) for name in names)
