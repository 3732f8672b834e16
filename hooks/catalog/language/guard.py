"""A Markdown extension that makes the HTML of prose safe, whatever other extensions are used.

It is registered last. HTML that somebody writes is shown as text, comments are left out, and the
result is cleaned, so that excerpts and feeds that others make of it are clean as well.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from catalog.language.citations import MARK, without_coded_marks
from catalog.language.html_lines import HtmlLines
from catalog.language.prose_parts import BOXES, ICON, PICTURE, Icon, Parts, name_tasks, tidy
from catalog.language.prose_syntax import COMMENT
from catalog.language.slugs import slugify

GUARD = "catalog.language.guard:Guard"

_HEADINGS = {f"h{level}" for level in range(1, 7)}
_BLOCKS = {"p", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "hr", "div"}
_PARTS = {"details", "summary", "fieldset", "legend", "input", "label", "figure", "figcaption"}
_MEASURES = {"progress"}
_TABLES = {"table", "thead", "tbody", "tr", "th", "td"}
_WORDS = {"strong", "em", "code", "sup", "sub", "abbr", "mark", "ins", "del", "kbd", "span"}
_NEVER = re.compile(r"<(script|style|iframe|object|embed|form)\b", re.IGNORECASE)
_CODE_TITLE = re.compile(r'<span class="filename">(.*?)</span>')
_ATTRIBUTES = {
    **{tag: {"id"} for tag in _HEADINGS},
    "a": {"href", "title", "rel", "id", "aria-label"},
    "abbr": {"title"},
    "details": {"open"},
    "div": {"aria-label"},
    "img": {"src", "alt", "title", PICTURE},
    "input": {"id", "name", "checked", "disabled", "aria-label"},
    "label": {"for"},
    "li": {"id"},
    "ol": {"start"},
    "progress": {"value", "max"},
    "span": {"data-linenos"},
    "sup": {"id"},
}
_GRIDS = {"grid", "cards"}
_CLASSES = {
    "a": {"footnote-backref", "footnote-ref", "headerlink", "pa-button", "pa-quiet"},
    "details": {*BOXES},
    "div": {"admonition", "footnote", "highlight", "tabbed-content", "pa-box", *_GRIDS, *BOXES},
    "fieldset": {"tabbed-set"},
    "img": {"pa-left", "pa-right"},
    "li": {"task-list-item"},
    "p": {"admonition-title"},
    "span": {"pa-icon", "lg", "keys", "hll"},
    "strong": {"filename"},
    **{cell: {"pa-left", "pa-center", "pa-right"} for cell in ("td", "th")},
}
_STYLED = _HEADINGS | _BLOCKS | _TABLES | {"a", "img", "strong", "em", "mark", "figure"}
"""What may have names of somebody's own, for a stylesheet of one's own or a link to it."""
_VALUES = {
    "div": {"tabindex": {"0"}, "role": {"group"}},
    "input": {"type": {"checkbox", "radio"}},
}
_TAGS = _HEADINGS | _BLOCKS | _PARTS | _MEASURES | _TABLES | _WORDS | {"a", "br", "img"}
_OF_FRAME = ("pa-", "md-", "headerlink")
_SCHEMES = {"http", "https", "mailto", "tel"}


class Guard(Extension):
    """See above; `Markdown(extensions=[…, GUARD])`."""

    def extendMarkdown(self, md: Markdown) -> None:
        for pattern in ("html", "entity", "emoji"):  # an emoji is a picture from elsewhere
            md.inlinePatterns.deregister(pattern, strict=False)
        md.preprocessors.deregister("html_block", strict=False)
        md.preprocessors.register(_WithoutMarks(md), "guard_marks", 1000)
        # After fenced code was set aside: in code, comments and HTML are shown.
        md.preprocessors.register(_WithoutComments(md), "guard_comments", 1)
        if "blocks" in md.parser.blockprocessors:
            md.preprocessors.register(HtmlLines(md), "guard_html_lines", 0.5)
        # Below code (190) and escapes (180), above links (170).
        md.inlinePatterns.register(
            _PutInLater(r"\[((?:@|=(?![0-9.]))[^\]\s]*)\]", md), "guard_put_in", 175
        )
        md.inlinePatterns.register(Icon(ICON.pattern, md), "guard_icons", 174)
        md.treeprocessors.register(Parts(md), "guard_parts", 1)
        md.postprocessors.register(_Clean(md), "guard_clean", -1000)


class _WithoutMarks(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return [line.replace(MARK, "") for line in lines]


class _WithoutComments(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return COMMENT.sub(lambda found: found["code"] or "", "\n".join(lines)).split("\n")


class _PutInLater(InlineProcessor):
    """`[@source]` and `[=fragment]` become marks, since what they show depends on the page.

    Between two MARKs stand `@` and a source, `=` and a fragment of data, `%` and a label, `:` and
    an icon, or `#` and a width with the name of a picture.
    """

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        return self.md.htmlStash.store(f"{MARK}{match[1]}{MARK}"), match.start(0), match.end(0)


class _Clean(Postprocessor):
    def run(self, text: str) -> str:
        # What people write is shown as text, so that an extension has made these.
        vars(self.md)["brought"] = sorted(set(_NEVER.findall(text)))
        text = without_coded_marks(text)
        titled = _CODE_TITLE.sub(r'<strong class="filename">\1</strong>', text)
        return tidy(_CLEANER.clean(name_tasks(titled)))


def _filtered(tag: str, attribute: str, value: str) -> str | None:
    """An attribute; of ids and classes those that the page's frame and its parts do not need."""
    if attribute == "class":
        own = tag in _STYLED
        kept = (
            one
            for one in value.split()
            if one in _CLASSES.get(tag, ()) or (own and not one.startswith(_OF_FRAME))
        )
        return " ".join(kept) or None
    if attribute == "id" and "id" not in _ATTRIBUTES.get(tag, ()):
        return value if tag in _STYLED and not value.startswith(_OF_FRAME) else None
    return value


