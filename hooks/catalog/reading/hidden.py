"""Finds what nobody sees in a text, and what a tool left in it."""

import re
from collections.abc import Iterator
from itertools import islice

# Everything YAML 1.2 calls not printable, https://yaml.org/spec/1.2.2/#51-character-set
_CONTROLS = "\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
_CONTROL = re.compile(f"[{_CONTROLS}]")
# Line ends of other systems, soft hyphen, zero width, direction, fillers, variations, annotations,
# tags; of these, `_DRAWING` after an emoji says how to draw it.
_INVISIBLE = (
    "\r\x85\u2028\u2029\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_HIDDEN = re.compile(f"[{_INVISIBLE}{_CONTROLS}]")
_JOINER = "\u200d"
_BETWEEN_LETTERS = "\u200b\u200c\u200d"
# Arabic, then the scripts of India, Thai and Lao, Burmese, Khmer, and Arabic again: they part
# words, or choose the shape of a letter, by what `_BETWEEN_LETTERS` has.
_LETTER = re.compile(
    "[\u0600-\u06ff\u0750-\u077f\u08a0-\u0eff\u1000-\u109f\u1780-\u17ff\ufb50-\ufdff\ufe70-\ufefc]"
)
_FLAG_OF_PART = "\U0001f3f4"
_FLAG = re.compile(  # of England, Scotland and Wales, which spell a name in tags
    f"{_FLAG_OF_PART}(?:"
    + "|".join(
        "".join(chr(0xE0000 + ord(letter)) for letter in name)
        for name in ("gbeng", "gbsct", "gbwls")
    )
    + ")\U000e007f"
)
_DRAWING = f"{_JOINER}\ufe0e\ufe0f"
_EMOJI = re.compile("[#*0-9\xa9\xae\u203c-\u3299\ufe0f\U0001f000-\U0001faff]")
# The bytes of `đ`, `ư`, `ơ` and of vowels with marks, each taken for a letter of Windows' table.
_MISREAD = re.compile("(?:Ä[‘\x91]|Æ[°¡]|Ã[\x80-\xbf]|á[º»][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ])")
_MISREAD_AT_LEAST = 2
_LOST = re.compile("\ufffd")
# One of these stands wherever something is found but a conflict.
_SUSPECT = re.compile(f"[{_INVISIBLE}{_CONTROLS}\ufffdÄÆÃº»]")
_ODD_SPACE = re.compile("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
# Not by the marks between two sides: they are also a row of a table, and the line under a heading.
_CONFLICT = re.compile(r"^(?:<{7}|>{7})(?: .*)?$", re.MULTILINE)


def hidden_in(text: str) -> Iterator[tuple[int, str]]:
    """(offset, message) of each character that nobody sees or that stands for a lost one.

    Also of the first mark of a conflict.
    """
    if _SUSPECT.search(text):
        misread = [*islice(_MISREAD.finditer(text), _MISREAD_AT_LEAST)]
        if len(misread) == _MISREAD_AT_LEAST:  # then nearly all letters are wrong
            words = text[misread[0].start() :].split(maxsplit=1)[0][:20]
            cure = "mở lại tệp gốc dạng UTF-8, rồi chép lại"
            yield misread[0].start(), f"chữ Việt bị đọc sai bảng mã, như `{words}` — {cure}"
            return
        yield from _unseen_or_lost(text)
    marked = "<" * 7 in text or ">" * 7 in text  # which is found sooner than a line
    if conflict := _CONFLICT.search(text) if marked else None:
        cure = "giữ một bản, xóa các dòng `<<<<<<<`, `=======`, `>>>>>>>`"
        yield conflict.start(), f"hai bản sửa còn chồng lên nhau ở đây — {cure}"


def _unseen_or_lost(text: str) -> Iterator[tuple[int, str]]:
    for match in _HIDDEN.finditer(text):
        if not _is_wanted(match.group(), text, match.start()):
            kind = "điều khiển" if _CONTROL.match(match.group()) else "không nhìn thấy"
            yield match.start(), f"có ký tự {kind} {_code(match)} — xóa ký tự này"
    for match in _LOST.finditer(text):
        yield match.start(), f"có ký tự {_code(match)} thay cho chữ đã mất khi chép — gõ lại chữ ấy"


def _is_wanted(character: str, text: str, at: int) -> bool:
    """Whether it is half of a line end, belongs to a script, or says how to draw an emoji."""
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if character == "\r":
        return after == "\n"
    if character in _BETWEEN_LETTERS and _LETTER.match(before) and _LETTER.match(after):
        return True
    flag = _FLAG.match(text, max(text.rfind(_FLAG_OF_PART, max(at - 6, 0), at), 0))
    if flag and flag.start() < at < flag.end():
        return True
    joins_nothing = character == _JOINER and before.isascii()  # `1` in a box is joined to no other
    return character in _DRAWING and bool(_EMOJI.match(before)) and not joins_nothing


def odd_spaces_in(text: str) -> Iterator[tuple[int, str]]:
    """(offset, message) of each space that is none of the keyboard's; sheets make their own."""
    for match in _ODD_SPACE.finditer(text):
        yield match.start(), f"có dấu cách lạ {_code(match)} — thay bằng dấu cách thường"


def _code(match: re.Match[str]) -> str:
    return f"U+{ord(match.group()):04X}"
