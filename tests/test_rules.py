"""Each rule is listed, says what it is, and is both broken and kept by a fixture."""

from __future__ import annotations

import functools
import inspect
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from broken_cases import make_edit, read_cases
from project import ROOT, SMALL, Project
from test_broken import messages_of

from catalog.collected.catalog import Catalog
from catalog.collected.loading import load
from catalog.reading.choices import read_choices
from catalog.rules import (
    RULES,
    WARNINGS,
    Rule,
    appearance,
    clauses,
    guide,
    kit,
    layout,
    links,
    markdown,
    news,
    pictures,
    prose,
    records,
    settings,
    speech,
    style,
    words,
)

MODULES = (
    *(clauses, guide, kit, appearance, layout, links, markdown, news, pictures),
    *(prose, records, settings, speech, style, words),
)


def _name(rule: Rule) -> str:
    return rule.__name__


def _written() -> Iterator[str]:
    """The name of each public function of a rules module that takes a catalog alone."""
    for module in MODULES:
        for name, function in inspect.getmembers(module, inspect.isfunction):
            own = function.__module__ == module.__name__ and not name.startswith("_")
            if own and list(inspect.signature(function).parameters) == ["catalog"]:
                yield name


def test_each_rule_is_listed_once() -> None:
    assert sorted(_name(rule) for rule in (*RULES, *WARNINGS)) == sorted(_written())


def test_each_rule_says_what_must_hold() -> None:
    sentences = [inspect.getdoc(rule) or "" for rule in (*RULES, *WARNINGS)]
    assert all(s.endswith(".") and "\n\n" not in s and s for s in sentences)
    assert len(set(sentences)) == len(sentences)


def test_each_rule_finds_a_mistake(tmp_path: Path) -> None:
    """Cases that some rule speaks in go first: most of the others end before any rule."""
    project = Project(tmp_path / "project")
    silent = set(RULES)
    said = re.compile("|".join(chain(*(messages_of(Path(str(one.__file__))) for one in MODULES))))
    for case in sorted(read_cases(), key=lambda case: not said.search(case.problems)):
        if not silent:
            break
        project.restore()
        case.apply(project)
        choices = read_choices(project.folder / "mkdocs.yml", {})
        if catalog := load(project.folder, choices)[0]:
            silent -= {rule for rule in silent if list(rule(catalog))}
    assert not {_name(rule) for rule in silent}


@functools.cache
def _sound(folder: Path) -> Catalog:
    catalog, problems = load(folder)
    assert catalog and not problems
    return catalog


@pytest.mark.parametrize("folder", [SMALL, ROOT], ids=["small", "real"])
@pytest.mark.parametrize("rule", RULES, ids=_name)
def test_each_rule_is_content_with_sound_data(rule: Rule, folder: Path) -> None:
    assert not list(rule(_sound(folder)))


MESSAGE = """message:
  post:
    vi: "Gửi người làng. Cây đổ thì gọi trực ban."
    en: "To villagers. If a tree falls, call the duty desk."
  sms:
    vi: "Cây đổ thì gọi trực ban."
    en: "If a tree falls, call the duty desk."
"""
WARNED = {
    "sentences_are_short": (
        "data/questions/quet-luc-nao.yml",
        'vi: "Mỗi sáng thứ bảy',
        'vi: "' + "Mỗi " * 31 + "sáng thứ bảy",
    ),
    "html_is_not_written": (
        "data/questions/quet-luc-nao.yml",
        'vi: "Mỗi sáng thứ bảy',
        'vi: "Mỗi <b>sáng thứ bảy',
    ),
    "translations_are_not_vietnamese": (
        "data/goals/duong-sach.yml",
        'vi: "Đường trong làng không có rác."\n  en: "No rubbish on the village roads."',
        'vi: "No rubbish on the village roads."\n  en: "Đường trong làng không có rác."',
    ),
    "links_are_whole": (
        "docs/vi/gioi-thieu.md",
        "[một việc](viec/quet-duong.md)",
        "[một việc] (viec/quet-duong.md)",
    ),
    "comments_hide_little": (
        "docs/vi/gioi-thieu.md",
        "---\n\n",
        "---\n\n<!-- " + "che " * 500 + "-->\n\n",
    ),
    "goals_have_a_face": ("data/goals/biet-boi.yml", "pictogram: giot-nuoc\n", ""),
    "titles_fit": (
        "data/goals/duong-sach.yml",
        'title:\n  vi: "Đường làng sạch"',
        'title:\n  vi: "' + "Đường làng sạch " * 6 + '"',
    ),
    "heard_sentences_are_short": (
        "data/audiences/nguoi-lang.yml",
        "Hỏi trưởng thôn.",
        "Hỏi trưởng thôn " + "và dân làng " * 8 + "năm 2026.",
    ),
    "what_is_told_of_one_is_told_of_all": (
        "data/audiences/nguoi-lang.yml",
        MESSAGE,
        "",
    ),
    "translations_are_no_copies": (
        "data/goals/duong-sach.yml",
        'en: "No rubbish on the village roads."',
        'en: "Đường trong làng không có rác."',
    ),
    "files_are_used": ("docs/vi/gioi-thieu.md", "![Hình vuông](hinh/vuong.svg)\n", ""),
    "keys_of_extra_are_not_misspelt": (
        "mkdocs.yml",
        "extra:\n",
        "extra:\n  socail: []\n  own: 1\n",
    ),
    "tags_are_shown": (
        "docs/vi/gioi-thieu.md",
        "checked: 2026-02-02\n",
        "checked: 2026-02-02\ntags: [Nước]\n",
    ),
    "sources_are_cited": ("data/goals/duong-sach.yml", "id: duong-sach", "id: duong-sach"),
}


