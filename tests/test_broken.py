"""Every mistake in tests/broken gets exactly its lines, and costs nobody the last good site."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from broken_cases import Case, read_cases
from project import ROOT, Project, digest

from catalog.__main__ import main

CASES = read_cases()


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_check_says_exactly_this(
    case: Case, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    project = Project(tmp_path / "project")
    case.apply(project)
    if case.in_generator:
        checked = project.run("catalog", "check")
        said, status = checked.stderr, checked.returncode
    else:
        monkeypatch.chdir(project.folder)
        status = main(["check"])
        said = capsys.readouterr().err
    assert said == f"{case.problems}{case.summary}\n"
    assert status == 1


def _reader(case: Case) -> frozenset[str]:
    """What reads the files of a case: records of all kinds are alike, and so are pages."""
    return frozenset(_kind(Path(edit["file"])) for edit in case.edits)


def _kind(file: Path) -> str:
    if len(file.parts) == 1:
        return file.name
    top, second, *below = file.parts
    folder = second if second in ("texts", "pictures") else ""
    return f"{top}/{folder}/{''.join(file.suffixes) if below else second}"


READERS = {_reader(case): case for case in CASES if not case.name.startswith("mkdocs-")}
"""Of the others MkDocs speaks first in a build, in words of its own."""


def test_build_says_the_same_and_keeps_the_site(small: Project, tmp_path: Path) -> None:
    """It finds what a check finds, so one mistake for each reader is enough."""
    assert len(READERS) >= 12
    project = Project(tmp_path / "project")
    good = project.take(small.site)
    for case in READERS.values():
        project.restore()
        case.apply(project)
        built = project.build()
        assert built.stderr == case.problems, case.name
        assert case.summary in built.stdout, case.name
        assert "Traceback" not in built.stderr + built.stdout, case.name
        assert built.returncode == 1, case.name
        assert digest(project.site) == good, case.name
        assert not list(project.folder.glob(".site-*")), case.name


def test_several_cases_have_three_mistakes() -> None:
    many = [case for case in CASES if case.name.startswith("three-")]
    assert len(many) >= 5
    assert all(len(case.problems.splitlines()) == 3 for case in many)


def test_every_message_has_a_case() -> None:
    said = "".join(case.problems for case in CASES)
    messages = {message for path in sorted(_modules()) for message in messages_of(path)}
    assert len(messages) > 60  # the search below finds what it should
    unheard = {message for message in messages - ELSEWHERE if not re.search(message, said)}
    assert not unheard


ELSEWHERE = {
    # tests/test_plugins.py
    r"chưa bật thẻ — thêm `material/tags` vào plugins, mkdocs\.yml",
    r"không có thẻ `.+` — chọn một trong: .+",
    r"macros cho người viết bài chạy mã trên máy dựng trang — chỉ bật khi tin mọi người viết",
    r".+, .+ — bỏ plugin, hook hay khuôn trong overrides/ đã viết ra",
    r".+ không chạy được ở đây: .+ — xóa .+",
    r"redirects: `.+` là trang đang có, hoặc ở ngoài trang — xóa dòng ấy",
    r"không có tác dụng: trang có tìm kiếm riêng — xóa search",
    r"mkdocs\.yml không có mục tin `.+` — thêm vào plugins .+",  # test_news.py
    r"khung trang thiếu `.+` — ghi `name: material`, cài đúng requirements\.txt",  # test_frame.py
    # Not about data: tests/test_last_good_site.py and tests/test_command.py hear these.
    r"thiếu khuôn trang này — tạo lại tệp",
    r"khuôn trang có lỗi \(.+\) — sửa dòng này",
    r"khung trang không có khối `.+` — .+",
    r"trang 404 không có `page` — đặt dòng này giữa `\{% if page %\}` và `\{% endif %\}`",
    r"SOURCE_DATE_EPOCH là “.+”, không phải số giây từ 1970 — sửa hoặc bỏ đi",
    r"SITE_URL là “.+”, không phải địa chỉ http\(s\) — sửa hoặc bỏ đi",
    r"EDIT_URL là “.+”, thiếu \{path\} — thêm \{path\} chỗ tên tệp",
    r".+: không có thư mục data/ ở đây — vào đúng thư mục",
    r"site_dir là “.+”, một tệp — đổi tên tệp, hoặc .+",  # tests/test_plan_folders.py
    r".+ — dời tệp ấy đi, hoặc .+",  # the same
    r".+/ .+ — chờ tới .+ giây\.",  # tests/test_two_builds.py
    r".+ — xóa đi, rồi chạy lại",  # the same
    r".+: không phải báo cáo JSON của lychee — chạy lại `make links`",  # tests/test_links.py
    # Of settings, where MkDocs speaks first: tests/test_last_good_site.py hears these.
    r"không có phần bổ trợ `.+` — .+",
    r"không có giao diện `.+` — .+",
    r"không có thư mục `.+` — .+",
    r"không có phần mở rộng `.+` — .+",
    r"không có tệp `.+` — sửa lại tên",
    r"Python không có `.+` — sửa lại tên",
    # tests/test_drafts_shown.py
    r"DRAFTS để xem thử cả bản nháp, bản để đăng không có — bỏ DRAFTS",
    # tests/test_admin_folder.py
    r"`extra\.admin` cần trình sửa bài, chưa có trên máy này — chạy `make admin`",
    # What is public now: tests/test_changes.py hears these.
    r"bản để đăng chưa có địa chỉ, tờ in sẽ không có mã để đọc thêm — đặt SITE_URL, thí dụ "
    r'https://vidu\.vn/, và giữ `site_url: !ENV \[SITE_URL, ""\]` trong mkdocs\.yml',
    r"PUBLISHED là “.+”, không có .+ ở đó — chạy `make published`",
    r"không đọc được ngày trong .+ — chạy `make published`",
    r"không phải mã SHA-256, hai dấu cách, tên tệp — lấy lại tệp này",
    r"trang đã đăng nay không còn — trả lại tệp cũ, hoặc ghi `formerly: \[.+\]` vào đầu "
    r"trang \.md thay nó, hay `formerly: \[.+\]` vào bản ghi thay nó",
    r"chưa viết theo khuôn chung — chạy `\.venv/bin/python -m catalog format.+`",  # test_format.py
    # Of a record that is to be written or renamed: tests/test_drafts.py and tests/test_renaming.py.
    r"không có loại `.+` — .+",
    r".+ đã có — chọn id khác, hoặc sửa tệp ấy",
    r"không có bản ghi `.+` trong .+/ — .+",
    r".+ — chưa đổi gì; sửa chỗ ấy trước",
    r"`.+` là id cũ của .+, địa chỉ ấy đã đăng — chọn id khác",
    # Warnings: tests/test_rules.py hears these.
    r"gần giống `.+` — sửa nếu viết nhầm",
    r"chưa trang nào dẫn nguồn này — dẫn hoặc xóa",
    r"câu dài .+ tiếng — tách thành hai câu",
    r"câu đọc lên dài .+ tiếng, quá .+ — tách thành hai câu",
    r"chưa có `.+` — .+",
    r"`.+` chỉ hiện thành chữ — bỏ đi, hoặc viết bằng Markdown",
    r"lời ghi chú che .+ trong .+ tiếng — xem lại chỗ đặt `-->`",
    r"mục tiêu chưa có `.+` — thêm vào; giờ dùng màu chung và con số",
    r"giống hệt bản `.+` — .+",
    r"thừa dấu cách giữa \] và \( — viết liền `\]\(`",
    r"hai ngoặc đổi chỗ — viết `\[chữ\]\(địa chỉ\)`",
    r"thiếu dấu \) sau địa chỉ — thêm vào",
    r"đọc như tiếng Việt — đổi chỗ với `vi` nếu để nhầm, hoặc dịch",
    r"tên dài .+ ký tự, nên có nhiều nhất .+ — rút gọn",
    # Not of data alone: tests/test_kit.py and tests/test_issuing.py hear these.
    r"địa chỉ của tờ in dài .+ byte, mã QR chỉ vừa .+ — rút ngắn SITE_URL",
    r"khuôn của .+ có lỗi \(.+\) — sửa khuôn này",
    r"không có tờ nào mang mã .+ — chép lại mã in ở cuối tờ hiện nay",
    # tests/test_machine.py
    r".+ — gửi tệp .+ cho .+",
    ".+ — gửi cả đoạn này cho .+\\\n.+",
    r"dừng giữa chừng — chạy lại lúc nào cũng được",
    r".+ — tắt bớt chương trình, rồi chạy lại",
    # Root may read everything, so no file can be made that the tests cannot open.
    r"không mở được tệp \(.+\) — xem lại quyền đọc",
    # Files that nobody should have to read: tests/test_gate.py and tests/test_readers.py.
    r"không phải tệp thường — xóa đi",
    r"liên kết vòng quanh, không tới tệp nào — xóa, rồi chép tệp vào đây",
    r"liên kết tới tệp không có — xóa, rồi chép tệp vào đây",
    r"liên kết tới thư mục khác — chép thư mục ấy vào đây",
    r"đây là thư mục, ở đây cần một tệp — đổi tên hoặc dời đi",
    r"đây là tệp, ở đây cần một thư mục — đổi tên hoặc dời đi",
    r"không có quyền đọc .+ này — xem lại quyền đọc",
    r"không mở được .+ này — chép lại, hoặc xóa",
    r"tệp trống — chép lại, hoặc xóa",
    r"kế thừa vòng quanh — sửa tên tệp",
    # Pictures: tests/test_pictures.py and tests/test_used_files.py hear these.
    r"ảnh có hơn .+ triệu điểm — thu nhỏ ảnh",
    r"ảnh hỏng hoặc thiếu một phần — chép lại, hoặc lưu lại ảnh",
    r"ảnh động — lưu lại thành ảnh đứng yên",
    r"nội dung là ảnh .+, không phải .+ — đổi đuôi thành .+",
    r"ảnh kèm thông tin người chụp, nơi chụp — lưu lại dạng JPEG hay WebP",
    r".+ — dẫn tới, hoặc xóa",
    # Documents: tests/test_documents.py hears these.
    r"nội dung là .+, không phải .+ — .+, hoặc đổi đuôi",
    r"tệp hỏng, hoặc không phải .+ — .+",
    r"tệp ghi tên người làm “.+” — .+",
    r"trang không đăng tệp `.+` — dời đi, hoặc lưu thành PDF, ảnh hay \.md",
    r".+:.+:1: tệp không phải UTF-8 — lấy lại tệp này",
}


def _modules() -> Iterator[Path]:
    for path in (ROOT / "hooks").rglob("*.py"):
        # tests/test_settings.py and tests/test_machine.py hear the messages of these.
        if not path.name.startswith(("mkdocs_", "machine.")):
            yield path


def messages_of(path: Path) -> Iterator[str]:
    """Each text of a module that says what is wrong and, after a dash, what to do; as a pattern."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    inside = {
        id(part)
        for node in ast.walk(tree)
        if isinstance(node, ast.JoinedStr)
        for part in node.values
    }
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if id(node) in inside | docstrings:
            continue
        if isinstance(node, ast.JoinedStr):
            parts = [_literal(part) for part in node.values]
            pattern = "".join(parts)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            pattern = re.sub(r"\\\{\w+\\\}", ".+", re.escape(node.value)).replace(r"\ ", " ")
        else:
            continue
        if " — " in pattern:
            yield pattern.replace(r"\-", "-").replace("^", "")


def _literal(part: ast.expr) -> str:
    if isinstance(part, ast.Constant):
        return re.escape(str(part.value)).replace(r"\ ", " ")
    return ".+"
