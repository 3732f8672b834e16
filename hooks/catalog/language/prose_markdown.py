"""Turns the Markdown of prose pages into safe HTML, with what depends on the page put in later."""

import json
import re
from collections.abc import Callable, Mapping
from functools import cached_property
from html import unescape
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from catalog.language.citations import MARK
from catalog.language.guard import GUARD, Extensions, guarded
from catalog.language.prose_parts import PICTURE


class _Leading(Extension):
    """Leads to pages and files from where a page is written, as MkDocs does by itself."""

    lead: Callable[[str], str] = str

    def extendMarkdown(self, md: Markdown) -> None:
        md.treeprocessors.register(_Led(md, self), "lead", 0)


class _Led(Treeprocessor):
    def __init__(self, md: Markdown, leading: _Leading) -> None:
        super().__init__(md)
        self.leading = leading

    def run(self, root: Any) -> None:
        for element in root.iter():
            for name in ("href", "src"):
                if name in element.attrib:
                    element.set(name, self.leading.lead(element.get(name)))


SELF_CONTAINED = frozenset({
    *("abbr", "admonition", "attr_list", "def_list", "fenced_code", "footnotes", "md_in_html"),
    *("sane_lists", "tables", "toc", "pymdownx.blocks.caption", "pymdownx.blocks.html", GUARD),
    *("pymdownx.caret", "pymdownx.details", "pymdownx.escapeall", "pymdownx.highlight"),
    *("pymdownx.keys", "pymdownx.mark", "pymdownx.superfences", "pymdownx.tabbed"),
    *("pymdownx.tasklist", "pymdownx.tilde"),
})  # fmt: skip
"""Extensions that write the same of the same text; others may read files, or the clock."""

Keep = Callable[[str, Callable[[], str]], str]
"""(name of a text, what makes it) → the text, as it was made before if it would be the same."""


class ProseMarkdown:
    """Renders prose with some extensions of Python-Markdown, and the guard after them.

    `keep` keeps what is rendered, if the extensions allow it.
    """

    def __init__(self, settings: Extensions, keep: Keep = lambda name, make: make()) -> None:
        self.extensions, self.settings = guarded(list(settings), settings)
        self._keep = keep if SELF_CONTAINED.issuperset(settings) else lambda name, make: make()
        self.brought: dict[str, list[str]] = {}
        """The elements that extensions made of a text, and that were cleaned away."""
        self._rendered: dict[str, tuple[str, str]] = {}
        """(path of its page, HTML) of each text, which several languages and search ask for."""

    @cached_property
    def _renderer(self) -> Markdown:
        return Markdown(
            extensions=[*self.extensions, self._leading], extension_configs=self.settings
        )

    @cached_property
    def _leading(self) -> _Leading:
        return _Leading()

    def render(self, text: str, lead: Callable[[str], str] = str, page: str = "") -> str:
        """Safe HTML with marks; `lead` says where a link leads, such as one to a .md file.

        On one `page`, by its path, links lead to the same places in each language.
        """
        if page and self._rendered.get(text, ("", ""))[0] == page:
            return self._rendered[text][1]
        name = f"prose\0{page}\0{text}"
        html, brought = json.loads(self._keep(name, lambda: self._convert(text, lead)))
        self._rendered[text] = page, html
        self.brought[text] = brought
        return str(html)

    def _convert(self, text: str, lead: Callable[[str], str]) -> str:
        """As JSON: the HTML, and the elements that extensions made and that were cleaned away."""
        self._leading.lead = lead
        renderer = self._renderer.reset()
        vars(renderer)["brought"] = []
        html = renderer.convert(text)
        return json.dumps([html, vars(renderer)["brought"]], ensure_ascii=False)

    def words(self, text: str) -> str:
        """The HTML without what depends on a page."""
        return without_marks(
            self._rendered[text][1] if text in self._rendered else self.render(text)
        )


_MARKED = re.compile(rf'(<p>| {PICTURE}=")?{MARK}([@=%:#])([^{MARK}]*){MARK}(</p>|")?')
_BLOCK = re.compile(r"\s*<(?:div|ol|ul|dl|table)\b")


def put_in(html: str, finished: Mapping[str, Callable[[str], str]]) -> str:
    """The HTML with finished HTML in place of marks.

    `finished` gives what stands for a source id by `@`, for a fragment of data by `=`, for the name
    of a label by `%`, for an icon by `:`, and for the attributes of a picture by `#`.
    """

    def found(mark: re.Match[str]) -> str:
        before, sort, name, after = mark.groups(default="")
        html = finished[sort](unescape(name))
        if sort == "#":
            return html
        alone_and_a_block = before and after and _BLOCK.match(html)
        return html if alone_and_a_block else f"{before}{html}{after}"

    # the mark of a source follows its word at once, so that no line begins with it
    return _MARKED.sub(found, html.replace(f" {MARK}@", f"{MARK}@"))


def without_marks(html: str) -> str:
    """The HTML without what depends on a page."""
    return put_in(html, dict.fromkeys("@=%:#", lambda name: ""))
