"""Changes one thing in a plan's texts, anywhere, as somebody might who tries everything."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from catalog.collected.loading import load
from catalog.rules import check

Change = Callable[[], None]


def change(folder: Path, chance: random.Random) -> str:
    """Makes one change after which the texts are still sound; returns what was done."""
    while True:
        file = chance.choice(sorted(_texts(folder)))
        before = file.read_bytes()
        done = _change_prose(file, chance) if file.suffix == ".md" else _change_data(file, chance)
        if done and _is_sound(folder):
            return f"{file.relative_to(folder).as_posix()}: {done}"
        file.write_bytes(before)
        for added in folder.glob(f"data/*/{file.stem}-moi.yml"):
            added.unlink()


def _texts(folder: Path) -> Iterator[Path]:
    yield from (folder / "data").rglob("*.yml")
    yield from (folder / "docs").rglob("*.md")


def _is_sound(folder: Path) -> bool:
    catalog, problems = load(folder)
    return catalog is not None and not problems and not check(catalog)


def _change_prose(file: Path, chance: random.Random) -> str:
    text = file.read_text(encoding="utf-8")
    how = chance.choice(["words", "title", "gone"])
    if how == "gone":
        file.unlink()
    elif how == "title":
        file.write_text(text.replace("title: ", "title: Mới, ", 1), encoding="utf-8")
    else:
        file.write_text(f"{text}\nThêm một câu.\n", encoding="utf-8")
    return how


def _change_data(file: Path, chance: random.Random) -> str:
    value = yaml.load(file.read_text(encoding="utf-8"), yaml.CBaseLoader)
    how = chance.choice(["gone", "added", *["value"] * 8])
    if how == "gone":
        file.unlink()
        return how
    if how == "added":
        if not (isinstance(value, dict) and "id" in value):
            return ""
        value["id"] += "-moi"
        file = file.with_stem(value["id"])
    else:
        how = _change_value(value, chance)
    file.write_text(yaml.safe_dump(value, allow_unicode=True), encoding="utf-8")
    return how


def _change_value(value: Any, chance: random.Random) -> str:
    """Changes one value in a tree; returns where and how."""
    holder, key = chance.choice(list(_places(value)))
    found, how = holder[key], chance.choice(["words", "number", "gone", "order"])
    if how == "gone":
        del holder[key]
    elif how == "order" and isinstance(found, list):
        found.reverse()
    elif how == "number" and isinstance(found, str) and found.isdigit():
        holder[key] = str(int(found) + 1)
    elif how == "words" and isinstance(found, str):
        holder[key] = f"{found} thêm"
    else:
        return ""
    return f"{key} {how}"


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """(holder, key or index) of everything in a tree."""
    every = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inside in every:
        yield value, key
        if isinstance(inside, dict | list):
            yield from _places(inside)
