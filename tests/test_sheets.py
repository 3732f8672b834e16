"""Every sheet of the kit as its reader gets it: letters, sizes, order, codes, folds, two copies."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pypdfium2
import pytest
from kit import PARTS, codes_in, copied, flowing, letter_sizes, pages_of, sheets, told, words_of
from PIL import Image
from project import ROOT, SMALL, Project

INCH = 25.4
BODY = {"poster-a3": (60, 32), "poster-a4": (36, 18), "poster-copier": (36, 18)}
"""The smallest title and text, in points."""


FOOTER = re.compile(r"\n.+ [0-9A-Z]{3}-[0-9A-Z]{3} \d/\d\s")


@pytest.fixture(params=[SMALL, ROOT], ids=["small", "real"])
def plan(request: pytest.FixtureRequest) -> Path:
    folder: Path = request.param
    return folder


@pytest.fixture
def site(plan: Path, small: Project, request: pytest.FixtureRequest) -> Path:
    """The plan's site. A plan of others may tell nothing on paper; tests/small tells everything."""
    found: Path = small.site if plan == SMALL else request.getfixturevalue("real_site")
    return found


def _posters(plan: Path, site: Path) -> list[tuple[Path, list[str], str]]:
    """(file, acts, headline) of each poster of a record, in the site's first language."""
    posters = []
    for id, record in told(plan, "poster").items():
        if id != "plan":
            poster = record["poster"]
            [folder] = (site / "bo-tai-lieu").glob(f"*-{id}")
            acts = [act["vi"] for act in poster["acts"]]
            posters += [(folder / f"{form}.pdf", acts, poster["headline"]["vi"]) for form in BODY]
    return posters


def test_the_small_plan_tells_everything_on_paper_and_aloud(small: Project) -> None:
    assert len(_posters(SMALL, small.site)) == 9
    assert all(len(told(SMALL, part)) == 4 for part in PARTS)


def test_every_sheet_is_tagged_named_and_in_a_language(plan: Path, site: Path) -> None:
    found = sheets(site)
    assert len(found) >= 3 * len(told(plan, "poster")) + 2 * len(told(plan, "spoken"))
    for pdf in found:
        raw = pdf.read_bytes()
        assert b"<pdfuaid:part>1</pdfuaid:part>" in raw, pdf
        document = pypdfium2.PdfDocument(raw)
        assert document.get_metadata_dict()["Title"], pdf
        assert pypdfium2.raw.FPDFCatalog_IsTagged(document), pdf
        lang = re.search(rb"/Lang ?\((\w+)", raw) or re.search(rb"<dc:language>.*?>(\w\w)<", raw)
        english = pdf.relative_to(site).parts[0] == "en"
        assert lang and lang[1].decode() == ("en" if english else "vi"), pdf


def test_fonts_are_embedded_and_cut_to_their_letters(plan: Path, site: Path) -> None:
    found = sheets(site)
    assert len(found) >= 3 * len(told(plan, "poster"))
    for pdf in found:
        listed = subprocess.run(["pdffonts", str(pdf)], capture_output=True, text=True, check=True)
        fonts = listed.stdout.splitlines()[2:]
        assert 1 <= len(fonts) <= 5, pdf
        for font in fonts:
            name, (embedded, subset, unicode) = font.split()[0], font.split()[-5:-2]
            assert re.match(r"[A-Z]{6}\+Source(Sans|Serif)Pro", name), font
            assert (embedded, subset, unicode) == ("yes", "yes", "yes"), font
        assert pdf.stat().st_size < 120_000, pdf


def test_words_are_read_whole_and_in_their_order(plan: Path, site: Path) -> None:
    for pdf, acts, headline in _posters(plan, site):
        words = flowing(words_of(pdf))
        places = [words.find(part) for part in (headline, *acts, "Nguồn:", "Mã tờ này:")]
        assert -1 not in places and places == sorted(places), pdf
    scripts = list(site.rglob("radio-*.txt"))
    assert len(scripts) == 2 * len(told(plan, "spoken"))
    for script in scripts:
        paragraphs = script.read_text(encoding="utf-8").rstrip("\n").split("\n\n")
        first = next(n for n, part in enumerate(paragraphs) if part.startswith("Kính thưa"))
        last = next(n for n, part in enumerate(paragraphs) if part.startswith("Nguồn, không"))
        words = flowing(FOOTER.sub(" ", words_of(script.with_suffix(".pdf"))))
        assert " ".join(paragraphs[first:last]) in words, script


