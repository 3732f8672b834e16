"""The form in admin/ in Chromium: what one does in it, and what stands in the files afterwards."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from io import BytesIO
from pathlib import Path

import pytest
from browser import QUIET, served, system_browser
from form_forge import REPOSITORY, TOKEN, Forge, forge_of
from form_page import FormPage, texts
from PIL import Image
from playwright.sync_api import Browser, FilePayload, Playwright, expect
from project import SMALL, Project
from settings_of import add_settings

from catalog.model.kinds import KINDS

DELETES = "Đã xóa"
DELETED = (
    ("goals", "duong-sach", "Trồng cây"),
    ("contacts", "truc-ban", "Số để gọi"),
    ("agencies", "doi-mau", "Trồng cây"),
    ("terms", "ho-mau", DELETES),
)
"""(kind, id, what is said) of records that others need, name in a list, or do not know."""
SIZE = """async (path) => {
  let folder = await navigator.storage.getDirectory();
  const names = path.split("/");
  for (const name of names.slice(0, -1)) folder = await folder.getDirectoryHandle(name);
  const file = await (await folder.getFileHandle(names.at(-1))).getFile();
  const { width, height } = await createImageBitmap(file);
  return [width, height, file.size];
}"""
CALM = [flag for flag in QUIET if flag != "--disable-frame-rate-limit"]
SETTINGS = """\
extra:
  admin:
    forge: gitea
    repository: {repository}
    branch: main
    address: {address}
"""


@pytest.fixture(scope="module")
def calm(playwright: Playwright) -> Iterator[Browser]:
    """A browser that waits for frames as one does that people look at; the form counts on it."""
    browser = playwright.chromium.launch(executable_path=system_browser(), args=CALM)
    yield browser
    browser.close()


@pytest.fixture(scope="module")
def forge() -> Iterator[Forge]:
    with forge_of(SMALL) as found:
        yield found


@pytest.fixture(scope="module")
def project(forge: Forge, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The plan of tests/small with the form, saving to a forge or into a folder."""
    project = Project(tmp_path_factory.mktemp("form") / "plan", kit=False)
    add_settings(project, SETTINGS.format(repository=REPOSITORY, address=forge.address))
    built = project.build(SITE_URL="https://example.org/")
    assert built.returncode == 0, built.stderr
    return project


@pytest.fixture(scope="module")
def address(project: Project) -> Iterator[str]:
    with served(project.site) as found:
        yield found.replace("127.0.0.1", "localhost")


@pytest.fixture
def form(calm: Browser, address: str, forge: Forge) -> Iterator[FormPage]:
    found = FormPage(calm, address, (forge.address,))
    yield found
    assert not found.asked
    found.page.context.close()


def _lines(before: str, after: str) -> list[str]:
    """The lines that went and came."""
    lines = [*unified_diff(before.splitlines(), after.splitlines(), lineterm="", n=0)]
    return [line for line in lines[2:] if line[0] in "+-"]


