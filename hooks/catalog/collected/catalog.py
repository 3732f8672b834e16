"""The Catalog: everything a site is made from, checked for shape, and who refers to whom."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from catalog.collected.a_to_z import from_a_to_z
from catalog.collected.activity_groups import by_agency, by_goal, by_task
from catalog.collected.coverage import coverage
from catalog.collected.existing_pages import existing_pages
from catalog.collected.long_lists import clause_paths, long_lists
from catalog.collected.own_words import own_words_of
from catalog.collected.reads import Noted, Reads, derived, remembered
from catalog.collected.references import source_references
from catalog.collected.running_text import dialling_of, renamed_of, ties_of
from catalog.collected.words import Words
from catalog.language.short_markdown import to_plain
from catalog.model.fields import Path
from catalog.model.issued import Issue
from catalog.model.kinds import Audience, Contact, Correction, Milestone, Source, Term
from catalog.model.measured import Accessibility
from catalog.model.parts import Quote, Record
from catalog.model.plan import Clause, Plan
from catalog.model.plan_kinds import Activity, Agency, Goal, Target, Task
from catalog.model.texts import Localised, LongText, Text
from catalog.model.values import group, walk
from catalog.reading.attachments import Attachment
from catalog.reading.choices import NOTHING, Choices
from catalog.reading.drawings import Drawing
from catalog.reading.front_matter import PostMatter
from catalog.reading.icons import Icons
from catalog.reading.prose import NOT_FOUND, ProsePage
from catalog.reading.source import Document, DocumentKey, Problem, Step
from catalog.reading.source_texts import SourceText

R = TypeVar("R", bound=Record)
F = TypeVar("F")


def _records(kind: str, model: type[R]) -> remembered[Catalog, tuple[R, ...]]:
    """The records of a kind, typed as their own model, in the order in which people meet them."""

    def of(catalog: Catalog) -> tuple[R, ...]:
        return tuple(one for one in catalog.ordered(kind) if isinstance(one, model))

    return remembered(of)


@dataclass(frozen=True)
class Catalog:
    """Plan, words, records by kind, texts by source id and prose by (language, path).

    `attachments` are the other files of docs/, by (language, path); no link leads out of docs/.
    `documents` has what each was read from, for problems: by (kind, id), by ("", name) for files
    such as data/plan.yml, by ("texts", source) and by ("locales", code). `unread` has the keys of
    files that exist but are wrong. `left_out` has the setting that leaves out a file of docs/, by
    (language, path with ending), and `replaced` the one that stands in place of a plan's field.
    `mentioned` has the paths of files beside the prose that are used without a page.
    """

    plan: Plan
    words: Words
    records: Mapping[str, Mapping[str, Record]]
    texts: Mapping[str, SourceText]
    prose: Mapping[tuple[str, str], ProsePage]
    drawings: Mapping[str, Drawing]
    accessibility: Accessibility | None
    issued: Sequence[Issue]
    attachments: Mapping[tuple[str, str], Attachment]
    documents: Mapping[DocumentKey, Document]
    icons: Icons
    unread: frozenset[DocumentKey] = frozenset()
    choices: Choices = NOTHING
    left_out: Mapping[tuple[str, str], str] = field(default_factory=dict)
    replaced: Mapping[Path, Path] = field(default_factory=dict)
    mentioned: frozenset[str] = frozenset()
    reads: Reads = field(default_factory=Reads, compare=False)
    """What notes which records and prose are read, once a catalog is public."""

    def public(self, *, with_drafts: bool = False) -> Catalog:
        """The same without drafts: what the site shows; those of prose stay away in any case."""
        reads = Reads()

        def shows(record: Record) -> bool:
            return with_drafts or record.status == "published"

        published = {
            kind: Noted({id: one for id, one in every.items() if shows(one)}, kind, reads)
            for kind, every in self.records.items()
        }
        drafts = {key for key, page in self.prose.items() if page.is_draft}
        prose = {
            key: page
            for key, page in self.prose.items()
            if not drafts & {key, (self.default_language, key[1])}
        }
        shown = Noted(prose, "prose", reads)
        return replace(self, records=published, prose=shown, reads=reads)

    def ordered(self, kind: str) -> tuple[Record, ...]:
        """The records of a kind in the order in which people meet them."""
        return tuple(sorted(self.records[kind].values(), key=self._place))

    def _place(self, record: Record) -> tuple[int, int, str]:
        """A sort key: the record's place (its goal's for an activity), its clause, its id."""
        of = self.records["goals"].get(record.goal) if isinstance(record, Activity) else record
        clause = self._clause_order.get(record.clause, 0) if isinstance(record, Quote) else 0
        return of.place if of else 0, clause, record.id

    goals = _records("goals", Goal)
    tasks = _records("tasks", Task)
    activities = _records("activities", Activity)
    agencies = _records("agencies", Agency)
    targets = _records("targets", Target)
    audiences = _records("audiences", Audience)
    terms = _records("terms", Term)
    milestones = _records("milestones", Milestone)
    contacts = _records("contacts", Contact)
    corrections = _records("corrections", Correction)
    sources = _records("sources", Source)
    ties, dialling = remembered(ties_of), remembered(dialling_of)
    renamed, own_words = remembered(renamed_of), remembered(own_words_of)
    source_references = remembered(source_references)
    long_lists, existing_pages = derived(long_lists), derived(existing_pages)
    coverage, from_a_to_z = derived(coverage), derived(from_a_to_z)
    clause_paths = cached_property(clause_paths)
    _by_goal, _by_task, _by_agency = derived(by_goal), derived(by_task), derived(by_agency)

    @cached_property
    def clauses(self) -> Mapping[str, tuple[SourceText, Clause]]:
        """Every clause by id, with the text it belongs to, in the order of the clause lists."""
        return {
            clause.id: (text, clause)
            for text in self.texts.values()
            for clause in text.clauses.clauses
        }

    @cached_property
    def _clause_order(self) -> Mapping[str, int]:
        return {clause: number for number, clause in enumerate(self.clauses)}

    @cached_property
    def default_language(self) -> str:
        return self.words.languages[0].code

    @cached_property
    def language_codes(self) -> tuple[str, ...]:
        return tuple(language.code for language in self.words.languages)

    def all_records(self) -> Iterator[tuple[str, Record]]:
        """(kind, record) of each record, kind by kind, in the order of their ids."""
        for kind, records in self.records.items():
            for record in records.values():
                yield kind, record

    def everything(self) -> Iterator[tuple[DocumentKey, object]]:
        """(key of its document, value) of the plan, its own words and each record."""
        yield ("", "plan"), self.plan
        yield ("", "words"), self.words.own
        for kind, record in self.all_records():
            yield (kind, record.id), record

    def find(self, kind: type[F]) -> Iterator[tuple[DocumentKey, Path, F]]:
        """(key of its document, path, value) of each value of a type in plan and records."""
        for key, value in self.everything():
            for path, part in walk(value, kind):
                yield key, path, part

    def long_texts(self) -> Iterator[tuple[DocumentKey, Path, str]]:
        """(key of its document, path, words) of each long text in each language."""
        for key, path, text in self.find(LongText):
            for language, words in text.root.items():
                yield key, (*path, language), words

    def quotes(self) -> Iterator[tuple[DocumentKey, Path, Quote]]:
        """(key of its document, path, quote) of each quotation in plan and records."""
        return self.find(Quote)

    def plain(self, text: Localised, language: str) -> str:
        """The words without markup for a reader of a language, or else the first language's."""
        words = text.shown(language, self.default_language)[1]
        return to_plain(words) if isinstance(text, LongText) else words

    def problem(
        self, key: DocumentKey, path: Sequence[Step], message: str, *, at_key: bool = False
    ) -> Problem:
        """A problem in the file that holds `key`, at the field `path`, or at what replaces it."""
        for replaced, setting in self.replaced.items() if key == ("", "plan") else ():
            if tuple(path[: len(replaced)]) == replaced:
                return self.choices.problem(setting, message)
        return self.documents[key].problem(path, message, at_key=at_key)

    def word_problem(self, language: str, path: Path, message: str) -> Problem:
        """A problem with a word of the interface: where the plan says it, or else in the locale."""
        own = path if path[-1] == "path" else (*path, language)
        if self.documents["", "words"].root.has(own):
            return self.problem(("", "words"), own, message)
        return self.problem(("locales", language), path, message)

    def knows(self, kind: str, id: str) -> bool:
        """Whether there is such a record, even one whose file could not be read."""
        return id in self.records.get(kind, {}) or (kind, id) in self.unread

    def is_draft(self, kind: str, id: str) -> bool:
        record = self.records.get(kind, {}).get(id)
        return record is not None and record.status == "draft"

    def has_prose(self, language: str, path: str) -> bool:
        """Whether a language shows a prose page: its own, or the default language's."""
        shown = ((code, path) for code in (language, self.default_language))
        return any(key in self.prose or key in self.unread for key in shown)

    def attachment(self, language: str, path: str) -> Attachment | None:
        """A file beside the prose: the language's own, or the first language's."""
        return self.attachments.get((language, path)) or self.attachments.get(
            (self.default_language, path)
        )

    def has_attachment(self, language: str, path: str) -> bool:
        """Whether there is a file beside the prose, even one that could not be read."""
        shown = ((code, path) for code in (language, self.default_language))
        return any(key in self.attachments or key in self.unread for key in shown)

    def prose_shown(self, language: str, path: str) -> ProsePage:
        """The prose page a reader of a language gets: its own, or the default language's."""
        return self.prose.get((language, path)) or self.prose[self.default_language, path]

    @remembered
    def stems(self) -> tuple[str, ...]:
        """Every prose page that a reader can reach, by its path below a language's folder."""
        return tuple(sorted({path for _, path in self.prose} - {NOT_FOUND}))

    def prose_path(self, stem: str) -> str:
        """Where a prose page lies on the site, from a language's root; the same in each."""
        page = self.prose.get((self.default_language, stem))
        return f"{page.address if page else stem}.html"

    @remembered
    def posts(self) -> tuple[str, ...]:
        """The posts by their paths as above, pinned ones first, then by day, the newest first."""
        dated = [
            (page.front.pin, page.front.date.created.first, stem)
            for stem in self.stems
            for page in [self.prose_shown(self.default_language, stem)]
            if isinstance(page.front, PostMatter)
        ]
        dated.sort(key=lambda post: (not post[0], -post[1].toordinal(), post[2]))
        return tuple(stem for _, _, stem in dated)

    def news_of(self, stem: str) -> str:
        """The folder of news that a prose page belongs to; empty if it is no post."""
        return self.prose_shown(self.default_language, stem).news

    @property
    def has_posts(self) -> bool:
        return any(isinstance(page.front, PostMatter) for page in self.prose.values())

    def has_page(self, name: str) -> bool:
        """Whether the site has the page of this name; it has none that would be empty."""
        return name in self.existing_pages

    def page_title(self, name: str) -> Text:
        """The title of a page that is not one record's."""
        return self.words.labels["home"] if name == "home" else self.words.pages[name].title

    def corrections_of(self, page: str) -> tuple[Correction, ...]:
        """The corrections of a page, given by its path without ending."""
        return tuple(record for record in self.corrections if page in record.pages)

    def activities_on_paper(self, goal: Goal) -> tuple[Activity, ...]:
        """The activities on a goal's sheets: those that its editors chose, or else all of them."""
        of_goal = self.activities_of(goal)
        return tuple(one for one in of_goal if one.id in goal.on_paper) or of_goal

    def activity(self, id: str) -> Activity:
        record = self.records["activities"][id]
        assert isinstance(record, Activity)
        return record

    def activities_of(self, goal: Goal) -> tuple[Activity, ...]:
        return tuple(map(self.activity, self._by_goal.get(goal.id, ())))

    def activities_with(self, task: Task) -> tuple[Activity, ...]:
        return tuple(map(self.activity, self._by_task.get(task.id, ())))

    def activities_by(self, agency: Agency) -> tuple[Activity, ...]:
        return tuple(map(self.activity, self._by_agency.get(agency.id, ())))

    def targets_of(self, activity: Activity) -> tuple[Target, ...]:
        return self._targets_by_activity.get(activity.id, ())

    @remembered
    def _targets_by_activity(self) -> Mapping[str, tuple[Target, ...]]:
        return group((target.activity, target) for target in self.targets)
