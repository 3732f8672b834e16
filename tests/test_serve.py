"""`mkdocs serve` while somebody writes: a change shows, a mistake is told, nothing hangs."""

from __future__ import annotations

import json
import os
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from previews import PAGES, PATIENCE, Server, serving
from project import Project
from settings_of import PROGRAM, switch_form_on

GOAL = "data/goals/duong-sach.yml"
BOOK, COPY, TABLES = "so-tay.epub", "ban-ngoai-tuyen.zip", "api/v1/data.xlsx"


def _has(words: str) -> Callable[[str], bool]:
    return lambda text: words in text


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    project = Project(tmp_path_factory.mktemp("serve") / "project", kit=False)
    project.own("templates")
    project.own("overrides")
    switch_form_on(project)
    with serving(project) as server:
        yield server


def test_a_changed_record_shows_in_both_languages(server: Server) -> None:
    server.replace(GOAL, "Đường trong làng không có rác.", "Đường trong làng rất sạch.")
    server.replace(GOAL, "No rubbish on the village roads.", "Very clean village roads.")
    server.wait(PAGES["vi"], lambda text: "Đường trong làng rất sạch." in text)
    server.wait(PAGES["en"], lambda text: "Very clean village roads." in text)


def test_an_open_page_shows_a_change_by_itself(server: Server, browser: Browser) -> None:
    page = browser.new_page()
    page.goto(server.address + PAGES["vi"])
    server.replace(GOAL, "kể chuyện quét đường", "kể lại chuyện quét đường")
    page.get_by_text("kể lại chuyện quét đường").first.wait_for(timeout=1000 * PATIENCE)
    page.close()


def test_what_takes_long_is_made_when_somebody_asks(server: Server) -> None:
    last = 'vi: "Báo Mẫu'
    for words in ("Báo Một", "Báo Hai"):
        server.replace(GOAL, last, last := f'vi: "{words}')
        server.wait(PAGES["vi"], _has(words))
        book, copy, tables = map(server.unpacked, (BOOK, COPY, TABLES))
        assert words in book["EPUB/text/dich/duong-sach.xhtml"]
        assert words in copy[f"pages/{PAGES['vi']}"]
        assert words in tables["xl/sharedStrings.xml"]
        for data in ("goals.json", "goals/duong-sach.json", "csv/goals.csv"):
            assert words in server.get(f"api/v1/{data}")
        assert f"/{PAGES['en']}</loc>" in server.get("sitemap.xml")
        index = re.search(r'data-index="([^"]+)"', server.get("tim-kiem.html"))
        assert index and words in server.get(index[1])
        assert words in copy[f"pages/{index[1]}"]
    assert re.search(r"XLSX, <?[^,]*(?:…|kB)", server.get("du-lieu-mo.html"))


def test_a_page_that_is_gone_is_not_found(server: Server) -> None:
    file = server.project.folder / "docs" / "vi" / "tam.md"
    file.write_text('---\ntitle: "Tạm"\ndescription: "Tạm thời."\n---\n\n# Tạm\n', "utf-8")
    server.wait("tam.html", lambda text: "Tạm" in text)
    file.unlink()
    end = time.monotonic() + PATIENCE
    with pytest.raises(urllib.error.HTTPError, match="404"):
        while time.monotonic() < end:
            server.get("tam.html")


