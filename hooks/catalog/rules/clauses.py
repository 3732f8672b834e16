"""What must hold between a source's text, its clauses and those who quote them."""

from collections import Counter
from collections.abc import Collection, Iterator

from catalog.collected.catalog import Catalog
from catalog.collected.coverage import source_language
from catalog.reading.messages import did_you_mean
from catalog.reading.source import Problem

_BEGINNING = 16
"""Letters by which the place of a clause is found; few clauses are shorter, or begin alike."""


def plan_text_is_kept(catalog: Catalog) -> Iterator[Problem]:
    """The text of the plan's source must be in data/texts/."""
    source = catalog.plan.source
    if source not in catalog.texts and ("texts", source) not in catalog.unread:
        message = f"thiếu tệp data/texts/{source}.txt — chép lời của nguồn vào đó"
        yield catalog.problem(("", "plan"), ("source",), message)


def texts_have_sources(catalog: Catalog) -> Iterator[Problem]:
    """Every text must belong to a source."""
    for text in catalog.texts.values():
        if not catalog.knows("sources", text.source):
            message = f"không có nguồn `{text.source}` — thêm data/sources/{text.source}.yml"
            yield text.document.problem((), message)


def clause_stands_once_in_its_text(catalog: Catalog) -> Iterator[Problem]:
    """Every clause must stand in its text exactly once, letter for letter."""
    for text in catalog.texts.values():
        counted = _counted(text.text, {clause.text for clause in text.clauses.clauses})
        for index, clause in enumerate(text.clauses.clauses):
            times = counted[clause.text]
            if times != 1:
                found = "không có trong bài" if times == 0 else f"có {times} lần trong bài"
                message = f"đoạn này {found} — chép lại đúng từng chữ, dài vừa đủ để chỉ có một chỗ"
                yield text.document.problem(("clauses", index, "text"), message)


def _counted(text: str, sought: Collection[str]) -> Counter[str]:
    """How often each of these stands in a text, as `count` says, in one pass for all of them.

    At each place where one may begin, only as many letters are looked up as one of these has.
    """
    lengths: dict[str, set[int]] = {}
    for one in sought:
        lengths.setdefault(one[:_BEGINNING], set()).add(len(one))
    long = frozenset(one for one in sought if len(one) >= _BEGINNING)
    times = Counter({one: text.count(one) for one in sought if one not in long})
    ends: dict[str, int] = {}
    for place in range(len(text)):
        for length in lengths.get(text[place : place + _BEGINNING], ()):
            found = text[place : place + length]
            if found in long and place >= ends.get(found, 0):
                times[found] += 1
                ends[found] = place + length
    return times


def clause_ids_differ(catalog: Catalog) -> Iterator[Problem]:
    """A clause id must name one clause only, across all texts and whatever its case."""
    seen: set[str] = set()
    for text in catalog.texts.values():
        for index, clause in enumerate(text.clauses.clauses):
            if clause.id.lower() in seen:
                message = f"mã `{clause.id}` đã dùng cho đoạn khác — đặt mã khác"
                yield text.document.problem(("clauses", index, "id"), message)
            seen.add(clause.id.lower())


def noise_is_in_its_text(catalog: Catalog) -> Iterator[Problem]:
    """A line left out as the web page's own must be a line of the text."""
    for text in catalog.texts.values():
        lines = {line.strip() for line in text.text.split("\n")}
        for index, line in enumerate(text.clauses.noise):
            if line not in lines:
                message = "bài không có dòng này — chép lại đúng từng chữ hoặc xóa"
                yield text.document.problem(("noise", index), message)


def quotes_equal_their_clause(catalog: Catalog) -> Iterator[Problem]:
    """A quotation must be its clause, letter for letter, in the source's language."""
    all_read = catalog.plan.source in catalog.texts and not _unread_texts(catalog)
    for key, path, quote in catalog.quotes():
        if quote.clause not in catalog.clauses:
            if all_read:
                hint = did_you_mean(quote.clause, list(catalog.clauses), "xem mã trong data/texts/")
                message = f"không có đoạn `{quote.clause}` — {hint}"
                yield catalog.problem(key, (*path, "clause"), message)
            continue
        text, clause = catalog.clauses[quote.clause]
        language = source_language(catalog, text.source)
        said = quote.quote.root.get(language)
        if said is None and language != catalog.default_language:  # else rules/words.py says so
            message = f"thiếu nguyên văn bằng ngôn ngữ của nguồn — thêm `{language}: …`"
            yield catalog.problem(key, (*path, "quote"), message)
        elif said not in (None, clause.text) and clause.text in text.text:
            message = f"khác đoạn {clause.id} {_first_difference(said, clause.text)}"
            yield catalog.problem(key, (*path, "quote", language), message)


def clause_is_carried_once(catalog: Catalog) -> Iterator[Problem]:
    """A clause must be quoted by one record only."""
    first: dict[str, str] = {}
    for key, path, quote in catalog.quotes():
        if quote.clause in first:
            message = f"đoạn {quote.clause} đã có ở {first[quote.clause]} — giữ một chỗ"
            yield catalog.problem(key, (*path, "clause"), message)
        first.setdefault(quote.clause, catalog.documents[key].file)


def clause_is_carried(catalog: Catalog) -> Iterator[Problem]:
    """Every clause must be quoted by a record, so that nothing of the plan is lost."""
    quoted = [quote.clause for _, _, quote in catalog.quotes()]
    carried = set(quoted)
    if catalog.unread or not carried <= catalog.clauses.keys() or len(carried) < len(quoted):
        return  # what seems missing is probably there, misspelt; another rule says so
    for text in catalog.texts.values():
        for index, clause in enumerate(text.clauses.clauses):
            if clause.id not in carried:
                message = f"chưa bản ghi nào trích đoạn {clause.id} — thêm bản ghi trích đoạn này"
                yield text.document.problem(("clauses", index, "id"), message)


def _unread_texts(catalog: Catalog) -> bool:
    return any(kind == "texts" for kind, _ in catalog.unread)


def _first_difference(said: str, clause: str) -> str:
    """`từ chữ cái thứ 12 (nguồn viết “hòa nhập”) — chép lại đúng nguyên văn`."""
    at = next(
        (i for i, (a, b) in enumerate(zip(said, clause, strict=False)) if a != b),
        min(len(said), len(clause)),
    )
    near = clause[max(0, at - 10) : at + 10]
    return f"từ chữ cái thứ {at + 1} (nguồn viết “{near}”) — chép lại đúng nguyên văn"


RULES = (
    plan_text_is_kept,
    texts_have_sources,
    clause_stands_once_in_its_text,
    clause_ids_differ,
    noise_is_in_its_text,
    quotes_equal_their_clause,
    clause_is_carried_once,
    clause_is_carried,
)
