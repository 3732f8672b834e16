"""A Markdown extension that makes the HTML of prose safe, whatever other extensions are used.

It is registered last. HTML that somebody writes is shown as text, comments are left out, and the
result is cleaned, so that excerpts and feeds that others make of it are clean as well.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor

from catalog.language.citations import MARK
from catalog.language.slugs import slugify

GUARD = "catalog.language.guard:Guard"
BOXES = (
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)
"""The types of boxes that Material knows; their titles are words of the interface."""

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BLOCKS = {"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "div"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_WORDS = {"strong", "em", "code", "sup", "sub", "abbr", "mark", "ins", "del", "kbd"}
_CODE_TITLE = re.compile(r'<span class="filename">(.*?)</span>')
_ATTRIBUTES = {
    **{tag: {"id"} for tag in _HEADINGS},
    **{cell: {"align"} for cell in ("th", "td")},
    "a": {"href", "title", "rel", "id"},
    "abbr": {"title"},
    "img": {"src", "alt", "title"},
    "li": {"id"},
    "ol": {"start"},
    "sup": {"id"},
}
_CLASSES = {
    "a": {"footnote-backref", "footnote-ref"},
    "div": {"admonition", "footnote", "highlight", *BOXES},
    "p": {"admonition-title"},
    "strong": {"filename"},
}
_SCHEMES = {"http", "https", "mailto", "tel"}
_COMMENT = re.compile(  # code in a line ends with its paragraph
    r"(?P<code>(?P<ticks>`+)(?:(?!\n[ ]*\n).)*?(?P=ticks))|<!--.*?-->", re.DOTALL
)


class Guard(Extension):
    """See above; `Markdown(extensions=[…, GUARD])`."""

    def extendMarkdown(self, md: Markdown) -> None:
        for pattern in ("html", "entity"):
            md.inlinePatterns.deregister(pattern, strict=False)
        md.preprocessors.deregister("html_block", strict=False)
        # After fenced code was set aside: in code, a comment is shown.
        md.preprocessors.register(_WithoutComments(md), "guard_comments", 1)
        # Below code (190) and escapes (180), above links (170).
        md.inlinePatterns.register(_PutInLater(r"\[([@=][^\]\s]*)\]", md), "guard_put_in", 175)
        md.treeprocessors.register(_Outward(md), "guard_outward", 1)
        md.treeprocessors.register(_BoxTitles(md), "guard_boxes", 1)
        md.postprocessors.register(_Clean(md), "guard_clean", -1000)


class _WithoutComments(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines).replace(MARK, "")
        return _COMMENT.sub(lambda found: found["code"] or "", text).split("\n")


class _PutInLater(InlineProcessor):
    """`[@source]` and `[=fragment]` become marks, since what they show depends on the page.

    Between two MARKs stand `@` and a source, `=` and a fragment of data, or `%` and a label.
    """

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store(f"{MARK}{match[1]}{MARK}"), match.start(0), match.end(0)


class _Outward(Treeprocessor):
    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            if re.match(r"https?:", link.get("href", ""), re.IGNORECASE):
                link.set("rel", "external noopener")


class _BoxTitles(Treeprocessor):
    """A box without a title of its own gets one in the language of the page."""

    def run(self, root: Element) -> None:
        for box in root.iter("div"):
            title = box.find("p[@class='admonition-title']")
            for kind in set(BOXES) & set(box.get("class", "").split()):
                if title is not None and title.text == kind.capitalize():
                    title.text = self.md.htmlStash.store(f"{MARK}%box_{kind}{MARK}")


class _Clean(Postprocessor):
    def run(self, text: str) -> str:
        # Code has no colours, so of its spans only the title is left.
        return nh3.clean(
            _CODE_TITLE.sub(r'<strong class="filename">\1</strong>', text),
            tags=_HEADINGS | _BLOCKS | _TABLES | _WORDS | {"a", "br", "img"},
            attributes=_ATTRIBUTES,
            allowed_classes=_CLASSES,
            url_schemes=_SCHEMES,
            link_rel=None,
        )


Extensions = Mapping[str, Mapping[str, Any]]
"""The settings of each Markdown extension by its name, in the order they are registered."""


def guarded(names: Sequence[str], settings: Extensions) -> tuple[list[str], dict[str, Any]]:
    """The extensions of somebody's configuration, with the guard last.

    Where it says nothing else, anchors keep `đ`, and words of extensions are put in later.
    """
    ours: Extensions = {
        "toc": {"slugify": slugify},
        # Sources are numbered too, so the number of a note has a mark.
        "footnotes": {"BACKLINK_TITLE": f"{MARK}%note_back{MARK}", "SUPERSCRIPT_TEXT": "†{}"},
    }
    filled = {name: {**ours[name], **settings.get(name, {})} for name in ours}
    return [*(name for name in names if name != GUARD), GUARD], {**settings, **filled}
