"""Makes the voice that reads the site's first language aloud, with readings from the plan."""

import re
from collections.abc import Iterator

from catalog.collected.catalog import Catalog
from catalog.language.voices.vi import Voice

VOICES = {"vi": Voice}


def voice_of(catalog: Catalog) -> Voice | None:
    """The voice of the site's first language; None if there is none for that language."""
    voice, aloud = VOICES.get(catalog.default_language), catalog.words.languages[0].voice
    if voice is None or aloud is None:
        return None
    dials = [contact.dial for contact in catalog.contacts]
    phones = {*dials, *(dial.replace(" ", "") for dial in dials)}
    return voice(aloud.letters, aloud.units, dict(_readings(catalog)), tuple(sorted(phones)))


def _readings(catalog: Catalog) -> Iterator[tuple[str, str]]:
    """(name, reading) from the glossary; an abbreviation without a reading is read in full.

    A term that is not yet written in the language has none.
    """
    default = catalog.default_language
    for term in catalog.terms:
        name = term.abbreviation or (term.title if term.reading else None)
        reading = term.reading or term.title
        if name and default in name.root and default in reading.root:
            yield catalog.plain(name, default), catalog.plain(reading, default)


def syllables(said: str) -> int:
    """The number of syllables of a text that is spelled out already."""
    return len(re.findall(r"[^\W_]+", said))
