"""What must hold for words that are heard and not seen."""

from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.collected.own_words import sentences
from catalog.collected.voice import syllables, voice_of
from catalog.model.fields import Path
from catalog.model.parts import Spoken
from catalog.reading.source import DocumentKey, Problem

LONGEST_HEARD = 25
"""The most syllables of a sentence, spelled out; listeners forget the beginning of a longer one."""


def names_have_readings(catalog: Catalog) -> Iterator[Problem]:
    """Every abbreviation in words for the ear must have a reading in the glossary."""
    voice = voice_of(catalog)
    for key, path, text in _heard(catalog):
        for name in voice.unknown(text) if voice else ():
            message = f"chưa biết đọc `{name}` thành tiếng — thêm vào data/terms/ với `reading`"
            yield catalog.problem(key, path, message)


def heard_sentences_are_short(catalog: Catalog) -> Iterator[Problem]:
    """A sentence for the ear should have at most 25 syllables, numbers spelled out."""
    voice = voice_of(catalog)
    for key, path, text in _heard(catalog):
        for _, sentence in sentences(text) if voice else ():
            length = syllables(voice.say(sentence)) if voice else 0
            if length > LONGEST_HEARD:
                message = (
                    f"câu đọc lên dài {length} tiếng, quá {LONGEST_HEARD} — tách thành hai câu"
                )
                yield catalog.problem(key, path, message)


def _heard(catalog: Catalog) -> Iterator[tuple[DocumentKey, Path, str]]:
    """(key of the document, path, text) of words for the ear in the site's first language."""
    default = catalog.default_language
    for key, path, spoken in catalog.find(Spoken):
        for name in ("message", "act", "more"):
            text = getattr(spoken, name).root.get(default)
            if text:
                yield key, (*path, name, default), text


RULES = (names_have_readings,)
WARNINGS = (heard_sentences_are_short,)
