"""Sets words on sheets, and turns those that do not fit into problems that editors can mend."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from typing import Generic, TypeVar

from catalog.environment.typesetting import NoGlyph, NotSet, TooLong
from catalog.language.short_markdown import to_plain
from catalog.model.texts import Localised
from catalog.outputs.shared.view import View
from catalog.reading.source import DocumentKey, Problem

Made = TypeVar("Made")
Made_co = TypeVar("Made_co", covariant=True)


class Untranslated(Exception):
    """Raised if words of a sheet do not exist in its language, so that it is not made."""


@dataclass(frozen=True)
class Placed:
    """Words, with a function that turns a message into a problem at their place."""

    words: str
    problem: Callable[[str], Problem]
    label: str = ""
    """The name of the part of the sheet, where its words come from more than this place."""
    hint: str = ""
    """Another way to mend them, if there is one."""
    within: Callable[[], Iterable[Placed]] = tuple
    """The texts that they may be made of, if they come from many places."""


def exactly(view: View, text: Localised) -> str:
    """What is written in the view's language. Raises Untranslated, since no sheet mixes two."""
    if view.language.code not in text.root:
        raise Untranslated
    return text.root[view.language.code]


def placed(view: View, text: Localised, key: DocumentKey, *path: str | int) -> Placed:
    """The words in exactly the view's language. Raises Untranslated."""
    problem = partial(view.catalog.problem, key, (*path, view.language.code))
    return Placed(tidy(exactly(view, text)), problem)


def tidy(words: str) -> str:
    """The words on one line, normalized to NFC; no-break spaces stay."""
    return re.sub(r"[ \t\r\n]+", " ", unicodedata.normalize("NFC", words)).strip(" ")


def editors_word(view: View, label: str) -> str:
    """A word of the interface in the site's first language, which its editors read."""
    return view.catalog.words.labels[label].root[view.catalog.default_language]


@dataclass(frozen=True)
class Fault:
    """A problem of one sheet; of several at one place, only that of the lowest limit is told."""

    limit: int
    problem: Problem


@dataclass(frozen=True)
class Job(Generic[Made_co]):
    """Something to be set in a thread of its own, so that `make` may only use a Setter.

    `sheet` is what an editor calls it, `parts` are its words by the template's names.
    """

    make: Callable[[], Made_co]
    sheet: str
    parts: Mapping[str, Placed]


def ready(made: Made) -> Job[Made]:
    """A job whose result exists already."""
    return Job(lambda: made, "", {})


def done(jobs: Iterable[Job[Made] | Fault]) -> Iterator[Made | Problem]:
    """The result of each job, in order, then the problems with words.

    Words that are too long for several sheets are one problem, with the lowest limit.
    """
    faults: list[Fault] = []
    with ThreadPoolExecutor() as pool:  # Typst and Pillow use every core that there is
        begun = [(job, pool.submit(job.make)) if isinstance(job, Job) else job for job in jobs]
        for one in begun:
            if isinstance(one, Fault):
                faults.append(one)
                continue
            job, future = one
            try:
                yield future.result()
            except NotSet as error:
                faults += _faults(job, error)
    yield from _told(faults)


def _faults(job: Job[object], error: NotSet) -> Iterator[Fault]:
    if isinstance(error, TooLong):
        for name, limit in error.limits.items():
            yield Fault(limit, _too_long(job.parts[name], job.sheet, limit))
    elif isinstance(error, NoGlyph):
        for part in _with(error.letters, job.parts.values()):
            if letters := "".join(sorted(set(part.words) & set(error.letters))):
                told = ", ".join(f"{letter} (U+{ord(letter):04X})" for letter in letters)
                message = f"phông chữ của {job.sheet} không có {told} — bỏ ký tự ấy"
                yield Fault(0, part.problem(message))
    else:  # the template is wrong, not the words
        message = f"khuôn của {job.sheet} có lỗi ({error}) — sửa khuôn này"
        yield Fault(0, Problem(f"templates/{error.template}", 1, 1, "", message))


def _too_long(part: Placed, sheet: str, limit: int) -> Problem:
    """At the words themselves, or of a part of many texts at the longest, if that can be cut."""
    length = len(part.words)
    if not part.label:
        return part.problem(f"dài {length} ký tự, không vừa {sheet} — rút còn {limit} ký tự")
    message = f"phần “{part.label}” dài {length} ký tự, không vừa {sheet} — rút "
    inside = (one for one in part.within() if _first_line(one.words) in part.words)
    longest = max(inside, key=lambda one: len(one.words), default=None)
    left = len(longest.words) - (length - limit) if longest else 0
    if longest and left > 0:
        return longest.problem(f"{message}chỗ này còn {left} ký tự{part.hint}")
    return part.problem(f"{message}còn {limit} ký tự{part.hint}")


def _first_line(words: str) -> str:
    return to_plain(words).partition("\n")[0]


def _with(letters: str, parts: Iterable[Placed]) -> Iterator[Placed]:
    """The parts that have one of the letters, or the places within them that have it, if known."""
    for part in parts:
        if set(letters) & set(part.words):
            yield from list(_with(letters, part.within())) or [part]


def _told(faults: Iterable[Fault]) -> Iterator[Problem]:
    """One problem for each place: that of the lowest limit."""
    worst: dict[Problem, Fault] = {}
    for fault in faults:
        place = replace(fault.problem, message="")
        if place not in worst or fault.limit < worst[place].limit:
            worst[place] = fault
    yield from (fault.problem for fault in worst.values())
