"""What tests ask of the kit of a built site: its files, the words and pictures of its sheets."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
import yaml
import zxingcpp
from PIL import Image

PARTS = ("spoken", "poster", "message")


def told(plan: Path, *parts: str) -> dict[str, dict[str, Any]]:
    """The plan's goals and audiences that tell all these parts, by id, and the plan as `plan`."""
    files = [plan / "data" / "plan.yml", *plan.glob("data/goals/*.yml")]
    files += plan.glob("data/audiences/*.yml")
    records = {file.stem: yaml.safe_load(file.read_text(encoding="utf-8")) for file in files}
    return {id: record for id, record in records.items() if set(parts) <= set(record)}


def sheets(site: Path) -> list[Path]:
    """Every PDF of a site."""
    return sorted(site.rglob("*.pdf"))


def words_of(pdf: Path) -> str:
    """The text of a PDF as poppler reads it, in the order of the file."""
    command = ["pdftotext", "-raw", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def flowing(words: str) -> str:
    """Words without the line ends that a sheet gave them."""
    return " ".join(words.split())


def pages_of(pdf: Path, dots: float = 150) -> Iterator[Image.Image]:
    """Each page as a picture; `dots` an inch."""
    document = pypdfium2.PdfDocument(pdf)
    for page in document:
        yield page.render(scale=dots / 72).to_pil().convert("RGB")


def codes_in(picture: Image.Image) -> list[str]:
    """The text of each QR code in a picture, read by a program that did not write it."""
    return [found.text for found in zxingcpp.read_barcodes(picture)]


def quiet_around(picture: Image.Image) -> bool:
    """Whether nothing lies near a picture's only QR code, four modules wide on every side.

    See ISO/IEC 18004, section 6.3.8.
    """
    [found] = zxingcpp.read_barcodes(picture)
    first, last = found.position.top_left, found.position.bottom_right
    wrong = 4  # by so many dots the reader may miss the edge
    margin = round(4 * (last.x - first.x) / 41) - wrong  # 41 modules: see LONGEST of qr_codes.py
    box = (first.x - margin, first.y - margin, last.x + margin, last.y + margin)
    around = picture.convert("L").point(lambda value: 255 if value > 160 else 0).crop(box)
    inside = margin - wrong
    around.paste(255, (inside, inside, around.width - inside, around.height - inside))
    return around.getextrema() == (255, 255)


def boxes_in(pdf: Path) -> list[float]:
    """The width in millimetres of each square that is drawn in a PDF, its line included."""
    found = []
    for page in pypdfium2.PdfDocument(pdf):
        for one in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_PATH], max_depth=5):
            left, bottom, right, top = one.get_bounds()
            if abs((right - left) - (top - bottom)) < 0.1:
                found.append((right - left) / 72 * 25.4)
    return found


def copied(picture: Image.Image) -> Image.Image:
    """What a tired office photocopier makes of a page: grey, blurred, hard, with specks."""
    grey = picture.convert("L")
    small = grey.resize((grey.width * 2 // 3, grey.height * 2 // 3), Image.Resampling.BILINEAR)
    hard = small.point(lambda value: 255 if value > 140 else 0)
    out = io.BytesIO()
    hard.save(out, "JPEG", quality=40)
    with Image.open(out) as again:
        return again.resize(grey.size, Image.Resampling.BILINEAR).convert("RGB")


def letter_sizes(pdf: Path) -> dict[float, str]:
    """The letters of each size in points, as drawn."""
    document = pypdfium2.PdfDocument(pdf)
    sizes: dict[float, str] = {}
    for page in document:
        text = page.get_textpage()
        for at in range(text.count_chars()):
            letter = text.get_text_range(at, 1)
            if letter.strip():
                size = round(pypdfium2.raw.FPDFText_GetFontSize(text, at), 1)
                sizes[size] = sizes.get(size, "") + letter
    return sizes
