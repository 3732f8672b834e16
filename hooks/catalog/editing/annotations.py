"""Writes problems as code hosts show them beside the lines of a change."""

import hashlib
import json
from collections.abc import Iterator, Sequence

from catalog.reading.source import Problem


def github(problems: Sequence[Problem], warnings: Sequence[Problem]) -> str:
    """Workflow commands, one a line.

    See https://docs.github.com/actions/reference/workflow-commands-for-github-actions.
    """
    levels = [*(("error", one) for one in problems), *(("warning", one) for one in warnings)]
    return "".join(f"{_command(level, problem)}\n" for level, problem in levels)


def _command(level: str, problem: Problem) -> str:
    place = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
    return f"::{level} {place}::{_data(problem.said)}"


def gitlab(problems: Sequence[Problem], warnings: Sequence[Problem]) -> str:
    """A Code Quality report in JSON; see https://docs.gitlab.com/ci/testing/code_quality/."""
    entries = [*_entries(problems, "major"), *_entries(warnings, "minor")]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entries(problems: Sequence[Problem], severity: str) -> Iterator[dict[str, object]]:
    for problem in problems:
        yield {
            "description": problem.said,
            "check_name": "catalog",
            # without the line, so that it stays the same problem when lines above it change
            "fingerprint": hashlib.sha256(f"{problem.file}\0{problem.said}".encode()).hexdigest(),
            "severity": severity,
            "location": {"path": problem.file, "lines": {"begin": problem.line}},
        }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
