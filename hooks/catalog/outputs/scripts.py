"""Scripts for a loudspeaker: what a record says for the ear, in about one minute and three."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from ..addresses import index_path, record_path
from ..catalog import Catalog
from ..fields import Text
from ..model import Audience, Goal
from ..records import Spoken
from ..settings import Settings
from ..speech.vi import Voice
from ..speech.voices import syllables, voice_of
from .sitemap import public_address
from .templates import Press
from .view import View

Length = Literal["short", "long"]
LENGTHS: tuple[Length, ...] = ("short", "long")


@dataclass(frozen=True)
class Subject:
    """What can be spoken of: its title, the path of its page, its words for the ear."""

    title: Text
    page: str
    spoken: Spoken


@dataclass(frozen=True)
class Script:
    """`path` is from the site's root; `paragraphs` are spelled out, ready to be read."""

    path: str
    title: str
    paragraphs: Sequence[str]
    rate: int

    @property
    def syllables(self) -> int:
        return sum(map(syllables, self.paragraphs))

    @property
    def seconds(self) -> int:
        return round(self.syllables * 60 / self.rate)


def files(catalog: Catalog, settings: Settings, press: Press) -> Iterator[tuple[str, str]]:
    """(path, text) of each script in the site's first language, if there is a voice for it."""
    del press  # plain text needs no template
    for subject, scripts in radio_rows(catalog, settings):
        for script in scripts:
            yield script.path, _sheet(_view(catalog, settings, subject), subject, script)


def radio_rows(catalog: Catalog, settings: Settings) -> Iterator[tuple[Subject, list[Script]]]:
    """Each subject with its scripts, a short one and a long one; nothing without a voice."""
    voice = voice_of(catalog)
    if voice is None:
        return
    for subject in subjects(catalog):
        view = _view(catalog, settings, subject)
        yield subject, [_script(view, subject, length, voice) for length in LENGTHS]


def subjects(catalog: Catalog) -> Iterator[Subject]:
    """The plan, its goals, its audiences: those that have words for the ear."""
    plan = catalog.plan
    if plan.spoken:
        yield Subject(plan.short_title, index_path(catalog, "plan"), plan.spoken)
    for kind in ("goals", "audiences"):
        for record in catalog.ordered(kind):
            if isinstance(record, Goal | Audience) and record.spoken:
                page = record_path(catalog, kind, record.id)
                yield Subject(record.title, page, record.spoken)


def _script(view: View, subject: Subject, length: Length, voice: Voice) -> Script:
    kit = view.catalog.words.pages["kit"].path
    name = subject.page.removesuffix(".html").replace("/", "-")
    return Script(
        f"{kit}/{name}-{length}.txt",
        view.plain(subject.title),
        tuple(map(voice.say, filter(None, _written(view, subject, length, voice)))),
        view.language.syllables_a_minute,
    )


def _written(view: View, subject: Subject, length: Length, voice: Voice) -> list[str]:
    """Greeting, message, what you can do, where to learn more, and what to keep in mind again."""
    spoken = subject.spoken
    act = view.plain(spoken.act)
    more = re.split(r"\n\s*\n", view.plain(spoken.more)) if length == "long" else []
    site = view.settings.site_url
    ended = [view.label("radio_ended", period=view.period)] if view.state != "in_force" else []
    return [
        view.label("radio_greeting", name=view.plain(view.catalog.plan.site.name)),
        view.plain(spoken.message),
        *ended,
        *more,
        act,
        view.label("radio_ask"),
        view.label("radio_site", address=voice.address(site)) if site else "",
        view.label("radio_repeat", act=act) if length == "long" else "",
        view.label("radio_close"),
    ]


def _sheet(view: View, subject: Subject, script: Script) -> str:
    """The script between what whoever reads it should know."""
    length = {"seconds": script.seconds, "syllables": script.syllables, "rate": script.rate}
    as_of = view.label("as_of", date=view.date(view.settings.build_date))
    parts = [
        view.label("script_title", title=script.title),
        view.plain(view.catalog.plan.site.claim),
        f"{as_of}. {view.label('script_length', **length)}",
        *script.paragraphs,
        "\n".join([f"{view.label('radio_sources')}:", *_sources(view, subject.spoken)]),
    ]
    if view.settings.site_url:
        parts.append(public_address(view.catalog, view.settings, view.language.code, subject.page))
    return "\n\n".join(parts) + "\n"


def _sources(view: View, spoken: Spoken) -> Iterator[str]:
    for source in map(view.source, spoken.sources):
        yield f"- {view.plain(source.publisher)}: {view.plain(source.title)}. {source.address}"


def _view(catalog: Catalog, settings: Settings, subject: Subject) -> View:
    return View(catalog, settings, catalog.words.languages[0], subject.page)
