"""Scripts for the loudspeaker: spelled out, whole, with their sources and an honest length."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest
from kit import told
from project import ROOT, SMALL, TELLING, Project

from catalog.collected.catalog import Catalog
from catalog.collected.loading import load
from catalog.collected.voice import syllables
from catalog.environment.settings import Settings
from catalog.outputs.kit.radio_scripts import spoken_subjects

STUMBLES = re.compile(r"[0-9/]|\b[A-ZĐ]{2,}")
SETTINGS = Settings(dt.date(2026, 11, 24), "https://example.org/mau/")


def _catalog(folder: Path) -> Catalog:
    catalog = load(folder)[0]
    assert catalog
    return catalog.public()


@pytest.mark.parametrize("folder", [SMALL, ROOT], ids=["small", "real"])
def test_nothing_is_left_to_stumble_over(folder: Path) -> None:
    rows = list(spoken_subjects(_catalog(folder), SETTINGS))
    assert len(rows) == len(told(folder, "spoken"))
    assert len(rows) >= 3 or folder == ROOT
    for _, _, scripts in rows:
        assert len(scripts) == 2
        for script in scripts:
            assert not [part for part in script.paragraphs if STUMBLES.search(part)], script.title


def test_a_script_has_its_parts(small: Project) -> None:
    text = (small.site / "bo-tai-lieu" / "ban-ke-hoach" / "radio-long.txt").read_text(
        encoding="utf-8"
    )
    parts = text.rstrip("\n").split("\n\n")
    assert parts[0] == "Bản đọc trên loa: Kế hoạch mẫu 7"
    assert parts[1] == "Đây không phải giấy của xã nào."
    assert parts[2].startswith("Dài khoảng ") and "nguồn ngày 01/02/2026." in parts[2]
    assert parts[3].startswith("Kính thưa bà con.")
    assert parts[4].startswith("Cây đổ thì gọi")
    assert parts[5] == "Kế hoạch bảy của Xã Mẫu bắt đầu năm hai nghìn không trăm hai mươi sáu."
    acts = [part for part in parts if "Cây đổ thì gọi" in part]
    assert len(acts) == 2 and acts[1].startswith("Xin nhắc lại")
    assert "example chấm org gạch chéo mau" in text
    assert parts[-3].startswith("Nguồn, không đọc:\n- Xã Mẫu: Kế hoạch mẫu số 7/KH-MAU.")
    assert re.match(r"Mã tờ này: [0-9A-Z]{3}-[0-9A-Z]{3}\. Còn đúng không\?", parts[-2])
    assert parts[-1] == "https://example.org/mau/ban-ke-hoach.html"


def test_without_a_public_address_none_is_read_out(site_without_address: Path) -> None:
    found = list(site_without_address.rglob("radio-*.txt"))
    assert len(found) == 2 * len(TELLING)
    for file in found:
        text = file.read_text(encoding="utf-8")
        assert " chấm " not in text.split("Nguồn, không đọc")[0], file


def test_a_language_without_a_voice_has_no_scripts(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    words = project.folder / "data" / "words.yml"
    text = words.read_text(encoding="utf-8").replace("[vi, en]", "[en, vi]")
    words.write_text(text, encoding="utf-8")
    catalog = load(project.folder)[0]
    assert catalog and not list(spoken_subjects(catalog, SETTINGS))


def test_syllables_are_what_is_between_signs() -> None:
    assert syllables("A-xê-an có mười một nước.") == 7
