"""How the site bears many records (1,000 activities unless told); run with `PYTHONPATH=tests`.

Builds this repository's plan with that many activities, and beside it stock Material with the same
texts as Markdown, one build a language, records out of the menu. Prints seconds and peak memory,
then what a first view weighs, see weight.py. Numbers are for reading and comparing, never for a
test to judge. With `--without-kit` after the number of activities both builds of ours do without
the kit.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from project import ENDED, ROOT, Project
from weight import print_weights

from catalog.collected.loading import load

PATTERN = "tinh-nguyen"
"""The activity that is copied."""
TEXT = "stp-2021-08-18"
LANGUAGES = ("vi", "en")
STOCK = """
site_name: Stock
use_directory_urls: false
theme: {{name: material, language: {language}, font: false}}
nav: [index.md]
validation: {{nav: {{omitted_files: ignore}}}}
"""


@dataclass(frozen=True)
class Cost:
    """What a process took: seconds of the clock, MiB at its peak."""

    seconds: float
    peak: float

    def __str__(self) -> str:
        return f"{self.seconds:6.1f} s  {self.peak:6.0f} MiB"


def cost(command: list[str], folder: Path, environment: dict[str, str]) -> Cost:
    """Runs a command alone and measures it."""
    start = time.monotonic()
    process = subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    _, status, usage = os.wait4(process.pid, 0)
    assert process.stderr
    if status:
        raise SystemExit(process.stderr.read().decode())
    return Cost(time.monotonic() - start, usage.ru_maxrss / 1024)


def add_activities(data: Path, wanted: int) -> None:
    """Copies one activity until there are as many as wanted, each with a clause of its own."""
    pattern = yaml.safe_load((data / "activities" / f"{PATTERN}.yml").read_text(encoding="utf-8"))
    text, clauses = data / "texts" / f"{TEXT}.txt", data / "texts" / f"{TEXT}.clauses.yml"
    goal = data / "goals" / f"{pattern['goal']}.yml"
    goal.write_text(f"{goal.read_text(encoding='utf-8').rstrip()}\non_paper: [{PATTERN}]\n")
    lines, listed = [text.read_text(encoding="utf-8")], [clauses.read_text(encoding="utf-8")]
    for number in range(wanted - len(list((data / "activities").iterdir()))):
        words = f"một hoạt động bịa ra để thử, mang số {number:04}"
        record = pattern | {
            "id": f"thu-{number:04}",
            "clause": f"Z{number:04}",
            "quote": {"vi": words, "en": pattern["quote"]["en"]},
            "title": {code: f"{title} {number}" for code, title in pattern["title"].items()},
        }
        file = data / "activities" / f"{record['id']}.yml"
        file.write_text(yaml.safe_dump(record, allow_unicode=True), encoding="utf-8")
        lines.append(words + ".")
        listed.append(f'  - id: {record["clause"]}\n    text: "{words}"\n')
    text.write_text("\n".join(lines) + "\n", encoding="utf-8")
    clauses.write_text("".join(listed), encoding="utf-8")


def write_stock(project: Path, folder: Path, language: str) -> None:
    """The same activities as Markdown pages of a stock site."""
    catalog, _ = load(project)
    assert catalog
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "mkdocs.yml").write_text(STOCK.format(language=language), encoding="utf-8")
    (docs / "index.md").write_text("# Stock\n", encoding="utf-8")
    for activity in catalog.activities:
        (docs / f"{activity.id}.md").write_text(_markdown(activity, language), encoding="utf-8")


def _markdown(activity: Any, language: str) -> str:
    facts = "".join(f"- {fact.text.root[language]}\n" for fact in activity.facts)
    actions = "".join(f"- {action.text.root[language]}\n" for action in activity.actions)
    return (
        f"# {activity.title.root[language]}\n\n> {activity.quote.root['vi']}\n\n"
        f"{activity.plain.root[language]}\n\n## 1\n\n{actions}\n## 2\n\n{facts}\n"
    )


def main(wanted: int, *, kit: bool) -> None:
    with tempfile.TemporaryDirectory() as temporary:
        small = Project(Path(temporary) / "small", plan=ROOT, kit=kit)
        large = Project(Path(temporary) / "large", plan=ROOT, kit=kit)
        add_activities(large.folder / "data", wanted)
        build = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
        now = cost(build, small.folder, small.environment(**ENDED))
        ours = cost(build, large.folder, large.environment(**ENDED))
        stock = []
        for language in LANGUAGES:
            folder = Path(temporary) / f"stock-{language}"
            write_stock(large.folder, folder, language)
            stock.append(cost(build, folder, small.environment(**ENDED)))
        _print(wanted, now, ours, stock)
        print_weights(
            {"now": small.site, f"among {wanted}": large.site},
            Path(temporary) / f"stock-{LANGUAGES[0]}" / "site",
            PATTERN,
        )


def _print(wanted: int, now: Cost, ours: Cost, stock: list[Cost]) -> None:
    both = Cost(sum(cost.seconds for cost in stock), max(cost.peak for cost in stock))
    print(f"this plan as it is                  {now}")
    print(f"this plan with {wanted} activities       {ours}")
    print(f"stock Material, same texts, {len(stock)} builds {both}")
    print(
        f"ratio                               {ours.seconds / both.seconds:6.2f}    "
        f"{ours.peak / both.peak:6.2f}"
    )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1000, kit="--without-kit" not in sys.argv)
