"""Writes text messages with marks and without, and counts the parts that networks make of them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from catalog.language.folding import without_diacritics
from catalog.outputs.kit.imprint import bare, claim
from catalog.outputs.kit.pieces import Piece, each_told, piece
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import Fault, Job, placed, ready
from catalog.outputs.shared.subjects import Subject
from catalog.outputs.shared.view import View

MOST_PARTS = 3
# Both sets as 3GPP TS 23.038, 6.2.1 and 6.2.1.1, gives them.
BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("^{}\\[~]|€")


@dataclass(frozen=True)
class TextMessage:
    """`units` are what a network counts: 16-bit units of UCS-2, or septets of GSM-7."""

    words: str
    alphabet: str
    units: int
    parts: int


def with_marks(words: str) -> TextMessage:
    """In UCS-2: 70 units in one part, 67 in each of several."""
    sizes = [len(letter.encode("utf-16-be")) // 2 for letter in words]
    return TextMessage(words, "UCS-2", sum(sizes), _parts(sizes, 70, 67))


def without_marks(words: str) -> TextMessage:
    """In GSM-7: 160 septets in one part, 153 in several. Raises ValueError for other letters."""
    bare_words = without_diacritics(words)
    if strange := "".join(sorted(set(bare_words) - BASIC - EXTENDED)):
        raise ValueError(strange)
    sizes = [2 if letter in EXTENDED else 1 for letter in bare_words]
    return TextMessage(bare_words, "GSM-7", sum(sizes), _parts(sizes, 160, 153))


def _parts(sizes: list[int], alone: int, each: int) -> int:
    """The number of parts; no letter is divided between two of them."""
    if sum(sizes) <= alone:
        return 1
    parts, room = 1, each
    for size in sizes:
        if size > room:
            parts, room = parts + 1, each
        room -= size
    return parts


def pieces(edition: Edition) -> Iterator[Job[Piece] | Fault]:
    """The message of each subject, in both alphabets, with its page's address."""
    for view, subject, words in each_told(edition, _words):
        made = list(_messages(view, subject, words))
        faults = [one for one in made if isinstance(one, Fault)]
        yield from faults
        if not faults:
            yield ready(_piece(view, subject, [one for one in made if not isinstance(one, Fault)]))


def _words(view: View, subject: Subject) -> str | None:
    message = subject.told.message
    return placed(view, message.sms, subject.key, "message", "sms").words if message else None


def _messages(view: View, subject: Subject, words: str) -> Iterator[TextMessage | Fault]:
    sender, address = _sender(view), bare(view.address(subject.page))
    whole = f"{sender}{words} {address}".strip()
    place = (subject.key, ("message", "sms", view.language.code))
    makers: tuple[Callable[[str], TextMessage], ...] = (with_marks, without_marks)
    for make in makers:
        try:
            made = make(whole)
        except ValueError as error:
            message = f"tin nhắn không dấu không gửi được “{error}” — thay bằng chữ, số thường"
            yield Fault(0, view.catalog.problem(*place, message))
            continue
        if made.parts > MOST_PARTS:
            most = _fitting(make, sender, words, address)
            message = (
                f"tin nhắn dài {len(words)} ký tự, cùng người gửi và địa chỉ thành {made.parts} "
                f"phần ({made.alphabet}), quá {MOST_PARTS} — rút còn {most} ký tự"
            )
            yield Fault(most, view.catalog.problem(*place, message))
        else:
            yield made


def _sender(view: View) -> str:
    """Who sends the message and of which plan it speaks: the first that a reader sees."""
    sender = view.catalog.plan.site.sender
    return f"{view.plain(sender)}: " if sender else ""


def _fitting(make: Callable[[str], TextMessage], sender: str, words: str, address: str) -> int:
    """How many letters of these words fit in the most parts."""
    for n in range(len(words), 0, -1):
        if make(f"{sender}{words[:n]} {address}".strip()).parts <= MOST_PARTS:
            return n
    return 0


def _piece(view: View, subject: Subject, messages: list[TextMessage]) -> Piece:
    names = ("sms_marked", "sms_plain")
    told = [_told(view, view.label(name), one) for name, one in zip(names, messages, strict=True)]
    head = f"{view.label('form_sms')}: {view.plain(subject.title)}"
    text = "\n\n".join([head, claim(view), *told]) + "\n"
    marked, plain = (one.parts for one in messages)
    measure = ("sms_parts", {"marked": marked, "plain": plain})
    return piece(view, subject, "message", "sms", "txt", text.encode(), measure=measure)


def _told(view: View, marks: str, message: TextMessage) -> str:
    """What a network makes of a message, and the message."""
    units, parts = view.number(message.units), view.number(message.parts)
    counts = {"marks": marks, "alphabet": message.alphabet, "units": units, "parts": parts}
    return f"{view.label('sms_length', **counts)}\n\n{message.words}"
