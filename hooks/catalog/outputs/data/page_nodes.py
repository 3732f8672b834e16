"""Says what single pages hold, as nodes of structured data: plan, questions, terms, days, posts."""

import json
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from catalog.collected.addresses import HOME, index_path, record_path
from catalog.model.kinds import Question, Term
from catalog.outputs.data.calendar import summary
from catalog.outputs.data.occasions import Occasion, coming_day, occasion_path, occasions
from catalog.outputs.data.shapes import FOLDER
from catalog.outputs.data.structured_data import Node, Nodes
from catalog.outputs.shared.view import View
from catalog.reading.front_matter import PostMatter
from catalog.reading.prose import ProsePage

LONGEST_LIST = 1_500
"""The most letters of a list, so that no first view grows with the records; open data has all."""


def article(page: ProsePage, view: View) -> Iterator[Node]:
    """A post, with what it cites; nothing of other prose."""
    post = page.front
    if not isinstance(post, PostMatter):
        return
    changed = {"dateModified": str(post.date.updated)} if post.date.updated else {}
    cited = [view.source(id).address for id in view.cited]
    yield {
        "@type": "Article",
        "headline": post.title,
        "inLanguage": page.language,
        "datePublished": str(post.date.created),
        **changed,
        **({"citation": cited} if cited else {}),
    }


def _site(view: View) -> Iterator[Node]:
    """The site, the plan that it is about, and where it is searched."""
    catalog, site = view.catalog, view.catalog.plan.site
    searched = f"{view.address(index_path(catalog, 'search'))}#q={{words}}"  # see search.js
    yield {
        "@type": "WebSite",
        "name": view.plain(site.name),
        "alternateName": view.plain(catalog.plan.short_title),
        "description": view.plain(site.description),
        "url": view.address(HOME),
        "inLanguage": view.language.code,
        "about": next(_plan(view)),
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": searched},
            "query-input": "required name=words",
        },
    }


def _plan(view: View) -> Iterator[Node]:
    """The plan; whether it is in force is for its sources to say, which a node cannot cite."""
    plan = view.catalog.plan
    yield {
        "@type": "Legislation",
        "name": view.plain(plan.title),
        "legislationIdentifier": view.plain(plan.number),
        "legislationDate": str(plan.issued),
        "legislationPassedBy": {"@type": "Organization", "name": view.plain(plan.issuer)},
        "temporalCoverage": f"{plan.period.first}/{plan.period.last}",
        "mainEntityOfPage": view.address(index_path(view.catalog, "plan")),
    }


def _questions(view: View) -> Iterator[Node]:
    """The first questions with their answers, before all those that the first page leads to."""
    asked = view.catalog.plan.site.asked
    questions = sorted(view.catalog.ordered("questions"), key=lambda one: one.id not in asked)
    nodes = (
        {
            "@type": "Question",
            "name": view.plain(question.title),
            "acceptedAnswer": {"@type": "Answer", "text": view.plain(question.answer)},
        }
        for question in questions
        if isinstance(question, Question)
    )
    yield from _list(view, "FAQPage", "questions", "mainEntity", nodes)


def _terms(view: View) -> Iterator[Node]:
    """The first terms of the glossary, each with its short form and its place on the page."""
    terms = view.alphabetical(view.catalog.terms)
    nodes = (_term(view, term) for term in terms if isinstance(term, Term))
    yield from _list(view, "DefinedTermSet", "terms", "hasDefinedTerm", nodes)


def _term(view: View, term: Term) -> Node:
    short = {"alternateName": view.plain(term.abbreviation)} if term.abbreviation else {}
    return {
        "@type": "DefinedTerm",
        "name": view.plain(term.title),
        **short,
        "url": view.address(record_path(view.catalog, "terms", term.id)),
    }


def _list(view: View, type: str, kind: str, name: str, nodes: Iterable[Node]) -> Iterator[Node]:
    """The page of a kind, the first of its nodes, and where all its records are as data."""
    data, listed = f"{view.settings.site_url}{FOLDER}/{kind}.json", list(_first(nodes))
    yield {
        "@type": type,
        "name": view.title(kind).striptags(),
        **({name: listed} if listed else {}),
        "encoding": {"@type": "MediaObject", "contentUrl": data},
    }


def _first(nodes: Iterable[Node]) -> Iterator[Node]:
    """As many of the nodes, from the first on, as a list has room for."""
    room = LONGEST_LIST
    for node in nodes:
        room -= len(json.dumps(node, ensure_ascii=False))
        if room < 0:
            return
        yield node


def _days(view: View) -> Iterator[Node]:
    """The days that come, the next one first; none has a place that the plan knows."""
    coming = (
        (day, one)
        for one in occasions(view.catalog)
        if (day := coming_day(one, view.settings.build_date))
    )
    ordered = sorted(coming, key=lambda pair: (pair[0], pair[1].key))
    yield from _first(_day(view, one, str(day)) for day, one in ordered)


def _day(view: View, one: Occasion, day: str) -> Node:
    yearly = {"eventSchedule": {"@type": "Schedule", "repeatFrequency": "P1Y"}}
    return {
        "@type": "Event",
        "name": summary(view, one),
        "startDate": day,
        **(yearly if one.yearly else {}),
        "url": view.address(occasion_path(one, view.catalog)),
    }


NODES: Mapping[str, Nodes] = MappingProxyType(
    {"home": _site, "plan": _plan, "questions": _questions, "terms": _terms, "calendar": _days}
)
"""What pages say besides where they stand, by their names in PAGES."""
