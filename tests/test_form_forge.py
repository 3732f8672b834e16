"""The form in admin/ in Chromium: what it saves to a forge, and what can go wrong there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser import served
from form_forge import TOKEN, Forge, forge_of
from form_page import FORGE, FormPage, changed_lines
from playwright.sync_api import Browser, expect
from project import SMALL


@pytest.fixture(scope="module")
def forge() -> Iterator[Forge]:
    with forge_of(SMALL) as found:
        yield found


@pytest.fixture(scope="module")
def form_address(
    form_site: Path, forge: Forge, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The form as it is with the address of the forge in its settings."""
    folder = tmp_path_factory.mktemp("forge") / "site"
    shutil.copytree(form_site, folder)
    for name in ("index.html", "form.json"):
        path = folder / "admin" / name
        text = path.read_text(encoding="utf-8")
        assert FORGE in text
        path.write_text(text.replace(FORGE, forge.address), encoding="utf-8")
    with served(folder) as found:
        yield found.replace("127.0.0.1", "localhost")


@pytest.fixture
def form(calm: Browser, form_address: str, forge: Forge) -> Iterator[FormPage]:
    found = FormPage(calm, form_address, (forge.address,))
    yield found
    assert not found.asked
    found.page.context.close()


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
    assert changed_lines(before, forge.text(TITLE)) == [
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
    signed_in.says("Đăng nhập bằng mã truy cập (token)")
    forge.refuses = False
    signed_in.give(TOKEN)
    signed_in.says("Hỏi đáp")
    signed_in.open("questions", "quet-luc-nao")
    signed_in.page.get_by_role("button", name="Khôi phục").click()
    expect(signed_in.field("title.vi")).to_have_value("Khi nào quét?")
