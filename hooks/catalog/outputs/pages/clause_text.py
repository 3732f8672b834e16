"""Cuts a source's text into passages where clauses begin, so that each can be linked to."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import itemgetter

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
        first, last = (bisect_left(starts, place, key=itemgetter(0)) for place in (offset, end))
        inside = [(start, row) for start, _, row in starts[first:last]]
        cuts = [*(start for start, _ in inside), end]
        passages = [Passage(text.text[offset : cuts[0]])]
        passages += [
            Passage(text.text[start:stop], row)
            for (start, row), stop in zip(inside, cuts[1:], strict=True)
        ]
        yield [passage for passage in passages if passage.text or passage.row]
