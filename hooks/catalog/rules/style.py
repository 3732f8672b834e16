"""What must or should hold for the style of the site's own words."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

from catalog.collected.catalog import Catalog
from catalog.collected.own_words import may_have_sentence, own_fields, own_texts_with, sentences
from catalog.language.citations import without_citations
from catalog.language.html_lines import is_known
from catalog.language.vietnamese import reads_as_vietnamese
from catalog.model.parts import Fact
from catalog.model.web_addresses import ENDINGS, host_of
from catalog.model.words import Forbidden
from catalog.reading.prose import FRAGMENT
from catalog.reading.source import Problem

SHORTEST_COPY = 5
"""Words that two languages have in common only by copying; names may be shorter."""
_TRANSLATE = "dịch, hoặc xóa đi để trang tự nói là chưa dịch"
LONGEST_SENTENCE = 30
"""The most syllables (text between spaces) of a sentence; more are hard to read aloud."""

# hoà, khoẻ, thuý: the mark on the second vowel of an open syllable. In quý it belongs there.
_MODERN_TONE = re.compile(r"\b\w*(?:[oO][àáảãạèéẻẽẹ]|(?<![qQ])[uU][ỳýỷỹỵ])(?!\w)")
# The same by its last letter, which is the rarest and so is found soonest.
_MODERN_END = re.compile(
    r"[àáảãạèéẻẽẹỳýỷỹỵ](?!\w)(?:(?<=[oO][àáảãạèéẻẽẹ])|(?<=[uU][ỳýỷỹỵ])(?<![qQ][uU][ỳýỷỹỵ]))"
)
_OLD_TONE = dict(
    zip(
        ["oà", "oá", "oả", "oã", "oạ", "oè", "oé", "oẻ", "oẽ", "oẹ", "uỳ", "uý", "uỷ", "uỹ", "uỵ"],
        ["òa", "óa", "ỏa", "õa", "ọa", "òe", "óe", "ỏe", "õe", "ọe", "ùy", "úy", "ủy", "ũy", "ụy"],
        strict=True,
    )
)
# Not after a slash: there it is part of a document's number. Not a Roman numeral.
# What may not stand before it is looked for behind its first letter, since capitals are rare.
_ABBREVIATION = re.compile(
    r"[A-ZĐ](?<![\w/.@-][A-ZĐ])(?!(?<=[IVX])[IVX]*\b)[A-ZĐ]+\w*(?:-[A-ZĐ]\w+)*(?![\w/.-]*\])"
)
_LINK_OF_ADDRESS = re.compile(
    rf"\[[\s*_~=^]*(?:https?://)?(?P<host>[\w-]+(?:\.[\w-]+)*\.(?:{ENDINGS}))"
    r"(?:[/?#:][^\s\]]*)?[\s*_~=^]*\]\(\s*<?(?P<target>https?://[^)\s>]+)",
    re.IGNORECASE,
)
_DEFINED = re.compile(r"(?m)^\*\[([^\]\n]+)\]:")
_HTML = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?>")


def tone_marks_stand_as_in_the_source(catalog: Catalog) -> Iterator[Problem]:
    """Tone marks must stand in the old way: hòa, khỏe, thúy."""
    for own in own_texts_with(catalog, _MODERN_END.search):
        for match in _MODERN_TONE.finditer(own.text) if own.language == "vi" else ():
            word = match.group()
            right = word[:-2] + _OLD_TONE[word[-2:].lower()]
            yield own.problem(match.start(), f"`{word}` đặt dấu kiểu mới — viết `{right}`")


def abbreviations_are_explained(catalog: Catalog) -> Iterator[Problem]:
    """Every abbreviation must be a term of the glossary, or be explained on its page."""
    known = {
        word
        for term in catalog.terms
        for name in (term.title, term.abbreviation, *term.also)
        if name
        for text in name.root.values()
        for word in _ABBREVIATION.findall(text)
    }

    def unknown(words: str) -> set[str]:
        found = {*_ABBREVIATION.findall(words)} - known
        return found and found - {*_DEFINED.findall(words)}

    for own in own_texts_with(catalog, unknown):
        on_page = set(_DEFINED.findall(own.text))
        for match in _ABBREVIATION.finditer(own.text):
            if match.group() not in known | on_page:
                known.add(match.group())  # to complain of it only once
                message = f"chữ tắt `{match.group()}` chưa có trong bảng từ — thêm vào data/terms/"
                yield own.problem(match.start(), message)


def forbidden_words_are_not_used(catalog: Catalog) -> Iterator[Problem]:
    """Words that words.yml forbids must not stand in our own text."""
    for forbidden in catalog.words.own.forbidden:
        find = _finder(forbidden)
        for own in own_texts_with(catalog, find):
            for match in find(own.text):
                message = f"không viết “{forbidden.words}” — viết “{forbidden.instead}”"
                yield own.problem(match.start(), message)


def _finder(forbidden: Forbidden) -> Callable[[str], list[re.Match[str]]]:
    """What finds forbidden words in a text, but where they are allowed."""
    allowed = re.compile("|".join(map(re.escape, forbidden.unless)) or r"(?!)", re.IGNORECASE)
    wrong = re.compile(re.escape(forbidden.words), re.IGNORECASE)

    def find(text: str) -> list[re.Match[str]]:
        if not wrong.search(text):
            return []
        return [*wrong.finditer(allowed.sub(lambda match: " " * len(match.group()), text))]

    return find


def links_name_their_host(catalog: Catalog) -> Iterator[Problem]:
    """A link whose words are a web address must lead to that host, or to one below it.
    Not seen are links by reference, `[a.vn][1]`, and addresses among other words.
    """
    for own in own_texts_with(catalog, _LINK_OF_ADDRESS.search):
        for match in _LINK_OF_ADDRESS.finditer(own.text):
            shown = match["host"].lower().removeprefix("www.")
            leads = host_of(match["target"]).removeprefix("www.")
            if leads != shown and not leads.endswith(f".{shown}"):
                message = f"liên kết ghi `{shown}` mà dẫn tới `{leads}` — sửa cho giống nhau"
                yield own.problem(match.start(), message)


def doubtful_facts_say_who_says_so(catalog: Catalog) -> Iterator[Problem]:
    """A fact of medium confidence must say in each language who says so."""
    words = {language.code: language.attribution for language in catalog.words.languages}
    for key, path, fact in catalog.find(Fact):
        for language, text in fact.text.root.items() if fact.confidence == "medium" else ():
            asked = words.get(language, ())
            if asked and not any(word in text.lower() for word in asked):
                message = f"điều chưa thật chắc thì nói ai bảo vậy — thêm “{asked[0]} …”"
                yield catalog.problem(key, (*path, "text", language), message)


def sentences_are_short(catalog: Catalog) -> Iterator[Problem]:
    """A sentence in the site's first language should have at most 30 syllables."""
    for own in own_texts_with(catalog, _long_sentences):
        for offset, length in _long_sentences(own.text):
            if own.language == catalog.default_language:
                yield own.problem(offset, f"câu dài {length} tiếng — tách thành hai câu")


