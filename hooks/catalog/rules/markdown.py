"""What must or should hold for the Markdown of prose pages, beyond what it leads to."""

import re
from collections.abc import Callable, Iterator

from catalog.collected.catalog import Catalog
from catalog.language.html_lines import closes, opens
from catalog.language.prose_parts import ICON
from catalog.language.prose_syntax import COMMENT, fences, without_fences
from catalog.reading.messages import Hints
from catalog.reading.prose import ProsePage
from catalog.reading.source import Problem

Found = Iterator[tuple[int, str]]
"""(offset in a page's body, message) of each mistake."""

_MERMAID = "trang không vẽ sơ đồ Mermaid — lưu sơ đồ thành tệp .svg, rồi chèn như một hình"
_FORMULA = "trang không hiện công thức toán — viết bằng chữ, thí dụ “x bình phương”, hoặc chèn hình"
_ANNOTATION = "chú giải bấm để mở cần script — dùng chú thích ở cuối trang"
_SNIPPET = "trang không lấy chữ từ tệp khác — chép hẳn vào đây, hoặc dẫn tới tệp ấy"
_HEADS = (
    (re.compile(r"[ {.]*mermaid\b"), _MERMAID),
    (re.compile(r"[ {.]*(?:math|latex)\b"), _FORMULA),
    (re.compile(r".*\.annotate\b"), _ANNOTATION),
)
_TEXTS = (
    (re.compile(r"\$\$|(?<![\\$\w])\$(?=\S)(?=[^$\n]*[\\^_=])[^$\n]*(?<=\S)\$(?![$\w])"), _FORMULA),
    (re.compile(r"\\\((?=[^\n]{0,80}(?:[\^_=]|\\[a-z]))[^\n]{0,80}?\\\)"), _FORMULA),
    (re.compile(r"\{[^}\n]*\.annotate\b"), _ANNOTATION),
)
_INCLUDED = re.compile(r"^[ \t]*(?P<at>-+8<-+)(?=\s)", re.MULTILINE)
_NUMBER_IN_CODE = re.compile(r"\([0-9]+\)!")
_ONLY_ICONS = re.compile(rf"\[\s*(?:{ICON.pattern}(?:\{{[^}}\n]*\}})?\s*)+\](?=[(\[])")
_PART = re.compile(
    r"^(?P<indent> *)(?P<sign>!!!|\?\?\?\+?|===[+!]{0,2})(?P<rest> +\S.*?)[ ]*$", re.MULTILINE
)
_TITLES = {
    "=": re.compile(r' +".*"'),
    "!": re.compile(r'(?: +[a-z-]+)+(?: +".*")?'),
    "?": re.compile(r'(?: +[a-z-]+)*(?: +".*")?'),
}
_NOTE = re.compile(r"(?P<text>^ {0,3})?(?<!\\)\[\^(?P<name>[^\]\s]+)\](?(text):)", re.MULTILINE)
_BLOCK = re.compile(r" *(?P<marks>/{3,}) *(?P<name>[\w-]+)? *(?:\|.*)?")


def _in_each(catalog: Catalog, look: Callable[[ProsePage], Found]) -> Iterator[Problem]:
    for page in catalog.prose.values():
        for offset, message in look(page):
            yield Problem(page.document.file, *page.place(offset), "", message)


def pages_need_nothing_from_outside(catalog: Catalog) -> Iterator[Problem]:
    """Mermaid, formulas, annotations and snippets must not be used: they need a script or files."""
    yield from _in_each(catalog, _from_outside)


def _from_outside(page: ProsePage) -> Found:
    for fence in fences(page.body):
        for pattern, message in _HEADS:
            if pattern.match(fence.head):
                yield fence.start, message
        if number := _NUMBER_IN_CODE.search(page.body, fence.start, fence.end):
            yield number.start(), _ANNOTATION
    for pattern, message in _TEXTS:
        if found := pattern.search(page.shown):
            yield found.start(), message
    for found in _INCLUDED.finditer(page.body):
        yield found.start("at"), _SNIPPET


def icons_exist(catalog: Catalog) -> Iterator[Problem]:
    """A short name between colons must be that of an icon."""
    hints = Hints()
    for page in catalog.prose.values():
        for name, line, column in page.short_names():
            if not ICON.fullmatch(f":{name}:") or catalog.icons.drawing(name) is None:
                pack, _, rest = name.partition("-")
                names = (one.partition("-") for one in catalog.icons.names)
                alike = [of_pack for own, _, of_pack in names if own == pack]
                otherwise = "gõ thẳng hình, thí dụ 🙂, hoặc bỏ đi"
                hint = hints.about(rest, alike, otherwise, f"`:{pack}-{{}}:`")
                message = f"không có hình `:{name}:` — {hint}"
                yield Problem(page.document.file, line, column, "", message)