def test_posters_can_be_read_from_a_distance(plan: Path, site: Path) -> None:
    for pdf, acts, headline in _posters(plan, site):
        title, text = BODY[pdf.stem]
        sizes = letter_sizes(pdf)
        of_title = [size for size, letters in sizes.items() if headline.replace(" ", "") in letters]
        assert of_title and max(of_title) >= title, pdf
        for act in acts:
            of_act = [size for size, letters in sizes.items() if act.replace(" ", "") in letters]
            assert of_act and min(of_act) >= text, (pdf, act)
        assert min(sizes) >= (16 if "a3" in pdf.stem else 11), pdf


def test_no_line_is_left_with_one_word_and_no_syllable_is_broken(plan: Path, site: Path) -> None:
    for pdf, acts, headline in _posters(plan, site):
        lines = [flowing(line) for line in words_of(pdf).splitlines()]
        for words in (headline, *acts):
            numbered = [re.sub(r"^\d ", "", line) for line in lines]
            ends = [line for line in numbered if words.endswith(line) and line]
            assert ends, (pdf, words)
            last = max(ends, key=len)
            assert last == words or len(last.split()) > 1, (pdf, words)
            assert words == last or words[: -len(last)].endswith(" "), (pdf, words)


def test_large_print_is_large(plan: Path, site: Path) -> None:
    found = list(site.rglob("large-print.pdf"))
    assert bool(found) == bool(_of_goals(plan))
    for pdf in found:
        assert min(letter_sizes(pdf)) >= 18, pdf


def _of_goals(plan: Path) -> list[str]:
    """The goals that have a poster, and so other sheets."""
    goals = {file.stem for file in plan.glob("data/goals/*.yml")}
    return [id for id in told(plan, "poster") if id in goals]


def test_codes_lead_to_pages_of_the_site(small: Project) -> None:
    found = sheets(small.site)
    assert len(found) > 20
    for pdf in found:
        codes = [code for page in pages_of(pdf) for code in codes_in(page)]
        assert len(codes) == 1, pdf
        assert codes[0].startswith("https://example.org/mau/")
        path, _, code = codes[0].removeprefix("https://example.org/mau/").partition("#")
        assert f'id="{code}"' in (small.site / path).read_text(encoding="utf-8"), codes
        assert f": {code}." in flowing(words_of(pdf)), pdf


def test_without_an_address_there_is_no_code_of_dots(site_without_address: Path) -> None:
    some = sheets(site_without_address)[::2]
    assert len(some) > 8
    for pdf in some:
        assert not [code for page in pages_of(pdf, 100) for code in codes_in(page)]
        words = flowing(words_of(pdf))
        assert "Mã tờ này:" in words or "Code of this sheet:" in words


def test_a_photocopy_of_a_photocopy_still_works(small: Project) -> None:
    found = list(small.site.rglob("poster-copier.pdf"))
    assert len(found) > 4
    for pdf in found:
        [page] = pages_of(pdf, 200)
        assert _is_grey(page), f"{pdf}: one colour"
        again = copied(copied(page))
        assert len(codes_in(again)) == 1, pdf
        black = sum(again.convert("L").histogram()[:128]) / (again.width * again.height)
        assert black < 0.16, f"{pdf}: {black:.0%} of the sheet would drink toner"


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return red.tobytes() == green.tobytes() == blue.tobytes()


def test_the_folds_of_a_leaflet_lie_on_each_other(plan: Path, site: Path) -> None:
    found = list(site.rglob("leaflet.pdf"))
    assert len(found) >= len(told(plan, "poster").keys() - {"plan"})
    for pdf in found:
        outside, inside = (page.convert("L") for page in pages_of(pdf, 254))
        assert [_folds(page) for page in (outside, inside)] == [[97, 197], [100, 200]], pdf
        assert [297 - place for place in _folds(inside)] == _folds(outside)[::-1]


def _folds(page: Image.Image) -> list[int]:
    """Where marks stand at the upper and lower edge, in millimetres from the left."""
    scale = 254 / INCH
    found = []
    for millimetre in range(5, 292):
        columns = range(round(millimetre * scale) - 3, round(millimetre * scale) + 4)
        edges = (5, page.height - 5)
        if all(any(_marks(page, x, y) for x in columns) for y in edges):
            found.append(millimetre)
    return found


def _marks(page: Image.Image, x: int, y: int) -> bool:
    """Whether a thin line crosses here: the ground is the same on both of its sides."""

    def tone(at: int) -> int:
        value = page.getpixel((at, y))
        assert isinstance(value, int)
        return value

    left, right = tone(x - 5), tone(x + 5)
    return abs(tone(x) - left) > 25 and abs(tone(x) - right) > 25
