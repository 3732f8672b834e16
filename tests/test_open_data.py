"""Open data: what is promised is there, in the shape that is promised, for any program."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from browser import served
from bs4 import BeautifulSoup
from frictionless import validate as validate_package
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate as validate_openapi
from project import SMALL, Project

from catalog.building.prepare import prepare
from catalog.environment.settings import Settings

FOLDER = Path("api/v1")
PAGE = "du-lieu-mo.html"
GOAL = "data/goals/duong-sach.yml"
HOSTILE = "=cmd(1), “Đường”, sạch"


def _json(file: Path) -> Any:
    return json.loads(file.read_text(encoding="utf-8"))


def _table(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


@pytest.fixture(scope="module", params=["small", "real"])
def folder(request: pytest.FixtureRequest) -> Path:
    """The folder of a site's data."""
    if request.param == "small":
        project: Project = request.getfixturevalue("small")
        return project.site / FOLDER
    real: Path = request.getfixturevalue("real_site")
    return real / FOLDER


@pytest.fixture(scope="module")
def kinds(folder: Path) -> list[str]:
    named = [kind["name"] for kind in _json(folder / "index.json")["kinds"]]
    assert len(named) > 8
    return named


def test_every_record_has_the_shape_that_is_promised(folder: Path, kinds: list[str]) -> None:
    for kind in kinds:
        schema = _json(folder / "schemas" / f"{kind}.json")
        Draft202012Validator.check_schema(schema)
        rows, shape = _json(folder / f"{kind}.json"), Draft202012Validator(schema)
        assert rows and not [error for row in rows for error in shape.iter_errors(row)]
        for row in rows if kind != "clauses" else ():
            assert _json(folder / kind / f"{row['id']}.json") == row
        if kind != "clauses":
            assert len(list((folder / kind).iterdir())) == len(rows)


def test_each_file_that_is_named_is_there(folder: Path) -> None:
    index = _json(folder / "index.json")
    root = index["pages"][next(iter(index["title"]))]
    files = [value for key, value in index.items() if key in ("workbook", "datapackage", "openapi")]
    files += [kind[sort] for kind in index["kinds"] for sort in ("json", "csv", "schema")]
    assert len(files) > 25
    for file in files:
        assert (folder.parent.parent / file.removeprefix(root)).is_file(), file
    for kind in index["kinds"]:
        assert len(_json(folder / f"{kind['name']}.json")) == kind["count"]


def test_pages_of_records_are_pages_of_the_site(small: Project) -> None:
    looked = 0
    for file in (small.site / FOLDER).glob("*/*.json"):
        for address in _json(file).get("pages", {}).values():
            path, _, anchor = address.removeprefix("https://example.org/mau/").partition("#")
            text = (small.site / path).read_text(encoding="utf-8")
            assert not anchor or f'id="{anchor}"' in text, address
            looked += 1
    assert looked > 30


