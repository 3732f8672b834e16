"""Every page at every width in light and dark: `python tests/audit.py SITE_FOLDER`."""

from __future__ import annotations

import argparse
import datetime as dt
import json
import multiprocessing
import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from itertools import product
from pathlib import Path
from typing import Any, Literal

import html_checker
from accessibility import HEIGHT, Finding, Scan, new_page, overflow, scan
from browser import chromium, served
from playwright.sync_api import ConsoleMessage, Page

WIDTHS = (360, 768, 1280)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
REDIRECT = re.compile(r"""<meta\s[^>]*http-equiv=["']?refresh\b""", re.IGNORECASE)
LANGUAGE = re.compile(r"""<html\s[^>]*?\blang=["']?([\w-]+)""", re.IGNORECASE)


@dataclass(frozen=True)
class Pages:
    """The pages of a site by language, as paths with `/`, and how many more only lead on."""

    by_language: dict[str, list[str]]
    redirects: int

    @property
    def all(self) -> list[str]:
        return sorted(page for pages in self.by_language.values() for page in pages)


@dataclass(frozen=True)
class Look:
    """What was seen of a page at one width in one colour scheme."""

    page: str
    width: int
    scheme: str
    scan: Scan
    overflow: list[str]
    complaints: tuple[str, ...]
    """Errors in the browser's console; whatever the policy refuses is one."""


def pages_of(site: Path) -> Pages:
    """Sorts the pages below a folder by language.

    A first folder is a language of its own when its index.html has another `lang` than the site's.
    """
    main = _language(site / "index.html")
    own = {path.parent.name: _language(path) for path in site.glob("*/index.html")}
    found: dict[str, list[str]] = {}
    redirects = 0
    for path in sorted(site.rglob("*.html")):
        name = path.relative_to(site).as_posix()
        if REDIRECT.search(path.read_text(encoding="utf-8")):
            redirects += 1
        else:
            found.setdefault(own.get(name.partition("/")[0]) or main, []).append(name)
    return Pages(found, redirects)


def _language(index: Path) -> str:
    found = LANGUAGE.search(index.read_text(encoding="utf-8")) if index.is_file() else None
    return found[1] if found else ""


def look_at(address: str, pages: list[str]) -> list[Look]:
    """What a browser of its own sees of some pages; each is loaded anew for every look."""
    looks = []
    with chromium() as browser:
        tab = new_page(browser)
        said = _complaints(tab)
        for width, scheme in product(WIDTHS, SCHEMES):
            tab.set_viewport_size({"width": width, "height": HEIGHT})
            tab.emulate_media(color_scheme=scheme)
            for page in pages:
                said.clear()
                tab.goto(address + page)
                tab.evaluate("document.fonts.ready.then(() => true)")
                found, wide = scan(tab), overflow(tab)
                looks.append(Look(page, width, scheme, found, wide, tuple(said)))
    return looks


def _complaints(tab: Page) -> list[str]:
    """The errors of a tab, written down as they come."""
    said: list[str] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            said.append(message.text)

    tab.on("console", listen)
    tab.on("pageerror", lambda error: said.append(str(error)))
    return said


def audit(site: Path, workers: int) -> dict[str, Any]:
    """The report on a site, ready for JSON."""
    start = time.monotonic()
    pages = pages_of(site)
    shares = [pages.all[first::workers] for first in range(workers)]
    spawn = multiprocessing.get_context("spawn")  # a fork would copy the server's threads
    with served(site) as address, ProcessPoolExecutor(workers, mp_context=spawn) as pool:
        jobs = [pool.submit(look_at, address, share) for share in shares if share]
        errors = html_checker.check(site)
        looks = [look for job in jobs for look in job.result()]
    return {
        "pages": len(pages.all),
        "languages": {language: len(own) for language, own in sorted(pages.by_language.items())},
        "redirects": pages.redirects,
        "widths": WIDTHS,
        "schemes": SCHEMES,
        "scans": len(looks),
        "violations": _by_rule((look, one) for look in looks for one in look.scan.violations),
        "incomplete": _by_rule((look, one) for look in looks for one in look.scan.incomplete),
        "overflow": _overflow(looks),
        "complaints": sorted({f"{look.page}: {one}" for look in looks for one in look.complaints}),
        "html_errors": errors,
        "axe": max((look.scan.version for look in looks), default=""),
        "html_checker": html_checker.version(),
        "seconds": round(time.monotonic() - start),
    }


