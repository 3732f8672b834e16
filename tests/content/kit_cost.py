"""What the outreach kit holds and costs; run with PYTHONPATH=tests. A plan's folder may follow.

Prints each form with how many there are and their bytes, then seconds of a build without the kit,
with it and no cache, and with everything in the cache. Numbers to read and compare, never for a
test to judge.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from project import ROOT, Project, drop_kit

ADDRESS = {"SITE_URL": "https://example.org/mau/"}


def contents(site: Path) -> None:
    """Prints every kind of file of the kit."""
    files: dict[str, list[int]] = defaultdict(list)
    for folder in (site / "bo-tai-lieu", site / "en" / "bo-tai-lieu"):
        for path in folder.rglob("*"):
            if path.is_file() and path.suffix != ".html":
                name = f"*{path.suffix}" if path.suffix == ".zip" else path.name
                files[name].append(path.stat().st_size)
    for path in site.rglob("assets/cards/**/*.png"):
        files["card of a page"].append(path.stat().st_size)
    for name in sorted(files):
        print(f"{name:24} {len(files[name]):4} {sum(files[name]):12,} bytes")
    sizes = [size for found in files.values() for size in found]
    print(f"{'all':24} {len(sizes):4} {sum(sizes):12,} bytes")


def seconds(project: Project, **settings: str) -> float:
    """How long a build takes, the better of two."""
    took = []
    for _ in range(2):
        start = time.monotonic()
        built = project.build(**ADDRESS, **settings)
        took.append(time.monotonic() - start)
        assert built.returncode == 0, built.stderr
    return min(took)


def main() -> None:
    plan = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder) / "project", plan)
        cold = seconds(project, CACHE="")
        warm = seconds(project, CACHE=".cache")
        contents(project.site)
        drop_kit(project.folder)
        without = seconds(project, CACHE=".cache")  # cards of pages are there already
    for name, took in (("without the kit", without), ("cold", cold), ("from the cache", warm)):
        print(f"{name:24} {took:6.2f} s, ratio {took / without:.2f}")


if __name__ == "__main__":
    main()