def test_others_find_the_descriptions_right(folder: Path) -> None:
    validate_openapi(_json(folder / "openapi.json"))
    report = validate_package(str(folder / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_the_workbook_holds_what_the_tables_hold(folder: Path, kinds: list[str]) -> None:
    """In words for people: titles, heads that explain, text without marks."""
    book = openpyxl.load_workbook(folder / "data.xlsx")
    package = {one["name"]: one for one in _json(folder / "datapackage.json")["resources"]}
    assert book.sheetnames == [package[kind]["title"] for kind in kinds]
    plain = 0
    for kind, sheet in zip(kinds, book, strict=True):
        text = (folder / "csv" / f"{kind}.csv").read_bytes().decode("utf-8-sig")
        assert "\r\n" in text
        head, *rows = [["" if cell is None else str(cell) for cell in row] for row in sheet.values]
        fields = package[kind]["schema"]["fields"]
        assert [h.strip() for h in head] == [f"{f['name']}\n{f['description']}" for f in fields]
        cells = [cell for row in rows for cell in row]
        raw = [cell.removeprefix("'") for row in _table(text)[1:] for cell in row]
        for cell, written in zip(cells, raw, strict=True):
            assert "**" not in cell and "[@" not in cell, cell
            plain += cell == written
            assert cell == written or {"*", "["} & set(written), cell
    assert plain > 100


def test_each_record_names_its_sources(folder: Path, kinds: list[str]) -> None:
    known = {row["id"] for row in _json(folder / "sources.json")}
    for kind in set(kinds) - {"clauses"}:
        for row in _json(folder / f"{kind}.json"):
            assert set(row["cites"]) <= known, row["id"]
            cited = re.findall(r"\[@([^\]\s]+)\]", json.dumps(row, ensure_ascii=False))
            told = [source for fact in row.get("facts", ()) for source in fact["sources"]]
            assert {*cited, *told} <= set(row["cites"]), row["id"]
            assert "quote" not in row or row["cites"], row["id"]


def test_no_draft_is_among_them(small: Project) -> None:
    texts = [path.read_text(encoding="utf-8") for path in (small.site / FOLDER).rglob("*.[jc]s*")]
    assert len(texts) > 20 and not [text for text in texts if "nháp" in text]


def _made(folder: Path, day: str) -> dict[str, bytes]:
    settings = Settings(
        dt.date.fromisoformat(day), "https://example.org/mau/", cache=Path(os.environ["CACHE"])
    )
    prepared = prepare(folder, settings)
    assert prepared.site and not prepared.problems
    files = prepared.site.language().files.items()
    return {
        path: content if isinstance(content, bytes) else content.encode()
        for path, content in files
        if path.startswith("api/")
    }


def test_another_day_changes_nothing() -> None:
    assert _made(SMALL, "2026-03-01") == _made(SMALL, "2027-05-04")


def test_a_title_like_a_formula_is_only_words(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", kit=False)
    goal = project.folder / GOAL
    old = goal.read_text(encoding="utf-8")
    title = next(line for line in old.splitlines() if line.startswith("  vi: "))
    goal.write_text(old.replace(f"title:\n{title}", f'title:\n  vi: "{HOSTILE}"'), encoding="utf-8")
    files = _made(project.folder, "2026-03-01")
    table = _table(files["api/v1/csv/goals.csv"].decode())
    column = table[0].index("title_vi")
    assert f"'{HOSTILE}" in [row[column] for row in table]
    sheet = openpyxl.load_workbook(io.BytesIO(files["api/v1/data.xlsx"])).worksheets[0]
    [cell] = [cell for row in sheet for cell in row if cell.value == HOSTILE]
    assert cell.data_type == "s"
    rows = json.loads(files["api/v1/goals.json"])
    assert HOSTILE in [row["title"]["vi"] for row in rows]


def test_the_examples_of_the_page_work(small: Project) -> None:
    """Those with an address are asked of a server that stands in for it."""
    soup = BeautifulSoup((small.site / PAGE).read_text(encoding="utf-8"), "html.parser")
    python, shell = (code.get_text() for code in soup.select("pre code"))
    with served(small.site) as address:
        done = subprocess.run(
            [sys.executable, "-c", python.replace("https://example.org/mau/", address)],
            capture_output=True,
            text=True,
            check=True,
        )
        table = subprocess.run(
            shell.replace("https://example.org/mau/", address).split(),
            capture_output=True,
            check=True,
        )
    assert "duong-sach Đường làng sạch" in done.stdout
    assert table.stdout == (small.site / FOLDER / "csv" / "goals.csv").read_bytes()


def test_without_an_address_the_example_opens_a_file(site_without_address: Path) -> None:
    soup = BeautifulSoup((site_without_address / PAGE).read_text(encoding="utf-8"), "html.parser")
    [python] = [code.get_text() for code in soup.select("pre code")]
    done = subprocess.run(
        [sys.executable, "-c", python],
        cwd=site_without_address,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "duong-sach Đường làng sạch" in done.stdout
