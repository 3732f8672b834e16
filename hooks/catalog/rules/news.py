"""What must hold for posts, the dated items of news."""

from collections import Counter
from collections.abc import Iterator

from catalog.collected.addresses import generated_paths, is_outside, unread_paths
from catalog.collected.catalog import Catalog
from catalog.model.web_addresses import with_scheme
from catalog.reading.front_matter import PostMatter
from catalog.reading.messages import Hints
from catalog.reading.prose import ProsePage
from catalog.reading.source import Problem
from catalog.rules.links import about, wrong_address


def _posts(catalog: Catalog) -> Iterator[tuple[ProsePage, PostMatter]]:
    for page in catalog.prose.values():
        if isinstance(page.front, PostMatter):
            yield page, page.front


def news_have_a_first_page(catalog: Catalog) -> Iterator[Problem]:
    """A folder of news must have a first page in each language, which lists its posts."""
    first_posts = {page.news: page for page, _ in reversed(list(_posts(catalog)))}
    for news, page in first_posts.items():
        for language in catalog.language_codes:
            key = (language, f"{news}/index")
            if key not in catalog.prose and key not in catalog.unread:
                file = f"{catalog.choices.docs}/{language}/{news}/index.md"
                message = f"mục tin chưa có trang đầu — thêm {file}, có title và description"
                yield page.document.problem((), message)


def posts_have_addresses_of_their_own(catalog: Catalog) -> Iterator[Problem]:
    """No two posts of a language may have the same day and file name."""
    posts = list(_posts(catalog))
    counts = Counter((page.language, page.address) for page, _ in posts)
    for page, _ in posts:
        if counts[page.language, page.address] > 1:
            message = f"hai tin cùng địa chỉ `{page.address}` — đổi tên một tệp"
            yield page.document.problem(("date",), message)


def translated_posts_keep_their_day(catalog: Catalog) -> Iterator[Problem]:
    """A post must have the same day in each language, since its address is made of it."""
    for page, _ in _posts(catalog):
        first = catalog.prose.get((catalog.default_language, page.path))
        if first and first.address != page.address and isinstance(first.front, PostMatter):
            day = first.front.date.created
            message = f"bản `{first.language}` ghi {day} — ghi cùng ngày ở mọi ngôn ngữ"
            yield page.document.problem(("date",), message)


def categories_are_groups(catalog: Catalog) -> Iterator[Problem]:
    """A category of a post must be the title of a goal, in the language of the post."""
    if any(kind == "goals" for kind, _ in catalog.unread):
        return  # a goal that could not be read may be meant
    hints = Hints()
    for page, post in _posts(catalog):
        titles = [catalog.plain(goal.title, page.language) for goal in catalog.goals]
        for index, category in enumerate(post.categories):
            if category not in titles:
                hint = hints.about(category, titles, f"chọn một trong: {', '.join(titles)}")
                message = f"không có nhóm `{category}` — {hint}"
                yield page.document.problem(("categories", index), message)


def related_pages_exist(catalog: Catalog) -> Iterator[Problem]:
    """What a post names as related must be a page of the site, or a web address."""
    paths = (*generated_paths(catalog.public()), *unread_paths(catalog))
    generated = {path.removesuffix(".html") for path in paths}
    stems, hints = sorted(generated | set(catalog.public().stems)), Hints()
    for page, post in _posts(catalog):
        for link in post.links:
            target, place = link.target, ("links", *link.place)
            if is_outside(target) or with_scheme(target):
                if message := wrong_address(target):
                    yield page.document.problem(place, about(target, message))
                continue
            stem = target.partition("#")[0].removesuffix(".md")
            if stem not in stems and (page.language, stem) not in catalog.unread:
                hint = hints.about(stem, stems, "sửa lại đường dẫn", "`{}.md`")
                message = f"không có trang `{target}` — {hint}"
                yield page.document.problem(place, message)


RULES = (
    news_have_a_first_page,
    posts_have_addresses_of_their_own,
    translated_posts_keep_their_day,
    categories_are_groups,
    related_pages_exist,
)
