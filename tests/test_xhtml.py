"""What becomes of the elements of a page in a book."""

from __future__ import annotations

from project import ROOT

from catalog.outputs.book.xhtml import ONLY_ON_THE_WEB, said


def _said(page: str) -> str:
    return said(page).text


def test_what_folds_is_open_and_what_is_chosen_among_is_all_there() -> None:
    assert _said("<details><summary>Gập</summary><p>Trong</p></details>") == (
        '<div class="pa-opened"><p class="pa-summary">Gập</p><p>Trong</p></div>'
    )
    heading = '<details><summary><h3 id="a">Hỏi</h3></summary><p>Đáp</p></details>'
    assert _said(heading) == '<div class="pa-opened"><h3 id="a">Hỏi</h3><p>Đáp</p></div>'
    tabs = '<fieldset><legend>x</legend><input type="radio"><label>Một</label><p>1</p></fieldset>'
    assert _said(tabs) == '<div><p class="pa-summary">Một</p><p>1</p></div>'
    box = '<li><input type="checkbox" checked aria-label="đã xong"> Xong</li>'
    assert "☑" in _said(box) and 'role="img"' in _said(box)


def test_text_around_what_goes_stays_and_no_frame_is_left_empty() -> None:
    assert _said('<p>a<b class="pa-web">x</b>c</p>') == "<p>ac</p>"
    assert _said('<p>a</p><ul><li><a class="pa-edit">x</a></li></ul><p>b</p>') == "<p>a</p><p>b</p>"
    assert "aria-labelledby" not in _said('<section aria-labelledby="gone">a</section>')


def test_a_drawing_keeps_its_shape() -> None:
    shown = said('<svg viewBox="0 0 9 6" focusable="false"><path d="M0 0"/></svg>')
    drawn = shown.text
    assert shown.has_drawing
    assert 'viewBox="0 0 9 6"' in drawn and 'width="9" height="6"' in drawn
    assert 'xmlns="http://www.w3.org/2000/svg"' in drawn and "focusable" not in drawn


def test_what_is_left_out_is_named_as_templates_name_it() -> None:
    folders = (ROOT / "templates", ROOT / "hooks" / "catalog" / "language")
    texts = [
        path.read_text(encoding="utf-8")
        for one in folders
        for path in one.rglob("*.*")
        if path.suffix in (".py", ".jinja")
    ]
    assert not [name for name in ONLY_ON_THE_WEB if not any(name in text for text in texts)]
