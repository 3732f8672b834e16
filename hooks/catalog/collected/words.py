"""The words of a site: what its plan's words.yml says, or else what each language's locale says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from catalog.language.spelling import near_language
from catalog.model.locale import Locale
from catalog.model.pages import NAMED_PAGES
from catalog.model.texts import Text
from catalog.model.words import PageChange, PlanWords
from catalog.reading.locales import FOLDER
from catalog.reading.messages import Hints
from catalog.reading.source import Document, Problem, Unreadable, told


@dataclass(frozen=True)
class PageWords:
    """Where the pages of a kind lie, and what the first of them is called in each language."""

    path: str
    title: Text
    known_as: Mapping[str, Sequence[str]]
    """Other names that readers look for, by language."""


@dataclass(frozen=True)
class Words:
    """Every word of the interface in every language of a site; `own` is what its plan wrote."""

    own: PlanWords
    languages: Sequence[Locale]
    pages: Mapping[str, PageWords]
    labels: Mapping[str, Text]


def words_of(own: PlanWords, document: Document, shipped: Mapping[str, Locale]) -> Words:
    """The words of a site. Raises Unreadable with what words.yml names and no locale has."""
    if unknown := told(_unknown(own, document, shipped)):
        raise Unreadable(unknown)
    locales = [shipped[code] for code in own.languages]
    pages = {}
    for name in NAMED_PAGES:
        change = own.pages.get(name, PageChange())
        title = {locale.code: locale.pages[name].title for locale in locales}
        title |= change.title.root if change.title else {}
        known_as = {locale.code: locale.pages[name].known_as for locale in locales}
        pages[name] = PageWords(change.path or locales[0].pages[name].path, Text(title), known_as)
    labels = {}
    for name in locales[0].labels:
        label = {locale.code: locale.labels[name] for locale in locales}
        labels[name] = Text(label | (own.labels[name].root if name in own.labels else {}))
    return Words(own, locales, pages, labels)


def _unknown(
    own: PlanWords, document: Document, shipped: Mapping[str, Locale]
) -> Iterator[Problem]:
    for index, code in enumerate(own.languages):
        if code not in shipped:
            near = near_language(code, [*shipped])
            hint = f"có phải là `{near}`?" if near else f"thêm {FOLDER}/{code}.yml"
            message = f"mới có chữ của {', '.join(shipped)}, chưa có `{code}` — {hint}"
            yield document.problem(("languages", index), message)
    labels = [label for locale in shipped.values() for label in locale.labels]
    hints = Hints()
    for name in own.labels:
        if name not in labels:
            hint = hints.about(name, labels, "xóa đi hoặc sửa tên")
            message = f"không có trường tên này — {hint}"
            yield document.problem(("labels", name), message, at_key=True)
