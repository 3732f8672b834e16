"""Gives the parts of a prose page a form that needs no script, and words in the page's language.

Names of classes that Material's documentation tells editors become those of our own styles.
"""

import itertools
import re
from xml.etree.ElementTree import Element

from markdown.inlinepatterns import InlineProcessor
from markdown.treeprocessors import Treeprocessor

from catalog.language.citations import MARK

BOXES = (
    *("note", "abstract", "info", "tip", "success", "question"),
    *("warning", "failure", "danger", "bug", "example", "quote"),
)
"""The types of boxes that Material knows; their titles are words of the interface."""

ICON = re.compile(r":((?:material|fontawesome|octicons|simple)-[a-z0-9_-]+):")
SHORT_NAME = re.compile(r"(?<![\w:/]):([a-z][a-z0-9]*(?:[-_][a-z0-9]+)*):(?![\w:/])")
"""Of an icon, or of an emoji as other sites write it."""
PICTURE = "data-picture"
"""The attribute of a picture that holds the mark of its size."""
_WIDTH = re.compile(r"width: *([0-9.]+)%")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)
_FRAMES_ID = re.compile(r"main|index(?:-[0-9]+)?|note-[0-9]+|word-.*")
"""Where links of the frame lead to: a heading must not be found in its place."""
_NO_CLASS = re.compile(r'(<[a-z][a-z0-9]*(?: [a-z-]+="[^"]*")*) class=""')
_TASK = re.compile(r'<input type="checkbox" disabled( checked)?/>')


class Icon(InlineProcessor):
    """`:material-phone:` becomes a mark, since the drawing must not pass through the cleaning."""

    def handleMatch(  # type: ignore[override]
        self, match: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        # Its name is an attribute until anchors were made of headings.
        return Element("span", {"class": "pa-icon", "data-icon": match[1]}), *match.span()


class Parts(Treeprocessor):
    """Finishes each element, after lists of attributes were read."""

    def run(self, root: Element) -> None:
        tables = itertools.count(1)
        for parent in list(root.iter()):
            for place, element in enumerate(list(parent)):
                _finish(element, parent)
                if element.tag == "table":
                    parent[place] = _boxed(element, next(tables))


def _finish(element: Element, parent: Element) -> None:
    if _FRAMES_ID.fullmatch(element.get("id", "")):
        _rename(element)
    if _leads_nowhere(element):
        element.tag, element.text = "span", element.get("alt", element.text)
    elif element.tag == "a":
        _link(element, parent)
    elif element.tag in ("td", "th", "img"):
        _align(element)
        if element.tag == "img":
            _picture(element)
    elif "data-icon" in element.attrib:
        element.text = f"{MARK}:{element.get('data-icon', '')}{MARK}"
    elif element.tag == "div" and "data-tabs" in element.attrib:
        _tabs(element)
    elif element.tag == "div" and "progress" in element.get("class", "").split():
        _progress(element)
    elif element.tag in ("div", "details"):
        _box(element)


def _rename(element: Element) -> None:
    old, new = element.get("id", ""), f"{element.get('id')}-here"
    element.set("id", new)
    for link in element.iter("a"):
        if link.get("href") == f"#{old}":
            link.set("href", f"#{new}")


def _leads_nowhere(element: Element) -> bool:
    """Whether it is a link to nothing, which MkDocs cannot bear, or a picture from elsewhere."""
    if element.tag == "img":
        return bool(_ELSEWHERE.match(element.get("src", "//").strip()))
    return element.tag == "a" and "href" not in element.attrib


def _link(link: Element, parent: Element) -> None:
    classes = link.get("class", "").split()
    if re.match(r"https?:", link.get("href", ""), re.IGNORECASE):
        link.set("rel", "external noopener")
    if "headerlink" in classes:
        _permalink(link, parent)
    elif "md-button" in classes:
        quiet = "" if "md-button--primary" in classes else " pa-quiet"
        link.set("class", f"pa-button{quiet}")


def _permalink(link: Element, heading: Element) -> None:
    """Its sign is drawn by the styles, so that it is in no text that is made of the page."""
    if heading.tag == "h1":  # the page's own address leads there
        heading.remove(link)
        return
    link.text = None
    link.attrib.pop("title", None)
    link.set("aria-label", f"{MARK}%permalink{MARK}")


def _align(element: Element) -> None:
    """`align` is no longer part of HTML, and a width is a number of pixels."""
    if side := element.attrib.pop("align", None):
        element.set("class", f"pa-{side}")
    if not re.fullmatch("[1-9][0-9]{0,3}", element.get("width", "1")):
        del element.attrib["width"]


def _picture(picture: Element) -> None:
    """Its size depends on the file that the page leads to; a width that somebody chose is kept."""
    width, source = picture.attrib.pop("width", ""), picture.get("src", "")
    picture.set(PICTURE, f"{MARK}#{width} {source}{MARK}")


def _boxed(table: Element, number: int) -> Element:
    """A box in which a wide table scrolls, also by keyboard."""
    box = Element("div", {"class": "pa-box", "tabindex": "0", "role": "group"})
    box.set("aria-label", f"{MARK}%table_n {number}{MARK}")
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box


def _tabs(tabs: Element) -> None:
    """Choices of one question: they work by keyboard, and each label stands before its panel."""
    tabs.tag = "fieldset"
    legend = Element("legend")
    legend.text = f"{MARK}%tabs{MARK}"
    tabs.insert(0, legend)


def _progress(bar: Element) -> None:
    """A bar as HTML has it, since its width may be no style; its words are its name."""
    inner, words = bar.find("div"), bar.findtext(".//p")
    value = _WIDTH.search(inner.get("style", "") if inner is not None else "")
    done, tail = value[1] if value else "0", bar.tail
    bar.clear()
    bar.tag, bar.text, bar.tail = "label", f"{words or f'{done}%'} ", tail
    bar.append(Element("progress", {"value": done, "max": "100"}))


def _box(box: Element) -> None:
    """A box without a title of its own gets one in the language of the page."""
    title = box.find("summary" if box.tag == "details" else "p[@class='admonition-title']")
    for kind in set(BOXES) & set(box.get("class", "").split()):
        if title is not None and title.text == kind.capitalize():
            title.text = f"{MARK}%box_{kind}{MARK}"


def name_tasks(html: str) -> str:
    """The HTML with a name for each box that is ticked or not."""

    def named(box: re.Match[str]) -> str:
        state = "done" if box[1] else "open"
        return f'{box[0][:-2]} aria-label="{MARK}%task_{state}{MARK}">'

    return _TASK.sub(named, html)


def tidy(html: str) -> str:
    """Clean HTML without what cleaning left empty: classes, and spans such as colours of code."""
    kept: list[bool] = []

    def tag(span: re.Match[str]) -> str:
        keeps = kept.pop() if span[0] == "</span>" else span[0] != "<span>"
        if span[0] != "</span>":
            kept.append(keeps)
        return span[0] if keeps else ""

    return re.sub(r"</?span\b[^>]*>", tag, _NO_CLASS.sub(r"\1", html))