def links_have_words(catalog: Catalog) -> Iterator[Problem]:
    """A link must have words besides an icon, for those who cannot see it."""
    yield from _in_each(catalog, _mute_links)


def _mute_links(page: ProsePage) -> Found:
    for link in _ONLY_ICONS.finditer(page.shown):
        yield link.start(), "liên kết chỉ có hình — viết thêm chữ vào ngoặc vuông"


def notes_have_both_ends(catalog: Catalog) -> Iterator[Problem]:
    """A note at the end of a page must be called from its text, and be there if it is called."""
    yield from _in_each(catalog, _notes_with_one_end)


def _notes_with_one_end(page: ProsePage) -> Found:
    notes: dict[str, int] = {}
    calls: dict[str, int] = {}
    for found in _NOTE.finditer(page.shown):
        ends = calls if found["text"] is None else notes
        ends.setdefault(found["name"], found.start())
    for name in notes.keys() ^ calls.keys():
        mark = f"[^{name}]"
        if name in notes:
            message = f"không câu nào dẫn tới ghi chú này — thêm `{mark}` vào câu ấy, hoặc xóa"
            yield notes[name], message
        else:
            yield calls[name], f"không có ghi chú này — thêm dòng `{mark}: …` ở cuối, hoặc xóa"


def what_is_opened_is_closed(catalog: Catalog) -> Iterator[Problem]:
    """What is opened by ```, ///, <!-- or a line of HTML must be closed."""
    yield from _in_each(catalog, _unclosed)


def _unclosed(page: ProsePage) -> Found:
    for fence in fences(page.body):
        if not fence.is_closed:
            message = f"đoạn mã chưa đóng — thêm dòng {fence.marks} ở cuối, thụt như dòng này"
            yield fence.start, message
    if "<!--" in page.shown:
        yield page.shown.index("<!--"), "lời ghi chú chưa đóng — thêm `-->` ở cuối lời ấy"
    yield from _unclosed_blocks(page)


def _unclosed_blocks(page: ProsePage) -> Found:
    opened: list[tuple[str, int]] = []
    for offset, line in _lines(page.shown):
        closing, opening = _block_ends(line)
        if opening:
            opened.append((opening, offset + len(line) - len(line.lstrip())))
        elif closing and opened and opened[-1][0] == closing:
            opened.pop()
    for closing, offset in opened:
        yield offset, f"khối này chưa đóng — thêm dòng `{closing}` ở cuối khối"


def _block_ends(line: str) -> tuple[str | None, str | None]:
    """What a line closes, and what will close the block that it opens."""
    block = _BLOCK.fullmatch(line)
    if block:
        return (None, block["marks"]) if block["name"] else (block["marks"], None)
    tag, end = opens(line), closes(line)
    return end and f"</{end}>", tag and f"</{tag}>"


def boxes_and_tabs_are_whole(catalog: Catalog) -> Iterator[Problem]:
    """A box, a fold or a tab must have a title in quotes, and content four spaces further in."""
    yield from _in_each(catalog, _broken_parts)


def _broken_parts(page: ProsePage) -> Found:
    for part in _PART.finditer(page.shown):
        sign, indent = part["sign"], len(part["indent"])
        inside = next((line for _, line in _lines(page.body[part.end() :]) if line.strip()), "")
        depth = len(inside) - len(inside.lstrip(" "))
        if not _TITLES[sign[0]].fullmatch(part["rest"]):
            right = '"Tên"' if sign[0] == "=" else 'note "Tên"'
            yield part.start("sign"), f"tên sau `{sign}` chưa đúng — viết như `{sign} {right}`"
        elif indent % 4:
            message = f"`{sign}` thụt vào {indent} dấu cách — thụt 4 cho mỗi bậc: 0, 4, 8…"
            yield part.start("sign"), message
        elif depth < indent + 4:
            message = f"`{sign}` chưa có gì ở trong — thụt nội dung vào {indent + 4} dấu cách"
            yield part.start("sign"), message


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """(offset, line) of each."""
    offset = 0
    for line in text.split("\n"):
        yield offset, line
        offset += len(line) + 1


def comments_hide_little(catalog: Catalog) -> Iterator[Problem]:
    """A comment should not hide half of a page."""
    yield from _in_each(catalog, _hiding)


def _hiding(page: ProsePage) -> Found:
    written = len(page.body.split())
    for comment in COMMENT.finditer(without_fences(page.body)):
        hidden = 0 if comment["code"] else len(comment[0].split())
        if hidden * 2 > written:
            message = f"lời ghi chú che {hidden} trong {written} tiếng — xem lại chỗ đặt `-->`"
            yield comment.start(), message


RULES = (
    pages_need_nothing_from_outside,
    icons_exist,
    links_have_words,
    notes_have_both_ends,
    what_is_opened_is_closed,
    boxes_and_tabs_are_whole,
)
WARNINGS = (comments_hide_little,)