@pytest.mark.parametrize("rule", WARNINGS, ids=_name)
def test_each_warning_finds_something_and_is_silent_on_sound_data(
    rule: Rule, tmp_path: Path
) -> None:
    project = Project(tmp_path / "project")
    file, old, new = WARNED[_name(rule)]
    make_edit(project.folder / file, {"old": old, "new": new})
    unused = (SMALL / "data/sources/bao-mau.yml").read_text(encoding="utf-8")
    (project.folder / "data/sources/la.yml").write_text(
        unused.replace("id: bao-mau", "id: la"), encoding="utf-8"
    )
    catalog = load(project.folder, read_choices(project.folder / "mkdocs.yml", {}))[0]
    assert catalog and len(list(rule(catalog))) == 1
    assert not list(rule(_sound(SMALL)))


def test_a_page_that_is_copied_is_no_translation(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    vi, en = (project.folder / "docs" / code / "gioi-thieu.md" for code in ("vi", "en"))
    en.write_bytes(vi.read_bytes())
    catalog = load(project.folder)[0]
    assert catalog
    [problem] = style.translations_are_no_copies(catalog)
    assert str(problem).startswith("docs/en/gioi-thieu.md:2:1: giống hệt bản `vi` — dịch")


def test_pages_of_data_titles_of_sources_and_quotations_are_no_copies(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    vi, en = (project.folder / "docs" / code / "gioi-thieu.md" for code in ("vi", "en"))
    front = "---\ntitle: a\ndescription: b\n---\n"
    for page in (vi, en):
        page.write_text(f"{front}[=goals] [=contacts] Xem [@bao-mau] ở đây\n", encoding="utf-8")
    title, words = "Chuyện quét đường & trồng <cây>", "Đội Mẫu lo việc trồng cây."
    for file, old, new in (
        ("sources/bao-mau.yml", f'  vi: "{title}"\n', f'  vi: "{title}"\n  en: "{title}"\n'),
        ("agencies/doi-mau.yml", "The Model Team looks after the planting.", words),
    ):
        path = project.folder / "data" / file
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1
        path.write_text(text.replace(old, new), encoding="utf-8")
    catalog = load(project.folder)[0]
    assert catalog and not list(style.translations_are_no_copies(catalog))


GOOD_LINKS = """[hue.gov.vn](https://stttt.hue.gov.vn/) [**asean.org**](https://www.asean.org/a)
[x](https://tiếngviệt.vn) [README.md](https://github.com/a)
"""


def test_links_to_hosts_that_readers_know_are_left_alone(tmp_path: Path) -> None:
    project = Project(tmp_path / "project")
    page = project.folder / "docs" / "vi" / "gioi-thieu.md"
    page.write_text(page.read_text(encoding="utf-8") + f"\n{GOOD_LINKS}", encoding="utf-8")
    catalog = load(project.folder)[0]
    assert catalog
    assert not [*style.links_name_their_host(catalog), *links.prose_links_lead_somewhere(catalog)]
