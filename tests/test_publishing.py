"""Readers never meet half a site: publishing under constant reading, and broken off anywhere."""

from __future__ import annotations

import contextlib
import hashlib
import os
import random
import re
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import psutil
import pytest
from publishing import Place, kill, place

PUBLISHES = int(os.environ.get("PUBLISHES", "5"))
KILLS = int(os.environ.get("KILLS", "8"))
"""The issue of 20 each takes minutes; `PUBLISHES=20 KILLS=20 make test` runs it."""
PAUSE = 0.004
"""Seconds between two requests, so that the publish gets on as well."""
PAGES = ("index.html", "hoi-dap/index.html", "dich/biet-boi.html", "en/index.html", "tim-kiem")
_ASSET = re.compile(rb'(?:href|src|data-index)="(?:\.\./)*(assets/[^"]+)"')


@pytest.fixture
def published(tmp_path: Path, editions: Path) -> Iterator[Place]:
    """A place with one release."""
    with place(tmp_path, editions=editions) as there:
        done = there.publish()
        assert done.returncode == 0, done.stderr
        yield there


@pytest.fixture
def built(tmp_path: Path) -> Iterator[Place]:
    """A place with one release, where everything is done from the words to the reader."""
    with place(tmp_path) as there:
        there.edit(0)
        done = there.publish()
        assert done.returncode == 0, done.stderr
        yield there


@dataclass
class Reader:
    """Reads the pages of a place again and again, and the assets of every page ever opened."""

    place: Place
    pages: dict[str, set[str]] = field(default_factory=lambda: {page: set() for page in PAGES})
    opened: dict[str, None] = field(default_factory=dict)
    wrong: list[str] = field(default_factory=list)
    asked: int = 0
    stop: threading.Event = field(default_factory=threading.Event)

    def read(self) -> None:
        while not self.stop.is_set():
            for page in PAGES:
                content = self.get(page)
                time.sleep(PAUSE)
                self.pages[page].add(hashlib.sha256(content).hexdigest())
                self.opened |= dict.fromkeys(m.decode() for m in _ASSET.findall(content))
            for asset in list(self.opened):
                content = self.get(asset)
                digest = asset.split(".")[1]
                time.sleep(PAUSE)
                if len(digest) == 10 and not hashlib.sha256(content).hexdigest().startswith(digest):
                    self.wrong.append(f"not its content: {asset}")

    def get(self, path: str) -> bytes:
        self.asked += 1
        try:
            with urllib.request.urlopen(self.place.url + path, timeout=10) as answer:
                content: bytes = answer.read()
                return content
        except (urllib.error.URLError, OSError) as error:
            self.wrong.append(f"{path}: {error}")
            return b""


@contextlib.contextmanager
def reading(there: Place) -> Iterator[Reader]:
    reader = Reader(there)
    thread = threading.Thread(target=reader.read)
    thread.start()
    yield reader
    reader.stop.set()
    thread.join()


def test_no_reader_meets_half_a_site(built: Place) -> None:
    editions = [built.what_is_live()]
    with reading(built) as reader:
        _kill_while_it_builds(built)
        assert built.what_is_live() == editions[0]
        for n in range(1, PUBLISHES):
            built.edit(n)
            done = built.publish()
            assert done.returncode == 0, done.stderr
            editions.append(built.what_is_live())
    assert not reader.wrong
    assert reader.asked > 100 * PUBLISHES
    stylesheets = [asset for asset in reader.opened if asset.endswith(".css")]
    assert len(stylesheets) == PUBLISHES  # every edition was met, with its own styles
    for page, digests in reader.pages.items():
        name = page if page.endswith(".html") else f"{page}.html"
        whole = {edition[name] for edition in editions}
        assert digests <= whole, page
        assert len(digests) == PUBLISHES, page
    print(f"{PUBLISHES} publishes, {reader.asked} requests, wrong: {len(reader.wrong)}")


def _kill_while_it_builds(there: Place) -> None:
    """Ends a publish once MkDocs has begun to write the site."""
    process = there.start("publish", str(there.root))
    while not any(_under_way(process.pid)):
        assert process.poll() is None
        time.sleep(0.01)
    kill(process)
    assert process.returncode == -9


def _under_way(pid: int) -> Iterator[Path]:
    """Pages in folders that a build of a publish writes to until it is whole."""
    with contextlib.suppress(psutil.Error, OSError):
        for child in psutil.Process(pid).children():
            command = child.cmdline()
            if "--site-dir" in command:
                site = Path(command[command.index("--site-dir") + 1])
                yield from site.parent.glob(".site-new*/*.html")


