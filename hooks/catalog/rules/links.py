"""What must hold for where links lead, and what is probably meant where they lead nowhere."""

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

from catalog.collected.addresses import generated_paths, unread_paths
from catalog.collected.catalog import Catalog
from catalog.language.spelling import near_miss
from catalog.model.web_addresses import host_of, is_near, unclear_host, with_scheme
from catalog.reading.prose import ProsePage, local_target
from catalog.reading.source import MOST_TOLD, Problem

_LONGEST = 80
"""The most letters of a link that a message repeats."""
_ON_A_MACHINE = re.compile(r"[a-z]:(?:\\|/(?!/))|file:|\\\\", re.IGNORECASE)
_HALF_A_SCHEME = ("http/", "https/")
_TARGET = r"(?:https?://|www\.|mailto:|[\w./-]+\.md\b)"
_HALF_LINKS = (
    (re.compile(rf"\][ ]+\((?={_TARGET})"), "thừa dấu cách giữa ] và ( — viết liền `](`"),
    (
        re.compile(rf"(?<![\]\w])\([^()\n]+\)\[(?={_TARGET})"),
        "hai ngoặc đổi chỗ — viết `[chữ](địa chỉ)`",
    ),
    (re.compile(r"(?m)\]\((?=[^()\s][^()\n]*$)"), "thiếu dấu ) sau địa chỉ — thêm vào"),
)
_UP_OR_HERE = re.compile(r"(?:\.{0,2}/)*")


def prose_links_lead_somewhere(catalog: Catalog) -> Iterator[Problem]:
    """Every link of a prose page must lead to a page or file of the site, or to a web address."""
    public = catalog.public()
    paths = (*generated_paths(public), *unread_paths(catalog))
    generated = {posixpath.splitext(path)[0] for path in paths}
    ends = _Ends(catalog, public, generated, sorted(generated | set(public.stems)))
    for page in catalog.prose.values():
        for link, line, column in page.links():
            if wrong := ends.wrong(page, link):
                yield Problem(page.document.file, line, column, "", about(link, wrong))


def about(link: str, wrong: str) -> str:
    """What is wrong with a link, after its letters or the first of them."""
    return f"liên kết `{shortened(link)}` {wrong}" if link else f"liên kết {wrong}"


def shortened(link: str) -> str:
    return link if len(link) <= _LONGEST else f"{link[:_LONGEST]}…"


def wrong_address(link: str) -> str | None:
    """What is wrong with a link out of the site, if anything."""
    if not link:
        return "chưa có địa chỉ — ghi địa chỉ vào ngoặc tròn"
    if whole := with_scheme(link):
        scheme = whole.removesuffix(link)
        return f"thiếu {scheme} ở đầu — viết `{shortened(whole)}`"
    if re.match(r"(mailto|tel):.", link, re.IGNORECASE):
        return None
    if _ON_A_MACHINE.match(link):
        return "là tệp trên máy bạn — chép tệp vào cạnh trang, rồi ghi tên tệp"
    if not (re.match(r"https?://", link, re.IGNORECASE) and host_of(link)):
        return "không dùng được ở đây — viết đủ https://…, hoặc mailto:…, tel:…"
    if is_near(link):
        return "chỉ mở được ở máy này hay mạng này — ghi địa chỉ mà ai cũng mở được"
    plain = unclear_host(link)
    return f"có tên miền dễ nhầm với tên khác — viết đúng, `{plain}`" if plain else None


def _wrong_path(link: str) -> str | None:
    """What is wrong with the letters of a link within the site, wherever it leads."""
    if link.startswith("/"):
        return "bắt đầu bằng / — viết đường dẫn tính từ trang này"
    right = link.replace("\\", "/")
    return f"có dấu \\ — viết `{right}`" if right != link else None


def links_are_whole(catalog: Catalog) -> Iterator[Problem]:
    """What begins as a link should be one, since readers see half a link as it is written."""
    for page in catalog.prose.values():
        for form, message in _HALF_LINKS:
            for half in form.finditer(page.shown):
                yield Problem(page.document.file, *page.place(half.start()), "", message)


@dataclass(frozen=True)
class _Ends:
    """Where links may lead: `generated` are the pages made from data, `pages` all of them."""

    catalog: Catalog
    public: Catalog
    generated: Collection[str]
    pages: Sequence[str]
    sought: set[str] = field(default_factory=set)

    def wrong(self, page: ProsePage, link: str) -> str | None:
        """What is wrong with a link on a page, if anything."""
        target = local_target(page.path, link)
        if target is None or not link or with_scheme(link) or link.startswith(_HALF_A_SCHEME):
            return wrong_address(link)
        stem = target.path.removesuffix(".md")
        wrong_end = self._wrong_file if stem == target.path else self._wrong_page
        return _wrong_path(link) or wrong_end(page, stem)

    def _wrong_file(self, page: ProsePage, path: str) -> str | None:
        catalog = self.catalog
        if path.endswith(".html"):
            return "trỏ tới .html — viết tên tệp nguồn, đuôi .md"
        if not path or catalog.has_attachment(page.language, path):
            return None
        if found := next((one for one in (path, f"{path}/index") if one in self.pages), None):
            return f"thiếu đuôi .md — viết `{_from(page, found)}.md`"
        languages = (page.language, catalog.default_language)
        files = sorted({name for code, name in catalog.attachments if code in languages})
        if meant := self._meant(path, page, files):
            return f"tới tệp không có — có phải là `{meant}`?"
        return "tới tệp không có — sửa lại tên, hoặc chép tệp vào đây"

    def _wrong_page(self, page: ProsePage, stem: str) -> str | None:
        catalog = self.catalog
        if stem in self.generated or self.public.has_prose(page.language, stem):
            return None
        if catalog.has_prose(page.language, stem):
            return "tới bài còn là bản nháp (draft) — đưa nó lên trước, hoặc bỏ ở đây"
        if setting := catalog.left_out.get((catalog.default_language, f"{stem}.md")):
            cure = f"bỏ liên kết, hoặc sửa `{setting}`"
            return f"tới trang mà `{setting}` của mkdocs.yml loại ra — {cure}"
        meant = self._meant(stem, page, self.pages)
        hint = f"có phải là `{meant}.md`?" if meant else "sửa lại đường dẫn"
        return f"tới trang không có — {hint}"

    def _meant(self, path: str, page: ProsePage, known: Sequence[str]) -> str | None:
        """What a wrong path means; sought for the first few, since nobody mends thousands."""
        if len(self.sought) >= MOST_TOLD and path not in self.sought:
            return None
        self.sought.add(path)
        return _meant(path, page, known)


def _meant(path: str, page: ProsePage, known: Sequence[str]) -> str | None:
    """The path, from the page, of the one that a wrong path most likely means.

    That is one that the same words lead to from another folder, or else one spelt much alike.
    """
    words = path.removeprefix(f"{posixpath.dirname(page.path)}/")
    words = _UP_OR_HERE.sub("", words, count=1)
    same = [one for one in known if f"/{one}".endswith(f"/{words}")]
    if len(same) == 1:
        return _from(page, same[0])
    name = posixpath.basename(path)  # which must be near by itself, in whichever folder
    alike = [one for one in known if near_miss(name, [posixpath.basename(one)])]
    found = near_miss(path, alike)
    return _from(page, found) if found else None


def _from(page: ProsePage, path: str) -> str:
    return posixpath.relpath(path, posixpath.dirname(page.path) or ".")


RULES = (prose_links_lead_somewhere,)
WARNINGS = (links_are_whole,)
