"""How long our sentences are, by kind of page; run with `PYTHONPATH=tests`.

Counts syllables (text between spaces) in the site's first language; prints sentences, median and
ninth decile of each kind, and, with a number, that many statements drawn by a fixed seed.
"""

from __future__ import annotations

import random
import statistics
import sys
from collections import defaultdict

from project import ROOT

from catalog.collected.loading import load
from catalog.collected.own_words import OwnText, own_texts_with, sentences

SEED = 259


def _kind(own: OwnText) -> str:
    parts = own.problem(0, "").file.split("/")
    return parts[1] if parts[0] == "data" else "docs"


def main(drawn: int) -> None:
    catalog, problems = load(ROOT)
    assert catalog and not problems
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for own in own_texts_with(catalog, str.strip):
        if own.language == catalog.default_language:
            for offset, sentence in sentences(own.text):
                found[_kind(own)].append((str(own.problem(offset, "")).rstrip(": "), sentence))
    print("kind\tsentences\tmedian\t90 %")
    for kind, rows in sorted(found.items()):
        lengths = [len(sentence.split()) for _, sentence in rows]
        ninth = statistics.quantiles(lengths, n=10)[-1]
        print(f"{kind}\t{len(lengths)}\t{statistics.median(lengths):.0f}\t{ninth:.0f}")
    every = sorted(row for rows in found.values() for row in rows if len(row[1].split()) > 4)
    for place, sentence in random.Random(SEED).sample(every, drawn):
        print(f"{place}\t{sentence}")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 0)
