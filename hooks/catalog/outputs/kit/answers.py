"""Says of every code that stands on a sheet whether its words still hold."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.collected.catalog import Catalog
from catalog.environment.refusal import Refused
from catalog.model.fields import PartialDate
from catalog.model.issued import Issue, written_codes
from catalog.model.kinds import Correction
from catalog.outputs.kit.kit import Kit
from catalog.outputs.kit.pieces import Piece
from catalog.outputs.shared.subjects import Subject, subjects
from catalog.reading.source import DocumentKey


@dataclass(frozen=True)
class Answer:
    """`piece` is what there is today in the sheet's place; `correction` says what was wrong."""

    code: str
    state: Literal["current", "replaced", "withdrawn", "gone"]
    piece: Piece | None = None
    issue: Issue | None = None
    """When it went out, if that is on record."""
    correction: Correction | None = None


Answers = Mapping[str, Sequence[Answer]]


def answers(catalog: Catalog, kit: Kit) -> Answers:
    """The answers to the codes of each sheet, by the id that stood on it; today's code first."""
    issued = {issue.code: issue for issue in catalog.issued}
    now: dict[str, Piece] = {}
    for piece in kit.pieces:  # a text has the same words as the PDF before it
        if piece.code:
            now.setdefault(piece.id, piece)
    renamed = {old: id for id, piece in now.items() for old in _former_ids(catalog, piece)}
    wrong = {code: record for record in catalog.corrections for code in record.withdraws}
    found: dict[str, dict[str, Answer]] = {
        id: {piece.code: Answer(piece.code, "current", piece, issued.get(piece.code))}
        for id, piece in now.items()
    }
    for issue in catalog.issued:
        id = renamed.get(issue.piece, issue.piece)
        of_sheet = found.setdefault(id, {})
        if issue.code in wrong or issue.code not in of_sheet:
            of_sheet[issue.code] = _former(issue, now.get(id), wrong.get(issue.code))
    found |= {old: found[id] for old, id in renamed.items()}
    return {id: list(of_sheet.values()) for id, of_sheet in found.items()}


def _former_ids(catalog: Catalog, piece: Piece) -> Iterator[str]:
    """What a piece was called before its subject was renamed."""
    kind, id = piece.subject.key
    record = catalog.records[kind][id] if kind else None
    for old in record.formerly if record else ():
        yield piece.id.replace(f"{kind}/{id}/", f"{kind}/{old}/", 1)


def _former(issue: Issue, piece: Piece | None, correction: Correction | None) -> Answer:
    if correction:
        return Answer(issue.code, "withdrawn", piece, issue, correction)
    return Answer(issue.code, "replaced" if piece else "gone", piece, issue)


def by_subject(catalog: Catalog, found: Answers) -> list[tuple[Subject | None, Sequence[Answer]]]:
    """(subject, its answers) for each that has one; what has no subject any more comes last."""
    rows: dict[DocumentKey | None, dict[str, Answer]] = {}
    for of_sheet in found.values():
        for answer in of_sheet:
            key = answer.piece.subject.key if answer.piece else None
            rows.setdefault(key, {})[answer.code] = answer
    in_order = [*((one.key, one) for one in subjects(catalog)), (None, None)]
    return [(subject, list(rows[key].values())) for key, subject in in_order if key in rows]


def to_issue(catalog: Catalog, kit: Kit, codes: Sequence[str], day: dt.date) -> Iterator[Issue]:
    """What to add for these codes, each once; those that went out before are left out.

    Raises Refused, with what to do, for a code that no piece of today has.
    """
    known = {issue.code for issue in catalog.issued}
    pieces = {piece.code: piece for piece in reversed(kit.pieces) if piece.code}
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
