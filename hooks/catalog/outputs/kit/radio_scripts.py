"""Writes scripts for a loudspeaker, of about one minute and three, from words for the ear."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.collected.catalog import Catalog
from catalog.collected.voice import syllables, voice_of
from catalog.environment.settings import Settings
from catalog.language.voices.vi import Voice
from catalog.model.parts import Spoken
from catalog.outputs.kit.imprint import asked, checked, cited, claim, ended
from catalog.outputs.kit.pieces import Measure, Piece, code_of, piece
from catalog.outputs.kit.reading_sheets import Reading, sheet
from catalog.outputs.shared.blocks import block
from catalog.outputs.shared.edition import Edition
from catalog.outputs.shared.fitting import Fault, Job, ready
from catalog.outputs.shared.subjects import Subject, subjects
from catalog.outputs.shared.view import View

Length = Literal["short", "long"]
LENGTHS: tuple[Length, ...] = ("short", "long")


@dataclass(frozen=True)
class Script:
    """`paragraphs` are spelled out, ready to be read; `printed` are the same on paper."""

    form: str
    title: str
    paragraphs: Sequence[str]
    printed: Sequence[str]
    code: str
    rate: int

    @property
    def syllables(self) -> int:
        return sum(map(syllables, self.paragraphs))

    @property
    def seconds(self) -> int:
        return round(self.syllables * 60 / self.rate)


def pieces(edition: Edition) -> Iterator[Job[Piece] | Fault]:
    """Each script as plain text and as a sheet, in the site's first language if it has a voice."""
    for subject, spoken, scripts in spoken_subjects(edition.catalog, edition.settings):
        view = _view(edition.catalog, edition.settings, subject)
        for script in scripts:
            measure = ("radio_seconds", {"seconds": script.seconds})
            yield from sheet(
                view, subject, _reading(view, spoken, script, measure), edition.press.setter
            )
            text, code = _text(view, subject, spoken, script).encode(), script.code
            yield ready(
                piece(view, subject, "radio", script.form, "txt", text, code=code, measure=measure)
            )


def spoken_subjects(
    catalog: Catalog, settings: Settings
) -> Iterator[tuple[Subject, Spoken, list[Script]]]:
    """Each subject that has words for the ear, with its scripts; none if there is no voice."""
    voice = voice_of(catalog)
    for subject in subjects(catalog) if voice else ():
        if voice and subject.told.spoken:
            view = _view(catalog, settings, subject)
            scripts = [_script(view, subject, subject.told.spoken, one, voice) for one in LENGTHS]
            yield subject, subject.told.spoken, scripts


def _script(view: View, subject: Subject, spoken: Spoken, length: Length, voice: Voice) -> Script:
    form = f"radio_{length}"
    site = view.settings.site_url
    before, after = _written(view, spoken, length)
    where = [view.label("radio_site", address=voice.address(site))] if site else []
    paragraphs = tuple(map(voice.say, [*before, *where, *after]))
    return Script(
        form,
        view.plain(subject.title),
        paragraphs,
        tuple(map(voice.together, paragraphs)),
        code_of(view, subject, form, [*before, *after]),
        view.language.syllables_a_minute,
    )


def _written(view: View, spoken: Spoken, length: Length) -> tuple[list[str], list[str]]:
    """The paragraphs before the site's address, and after it; what can be done comes first."""
    act = view.plain(spoken.act)
    more = re.split(r"\n\s*\n", view.plain(spoken.more)) if length == "long" else []
    over = [view.label("radio_ended", period=view.period)] if view.state != "in_force" else []
    again = [view.label("radio_repeat", act=act)] if length == "long" else []
    before = [
        view.label("radio_greeting", name=view.plain(view.catalog.plan.site.name)),
        act,
        " ".join([view.plain(spoken.message), *over]),
        *more,
        *again,
    ]
    return before, [view.label("radio_close")]


def _about(view: View, spoken: Spoken, script: Script) -> list[str]:
    """What an announcer should know first: how long it takes, and when it was checked."""
    length = {"seconds": script.seconds, "syllables": script.syllables, "rate": script.rate}
    return [view.label("script_length", **length), checked(view, spoken.sources)]


def _reading(view: View, spoken: Spoken, script: Script, measure: Measure) -> Reading:
    told = [block("text", paragraph) for paragraph in script.printed]
    return Reading(
        channel="radio", form=script.form, code=script.code, kicker=view.label("channel_radio"),
        heading=script.title, lead=_about(view, spoken, script), blocks=told,
        sources=spoken.sources, measure=measure, size=20, least=16,
        leading=0.34, small=10.5, whole=True,
    )  # fmt: skip


def _text(view: View, subject: Subject, spoken: Spoken, script: Script) -> str:
    """The script as text, between the lines that are for the announcer."""
    sources = "\n".join([f"{view.label('radio_sources')}:", *_sources(view, spoken)])
    parts = [
        view.label("script_title", title=script.title),
        claim(view),
        " ".join(_about(view, spoken, script)),
        *script.paragraphs,
        sources,
        *filter(None, [ended(view)]),
        asked(view, script.code),
        *filter(None, [view.address(subject.page)]),
    ]
    return "\n\n".join(parts) + "\n"


def _sources(view: View, spoken: Spoken) -> Iterator[str]:
    for source in map(view.source, cited(view, spoken.sources)):
        yield f"- {view.plain(source.publisher)}: {view.plain(source.title)}. {source.address}"


def _view(catalog: Catalog, settings: Settings, subject: Subject) -> View:
    return View(catalog, settings, catalog.words.languages[0], subject.page)
