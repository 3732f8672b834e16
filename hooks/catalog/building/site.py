"""Makes everything that is published about a plan in one call: pages, cards and files."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial

from catalog.building.anchors import anchor_problems
from catalog.building.crew import Crew
from catalog.building.extensions import extension_problems
from catalog.building.language_site import LanguageSite
from catalog.building.named_files import named_file_problems
from catalog.building.rendered_links import rendered_link_problems
from catalog.collected.addresses import HOME, language_root, list_paths
from catalog.outputs.book.binding import books, books_later, said_of
from catalog.outputs.kit.answers import answers
from catalog.outputs.kit.kit import Kit, make_kit
from catalog.outputs.kit.sheet_pages import sheet_pages
from catalog.outputs.pages.writer import Writer
from catalog.outputs.shared.discovery import functions_named
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import done
from catalog.outputs.shared.later import Content, Later
from catalog.outputs.shared.page import Page
from catalog.outputs.site.page_cards import page_cards
from catalog.outputs.site.sitemap import sitemap
from catalog.reading.source import Problem, told_of_each_file

Pages = Mapping[str, Mapping[str, Page]]
"""Every page by language, and by path from the language's root."""
Files = dict[str, str | bytes]
"""The content of each file by its path from the site's root."""


@dataclass(frozen=True)
class Site:
    """A site as publishers write it down: each language's part, the first language first."""

    languages: Mapping[str, LanguageSite]
    kit: Kit
    crew: Crew
    """What helps with all that is made of the site later."""
    later: Mapping[str, Later]
    """What a preview makes if somebody asks for it, by path from the site's root; else nothing."""

    def language(self, code: str | None = None) -> LanguageSite:
        """The part of a language; of the first one if none is named."""
        return self.languages[code] if code else next(iter(self.languages.values()))

    @property
    def on_request(self) -> bool:
        """Whether what takes long is left out until somebody asks for it."""
        return self.language().catalog.choices.on_request

    def files_about_pages(self) -> Iterator[tuple[str, str | bytes]]:
        """(path from the site's root, content) of what lists all pages, once all are rendered."""
        for part in self.languages.values():
            yield from ((file.path, file.text) for file in part.index.files())
        yield from self.sitemap()

    def sitemap(self) -> Iterator[tuple[str, bytes]]:
        """(path from the site's root, content) of what names the address of each page."""
        others = {code: part.others for code, part in self.languages.items()}
        return sitemap(self.language().edition, others)


def make_site(edition: Edition) -> tuple[Site, list[Problem]]:
    """The site of an edition, and what is wrong with it.

    Raises jinja2.TemplateError if a template is wrong.
    """
    kit, problems = make_kit(edition)
    files: Files = dict(kit.files())
    files |= sheet_pages(edition, answers(edition.catalog, kit))
    later: dict[str, Later] = {}
    on_request = edition.catalog.choices.on_request
    problems += _collect(files, _of_outputs(edition), later if on_request else None)
    writers = [Writer(edition, language, kit) for language in edition.catalog.words.languages]
    written = [partial(_write, edition, write) for one in writers for write in one.of_data()]
    crew = Crew(edition, len(written))
    crew.share(written)
    pages = {
        writer.language.code: {page.path: page for page in writer.pages()} for writer in writers
    }
    problems += _collect(files, _cards(edition, pages))
    if on_request:
        later |= books_later(edition, pages)
    else:
        crew.share([partial(list, books(edition, pages, code)) for code in pages])
        problems += _elsewhere(problems, _collect(files, books(edition, pages)))
    for language, of_language in pages.items():
        problems += told_of_each_file(anchor_problems(edition.catalog, language, of_language))
    problems += extension_problems(edition)
    problems += told_of_each_file(rendered_link_problems(edition.catalog, pages, {*files, *later}))
    site = Site(_languages(writers, pages, files), kit, crew, later)
    return site, [*problems, *told_of_each_file(named_file_problems(site.language()))]


def _write(edition: Edition, write: Callable[[], Page]) -> None:
    """Writes a page, and what books say of it."""
    said_of(edition, write().html)


Found = Iterator[tuple[str, Content] | Problem]


def _of_outputs(edition: Edition) -> Found:
    for files in functions_named("files", "catalog.outputs"):
        yield from files(edition)


def _cards(edition: Edition, pages: Pages) -> Found:
    """A card for each page, if the site has a public address under which links can be shared.

    Pages with a part of a list have that of the site: nobody would tell theirs apart. Nobody shares
    what `mkdocs serve` shows.
    """
    if not edition.settings.site_url or edition.catalog.choices.in_preview:
        return
    setter = edition.press.setter
    for language in edition.catalog.words.languages:
        view = edition.view(language, HOME)
        lists = set(list_paths(edition.catalog))
        shared = (page for path, page in pages[language.code].items() if path not in lists)
        yield from done(page_cards(view, shared, setter))


def _elsewhere(told: Iterable[Problem], found: Iterable[Problem]) -> list[Problem]:
    """Problems at places where nothing was told yet: a cover has the words of a card."""
    places = {replace(one, message="") for one in told}
    return [one for one in found if replace(one, message="") not in places]


def _collect(
    files: Files, found: Found, later: dict[str, Later] | None = None
) -> Iterator[Problem]:
    """Adds what was found to `files`, by path; yields the problems among it.

    What may be made later is added to `later`, if that is there.
    """
    for one in found:
        if isinstance(one, Problem):
            yield one
            continue
        path, content = one
        if not isinstance(content, Later):
            files[path] = content
        elif later is None:
            files[path] = content.make()
        else:
            later[path] = content


def _languages(writers: list[Writer], pages: Pages, files: Files) -> dict[str, LanguageSite]:
    """Each language with the files that lie in its folder."""
    catalog = writers[0].catalog
    others = tuple(f"{code}/" for code in catalog.language_codes[1:])
    languages = {}
    for writer in writers:
        code = writer.language.code
        root = language_root(catalog, code)
        own = {
            path.removeprefix(root): content
            for path, content in files.items()
            if (path.startswith(root) if root else not path.startswith(others))
        }
        languages[code] = LanguageSite(writer, pages[code], own)
    return languages
