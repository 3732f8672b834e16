"""What must hold for languages, addresses and the menu."""

from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.language.spelling import near_language
from catalog.model.fields import Path
from catalog.model.pages import PAGES
from catalog.model.texts import Changed, Localised
from catalog.reading.choices import NAV_TITLES
from catalog.reading.messages import did_you_mean
from catalog.reading.source import Problem


def text_has_default_language(catalog: Catalog) -> Iterator[Problem]:
    """Every text must exist in the site's first language and in no language the site lacks."""
    default, codes = catalog.default_language, catalog.language_codes
    all_ = frozenset(codes)
    for key, path, text in catalog.find(Localised):
        if text.root.keys() == all_:
            continue
        meant = {code: near_language(code, codes) for code in text.root if code not in codes}
        told_otherwise = isinstance(text, Changed) or default in meant.values()
        if default not in text.root and not told_otherwise:
            yield catalog.problem(key, path, f"thiếu bản `{default}` — thêm `{default}: …`")
        for language, near in meant.items():
            hint = f"có phải là `{near}`?" if near else "xóa, hoặc khai trong words.yml"
            message = f"trang không có ngôn ngữ `{language}` — {hint}"
            yield catalog.problem(key, (*path, language), message, at_key=True)


def paths_differ(catalog: Catalog) -> Iterator[Problem]:
    """Every kind of page must have a path of its own, and none the name of a language."""
    paths = [page.path for page in catalog.words.pages.values()]
    for name, page in catalog.words.pages.items():
        if page.path in catalog.language_codes or paths.count(page.path) > 1:
            message = "đường dẫn này đã dùng cho trang khác hoặc ngôn ngữ — chọn đường dẫn khác"
            yield catalog.word_problem(catalog.default_language, ("pages", name, "path"), message)


def menu_leads_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Every menu entry must be a generated page or a prose page of the first language."""
    for path, entry in _menu_entries(catalog):
        stem = entry.removesuffix(".md")
        if entry not in PAGES and not catalog.has_prose(catalog.default_language, stem):
            otherwise = "sửa tên hoặc thêm tệp trong docs/"
            known = [*PAGES, *(f"{stem}.md" for stem in catalog.stems)]
            hint = did_you_mean(entry, sorted(known), otherwise)
            if setting := catalog.left_out.get((catalog.default_language, entry)):
                hint = f"`{setting}` của mkdocs.yml loại nó ra; bỏ ở đây, hoặc sửa `{setting}`"
            message = f"không có trang `{entry}` — {hint}"
            yield catalog.problem(("", "words"), path, message)


def _menu_entries(catalog: Catalog) -> Iterator[tuple[Path, str]]:
    for index, entry in enumerate(catalog.words.own.masthead):
        yield ("masthead", index), entry
    for number, group in enumerate(catalog.words.own.menu):
        for index, entry in enumerate(group.entries):
            yield ("menu", number, "entries", index), entry


def translated_titles_are_in_nav(catalog: Catalog) -> Iterator[Problem]:
    """A title of nav that mkdocs.yml translates must stand in nav, and its language must exist."""
    steps = {step for path, _ in catalog.choices.leaves("nav") for step in path[1:]}
    titles = sorted(step for step in steps if isinstance(step, str))
    for path, _ in catalog.choices.leaves(*NAV_TITLES):
        language, title = str(path[len(NAV_TITLES)]), str(path[-1])
        if language not in catalog.language_codes:
            message = f"trang không có ngôn ngữ `{language}` — xóa, hoặc khai trong words.yml"
            yield catalog.choices.problem(path[:-1], message, at_key=True)
        elif title not in titles:
            hint = did_you_mean(title, titles, "viết đúng như trong nav")
            yield catalog.choices.problem(path, f"nav không có `{title}` — {hint}", at_key=True)


RULES = (
    text_has_default_language,
    paths_differ,
    menu_leads_somewhere,
    translated_titles_are_in_nav,
)