def _changes(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """The lines of each file that is not as it was; none of one that is gone."""
    names = sorted({*before, *after})
    return {
        name: _lines(before.get(name, ""), after[name]) if name in after else []
        for name in names
        if before.get(name) != after.get(name)
    }


def test_a_letter_in_a_record_of_each_kind_is_a_line_of_its_file(form: FormPage) -> None:
    before = texts(SMALL)
    form.open_folder(before)
    changed = {}
    for kind in KINDS:
        path = next(path for path in before if path.startswith(f"data/{kind}/"))
        form.open(kind, Path(path).stem)
        form.write("title.vi", form.write("title.vi", "") + "x")
        form.saved(kind)
        changed[path] = 2
    found = _changes(before, form.files())
    assert {path: len(lines) for path, lines in found.items()} == changed
    assert not form.troubles


def test_a_letter_in_the_plan_and_in_prose_is_a_line_of_its_file(form: FormPage) -> None:
    before = texts(SMALL)
    form.open_folder(before)
    form.open("plan", "plan")
    form.write("short_title.vi", form.write("short_title.vi", "") + "x")
    form.saved("plan")
    form.open("docs-vi", "gioi-thieu")
    form.write("title", form.write("title", "") + "x")
    form.write_prose("x")
    form.saved("docs-vi")
    found = _changes(before, form.files())
    assert {path: len(lines) for path, lines in found.items()} == {
        "data/plan.yml": 2,
        "docs/vi/gioi-thieu.md": 4,
    }
    assert not form.troubles


QUESTION = """\
id: ai-quet-duong
status: published
theme: chung
number: 2
title:
  vi: "Ai quét đường?"
answer:
  vi: "Cả làng. [@bao-mau]"
checked: 2026-02-03
"""


def test_a_new_record_is_written_as_catalog_format_writes_it(form: FormPage) -> None:
    before = texts(SMALL)
    form.open_folder(before)
    form.open("questions")
    form.choose("status", "Đưa lên")
    form.choose("theme", "Chuyện chung")
    form.write("number", "2")
    form.write("title.vi", "Ai quét\nđường?")
    form.write("answer.vi", "Cả làng.")
    box = form.page.locator('section[data-key-path="answer.vi"] input[list]')
    box.fill("bao-mau")
    form.write("checked", "2026-02-03")
    form.saved("questions")
    after = form.files()
    assert {name: text for name, text in after.items() if name not in before} == {
        "data/questions/ai-quet-duong.yml": QUESTION
    }
    assert before.items() <= after.items()
    assert not form.troubles


def test_another_id_is_followed_by_all_who_refer_to_it(form: FormPage) -> None:
    before = texts(SMALL)
    form.open_folder(before)
    form.open("goals", "duong-sach")
    form.menu("Sửa địa chỉ")
    form.page.get_by_role("button").filter(has_text="edit").last.click()
    box = form.page.locator("input[type=text]:visible").last
    box.fill("duong-rat-sach")
    box.press("Enter")
    form.saved("goals")
    after = form.files()
    assert "data/goals/duong-sach.yml" not in after
    text = before["data/goals/duong-sach.yml"]
    assert _lines(text, after["data/goals/duong-rat-sach.yml"]) == [
        "-id: duong-sach",
        "+id: duong-rat-sach",
        "+formerly: [duong-sach]",
    ]
    referring = [name for name in before if "goal: duong-sach" in before[name]]
    assert referring
    for name in referring:
        lines = [line.replace(" ", "") for line in _lines(before[name], after[name])]
        assert lines == ["-goal:duong-sach", "+goal:duong-rat-sach"]


@pytest.mark.parametrize(("kind", "id", "refused"), DELETED)
def test_what_others_refer_to_is_not_deleted(
    kind: str, id: str, refused: str, form: FormPage
) -> None:
    before = texts(SMALL)
    form.open_folder(before)
    form.open(kind, id)
    form.menu("Xóa")
    dialog = form.page.get_by_role("alertdialog").first
    confirm = dialog.get_by_role("button", name="Xóa")
    dialog.wait_for()
    if confirm.is_enabled():
        confirm.click()
    form.says(refused)
    if refused == DELETES:
        assert {*before} - {*form.files()} == {f"data/{kind}/{id}.yml"}
    else:
        assert form.files() == before


TITLE = "data/questions/quet-luc-nao.yml"


@pytest.fixture
def signed_in(form: FormPage, forge: Forge) -> Iterator[FormPage]:
    """The form with what is on the forge; that is afterwards as it was."""
    kept = dict(forge.files)
    form.sign_in(TOKEN)
    form.says("Hỏi đáp")
    yield form
    forge.files, forge.refuses, forge.drops = kept, False, False


def test_a_change_is_a_commit_of_one_file(signed_in: FormPage, forge: Forge) -> None:
    before = forge.text(TITLE)
    signed_in.open("questions", "quet-luc-nao")
    signed_in.write("title.vi", "Quét đường khi nào?")
    signed_in.saved("questions")
    assert forge.messages[-1] == "Sửa Câu hỏi: quet-luc-nao"
    assert _lines(before, forge.text(TITLE)) == [
        '-  vi: "Quét đường lúc nào?"',
        '+  vi: "Quét đường khi nào?"',
    ]
    assert not signed_in.troubles


def test_a_wrong_token_is_told(form: FormPage) -> None:
    form.sign_in("0000")
    form.says("Mã truy cập")
    form.page.get_by_role("alert").first.wait_for()


@pytest.mark.parametrize("gone", [False, True], ids=["changed", "deleted"])
def test_what_somebody_else_did_meanwhile_is_not_overwritten(
    gone: bool, signed_in: FormPage, forge: Forge
) -> None:
    signed_in.open("questions", "quet-luc-nao")
    signed_in.write("title.vi", "Của tôi?")
    others = forge.files[TITLE].replace("lúc nào".encode(), "hôm nào".encode())
    forge.change(TITLE, None if gone else others)
    signed_in.save()
    dialog = signed_in.page.get_by_role("alertdialog").first
    dialog.wait_for()
    dialog.get_by_role("button", name="Hủy").click()
    assert forge.files.get(TITLE) == (None if gone else others)
    expect(signed_in.field("title.vi")).to_have_value("Của tôi?")


def test_a_lost_network_loses_no_words(signed_in: FormPage, forge: Forge) -> None:
    before = forge.files[TITLE]
    signed_in.open("questions", "quet-luc-nao")
    signed_in.write("title.vi", "Khi nào quét?")
    forge.drops = True
    signed_in.save()
    signed_in.says("Không nối được tới kho.")
    assert forge.files[TITLE] == before
    signed_in.page.get_by_role("button", name="Đồng ý").click()
    forge.drops = False
    signed_in.saved("questions")
    assert 'vi: "Khi nào quét?"' in forge.text(TITLE)


def test_an_expired_token_loses_no_words(signed_in: FormPage, forge: Forge) -> None:
    before = forge.files[TITLE]
    signed_in.open("questions", "quet-luc-nao")
    signed_in.field("title.vi").press("Control+A")
    signed_in.page.keyboard.type("Khi nào quét?")
    forge.refuses = True
    signed_in.save()
    signed_in.says("Kho không nhận mã truy cập nữa.")
    assert forge.files[TITLE] == before
    signed_in.page.wait_for_timeout(1_000)  # it keeps what was typed every half second
    signed_in.page.reload()
    signed_in.says("Chào mừng")
    forge.refuses = False
    signed_in.give(TOKEN)
    signed_in.says("Hỏi đáp")
    signed_in.open("questions", "quet-luc-nao")
    signed_in.page.get_by_role("button", name="Khôi phục").click()
    expect(signed_in.field("title.vi")).to_have_value("Khi nào quét?")


def _photograph() -> bytes:
    """What a camera makes, with room for 30 MB behind it."""
    found = BytesIO()
    Image.new("RGB", (4000, 3000), "red").save(found, "JPEG")
    return found.getvalue() + bytes(30_000_000)


def test_a_photograph_of_30_mb_gets_a_name_and_a_weight_for_pages(form: FormPage) -> None:
    form.open_folder(texts(SMALL))
    form.page.goto(f"{form.address}admin/#/assets")
    box = form.page.locator("input[type=file]").first
    box.set_input_files(
        {"name": "Đường Sạch.JPG", "mimeType": "image/jpeg", "buffer": _photograph()}
    )
    form.page.locator("dialog").get_by_role("button", name="Tải lên").click()
    form.says("Thành công")
    added = "docs/vi/hinh/duong-sach.webp"
    assert {*form.files()} - {*texts(SMALL)} == {added}
    width, height, weight = form.page.evaluate(SIZE, added)
    assert (width, height) == (1280, 960)
    assert weight < 150_000
    box = form.page.locator("input[type=file]").first
    paper: FilePayload = {
        "name": "to.pdf",
        "mimeType": "application/pdf",
        "buffer": bytes(30_000_000),
    }
    box.set_input_files(paper)
    form.says("nên không tải lên được")
    assert {*form.files()} - {*texts(SMALL)} == {added}
