"""The text of a source, with the exact strings (clauses) that records quote."""

from collections.abc import Iterator
from dataclasses import dataclass

from catalog.model.plan import Clause, ClauseList
from catalog.reading.source import Document


@dataclass(frozen=True)
class SourceText:
    """data/texts/<source-id>.txt with its list of clauses, `document`."""

    source: str
    text: str
    clauses: ClauseList
    document: Document

    def paragraphs(self) -> Iterator[tuple[int, str]]:
        """(offset, paragraph) of each line of content; the web page's own lines are left out."""
        offset = 0
        for line in self.text.split("\n"):
            if line.strip() and line.strip() not in self.clauses.noise:
                yield offset, line
            offset += len(line) + 1

    def find(self, clause: Clause) -> tuple[int, int]:
        """The offsets of a clause's start and end in the text."""
        start = self.text.index(clause.text)
        return start, start + len(clause.text)