_CLEANER = nh3.Cleaner(
    tags=_TAGS,
    attributes={tag: _ATTRIBUTES.get(tag, set()) | {"id", "class"} for tag in _TAGS},
    attribute_filter=_filtered,
    tag_attribute_values=_VALUES,
    url_schemes=_SCHEMES,
    link_rel=None,
)


Extensions = Mapping[str, Mapping[str, Any]]
"""The settings of each Markdown extension by its name, in the order they are registered."""
NO_EXTENSIONS: Extensions = MappingProxyType({})


def guarded(names: Sequence[str], settings: Extensions) -> tuple[list[str], dict[str, Any]]:
    """The extensions of somebody's configuration, with the guard last.

    Where it says nothing else, anchors keep `đ`, and words of extensions are put in later.
    """
    ours: Extensions = {
        "toc": {"slugify": slugify, "permalink": True},
        # Sources are numbered too, so the number of a note has a mark.
        "footnotes": {"BACKLINK_TITLE": f"{MARK}%note_back{MARK}", "SUPERSCRIPT_TEXT": "†{}"},
        # A prefix would be English, and count pictures.
        "pymdownx.blocks.caption": {"types": ["caption"], "auto": False},
    }
    filled = {name: {**ours[name], **settings.get(name, {})} for name in ours}
    kept = {name: {**settings.get(name, {}), **_WITHOUT_SCRIPT[name]} for name in _WITHOUT_SCRIPT}
    extensions = [*(name for name in names if name != GUARD), GUARD]
    return extensions, {**settings, **filled, **kept}


_WITHOUT_SCRIPT: Extensions = {
    "pymdownx.highlight": {
        "anchor_linenums": False,  # a number is drawn, and a link to it would have no words
        "linenums_style": "pymdownx-inline",
        "use_pygments": True,
    },
    "pymdownx.tabbed": {"alternate_style": False},
    "pymdownx.tasklist": {"custom_checkbox": False, "clickable_checkbox": False},
}
"""Settings that the parts of a page need to work without a script, whatever somebody writes."""
