"""Says of every code that ever went out whether its piece is still right."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.collected.catalog import Catalog
from catalog.environment.refusal import Refused
from catalog.model.fields import PartialDate
from catalog.model.issued import Issue, written_codes
from catalog.model.kinds import Correction
from catalog.outputs.kit.kit import Kit
from catalog.outputs.kit.pieces import Piece


@dataclass(frozen=True)
class IssuedRow:
    """`piece` is what there is today in its place; `correction` says what was wrong."""

    issue: Issue
    state: Literal["current", "replaced", "withdrawn", "gone"]
    piece: Piece | None = None
    correction: Correction | None = None


def issued_rows(catalog: Catalog, kit: Kit) -> list[IssuedRow]:
    """The row of every code that went out, sorted by code, since people look codes up."""
    return sorted(_rows(catalog, kit), key=lambda row: row.issue.code)


def _rows(catalog: Catalog, kit: Kit) -> Iterator[IssuedRow]:
    now = {piece.id: piece for piece in reversed(kit.pieces) if piece.code}
    former = {
        f"{kind}/{old}": f"{kind}/{record.id}"
        for kind, record in catalog.all_records()
        for old in record.formerly
    }
    wrong = {code: record for record in catalog.corrections for code in record.withdraws}
    for issue in catalog.issued:
        kind, id, *rest = issue.piece.split("/")
        subject = former.get(f"{kind}/{id}", f"{kind}/{id}")
        piece = now.get("/".join([subject, *rest]))
        if issue.code in wrong:
            yield IssuedRow(issue, "withdrawn", piece, wrong[issue.code])
        elif piece is None:
            yield IssuedRow(issue, "gone")
        else:
            same = piece.code == issue.code
            yield IssuedRow(issue, "current" if same else "replaced", piece)


def to_issue(catalog: Catalog, kit: Kit, codes: Sequence[str], day: dt.date) -> Iterator[Issue]:
    """What to add for these codes, each once; those that went out before are left out.

    Raises Refused, with what to do, for a code that no piece of today has.
    """
    known = {issue.code for issue in catalog.issued}
    pieces = dict(kit.codes)
    wanted = list(dict.fromkeys(code for words in codes for code in written_codes(words)))
    if strange := [code for code in wanted if code not in pieces and code not in known]:
        listed = ", ".join(strange)
        message = f"không có tờ nào mang mã {listed} — chép lại mã in ở cuối tờ hiện nay"
        raise Refused(message)
    date = PartialDate(day.year, day.month, day.day)
    for code in wanted:
        if code not in known:
            piece = pieces[code]
            title = _title(catalog, piece)
            yield Issue.model_construct(code=code, piece=piece.id, title=title, date=date)


def _title(catalog: Catalog, piece: Piece) -> str:
    """The form and the subject of a piece, in its own language."""
    names = (catalog.words.labels[f"form_{piece.form}"], piece.subject.title)
    return ": ".join(catalog.plain(name, piece.language) for name in names)