SHIM = """#!/bin/sh
# In place of a program: ends the whole publish before or after its work.
[ "$WHEN" = before ] || "$(PATH="$REAL_PATH" command -v "${0##*/}")" "$@"
kill -9 "-$(ps -o pgid= -p $$ | tr -d " ")"
"""
INSIDE_THE_SWITCH = [("ln", "before"), ("ln", "after"), ("mv", "before"), ("mv", "after")]


def _shims(folder: Path, place_: Place, program: str, when: str) -> dict[str, str]:
    """An environment in which that program ends the publish at the switch."""
    folder.mkdir(exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    shim = folder / program
    # `mv` is used before the switch as well: there it does its work
    guard = 'case "$*" in *current*) ;; *) exec env PATH="$REAL_PATH" "${0##*/}" "$@" ;; esac\n'
    first, rest = SHIM.split("\n", 1)
    shim.write_text(f"{first}\n{guard}{rest}")
    shim.chmod(0o755)
    path = os.environ["PATH"]
    return place_.environment(PATH=f"{folder}:{path}", REAL_PATH=path, WHEN=when)


def test_a_publish_that_is_killed_leaves_a_whole_site(published: Place, tmp_path: Path) -> None:
    seed = int(os.environ.get("SEED", time.time_ns() % 10_000))
    print(f"SEED={seed}")
    chance = random.Random(seed)
    began = time.monotonic()
    published.edit(1)
    assert published.publish().returncode == 0
    takes = time.monotonic() - began
    whole = [published.what_is_live()]
    ended = 0
    with reading(published) as reader:
        for n in range(2, KILLS + 2):
            published.edit(n)
            if n % 3 == 2:
                ended += _kill_inside_the_switch(published, tmp_path / "bin", n // 3)
            else:
                ended += _kill_after(published, chance.uniform(0.1, takes * 1.05))
            live = published.what_is_live()
            assert live == {line[66:]: line[:64] for line in _listed(published)}, n
            if live != whole[-1]:
                whole.append(live)
    print(f"{KILLS} kills, {ended} of them in time, {len(whole)} editions went live")
    assert not reader.wrong
    assert ended >= KILLS * 2 // 3
    published.edit(KILLS + 2)
    done = published.publish()
    assert done.returncode == 0, done.stderr
    assert not list(published.root.glob("releases/*.part"))


def _kill_after(there: Place, seconds: float) -> bool:
    """Whether it was not finished yet."""
    process = there.start("publish", str(there.root))
    time.sleep(seconds)
    kill(process)
    return process.returncode == -9


def _kill_inside_the_switch(there: Place, folder: Path, n: int) -> bool:
    program, when = INSIDE_THE_SWITCH[n % len(INSIDE_THE_SWITCH)]
    shims = _shims(folder, there, program, when)
    process = there.start("publish", str(there.root), **shims)
    said = process.communicate(timeout=60)
    assert process.returncode == -9, said
    return True


def _listed(there: Place) -> list[str]:
    return (there.live / "SHA256SUMS").read_text().splitlines()


def test_one_step_back_and_forward_again(published: Place) -> None:
    first = published.what_is_live()
    published.edit(1)
    assert published.publish().returncode == 0
    second = published.what_is_live()
    began = time.monotonic()
    back = published.run("rollback", str(published.root))
    print(f"rollback: {time.monotonic() - began:.1f} s")
    assert back.returncode == 0, back.stderr
    assert back.stdout == "Đã trở về bản 000001.\n"
    assert published.what_is_live() == first != second
    style = next(path for path in second if path.endswith(".css"))
    assert (published.live / style).is_file()  # pages that are open still ask for it
    assert published.publish().returncode == 0
    assert published.what_is_live() == second
    assert (published.root / "current").readlink() == Path("releases/000003")


def test_five_releases_stay_and_what_is_unchanged_keeps_its_time(published: Place) -> None:
    page = published.live / "dich" / "biet-boi.html"
    before = page.stat().st_mtime_ns
    for _ in range(6):
        assert published.publish().returncode == 0
    names = sorted(path.name for path in (published.root / "releases").iterdir())
    assert names == [f"{n:06}" for n in range(3, 8)]
    assert page.stat().st_mtime_ns == before  # so that a browser's copy stays good
