"""The form in admin/ in Chromium: what one does in it, and what stands in the files afterwards."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from form_page import FormPage, changed_lines, texts
from PIL import Image
from playwright.sync_api import expect
from project import SMALL

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


def _changes(before: dict[str, str], after: dict[str, str]) -> dict[str, list[str]]:
    """The lines of each file that is not as it was; none of one that is gone."""
    names = sorted({*before, *after})
    return {
        name: changed_lines(before.get(name, ""), after[name]) if name in after else []
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
    assert changed_lines(text, after["data/goals/duong-rat-sach.yml"]) == [
        "-id: duong-sach",
        "+id: duong-rat-sach",
        "+formerly: [duong-sach]",
    ]
    referring = [name for name in before if "goal: duong-sach" in before[name]]
    assert referring
    for name in referring:
        lines = [line.replace(" ", "") for line in changed_lines(before[name], after[name])]
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


def _photograph(path: Path) -> None:
    """What a camera makes, with room for 30 MB behind it."""
    found = BytesIO()
    Image.new("RGB", (4000, 3000), "red").save(found, "JPEG")
    path.write_bytes(found.getvalue() + bytes(30_000_000))


def test_a_photograph_of_30_mb_gets_a_name_and_a_weight_for_pages(
    form: FormPage, tmp_path: Path
) -> None:
    photograph, paper = tmp_path / "Đường Sạch.JPG", tmp_path / "to.pdf"
    _photograph(photograph)
    paper.write_bytes(bytes(30_000_000))
    form.open_folder(texts(SMALL))
    form.page.goto(f"{form.address}admin/#/assets")
    box = form.page.locator("input[type=file]").first
    box.set_input_files(photograph)
    form.page.locator("dialog").get_by_role("button", name="Tải lên").click()
    form.says("Thành công")
    added = "docs/vi/hinh/duong-sach.webp"
    assert {*form.files()} - {*texts(SMALL)} == {added}
    width, height, weight = form.page.evaluate(SIZE, added)
    assert (width, height) == (1024, 768)
    assert weight < 150_000
    box = form.page.locator("input[type=file]").first
    box.set_input_files(paper)
    form.says("nên không tải lên được")
    assert {*form.files()} - {*texts(SMALL)} == {added}


def test_the_caret_stays_where_one_types(form: FormPage) -> None:
    form.open_folder(texts(SMALL))
    form.open("questions", "quet-luc-nao")
    box = form.field("answer.vi")
    box.wait_for()
    before = box.input_value()
    box.click()
    form.page.keyboard.press("Control+Home")
    form.page.keyboard.type("Làng: ", delay=20)
    expect(box).to_have_value(f"Làng: {before}")
    form.page.keyboard.press("ArrowRight")
    form.page.keyboard.press("Backspace")
    expect(box).to_have_value(f"Làng: {before[1:]}")
    form.menu("Hoàn tác tất cả thay đổi")
    expect(box).to_have_value(before)
