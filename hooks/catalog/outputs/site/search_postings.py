"""Turns what search looks through around: from each word to the entries that have it.

It is what templates/look/search-postings.js makes of a small index in the browser.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, pairwise
from typing import NamedTuple

from catalog.language.search_words import folded, marked, words

_Lists = defaultdict[str, list[int]]
_NOWHERE: list[int] = []


def _lists() -> tuple[_Lists, _Lists]:
    """By words: the entries that have them in their texts, and their places in names."""
    return defaultdict(list), defaultdict(list)


@dataclass(frozen=True)
class SearchEntry:
    """A place that search leads to; `names` count like its title, `boost` multiplies its score."""

    location: str
    title: str
    names: Sequence[str]
    text: str
    boost: float = 1


class Places(NamedTuple):
    """Where a word or two stand: in which texts, and at which places of which names."""

    texts: list[int]
    """The entries, in order; of two words also those that have them in names alone."""
    names: list[int]
    """Each entry, followed by how many words stand there before it in title and names."""


@dataclass
class Postings:
    """Entries by their words, as somebody wrote them, and what is known of each entry."""

    lengths: list[int] = field(default_factory=list)
    """How many words the text of each entry has."""
    names: list[list[int]] = field(default_factory=list)
    """Of each entry's title and other names in turn: how many words, and letters with spaces."""
    _words: tuple[_Lists, _Lists] = field(default_factory=_lists)
    _pairs: tuple[_Lists, _Lists] = field(default_factory=_lists)
    _folded: dict[str, str] = field(default_factory=dict)

    def add(self, entry: SearchEntry) -> None:
        """Adds an entry after the others."""
        place = len(self.lengths)
        named = [self._split(name) for name in (entry.title, *entry.names)]
        names, text = list(chain.from_iterable(named)), self._split(entry.text)
        _note(self._words, place, text, names)
        _note(self._pairs, place, _pairs([*names, *text]), _pairs(names))
        self.lengths.append(len(text))
        spans = map(self._span, (named[0], *filter(None, named[1:])))
        self.names.append(list(chain.from_iterable(spans)))

    def by_word(self) -> dict[str, dict[str, Places]]:
        """Where each word stands, by itself without marks, and then with them."""
        found: dict[str, dict[str, Places]] = {}
        for word, places in _together(self._words):
            _merge(found.setdefault(self._folded[word], {}), marked(word), places)
        return found

    def by_pair(self) -> dict[str, Places]:
        """Where two words stand together, by both without marks."""
        found: dict[str, Places] = {}
        for pair, places in _together(self._pairs):
            _merge(found, " ".join(self._folded[word] for word in pair.split(" ")), places)
        return found

    def _split(self, text: str) -> list[str]:
        """The words of a text but those that are marks alone."""
        found = words(text)
        for word in set(found).difference(self._folded):
            self._folded[word] = folded(word)
        return list(filter(self._folded.__getitem__, found))

    def _span(self, name: list[str]) -> tuple[int, int]:
        joined = " ".join(self._folded[word] for word in name)
        return len(name), len(joined.encode("utf-16-le")) // 2  # as browsers count


def postings(entries: Iterable[SearchEntry]) -> Postings:
    """Those of all entries, in their order."""
    made = Postings()
    for entry in entries:
        made.add(entry)
    return made


def _note(
    found: tuple[_Lists, _Lists], place: int, text: Iterable[str], names: Iterable[str]
) -> None:
    in_texts, in_names = found
    for word in set(text):
        in_texts[word].append(place)
    for n, word in enumerate(names):
        in_names[word] += place, n


def _pairs(found: list[str]) -> Iterator[str]:
    """Words that stand together, as one text each: so many tuples would be looked after."""
    return map(" ".join, pairwise(found))


def _together(found: tuple[_Lists, _Lists]) -> Iterator[tuple[str, Places]]:
    in_texts, in_names = found
    for word in in_texts.keys() | in_names.keys():
        yield word, Places(in_texts.get(word, _NOWHERE), in_names.get(word, _NOWHERE))


def _merge(into: dict[str, Places], word: str, places: Places) -> None:
    """Adds the places of a word that may be written in several ways."""
    if known := into.get(word):
        names = sorted({*_by_two(known.names), *_by_two(places.names)})
        texts = sorted({*known.texts, *places.texts})
        places = Places(texts, list(chain.from_iterable(names)))
    into[word] = places


def _by_two(numbers: list[int]) -> Iterator[tuple[int, int]]:
    return zip(numbers[::2], numbers[1::2], strict=True)
