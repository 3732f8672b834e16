"""A tiny plan of another place: what is written of it, byte for byte, and what its site holds."""

from __future__ import annotations

from pathlib import Path

from bless import EXPECTED, write
from bs4 import BeautifulSoup
from project import SMALL, Project, digest

ACCEPT = "khác bản đã duyệt — nếu đúng là muốn vậy, chạy `make bless` rồi xem lại git diff"


def test_what_is_written_is_what_was_accepted(tmp_path: Path) -> None:
    write(tmp_path)
    assert sorted(digest(tmp_path)) == sorted(digest(EXPECTED)), ACCEPT
    for path in sorted(digest(EXPECTED)):
        assert (tmp_path / path).read_text() == (EXPECTED / path).read_text(), f"{path}: {ACCEPT}"


def _own_files(site: Path) -> list[str]:
    """The paths of a site that are not the theme's own."""
    paths = (path for path in digest(site) if not path.startswith(("assets/", "en/assets/")))
    return sorted(paths)


def test_the_site_has_exactly_these_paths(small: Project) -> None:
    listed = (SMALL / "site-paths.txt").read_text(encoding="utf-8").splitlines()
    assert _own_files(small.site) == listed


def test_a_plan_in_force_has_no_notice(small: Project) -> None:
    pages = list(small.site.rglob("*.html"))
    assert len(pages) > 30
    assert not [page for page in pages if "pa-period" in page.read_text(encoding="utf-8")]


def test_drafts_leave_no_trace(small: Project) -> None:
    texts = [p for p in small.site.rglob("*") if p.suffix in (".html", ".json", ".xml")]
    assert not [path for path in texts if "nháp" in path.read_text(encoding="utf-8")]


def test_missing_english_is_shown_in_the_first_language_and_said(small: Project) -> None:
    page = small.site / "en" / "viec" / "lop-boi.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    fallback = soup.select_one(".pa-said-first")
    assert fallback and "not translated" in fallback.get_text()
    explanation = soup.select_one(".pa-plain [lang=vi]")
    assert explanation and "hồ Mẫu" in explanation.get_text()


def test_a_quotation_with_a_name_of_then_has_the_name_of_today_below(small: Project) -> None:
    then = {
        "": ["hồ Mẫu", "hồ Mới, từ 15/01/2026"],
        "en": ["Model lake", "New lake, since 15 January 2026"],
    }
    for root, names in then.items():
        page = BeautifulSoup(
            (small.site / root / "viec" / "lop-boi.html").read_text(), "html.parser"
        )
        strip = page.select_one("figure.pa-said + table.pa-then")
        assert strip and len(page.select(".pa-then")) == 1
        assert [cell.get_text() for cell in strip.select("tbody tr > *")[:2]] == names
        assert (
            strip.select_one("td a[href^='#note-']")
            and "2026" in strip.select("caption")[0].get_text()
        )
    others = [page for page in (small.site / "viec").glob("*.html") if page.name != "lop-boi.html"]
    assert len(others) > 2
    assert not [page for page in others if "pa-then" in page.read_text(encoding="utf-8")]


def test_corrections_say_what_counts_and_where_to_write(small: Project) -> None:
    text = (small.site / "dinh-chinh" / "index.html").read_text(encoding="utf-8")
    page = BeautifulSoup(text, "html.parser")
    assert page.select("#corrected") and page.select("h3#corrections-so-doi")
    assert "Đính chính là" in page.select(".pa-lead")[0].get_text()
    assert page.select("[aria-labelledby=report] a[href='mailto:hoi@example.org']")


def test_missing_english_prose_links_to_the_file_really_shown(small: Project) -> None:
    page = small.site / "en" / "gioi-thieu.html"
    text = page.read_text(encoding="utf-8")
    assert "https://example.org/edit/tests/small/docs/vi/gioi-thieu.md" in text
    assert "2 February 2026" not in text  # its source was read on 1 February: the older day counts
    assert "1 February 2026" in text
    assert (small.site / "en" / "hinh" / "vuong.svg").is_file()


def test_a_former_address_leads_on(small: Project) -> None:
    soup = BeautifulSoup((small.site / "dich" / "boi-loi.html").read_text(), "html.parser")
    refresh = soup.select_one("meta[http-equiv=refresh]")
    assert refresh and refresh["content"] == "0; url=biet-boi.html"
    assert soup.select_one("a[href='biet-boi.html']")
