"""data/words.yml: languages, addresses, menu and the words of the interface."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from catalog.model.fields import Id, Language, PagePath, Strict, Text, WholeNumber, one_of
from catalog.model.pages import NAMED_PAGES

MENU_ENTRY = "home, tên trong pages, hoặc tên tệp .md trong docs/"

PageName = Annotated[
    str, AfterValidator(one_of(NAMED_PAGES)), WithJsonSchema({"enum": list(NAMED_PAGES)})
]


class PageWords(Strict):
    """Where the pages of a kind lie, and what the first of them is called."""

    path: PagePath = Field(description="đường dẫn, chung cho mọi ngôn ngữ")
    title: Text


class LanguageWords(Strict):
    """A language of the site, and how dates and numbers are written in it."""

    code: Language = Field(description="mã ngôn ngữ, cũng là thư mục trong docs/")
    name: str = Field(min_length=1, description="tên của ngôn ngữ, bằng chính ngôn ngữ ấy")
    day: str = Field(description="mẫu ngày: D, DD, M, MM, MMMM (tên tháng), YYYY")
    month: str = Field(description="mẫu tháng của năm, thí dụ MM/YYYY")
    months: tuple[str, ...] = Field(default=(), description="tên mười hai tháng, nếu mẫu có MMMM")
    alphabet: str = Field(
        default="abcdefghijklmnopqrstuvwxyz",
        description="bảng chữ cái theo thứ tự, viết liền; dấu thanh không kể",
    )
    attribution: tuple[str, ...] = Field(
        default=(), description="từ dẫn lời của nguồn, thí dụ “theo”; dùng cho điều chưa thật chắc"
    )
    thousands: str = Field(max_length=1, description="dấu ngăn hàng nghìn; có thể để trống")
    decimal: str = Field(min_length=1, max_length=1, description="dấu ngăn phần lẻ")
    syllables_a_minute: WholeNumber = Field(
        default=160, ge=60, le=400, description="đọc trên loa bao nhiêu tiếng một phút"
    )


class Forbidden(Strict):
    """Words that the site must not use, since they would say something untrue."""

    words: str = Field(min_length=1, description="chữ không được viết, không kể hoa thường")
    instead: str = Field(min_length=1, description="nên viết gì thay vào")
    unless: tuple[str, ...] = Field(
        default=(), description="cả cụm thì được, thí dụ “không phải …”"
    )


class MenuGroup(Strict):
    """Some pages under one heading, in the index at the foot of each page."""

    title: Text
    entries: tuple[str, ...] = Field(description=MENU_ENTRY)


class Labels(Strict):
    """Every word of the interface. `{…}` in a text is filled in."""

    home: Text
    goal_n: Text
    activity: Text
    outcome: Text
    task_n: Text
    target_by: Text
    sources_note: Text
    source_text: Text
    unsaid_note: Text
    ask: Text
    plan_says: Text
    source_says: Text
    translation: Text
    clause: Text
    clause_head: Text
    cut_short: Text
    see_in_source: Text
    summary_note: Text
    parts: Text
    plain_words: Text
    you_can: Text
    context: Text
    context_note: Text
    checked: Text
    responsible: Text
    related_tasks: Text
    related_activities: Text
    previous: Text
    next: Text
    text_missing: Text
    text_missing_note: Text
    period: Text
    ended: Text
    replaced: Text
    continued_by: Text
    follows: Text
    preamble: Text
    number: Text
    issuer: Text
    issued: Text
    skip: Text
    main_menu: Text
    page_index: Text
    breadcrumb: Text
    neighbours: Text
    search_box: Text
    search_button: Text
    search_hint: Text
    search_wait: Text
    search_found: Text
    search_none: Text
    search_none_note: Text
    search_try: Text
    search_example: Text
    search_failed: Text
    search_without: Text
    today: Text
    of_goal: Text
    ways: Text
    how_to_read: Text
    voice_said: Text
    voice_plain: Text
    voice_do: Text
    voice_facts: Text
    goal_of: Text
    before_plan: Text
    during_plan: Text
    after_plan: Text
    as_of: Text
    sources_of_page: Text
    source_note: Text
    page_checked: Text
    edit: Text
    fallback: Text
    published: Text
    undated: Text
    read_page: Text
    read_copy: Text
    read_copy_opening: Text
    archived: Text
    kit_note: Text
    kit_subject: Text
    radio_seconds: Text
    radio_greeting: Text
    radio_ended: Text
    radio_ask: Text
    radio_site: Text
    radio_repeat: Text
    radio_close: Text
    radio_sources: Text
    kit_all: Text
    kit_row: Text
    kit_sums: Text
    kit_still: Text
    kit_for: Text
    kit_more: Text
    kit_qr: Text
    kit_what: Text
    kit_quote: Text
    kit_sources: Text
    kit_code: Text
    kit_code_where: Text
    kit_licence: Text
    channel_radio: Text
    channel_poster: Text
    channel_leaflet: Text
    channel_message: Text
    form_radio_short: Text
    form_radio_long: Text
    form_poster_a3: Text
    form_poster_a4: Text
    form_poster_copier: Text
    form_large_print: Text
    form_leaflet: Text
    form_post: Text
    form_post_wide: Text
    form_post_square: Text
    form_sms: Text
    form_snippet: Text
    issued_note: Text
    issued_list: Text
    issued_none: Text
    issued_now: Text
    issued_now_note: Text
    issued_code: Text
    issued_sheet: Text
    issued_on: Text
    issued_state: Text
    issued_current: Text
    issued_replaced: Text
    issued_withdrawn: Text
    issued_gone: Text
    issued_see: Text
    sms_length: Text
    sms_parts: Text
    sms_marked: Text
    sms_plain: Text
    post_length: Text
    script_title: Text
    script_length: Text
    cited_on: Text
    type_official: Text
    type_state_press: Text
    type_press: Text
    type_reference: Text
    whose_text: Text
    whose_text_note: Text
    coverage: Text
    see_coverage: Text
    coverage_note: Text
    coverage_page: Text
    coverage_equal: Text
    equal: Text
    not_equal: Text
    language_switch: Text
    moved: Text
    page_broken: Text
    abbreviation: Text
    reading: Text
    official_meaning: Text
    words_of_page: Text
    other_names: Text
    joined: Text
    country: Text
    hours: Text
    cost: Text
    concerns: Text
    whom_to_ask: Text
    numbers_to_call: Text
    strand: Text
    corrected_on: Text
    corrected_pages: Text
    no_corrections: Text
    page_corrected: Text
    report: Text
    everything_note: Text
    questions_note: Text
    measured_on: Text
    measured_violations: Text
    measured_undecided: Text
    measured_overflow: Text
    measured_html: Text
    not_measured: Text
    table_n: Text


def _differ(languages: tuple[LanguageWords, ...]) -> tuple[LanguageWords, ...]:
    codes = [language.code for language in languages]
    for code in codes:
        if codes.count(code) > 1:
            raise PydanticCustomError("languages_twice", "", {"code": code})
    return languages


def _complete(pages: dict[str, PageWords]) -> dict[str, PageWords]:
    missing = [name for name in NAMED_PAGES if name not in pages]
    if missing:
        raise PydanticCustomError("pages_missing", "", {"missing": ", ".join(missing)})
    return pages


class Words(Strict):
    """Languages (the first is the default), menu, path and title of each page, other words."""

    languages: Annotated[tuple[LanguageWords, ...], AfterValidator(_differ)] = Field(
        min_length=1, description="các ngôn ngữ của trang; ngôn ngữ đầu là chính"
    )
    pages: Annotated[dict[PageName, PageWords], AfterValidator(_complete)] = Field(
        description="mỗi loại trang tạo từ dữ liệu"
    )
    themes: dict[Id, Text] = Field(default={}, description="các chủ đề của câu hỏi, theo thứ tự")
    strands: dict[Id, Text] = Field(default={}, description="các dòng của mốc thời gian")
    forbidden: tuple[Forbidden, ...] = Field(default=(), description="chữ không được viết")
    masthead: tuple[str, ...] = Field(
        max_length=6, description=f"vài trang chính, ở đầu mỗi trang; {MENU_ENTRY}"
    )
    menu: tuple[MenuGroup, ...] = Field(description="mục lục ở cuối mỗi trang, theo nhóm")
    labels: Labels
