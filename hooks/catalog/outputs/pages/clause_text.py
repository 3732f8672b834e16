"""Cuts a source's text into passages where clauses begin, so that each can be linked to."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from catalog.collected.coverage import Coverage
from catalog.reading.source_texts import SourceText


@dataclass(frozen=True)
class Passage:
    """Some text; `row` is the clause that begins here, if one does."""

    text: str
    row: Coverage | None = None


def paragraphs(text: SourceText, rows: Sequence[Coverage]) -> Iterator[list[Passage]]:
    """Each paragraph of content as passages."""
    starts = sorted((text.text.index(row.text), -len(row.text), row) for row in rows)
    for offset, paragraph in text.paragraphs():
        end = offset + len(paragraph)
        inside = [(start, row) for start, _, row in starts if offset <= start < end]
        cuts = [*(start for start, _ in inside), end]
        passages = [Passage(text.text[offset : cuts[0]])]
        passages += [
            Passage(text.text[start:stop], row)
            for (start, row), stop in zip(inside, cuts[1:], strict=True)
        ]
        yield [passage for passage in passages if passage.text or passage.row]
