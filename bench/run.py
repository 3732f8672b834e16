"""Measures builds of many records beside those of other programs; `make bench` runs it.

The same activities are built by this generator, cold, with nothing changed and with one sentence
changed, and by stock Material, Zensical and Hugo, each in turn, as many rounds as asked. Others
build one language at a time, ours all. A check is measured beside the bare loader and pydantic.
Numbers are for people to read: only `--within` ends with status 1, if a page takes that many times
longer, beside stock Material, than what is on record.
"""

from __future__ import annotations

import argparse
import datetime as dt
import itertools
import json
import math
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from checking import Checking, checking, middle_of_checks
from costs import Cost, cost, middle, together
from project import IN_FORCE, Project
from reading import Reading, reading
from samples import (
    add_records,
    change_one_sentence,
    last_activity,
    loaded,
    write_hugo,
    write_stock,
    write_zensical,
)
from saving import saving

from catalog.collected.addresses import record_path
from catalog.collected.catalog import Catalog

HERE = Path(__file__).parent
RECORD = HERE / "results.json"
BUILD = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
OURS = ("ours, cold", "ours, nothing changed", "ours, one sentence changed")
STOCK = "stock Material"

Write = Callable[[Catalog, Path, str], None]


def peers(programs: Path) -> Iterator[tuple[str, list[str], Write, str]]:
    """(name, command, what writes its files, the folder of its site) of what is installed."""
    yield STOCK, BUILD, write_stock, "site"
    if (zensical := programs / "zensical").exists():
        yield "Zensical", [str(zensical), "build"], write_zensical, "site"
    if (hugo := programs / "hugo").exists():
        yield "Hugo, bare theme", [str(hugo), "--quiet"], write_hugo, "public"


@dataclass(frozen=True)
class Round:
    """Each build once, a check, what a reader waits for on our site, and who saves a sentence."""

    costs: Mapping[str, Cost]
    check: Checking
    reading: Reading
    saved: float
    """Seconds until a preview shows what was saved."""


def measured(plan: Path, records: int, programs: Path) -> Round:
    """One round with so many records."""
    with tempfile.TemporaryDirectory() as temporary:
        project = Project(Path(temporary) / "ours", plan, kit=False)
        add_records(project.folder, records)
        environment = project.environment(
            SOURCE_DATE_EPOCH=IN_FORCE["SOURCE_DATE_EPOCH"], CACHE=f"{temporary}/cache"
        )
        check = checking(project.folder)
        catalog, costs = loaded(project.folder), {}
        for name in OURS:
            if name == OURS[-1]:
                change_one_sentence(project.folder)
            costs[name] = cost(BUILD, project.folder, environment, project.site)
        saved = saving(project.folder, environment, _page(catalog, project.folder))
        for name, command, write, site in peers(programs):
            folder = Path(temporary) / name
            costs[name] = together(_each_language(catalog, folder, command, write, site))
        return Round(costs, check, reading(catalog, project.site), saved)


def _page(catalog: Catalog, plan: Path) -> str:
    """The page of the activity that changes."""
    return record_path(catalog, "activities", last_activity(plan).stem)


def median_of(rounds: Sequence[Round]) -> Round:
    """The median of each number; what a reader waits for, of the last round."""
    return Round(
        {name: middle(one.costs[name] for one in rounds) for name in rounds[0].costs},
        middle_of_checks(one.check for one in rounds),
        rounds[-1].reading,
        median(one.saved for one in rounds),
    )


def _each_language(
    catalog: Catalog, folder: Path, command: list[str], write: Write, site: str
) -> Iterator[Cost]:
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    for language in catalog.language_codes:
        own = folder / language
        own.mkdir(parents=True)
        write(catalog, own, language)
        yield cost(command, own, environment, own / site)
    shutil.rmtree(folder)


def table(records: int, costs: Mapping[str, Cost]) -> Iterator[str]:
    """The lines of one size."""
    stock = costs[STOCK]
    yield f"### {records:,} records"
    yield ""
    yield "| | seconds | of processors | pages | ms a page | beside stock | MiB | kB a page |"
    yield "|---|---:|---:|---:|---:|---:|---:|---:|"
    for name, one in costs.items():
        cells = (
            f"{one.seconds:.1f}",
            f"{one.processor:.1f}",
            f"{one.pages:,}",
            f"{one.of_page:.2f}",
            f"{one.of_page / stock.of_page:.2f}",
            f"{one.peak:.0f}",
            f"{one.bytes_of_page / 1000:.1f}",
        )
        yield f"| {name} | {' | '.join(cells)} |"
    yield ""


