"""What a template may ask for while one page is written, in one language."""

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest

from markupsafe import Markup, escape

from catalog.collected.addresses import (
    clause_path,
    index_path,
    language_root,
    public_address,
    record_path,
    relative,
)
from catalog.collected.catalog import Catalog
from catalog.collected.coverage import source_language
from catalog.environment.settings import Settings
from catalog.language.citations import cited_in
from catalog.language.collation import sort_key
from catalog.language.formats import format_date, format_number, format_period, format_size
from catalog.language.html_text import change_text
from catalog.language.short_markdown import to_html
from catalog.language.ties import Ties
from catalog.model.fields import PartialDate
from catalog.model.kinds import Source
from catalog.model.parts import Action, Quote, Record
from catalog.model.plan import Today
from catalog.model.plan_kinds import Goal
from catalog.model.plan_state import State, state
from catalog.model.texts import Localised, LongText, Text
from catalog.model.words import LanguageWords

ACTS_ON_ONE_SHEET = 10
"""In letters that one reads standing, beside numbers to call."""


@dataclass
class View:
    """One page being written; it remembers what it cited and quoted, and if a text was missing.

    A text missing in the page's language is shown in the site's first, marked as such.
    """

    catalog: Catalog
    settings: Settings
    language: LanguageWords
    page: str
    cited: list[str] = field(default_factory=list)
    quoted: list[Markup] = field(default_factory=list)
    checks: list[PartialDate] = field(default_factory=list)
    fell_back: bool = False

    def word(self, name: str, /, **values: object) -> Markup:
        """A word of the interface, its {…} filled in."""
        filled = escape(self.catalog.words.labels[name].root[self.language.code])
        for key, value in values.items():
            filled = Markup(filled.replace(f"{{{key}}}", escape(value)))
        return filled

    def label(self, name: str, /, **values: object) -> str:
        """A word of the interface without markup, for attributes and titles."""
        return self.word(name, **values).striptags()

    def counted(self, name: str, counts: Mapping[str, int]) -> Markup:
        """A word of the interface with numbers filled in, written as the language does."""
        return self.word(name, **{key: self.number(count) for key, count in counts.items()})

    def title(self, name: str) -> Markup:
        """The title of a page that is not one record's."""
        return escape(self.catalog.page_title(name).root[self.language.code])

    @property
    def ties(self) -> Ties:
        return self.catalog.ties[self.language.code]

    def tied(self, html: str, inside: Collection[str] = ()) -> Markup:
        """HTML with its text tied, or that of some elements."""
        return Markup(change_text(html, self.ties.tie, inside=inside, outside=["code"]))

    def dial(self, number: str) -> Markup:
        """A number as a link that calls it."""
        bare = number.replace(" ", "")
        return Markup('<a class="pa-number" href="tel:{}">{}</a>').format(bare, number)

    def dialled(self, html: str) -> str:
        """HTML in which numbers of contacts lead to the telephone."""
        return self.catalog.dialling.link(html, self.dial)

    def text(self, text: Text) -> Markup:
        """A short text, escaped."""
        shown, words = self._choose(text)
        self.fell_back |= shown != self.language.code
        return self._marked(shown, escape(words))

    def long(self, text: LongText, sources: Sequence[str] = ()) -> Markup:
        """A long text as HTML blocks, the marks of its sources at the end of the last."""
        shown, words = self._choose(text)
        self.fell_back |= shown != self.language.code
        html = Markup(to_html(words, self._citation))  # `to_html` cleans it
        if sources := [id for id in sources if id not in cited_in(words)]:
            body = html.removesuffix("</p>")
            html = Markup("{}{}{}").format(body, self.cite(sources), Markup(html[len(body) :]))
        if shown == self.language.code:
            return html
        return Markup('<div lang="{}">{}</div>').format(shown, html)

    def lang(self, shown: str) -> Markup:
        """The attribute of what is shown in a language, if that is not the page's."""
        if shown == self.language.code:
            return Markup("")
        self.fell_back = True
        return Markup(' lang="{}"').format(shown)

    def plain(self, text: Localised) -> str:
        """The words without markup, for titles and descriptions."""
        return self.catalog.plain(text, self.language.code)

    def original(self, quote: Quote) -> Markup:
        """A quotation in the source's own words."""
        language = source_language(self.catalog, self.source_of(quote.clause))
        words = quote.quote.root[language]
        self.quoted.append(escape(quote.quote.root.get(self.language.code, words)))
        return self._marked(language, escape(words))

    def translation(self, quote: Quote) -> str | None:
        """Our translation of a quotation, where the page's language is not the source's."""
        if source_language(self.catalog, self.source_of(quote.clause)) == self.language.code:
            return None
        return quote.quote.root.get(self.language.code)

    def renamed_in(self, words: str, source: str) -> list[Record]:
        """The names in a source's own words that have changed since, in order of their use."""
        forms = self.catalog.renamed.get(source_language(self.catalog, source))
        return self.records_of("terms", forms.used(escape(words)) if forms else ())

    def is_cut_short(self, quote: Quote) -> bool:
        """Whether the source itself stops with an ellipsis here."""
        return self.catalog.clauses[quote.clause][1].text.endswith("…")

    def cite(self, sources: Sequence[str], checked: PartialDate | None = None) -> Markup:
        """The marks that lead to sources at the end of the page."""
        if checked:
            self.checks.append(checked)
        return Markup("").join(Markup(self._citation(source)) for source in sources)

    def mark_term(self, words: str, id: str) -> str:
        """A term as a link to its explanation at the end of the page; `words` are HTML already."""
        return f'<a class="pa-term" href="#word-{id}">{words}</a>'

    def note_check(self, checked: PartialDate) -> str:
        """Remembers the day on which something on this page was checked; shows nothing."""
        self.checks.append(checked)
        return ""

    def tone(self, goal: Goal | None) -> str:
        """The class that gives an element a goal's colour; nothing where the goal has none."""
        return f"pa-goal-{goal.number}" if goal and goal.colour else ""

    def pictogram(self, goal: Goal) -> Markup:
        """A goal's drawing, or its number if it has none."""
        if goal.pictogram:
            return self.catalog.drawings[goal.pictogram].svg("pa-pict")
        number = self.number(goal.number)
        return Markup('<span class="pa-numeral" aria-hidden="true">{}</span>').format(number)

    def scene(self) -> Markup:
        """The large drawing of the first page, if the site has one."""
        scene = self.catalog.plan.site.scene
        return self.catalog.drawings[scene].svg("pa-scene") if scene else Markup("")

    def alphabetical(self, records: Sequence[Record]) -> list[Record]:
        """Records by their titles, in the order of the language's alphabet."""

        def order(record: Record) -> tuple[str, str]:
            return sort_key(self.plain(record.title), self.language.alphabet)

        return sorted(records, key=order)

    def acts_of(self, goal: Goal) -> list[Action]:
        """What a reader can do for a goal: the acts of its activities, equal ones once."""
        acts: dict[str, Action] = {}
        for activity in self.catalog.activities_of(goal):
            for act in activity.actions:
                acts.setdefault(self.plain(act.text), act)
        return list(acts.values())

    def acts_on_one_sheet(self, goal: Goal) -> list[Action]:
        """Those of its acts that have room on a sheet for the wall: each activity in its turn."""
        turns = zip_longest(*(activity.actions for activity in self.catalog.activities_of(goal)))
        chosen = [act for turn in turns for act in turn if act][:ACTS_ON_ONE_SHEET]
        return [act for act in self.acts_of(goal) if act in chosen]

    def records_of(self, kind: str, ids: Sequence[str]) -> list[Record]:
        return [self.catalog.records[kind][id] for id in ids]

    def link(self, path: str) -> str:
        """A link from this page to a path of the same language."""
        return relative(path, self.page, in_folders=self.catalog.choices.in_folders)

    def from_root(self, path: str) -> str:
        """A link from this page to a path from the site's root."""
        page = language_root(self.catalog, self.language.code) + self.page
        return relative(path, page, in_folders=self.catalog.choices.in_folders)

    def address(self, path: str) -> str:
        """The public address of a path of the same language; empty if the site has none."""
        if not self.settings.site_url:
            return ""
        page, mark, anchor = path.partition("#")
        address = public_address(self.catalog, self.settings.site_url, self.language.code, page)
        return address + mark + anchor

    def index(self, name: str) -> str:
        return self.link(index_path(self.catalog, name))

    def record(self, kind: str, id: str) -> str:
        return self.link(record_path(self.catalog, kind, id))

    def clause(self, id: str) -> str:
        """A link to where a clause stands in its source's text."""
        return self.link(clause_path(self.catalog, id))

    def source_of(self, clause: str) -> str:
        """The id of the source that a clause is from."""
        return self.catalog.clauses[clause][0].source

    def date(self, date: PartialDate | dt.date) -> str:
        return format_date(date, self.language)

    def number(self, number: Decimal | int) -> str:
        return format_number(number, self.language)

    def size(self, bytes_: int) -> str:
        return format_size(bytes_, self.language)

    @property
    def period(self) -> str:
        period = self.catalog.plan.period
        return format_period(period.first, period.last, self.language)

    @property
    def state(self) -> State:
        return state(self.catalog.plan, self.settings.build_date)

    @property
    def today(self) -> Today | None:
        """What a reader can do, in the month of the build."""
        return self.catalog.plan.site.today_in(self.settings.build_date.month)

    @property
    def over(self) -> str | None:
        """The plan's period and that it has ended or was replaced; nothing while in force."""
        if self.state == "in_force":
            return None
        label = "period_replaced" if self.state == "replaced" else "period_ended"
        return self.label(label, period=self.period)

    def source(self, id: str) -> Source:
        source = self.catalog.records["sources"][id]
        assert isinstance(source, Source)
        return source

    @property
    def checked(self) -> PartialDate | None:
        """The oldest day on which something this page says was checked."""
        days = [*self.checks, *(self.source(id).checked for id in self.cited)]
        return min(days, key=lambda day: day.first, default=None)

    def _citation(self, source: str) -> str:
        if source not in self.cited:
            self.cited.append(source)
        number = self.cited.index(source) + 1
        name = self.plain(self.source(source).publisher)
        return Markup(
            '<sup class="pa-cite"><a href="#note-{}" aria-label="{}">{}</a></sup>'
        ).format(number, self.label("source_note", n=number, name=name), number)

    def _choose(self, text: Localised) -> tuple[str, str]:
        """(language shown, text)."""
        return text.shown(self.language.code, self.catalog.default_language)

    def _marked(self, shown: str, text: Markup) -> Markup:
        if shown == self.language.code:
            return text
        return Markup('<span lang="{}">{}</span>').format(shown, text)