def _long_sentences(text: str) -> list[tuple[int, int]]:
    """(offset, syllables) of each sentence that is too long."""
    if not may_have_sentence(text, LONGEST_SENTENCE):
        return []
    counted = ((offset, len(sentence.split())) for offset, sentence in sentences(text))
    return [(offset, length) for offset, length in counted if length > LONGEST_SENTENCE]


def sources_are_cited(catalog: Catalog) -> Iterator[Problem]:
    """A source should be cited somewhere."""
    cited = {source for _, source in catalog.source_references}
    cited |= {source for page in catalog.prose.values() for source, _, _ in page.citations()}
    for source in catalog.sources:
        if source.id not in cited and source.id not in catalog.texts:
            yield catalog.problem(
                ("sources", source.id), ("id",), "chưa trang nào dẫn nguồn này — dẫn hoặc xóa"
            )


def translations_are_no_copies(catalog: Catalog) -> Iterator[Problem]:
    """A translation should not be the first language's words, unchanged."""
    message = f"giống hệt bản `{catalog.default_language}` — {_TRANSLATE}"
    for found in _translations(catalog):
        if found.is_copy:
            yield found.problem(message)


def translations_are_not_vietnamese(catalog: Catalog) -> Iterator[Problem]:
    """A translation should not be Vietnamese, as it is where two texts were swapped."""
    for found in _translations(catalog):
        if found.language != "vi" and not found.is_copy and reads_as_vietnamese(found.words):
            yield found.problem("đọc như tiếng Việt — đổi chỗ với `vi` nếu để nhầm, hoặc dịch")


class _Translation(NamedTuple):
    language: str
    words: str
    original: str
    problem: Callable[[str], Problem]

    @property
    def is_copy(self) -> bool:
        """Whether both are alike and have words of their own, not only what data shows there."""
        if self.words.strip() != self.original.strip():
            return False
        return len(FRAGMENT.sub("", without_citations(self.words)).split()) >= SHORTEST_COPY


def _translations(catalog: Catalog) -> Iterator[_Translation]:
    """Each text and page in a language but the first."""
    default = catalog.default_language
    for key, path, text in own_fields(catalog):
        for language, words in text.root.items():
            if language != default:
                problem = partial(catalog.problem, key, (*path, language))
                yield _Translation(language, words, text.root.get(default, ""), problem)
    for page in catalog.prose.values():
        if page.language != default:
            original = catalog.prose.get((default, page.path))
            problem = partial(page.document.problem, ())
            yield _Translation(page.language, page.body, original.body if original else "", problem)


def html_is_not_written(catalog: Catalog) -> Iterator[Problem]:
    """A text should not have HTML in it, since readers see it as written."""
    for own in own_texts_with(catalog, _HTML.search):
        for match in _HTML.finditer(_without_known_lines(own.text)):
            message = f"`{match.group()}` chỉ hiện thành chữ — bỏ đi, hoặc viết bằng Markdown"
            yield own.problem(match.start(), message)


def _without_known_lines(text: str) -> str:
    """The text with those lines of HTML blanked out that become something else."""
    lines = text.split("\n")
    return "\n".join(" " * len(line) if is_known(line) else line for line in lines)


RULES = (
    tone_marks_stand_as_in_the_source,
    abbreviations_are_explained,
    forbidden_words_are_not_used,
    links_name_their_host,
    doubtful_facts_say_who_says_so,
)
WARNINGS = (
    sentences_are_short,
    sources_are_cited,
    translations_are_no_copies,
    translations_are_not_vietnamese,
    html_is_not_written,
)
