"""Turns long text into blocks of a sheet: paragraphs and list items of plain and strong words."""

from collections.abc import Sequence
from html.parser import HTMLParser
from typing import TypedDict

from catalog.language.citations import without_citations
from catalog.language.short_markdown import to_html


class Run(TypedDict):
    """Words that are all strong, or all plain."""

    text: str
    strong: bool


class Block(TypedDict):
    """`kind` is part, title, label, quote, text, act, item, number (to call) or who (answers).

    The templates set each in its way.
    """

    kind: str
    runs: list[Run]


def block(kind: str, *words: str, strong: bool = False) -> Block:
    return {"kind": kind, "runs": [{"text": one, "strong": strong} for one in words]}


def blocks(text: str, kind: str = "text") -> list[Block]:
    """The blocks of long text, without its citations; list items are `item`."""
    reader = _Reader(kind)
    reader.feed(to_html(without_citations(text), lambda source: ""))
    return [one for one in reader.blocks if any(run["text"].strip() for run in one["runs"])]


def words_of(some: Sequence[Block]) -> list[str]:
    """The words of each block."""
    return ["".join(run["text"] for run in one["runs"]) for one in some]


class _Reader(HTMLParser):
    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.blocks: list[Block] = []
        self.strong = 0

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        if tag == "strong":
            self.strong += 1
        elif tag == "li" or (tag == "p" and not self._begins_item()):
            self.blocks.append(block("item" if tag == "li" else self.kind))
        elif tag == "br":
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        self.strong -= tag == "strong"

    def handle_data(self, data: str) -> None:
        words = data.replace("\n", " ")
        if self.blocks:
            self.blocks[-1]["runs"].append({"text": words, "strong": self.strong > 0})

    def _begins_item(self) -> bool:
        """Whether a paragraph that starts now is the first thing in a list item."""
        return (
            bool(self.blocks) and self.blocks[-1]["kind"] == "item" and not self.blocks[-1]["runs"]
        )