def _by_rule(found: Iterable[tuple[Look, Finding]]) -> dict[str, Any]:
    """Each rule, the most often broken first: how often, on which pages, and one example."""
    rules: dict[str, list[tuple[Look, Finding]]] = {}
    for look, finding in found:
        rules.setdefault(finding.rule, []).append((look, finding))
    return {
        rule: {
            "count": len(cases),
            "pages": sorted({look.page for look, _ in cases}),
            "example": {"page": look.page, "width": look.width, "scheme": look.scheme}
            | asdict(finding),
        }
        for rule, cases in sorted(rules.items(), key=lambda item: -len(item[1]))
        for look, finding in cases[:1]
    }


def _overflow(looks: list[Look]) -> list[dict[str, Any]]:
    """Each element that overflows, with the widths at which it does; the scheme does not matter."""
    seen = Counter((look.page, one, look.width) for look in looks for one in look.overflow)
    widths: dict[tuple[str, str], list[int]] = {}
    for page, element, width in sorted(seen):
        widths.setdefault((page, element), []).append(width)
    return [
        {"page": page, "element": element, "widths": own} for (page, element), own in widths.items()
    ]


def table(report: dict[str, Any]) -> Iterator[str]:
    """The lines that a person reads."""
    for name in ("pages", "redirects", "scans", "seconds", "axe", "html_checker"):
        yield f"{name:<16}{report[name]}"
    for name in ("violations", "incomplete"):
        yield f"{name:<16}{_count(report[name])}"
        for rule, own in report[name].items():
            example = own["example"]
            yield f"  {own['count']:>6}  {rule}, {len(own['pages'])} pages"
            yield f"          {example['page']} {example['width']} {example['scheme']}:"
            yield f"          {example['target']}: {example['message']}"[:200]
    yield f"{'overflow':<16}{len(report['overflow'])}"
    for case in report["overflow"][:20]:
        yield f"  {case['page']} {case['widths']}: {case['element']}"
    yield f"{'complaints':<16}{len(report['complaints'])}"
    yield from (f"  {complaint}" for complaint in report["complaints"][:20])
    yield f"{'html_errors':<16}{len(report['html_errors'])}"
    yield from (f"  {error}" for error in report["html_errors"][:20])


def statement(report: dict[str, Any]) -> str:
    """The figures as data, for the site's own page on accessibility."""
    figures = {
        "measured": dt.datetime.now(dt.UTC).date().isoformat(),
        "pages": report["pages"],
        "widths": json.dumps(report["widths"]),
        "views": report["scans"],
        "checker": json.dumps(f"axe-core {report['axe']}"),
        "violations": _count(report["violations"]),
        "undecided": _count(report["incomplete"]),
        "overflow": len(report["overflow"]),
        "html_checker": json.dumps(f"Nu HTML Checker {report['html_checker']}"),
        "html_errors": len(report["html_errors"]),
    }
    lines = (f"{name}: {value}\n" for name, value in figures.items())
    return "# `make audit` ghi tệp này; đừng sửa tay.\n" + "".join(lines)


def _count(rules: dict[str, Any]) -> int:
    return sum(own["count"] for own in rules.values())


def main(arguments: list[str] | None = None) -> int:
    """0 when nothing is wrong; what axe leaves to a person is not."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", type=Path, metavar="SITE_FOLDER")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--report", type=Path, metavar="FILE.json")
    parser.add_argument("--statement", type=Path, metavar="FILE.yml")
    options = parser.parse_args(arguments)
    if not (options.site / "index.html").is_file():
        parser.error(f"{options.site} has no index.html")
    report = audit(options.site, max(options.workers, 1))
    print(*table(report), sep="\n")
    if options.report:
        text = json.dumps(report, ensure_ascii=False, indent=1)
        options.report.write_text(text + "\n", encoding="utf-8")
    if options.statement:
        options.statement.write_text(statement(report), encoding="utf-8")
    return int(
        any(report[name] for name in ("violations", "overflow", "complaints", "html_errors"))
    )


if __name__ == "__main__":
    sys.exit(main())