def test_a_page_that_stays_as_it_is_is_not_written_again(server: Server) -> None:
    (other,) = server.project.folder.parent.glob("mkdocs_*/viec/quet-duong.html")
    before = other.stat()
    for old, new in (("Trang này thử", "Trang này để thử"), ("Trang này để thử", "Trang này thử")):
        server.replace("docs/vi/gioi-thieu.md", old, new)
        server.wait("gioi-thieu.html", _has(new))
    assert (other.stat().st_ino, other.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_the_form_is_there(server: Server) -> None:
    assert "form.js" in server.get("admin/")
    collections = json.loads(server.get("admin/form.json"))["configuration"]["collections"]
    assert {"goals", "activities"} <= {one["name"] for one in collections}
    for name, content in PROGRAM.items():
        with urllib.request.urlopen(f"{server.address}admin/{name}") as answer:
            assert answer.read() == content


def test_a_broken_record_is_told_and_the_last_good_page_stays(server: Server) -> None:
    server.replace(GOAL, "number: 1", "number: một")
    for page in PAGES.values():
        text = server.wait(page, lambda text: "goals/duong-sach.yml:3:9: number" in text)
        assert 'role="alert"' in text
        assert "Đường làng sạch" in text
    server.replace(GOAL, "number: một", "number: 1")
    for page in PAGES.values():
        server.wait(page, lambda text: 'role="alert"' not in text)


def test_a_broken_page_is_told_and_the_last_good_one_stays(server: Server) -> None:
    file = "docs/vi/gioi-thieu.md"
    server.replace(file, 'title: "Về trang thử"', "title: Về: trang thử")
    text = server.wait("gioi-thieu.html", lambda text: "gioi-thieu.md:2:" in text)
    assert "Trang này thử" in text
    server.replace(file, "title: Về: trang thử", 'title: "Về trang đã sửa"')
    server.wait("gioi-thieu.html", lambda text: "Về trang đã sửa" in text)


def test_a_new_page_beside_a_broken_record_does_not_hang(server: Server) -> None:
    server.replace(GOAL, "number: 1", "number: một")
    new = server.project.folder / "docs" / "vi" / "moi.md"
    new.write_text('---\ntitle: "Mới"\ndescription: "Trang mới."\n---\n\n# Mới\n', encoding="utf-8")
    server.wait("index.html", lambda text: 'role="alert"' in text)
    server.replace(GOAL, "number: một", "number: 1")
    server.wait("moi.html", lambda text: "Mới" in text)


def test_a_pipe_is_told_and_nothing_waits_for_it(server: Server) -> None:
    docs = server.project.folder / "docs" / "vi"
    picture = docs / "hinh" / "vuong.svg"
    drawn = picture.read_bytes()
    picture.unlink()
    for pipe in (picture, docs / "ong.md", docs / ".meta.yml"):
        os.mkfifo(pipe)
    told = [f"docs/vi/{name}:1:1: không" for name in ("hinh/vuong.svg", "ong.md", ".meta.yml")]
    server.wait("index.html", lambda text: all(one in text for one in told))
    assert "<path" in server.get("hinh/vuong.svg")  # the last good one
    (docs / "ong.md").unlink()
    (docs / ".meta.yml").unlink()
    picture.unlink()
    picture.write_bytes(drawn)
    server.wait("index.html", lambda text: 'role="alert"' not in text)


FRONT = "---\ntitle: Mới\ndescription: Trang mới.\n---\n\n"
MISTAKES = {
    "docs/vi/sau.md": FRONT + "> " * 5_000,
    "docs/vi/dai.md": FRONT + "Một câu. " * 10_000,
    "docs/vi/an.md": FRONT + "Chữ\u200b ẩn.",
    "docs/vi/hai-ban.md": FRONT + "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> khac\n",
    "docs/vi/Ten Sai.md": FRONT,
    "docs/vi/bai.exe": "MZ",
    "data/goals/index.yml": "id: index\n",
    "data/goals/tat.yml": "id: " + "[" * 20_000,
    "data/goals/nang.yml": "id: nang\n" + "#" * 2_000_000,
}


def test_mistakes_of_each_sort_are_told_and_come_back_by_themselves(server: Server) -> None:
    files = {server.project.folder / name: text for name, text in MISTAKES.items()}
    for path, text in files.items():
        path.write_text(text, encoding="utf-8")
    server.wait(PAGES["en"], lambda text: all(f"{name}:" in text for name in MISTAKES))
    for path in files:
        path.unlink()
    for page in PAGES.values():
        server.wait(page, lambda text: 'role="alert"' not in text)


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("x: [", "mkdocs.yml:"),
        ("nav: 5", "mkdocs.yml:"),
        ("docs_di: x", "mkdocs.yml:"),  # MkDocs only warns of it, and our hook ends the build
    ],
)
def test_a_mistake_in_the_settings_is_told_and_leaves_the_pages(
    server: Server, mistake: str, said: str
) -> None:
    settings, log = server.project.folder / "mkdocs.yml", server.project.folder / "log.txt"
    sound, before = settings.read_text(encoding="utf-8"), log.stat().st_size
    settings.write_text(f"{sound}{mistake}\n", encoding="utf-8")
    for page, words in ((PAGES["vi"], "bản tốt gần nhất"), (PAGES["en"], "last good version")):
        text = server.wait(page, lambda text: f"<li>{said}" in text)
        assert text.count('role="alert"') == 1 and words in text
        assert "<h1" in text
    assert said in log.read_bytes()[before:].decode()
    settings.write_text(sound, encoding="utf-8")
    for page in PAGES.values():
        server.wait(page, lambda text: "<h1" in text and 'role="alert"' not in text)


def test_a_changed_template_shows(server: Server) -> None:
    server.replace("templates/goal.html.jinja", "<h1 ", '<h1 data-mark="changed" ')
    for page in PAGES.values():
        server.wait(page, lambda text: 'data-mark="changed"' in text)


def test_a_changed_theme_shows(server: Server) -> None:
    server.replace("overrides/partials/languages.html", "<nav ", '<nav data-theme="changed" ')
    for page in PAGES.values():
        server.wait(page, lambda text: 'data-theme="changed"' in text)


def test_a_broken_template_is_told(server: Server) -> None:
    server.replace("templates/goal.html.jinja", "<h1 ", "{% if %}<h1 ")
    text = server.wait(PAGES["vi"], lambda text: "templates/goal.html.jinja:" in text)
    assert 'role="alert"' in text
    server.replace("templates/goal.html.jinja", "{% if %}<h1 ", "<h1 ")
    server.wait(PAGES["vi"], lambda text: 'role="alert"' not in text)


def test_what_nobody_foresaw_is_told_and_comes_back_by_itself(server: Server) -> None:
    log = server.project.folder / "log.txt"
    server.replace("templates/goal.html.jinja", "<h1 ", "{{ 1 // 0 }}<h1 ")
    end = time.monotonic() + PATIENCE
    while "lỗi của phần mềm (ZeroDivisionError: " not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < end, log.read_text(encoding="utf-8")
        time.sleep(0.05)
    server.replace("templates/goal.html.jinja", "{{ 1 // 0 }}<h1 ", '<h1 data-mark="mended" ')
    server.wait(PAGES["vi"], lambda text: 'data-mark="mended"' in text)


def test_broken_at_the_start(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    (project.folder / GOAL).write_text("id: [", encoding="utf-8")
    ended = project.run("mkdocs", "serve", "--dev-addr", "127.0.0.1:1")
    assert ended.returncode == 1
    assert f"{GOAL}:" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_without_live_reload_all_is_made_at_once(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    with serving(project, "--no-livereload") as server:
        assert "EPUB/text/dich/duong-sach.xhtml" in server.unpacked(BOOK)
        index = re.search(r'data-index="([^"]+)"', server.get("tim-kiem.html"))
        assert index and "siteSearch." in server.get(index[1])
