"""Reads the files of hooks/catalog/locales, the generator's words in each language."""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from catalog import GENERATOR
from catalog.model.locale import Locale
from catalog.reading.modelled_files import read_model
from catalog.reading.source import Document, Problem, Unreadable

FOLDER = "hooks/catalog/locales"


def read_locales(used: Sequence[str]) -> dict[str, tuple[Locale, Document]]:
    """Every locale that is sound. Raises Unreadable with what is wrong in those that are used."""
    found: dict[str, tuple[Locale, Document]] = {}
    problems: list[Problem] = []
    for path in sorted((GENERATOR / FOLDER).glob("*.yml")):
        try:
            found[path.stem] = _read(path, path.stat().st_mtime_ns)
        except Unreadable as error:
            problems += error.problems if path.stem in used else ()
    labels = {name: code for code, (locale, _) in found.items() for name in locale.labels}
    for code in used:
        problems += _wrong(code, *found[code], labels) if code in found else ()
    if problems:
        raise Unreadable(problems)
    return found


@lru_cache(maxsize=50)
def _read(path: Path, changed: int) -> tuple[Locale, Document]:
    """A locale as it has been since it was `changed`. Raises Unreadable."""
    return read_model(path, f"{FOLDER}/{path.name}", Locale)


def _wrong(
    code: str, locale: Locale, document: Document, labels: Mapping[str, str]
) -> Iterator[Problem]:
    """What is wrong with a locale as a whole; it needs every word that another one has."""
    if locale.code != code:
        yield document.problem(("code",), f"mã khác tên tệp `{code}` — sửa cho giống nhau")
    if len(locale.months) != 12 and (locale.months or "MMMM" in locale.day + locale.month):
        message = "cần tên của đủ mười hai tháng — điền đủ theo thứ tự"
        yield document.problem(("months",), message)
    for name, other in labels.items():
        if name not in locale.labels:
            message = f"thiếu chữ này, {other}.yml có — dịch và thêm vào"
            yield document.problem(("labels", name), message)
