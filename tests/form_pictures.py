"""Makes the pictures of the guide in admin/guide/ from the form itself.

`make pictures` runs it, with the plan of tests/small; a picture has the same name each time.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory

from browser import QUIET, served, system_browser
from form_forge import REPOSITORY, TOKEN, Forge, forge_of
from form_page import FormPage
from PIL import Image
from playwright.sync_api import Browser, FilePayload, FloatRect, sync_playwright
from project import ROOT, SMALL, Project
from settings_of import add_settings

FOLDER = ROOT / "admin" / "guide"
WIDTH, HEIGHT = 800, 480
"""So narrow that a page of the guide shows it nearly as large as it is."""
WIDE = 1280
"""Where something has its place beside the fields."""
CALM = [flag for flag in QUIET if flag != "--disable-frame-rate-limit"]
NOW = dt.datetime(2026, 3, 2, 8, 30, tzinfo=dt.UTC)
SETTINGS = """\
extra:
  admin:
    forge: gitea
    repository: {repository}
    branch: main
    address: {address}
"""
NEWS = {
    "vi/tin/index.md": "---\ntitle: Tin\ndescription: Tin của làng.\n---\n\n# Tin\n",
    "en/tin/index.md": "---\ntitle: News\ndescription: News.\n---\n\n# News\n",
    "vi/tin/posts/cau-moi.md": (
        "---\ntitle: Cầu mới\ndescription: Làng có cầu.\ndate: 2026-02-01\n---\n\nCầu đã xong.\n"
    ),
}
"""What the plan lacks, and an editor may want to add to."""
QUESTION = "data/questions/quet-luc-nao.yml"


def sign_in(form: FormPage, forge: Forge) -> None:
    form.page.goto(f"{form.address}admin/")
    form.page.get_by_role("button").nth(1).click()
    form.page.locator("input:visible").first.wait_for()


def change(form: FormPage, forge: Forge) -> None:
    form.open("questions", "quet-luc-nao")
    _to(form, "title")
    form.write("title.vi", "Quét đường khi nào?")


def activity(form: FormPage, forge: Forge) -> None:
    form.open("activities")
    form.choose("goal", "Đường làng sạch")
    form.choose("clause", "N3")  # no published record quotes it
    _to(form, "title")
    form.write("quote.vi", "Việc còn bàn.")
    form.write("title.vi", "Việc còn bàn")
    _to(form, "clause")


def post(form: FormPage, forge: Forge) -> None:
    form.open("docs-vi-tin-posts")
    form.write("title", "Cầu đã sơn lại")
    _to(form, "body")
    form.write_prose("Sáng nay cầu đã sơn xong. [@bao-mau]")


def citation(form: FormPage, forge: Forge) -> None:
    form.open("questions", "quet-luc-nao")
    _to(form, "answer")
    form.write("answer.vi", "Mỗi sáng thứ bảy, theo Báo Mẫu.")
    form.page.locator('section[data-key-path="answer.vi"] input[list]').fill("bao-mau")
    _to(form, "answer")


def correction(form: FormPage, forge: Forge) -> None:
    form.open("corrections")
    form.write("date", "2026-03-02")
    _to(form, "title")
    form.write("title.vi", "Giờ quét đường")
    _to(form, "text")
    form.page.get_by_role("button", name="Trang đã sửa").last.click()
    form.write("pages", "viec/quet-duong")
    form.write("text.vi", "Trước viết 6 giờ, nay sửa thành 5 giờ.")
    _to(form, "pages")


def picture(form: FormPage, forge: Forge) -> None:
    form.page.goto(f"{form.address}admin/#/assets")
    photo = BytesIO()
    Image.new("RGB", (1600, 1200), "#7fa88f").save(photo, "JPEG")
    files: FilePayload = {
        "name": "Cầu mới.jpg",
        "mimeType": "image/jpeg",
        "buffer": photo.getvalue(),
    }
    form.page.locator("input[type=file]").first.set_input_files(files)
    form.page.locator("dialog").get_by_role("button", name="Tải lên").wait_for()


def address(form: FormPage, forge: Forge) -> None:
    form.open("goals", "duong-sach")
    form.menu("Sửa địa chỉ")
    form.page.get_by_role("button").filter(has_text="edit").last.click()


def deletion(form: FormPage, forge: Forge) -> None:
    form.open("agencies", "doi-mau")
    form.menu("Xóa")
    form.page.get_by_role("alertdialog").get_by_role("button", name="Xóa").click()
    form.says("Trồng cây")


def conflict(form: FormPage, forge: Forge) -> None:
    change(form, forge)
    before = forge.files[QUESTION]
    forge.change(QUESTION, before.replace("lúc nào".encode(), "hôm nào".encode()))
    form.save()
    form.page.get_by_role("alertdialog").first.wait_for()


def draft(form: FormPage, forge: Forge) -> None:
    form.open("questions", "quet-luc-nao")
    _to(form, "title")
    form.field("title.vi").press("Control+A")
    form.page.keyboard.type("Quét đường khi nào?")
    form.page.wait_for_timeout(1_500)  # it keeps what was typed every half second
    form.page.reload()
    form.page.get_by_role("button", name="Khôi phục").wait_for()


def mistake(form: FormPage, forge: Forge) -> None:
    form.open("questions")
    _to(form, "title")
    form.write("title.vi", "Ai quét đường?")
    form.save()
    form.says("Bắt buộc phải điền.")


PICTURES: dict[str, Callable[[FormPage, Forge], None]] = {
    "dang-nhap": sign_in,
    "sua-cau": change,
    "hoat-dong": activity,
    "tin": post,
    "chen-nguon": citation,
    "dinh-chinh": correction,
    "anh": picture,
    "dia-chi": address,
    "xoa": deletion,
    "hai-nguoi": conflict,
    "ban-nhap": draft,
    "cho-sai": mistake,
}
"""What one does for each picture, by its name."""


def _to(form: FormPage, path: str) -> None:
    """Scrolls to a field; the form makes those below only when one comes near."""
    wanted = form.page.locator(f'section[data-key-path="{path}"]').first
    while not wanted.count():
        form.page.locator("section[data-key-path]").last.evaluate("one => one.scrollIntoView()")
        form.page.wait_for_timeout(100)
    for _ in range(2):  # what is made above moves it
        wanted.evaluate("one => one.scrollIntoView()")
        form.page.wait_for_timeout(400)


def taken(browser: Browser, site: str, forge: Forge, name: str) -> bytes:
    """A picture, with the repository as it is before anything is done."""
    kept = dict(forge.files)
    width = WIDE if name == "dia-chi" else WIDTH
    right: FloatRect = {"x": width - WIDTH, "y": 0, "width": WIDTH, "height": HEIGHT}
    screen = {"viewport": {"width": width, "height": HEIGHT}, "device_scale_factor": 1.6}
    form = FormPage(browser, site, (forge.address,), **screen)
    form.page.clock.set_system_time(NOW)
    if name != "dang-nhap":
        form.sign_in(TOKEN)
        form.says("Hỏi đáp")
    PICTURES[name](form, forge)
    form.page.wait_for_timeout(1_200)  # until nothing moves
    shot = form.page.screenshot(animations="disabled", clip=right)
    form.page.context.close()
    forge.files = kept
    return shot


def main(names: list[str]) -> None:
    """Makes the pictures of these names, or all."""
    with TemporaryDirectory() as folder, forge_of(SMALL) as forge, sync_playwright() as playwright:
        project = Project(Path(folder) / "plan", kit=False)
        for path, text in NEWS.items():
            page = project.folder / "docs" / path
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, encoding="utf-8")
            forge.files[f"docs/{path}"] = text.encode()
        add_settings(project, SETTINGS.format(repository=REPOSITORY, address=forge.address))
        built = project.build(SITE_URL="https://example.org/")
        assert built.returncode == 0, built.stderr
        browser = playwright.chromium.launch(executable_path=system_browser(), args=CALM)
        with served(project.site) as site:
            for name in names or PICTURES:
                shot = taken(browser, site.replace("127.0.0.1", "localhost"), forge, name)
                with Image.open(BytesIO(shot)) as picture:
                    picture.convert("RGB").save(FOLDER / f"{name}.webp", quality=70, method=6)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
