"""Writes an index of many entries in parts, of which a search loads those that it asks about.

The first file tells of each entry how long it is, and of each part where it begins. Then come, each
cut into parts of about the same size: the places of words, and of words that stand together, both
in the order of their letters, and what is shown of entries, in their order.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import sub
from typing import TypeVar

from catalog.outputs.site.search_postings import Places, SearchEntry, postings
from catalog.outputs.site.styles_and_scripts import HashedFile, hashed

V = TypeVar("V")
LARGEST = 16_000
"""Letters of a part with places, some 5 kB on their way; a word that stands in more is alone."""
LARGEST_SHOWN = 6_000
"""Letters of a part that shows entries, some 3 kB: of a part, a search may show only one entry."""


def script(method: str, *values: object) -> str:
    """A file that hands values to the search script."""
    return f"siteSearch.{method}({','.join(map(_json, values))});\n"


def index_in_parts(
    name: str, entries: Sequence[SearchEntry]
) -> tuple[HashedFile, list[HashedFile]]:
    """The first file, and the others; all are called `name`, with a hash of what they hold."""
    made = postings(entries)
    words = ((word, f"[{_forms(forms)}]") for word, forms in _in_order(made.by_word()))
    pairs = ((pair, f"[{_written('', found)}]") for pair, found in _in_order(made.by_pair()))
    shown = ((str(n), _json([e.location, e.title, e.text])) for n, e in enumerate(entries))
    cut = {
        "Words": _cut(words, LARGEST),
        "Pairs": _cut(pairs, LARGEST),
        "Shown": _cut(shown, LARGEST_SHOWN),
    }
    starts: dict[str, list[tuple[str, str]]] = {sort: [] for sort in cut}
    files: dict[str, HashedFile] = {}
    for sort, parts in cut.items():
        for part in parts:
            values = ",".join(f'"{key}":{value}' for key, value in part)
            file = hashed(name, "js", f"siteSearch.add{sort}({{{values}}});\n")
            starts[sort].append((part[0][0], file.path.split(".")[-2]))
            files[file.path] = file
    boosts = [entry.boost for entry in entries]
    first = script("open", made.lengths, boosts, made.names, starts)
    return hashed(name, "js", first), list(files.values())


def _in_order(found: Mapping[str, V]) -> list[tuple[str, V]]:
    """Words with what is known of them, in the order in which browsers compare."""
    return sorted(found.items(), key=lambda one: one[0].encode("utf-16-be"))


def _forms(forms: Mapping[str, Places]) -> str:
    return ",".join([_written(form, forms[form]) for form in sorted(forms)])


def _written(form: str, places: Places) -> str:
    """A form of a word with its places; each entry is counted from the one before."""
    texts, names = places.texts, places.names
    if len(texts) > 1:
        texts = _steps(texts)
    if len(names) > 2:
        names = names[:]
        names[::2] = _steps(names[::2])
    return f'"{form}",{texts},{names}'.replace(", ", ",")  # no word needs escapes


def _steps(numbers: list[int]) -> list[int]:
    return list(map(sub, numbers, [0, *numbers]))


def _cut(values: Iterable[tuple[str, str]], largest: int) -> Iterator[list[tuple[str, str]]]:
    """Parts of so many letters, or of one value that has more."""
    part: list[tuple[str, str]] = []
    size = 0
    for key, value in values:
        if part and size + len(key) + len(value) > largest:
            yield part
            part, size = [], 0
        part.append((key, value))
        size += len(key) + len(value)
    if part:
        yield part


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
