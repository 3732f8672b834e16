"""Whatever is kept between builds, a build gives what it would have given without."""

from __future__ import annotations

import datetime as dt
import os
import random
import re
import shutil
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import Any

import pytest
from project import ROOT, SMALL, drop_kit
from random_changes import change

from catalog.building import crew
from catalog.building.site import make_site
from catalog.collected.loading import load
from catalog.environment.kept import Kept
from catalog.environment.markdown_extensions import markdown_extensions
from catalog.environment.settings import Settings
from catalog.outputs.kit.kit import Kit
from catalog.outputs.pages.frame import Framer
from catalog.outputs.pages.writer import Writer
from catalog.outputs.pages.written import Written
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.kept_work import KeptWork
from catalog.outputs.shared.templates import press
from catalog.outputs.shared.view import View
from catalog.reading.choices import read_choices

CHANGES = int(os.environ.get("CHANGES", "6"))
"""`CHANGES=200 make test` tries many, which takes minutes."""
SEED = int(os.environ.get("SEED", "0")) or random.randrange(1, 1_000_000)
PLANS = [SMALL, *([ROOT] if (ROOT / "tests" / "content").is_dir() else [])]
DAY = dt.date(2026, 3, 1)
MARKDOWN = markdown_extensions(read_choices(ROOT / "mkdocs.yml", {}))


def _made(
    folder: Path, cache: Path, *, anew: bool = False, processors: int = 1
) -> dict[str, object]:
    """Every page and file of a site, by language and path, without the frame around pages.

    If something is wrong, that alone.
    """
    catalog, problems = load(folder)
    assert catalog
    assert not problems
    public = catalog.public()
    settings = Settings(DAY, "https://example.org/", markdown=MARKDOWN, processors=processors)
    kept = Kept(cache)  # as another process would open it
    work = None if anew else KeptWork.of(public, settings, kept)
    site, problems = make_site(Edition(public, settings, press(cache), work))
    kept.save()
    if problems:
        return {"problems": problems}
    made: dict[str, object] = {}
    for code, part in site.languages.items():
        made |= {f"{code} {path}": content for path, content in part.files.items()}
        for path, page in part.pages.items():
            made[f"{code} {path}"] = page.title, page.description, page.html, page.data
        made[f"{code} index"] = [(file.path, file.text) for file in part.index.files()]
    return made


@pytest.mark.parametrize("plan", PLANS, ids=[plan.name for plan in PLANS])
def test_after_any_change_all_is_as_if_nothing_were_kept(plan: Path, tmp_path: Path) -> None:
    folder, last, cache = (tmp_path / name for name in ("plan", "last", "cache"))
    for name in ("data", "docs"):
        shutil.copytree(plan / name, folder / name)
    drop_kit(folder)
    chance, changed = random.Random(f"{SEED} {plan.name}"), ["nothing"]
    for _ in range(CHANGES):
        kept, anew = _made(folder, cache), _made(folder, cache, anew=True)
        different = [path for path in anew if kept.get(path) != anew[path]]
        assert (different, kept.keys()) == ([], anew.keys()), f"SEED={SEED}: {changed}"
        if "problems" in anew:  # a heading that a link named is gone, say
            shutil.rmtree(folder)
            shutil.copytree(last, folder)
        shutil.rmtree(last, ignore_errors=True)
        shutil.copytree(folder, last)
        changed.append(change(folder, chance))


def test_a_changed_sentence_writes_few_pages_again(tmp_path: Path) -> None:
    for name in ("data", "docs"):
        shutil.copytree(SMALL / name, tmp_path / name)
    drop_kit(tmp_path)
    _made(tmp_path, tmp_path / "cache")
    file = tmp_path / "data" / "activities" / "quet-duong.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("Mỗi sáng thứ bảy", "Mỗi sáng chủ nhật"), encoding="utf-8")
    assert file.read_text(encoding="utf-8") != text
    written: list[str] = []
    render = Writer.render
    with pytest.MonkeyPatch.context() as patch:

        def noted(self: Writer, view: View, *others: Any, **more: Any) -> Written:
            written.append(f"{view.language.code}/{view.page}")
            return render(self, view, *others, **more)

        patch.setattr(Writer, "render", noted)
        _made(tmp_path, tmp_path / "cache")
    of_others = [path for path in written if re.search(r"/(viec)/(?!quet-duong|index)", path)]
    assert "vi/viec/quet-duong.html" in written
    assert len(of_others) < 10, of_others


def test_any_number_of_processes_makes_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "docs"):
        shutil.copytree(SMALL / name, tmp_path / name)
    drop_kit(tmp_path)
    started: list[int] = []

    def fork(fork: Callable[[], int] = os.fork) -> int:
        started.append(1)
        return fork()

    monkeypatch.setattr(crew, "FEWEST", 1)
    monkeypatch.setattr(crew, "_can_fork", lambda: True)
    monkeypatch.setattr(os, "fork", fork)
    anew = _made(tmp_path, tmp_path / "0", anew=True)
    for processors, others in ((1, 0), (2, 2), (4, 6)):  # for pages, and for books
        assert _made(tmp_path, tmp_path / str(processors), processors=processors) == anew
        assert len(started) == others
        _made(tmp_path, tmp_path / str(processors), processors=processors)
        assert len(started) == others, "all is kept by then"
        started.clear()


def test_what_a_process_cannot_write_is_written_by_the_first(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("data", "docs"):
        shutil.copytree(SMALL / name, tmp_path / name)
    drop_kit(tmp_path)

    def fork() -> int:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(crew, "FEWEST", 1)
    monkeypatch.setattr(crew, "_can_fork", lambda: True)
    monkeypatch.setattr(os, "fork", fork)
    anew = _made(tmp_path, tmp_path / "0", anew=True)
    assert _made(tmp_path, tmp_path / "1", processors=2) == anew


def test_what_is_cached_for_all_pages_reads_no_record(tmp_path: Path) -> None:
    """Or else only the page that asked first would be known to have read it; see `remembered`."""
    catalog, _ = load(SMALL)
    assert catalog
    public = catalog.public()
    edition = Edition(public, Settings(DAY), press(tmp_path))
    writer = Writer(edition, public.words.languages[0], Kit("", (), {"vi": (), "en": ()}))
    looked_at = 0
    framer = Framer(edition, public.words.languages[0], lambda path, code: "", str)
    for owner in (public, writer, edition, framer):
        for name, value in vars(type(owner)).items():
            if isinstance(value, cached_property):
                with public.reads.recorded() as parts:
                    getattr(owner, name)
                assert not parts, f"{type(owner).__name__}.{name}"
                looked_at += 1
    assert looked_at > 4