def exponent(small: Cost, large: Cost) -> float:
    """How time grows with pages between two sizes: 1 if twice the pages take twice as long."""
    return math.log(large.seconds / small.seconds) / math.log(large.pages / small.pages)


def checks(rounds: Mapping[int, Round]) -> Iterator[str]:
    """What a check of our data takes, for each size."""
    yield "### A check beside the bare loader and pydantic"
    yield ""
    yield "| records | processor seconds | of the bare ones | times | MiB added | by bare ones |"
    yield "|---:|---:|---:|---:|---:|---:|"
    for records, one in ((records, round_.check) for records, round_ in rounds.items()):
        seconds = f"{one.ours:.2f} | {one.bare:.2f} | {one.ratio:.2f}"
        yield f"| {records:,} | {seconds} | {one.ours_added:.0f} | {one.bare_added:.0f} |"
    yield ""


def editors(rounds: Mapping[int, Round]) -> Iterator[str]:
    """What somebody waits for who saves a sentence, for each size."""
    yield "### From a saved sentence to the page that shows it, under `mkdocs serve`"
    yield ""
    yield "| records | seconds |"
    yield "|---:|---:|"
    yield from (f"| {records:,} | {one.saved:.2f} |" for records, one in rounds.items())
    yield ""


def readers(rounds: Mapping[int, Round]) -> Iterator[str]:
    """What a reader asks of our site, for each size."""
    yield "### A reader on a slow phone"
    yield ""
    yield "| records | first view, requests | kB gzip | first search, kB more | seconds to a hit |"
    yield "|---:|---:|---:|---:|---:|"
    for records, one in ((records, round_.reading) for records, round_ in rounds.items()):
        cells = (f"{one.requests}", f"{one.view:.1f}", f"{one.search:.1f}", f"{one.seconds:.2f}")
        yield f"| {records:,} | {' | '.join(cells)} |"
    yield ""


def report(results: Mapping[int, Round], count: int) -> str:
    """All sizes as a page of Markdown; `count` is how many rounds there were."""
    lines = [
        "# How builds bear many records",
        "",
        f"Written by `make bench`, {dt.datetime.now(dt.UTC).date()}; "
        f"medians of rounds in turn: {count}. Python {platform.python_version()}, "
        f"{os.cpu_count()} processors. Ours builds all languages at once, "
        "without kit and public address; others one after the other.",
        "",
    ]
    for records, one in results.items():
        lines += table(records, one.costs)
    lines += [*editors(results), *checks(results), *readers(results)]
    sizes = sorted(results)
    for small, large in itertools.pairwise(sizes):
        grown = exponent(results[small].costs[OURS[0]], results[large].costs[OURS[0]])
        lines.append(f"From {small:,} to {large:,} records the exponent of ours is {grown:.2f}.")
    return "\n".join(lines).rstrip() + "\n"


def ratio(costs: Mapping[str, Cost]) -> float:
    """What a page of ours takes, cold, beside one of stock Material."""
    return costs[OURS[0]].of_page / costs[STOCK].of_page


def main() -> None:
    options = _options()
    results: dict[int, Round] = {}
    for records in options.records:
        rounds = [measured(options.plan, records, options.peers) for _ in range(options.rounds)]
        results[records] = one = median_of(rounds)
        print("\n".join(table(records, one.costs)))
        print("\n".join([*editors({records: one}), *checks({records: one})]), flush=True)
    ratios = {str(records): round(ratio(one.costs), 3) for records, one in results.items()}
    if options.within:
        _compare(ratios, options.within)
    else:
        written = report(results, options.rounds)
        (options.into / "results.md").write_text(written, encoding="utf-8")
        text = json.dumps(ratios, indent=2) + "\n"
        (options.into / RECORD.name).write_text(text, encoding="utf-8")


def _compare(ratios: Mapping[str, float], within: float) -> None:
    recorded = json.loads(RECORD.read_text(encoding="utf-8"))
    for records, now in ratios.items():
        print(f"{records} records: {now} of stock Material a page, on record {recorded[records]}")
        if now > within * recorded[records]:
            sys.exit(f"more than {within} times what is on record: find out why, or record it")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Measures builds of many records.")
    parser.add_argument("records", nargs="*", type=int, default=[25, 1000, 5000])
    parser.add_argument("--plan", type=Path, default=HERE.parent)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--peers", type=Path, default=HERE.parent / ".cache" / "peers" / "bin")
    parser.add_argument("--into", type=Path, default=HERE, help="where results are written")
    parser.add_argument("--within", type=float, help="compare instead of writing")
    return parser.parse_args()


if __name__ == "__main__":
    main()
