"""Lists the web addresses that the site links to, and reports those that no longer answer.

Nothing here uses the network: lychee (https://lychee.cli.rs) reads the list and writes JSON.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

from catalog.collected.catalog import Catalog
from catalog.environment.refusal import Refused
from catalog.model.kinds import Source
from catalog.reading.gate import REPORT, NotRead, read_bytes

_WEB = re.compile(r"https?://", re.IGNORECASE)
_LINK = re.compile(r"\]\(\s*<?(https?://[^)\s>]+)", re.IGNORECASE)


@dataclass(frozen=True)
class Place:
    """Where an address is written; `source` is set if it is the address of a source."""

    file: str
    line: int
    column: int
    source: Source | None = None

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


def external_addresses(catalog: Catalog) -> Mapping[str, Sequence[Place]]:
    """Every web address in records and prose, in order, with each place it is written at."""
    found: dict[str, list[Place]] = {}
    for address, place in (*_of_sources(catalog), *_in_texts(catalog), *_in_prose(catalog)):
        found.setdefault(address, []).append(place)
    return dict(sorted(found.items()))


def _of_sources(catalog: Catalog) -> Iterator[tuple[str, Place]]:
    for source in catalog.sources:
        for field, address in (("address", source.address), ("archived", source.archived)):
            if address:
                at = catalog.problem(("sources", source.id), (field,), "")
                yield address, Place(at.file, at.line, at.column, source)


def _in_texts(catalog: Catalog) -> Iterator[tuple[str, Place]]:
    for key, path, words in catalog.long_texts():
        at = catalog.problem(key, path, "")
        for address in _LINK.findall(words):
            yield address, Place(at.file, at.line, at.column)


def _in_prose(catalog: Catalog) -> Iterator[tuple[str, Place]]:
    for page in catalog.prose.values():
        for link, line, column in page.links():
            if _WEB.match(link):
                yield link, Place(page.document.file, line, column)


def read_dead(file: Path) -> Mapping[str, str]:
    """The answer of each address that lychee found broken. Raises Refused, with what to do."""
    try:
        report = json.loads(read_bytes(file, REPORT))
        maps = (report.get(name, {}) for name in ("error_map", "timeout_map"))
        rows = [row for each in maps for rows in each.values() for row in rows]
        return {row["url"]: row["status"]["text"] for row in rows}
    except NotRead as refused:
        raise Refused(f"{file}: {refused}") from None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        message = f"{file}: không phải báo cáo JSON của lychee — chạy lại `make links`"
        raise Refused(message) from None


def report(catalog: Catalog, dead: Mapping[str, str]) -> str:
    """Markdown for an editor: each dead address, where it is written, and who cites its source."""
    addresses = external_addresses(catalog)
    answers = {_normal(address): answer for address, answer in dead.items()}
    broken = [address for address in addresses if _normal(address) in answers]
    head = f"# Liên kết ngoài\n\n{len(broken)} trong {len(addresses)} địa chỉ không mở được.\n"
    parts = [
        _section(catalog, address, answers[_normal(address)], addresses[address])
        for address in broken
    ]
    return "\n".join([head, *parts])


def _section(catalog: Catalog, address: str, answer: str, places: Sequence[Place]) -> str:
    lines = [f"## {address}", "", f"- Trả lời: {answer}"]
    for place in places:
        lines.append(f"- Ghi ở {place}")
        if place.source:
            lines += [f"- Bản ghi dẫn: {file}" for file in _citing(catalog, place.source.id)]
            lines.append(_what_to_do(place.source, address))
    return "\n".join([*lines, ""])


def _what_to_do(source: Source, address: str) -> str:
    if source.archived == address:
        return "- Bản lưu cũng hỏng: tìm bản khác, sửa `archived`"
    if source.archived:
        return f"- Đã có bản lưu: {source.archived}"
    return "- Chưa có bản lưu: tìm ở https://web.archive.org, ghi vào `archived`"


def _citing(catalog: Catalog, source: str) -> Sequence[str]:
    files = [catalog.documents[key].file for key, id in catalog.source_references if id == source]
    files += [
        page.document.file
        for page in catalog.prose.values()
        if any(id == source for id, _, _ in page.citations())
    ]
    return sorted(set(files))


def _normal(address: str) -> str:
    """The form in which two spellings of one address are equal."""
    parts = urlsplit(address)
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~")
    query = quote(parts.query, safe="/?%:@!$&'()*+,;=~[]")
    return parts._replace(netloc=parts.netloc.lower(), path=path, query=query).geturl()
