"""The types of texts for people, each with a length that rendering and printing bear."""

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, RootModel, StringConstraints
from pydantic_core import PydanticCustomError

from catalog.model.fields import Language
from catalog.model.markdown_limits import excesses


def _one_line(words: str) -> str:
    if "\n" in words:
        raise PydanticCustomError("one_line", "one_line")
    return words


def _soon_rendered(text: str) -> str:
    for excess in excesses(text):
        raise PydanticCustomError(excess.kind, "", excess.context)
    return text


def _of_letters(most: int) -> StringConstraints:
    return StringConstraints(min_length=1, max_length=most, strip_whitespace=True)


LONGEST_TEXT = 5_000
Line = Annotated[str, _of_letters(500), AfterValidator(_one_line)]
"""A few words, not empty, on one line."""
LongLine = Annotated[str, _of_letters(LONGEST_TEXT), AfterValidator(_one_line)]
Markdown = Annotated[str, _of_letters(10_000), AfterValidator(_soon_rendered)]


class Localised(RootModel[dict[Language, str]]):
    """Text for people in one or more languages: `{vi: …, en: …}`."""

    model_config = ConfigDict(frozen=True)

    def shown(self, language: str, otherwise: str) -> tuple[str, str]:
        """(language, words) to show a reader of `language`; those of `otherwise` if it has none."""
        found = language if language in self.root else otherwise
        return found, self.root[found]


class Text(Localised):
    """Plain text on one line; nothing in it is Markdown."""

    root: dict[Language, LongLine]


class Name(Text):
    """A few words of plain text: a title, a place, a line."""

    root: dict[Language, Line]


class Paragraphs(Localised):
    """Plain text, in which an empty line separates paragraphs."""

    root: dict[Language, Annotated[str, _of_letters(LONGEST_TEXT)]]


class Changed(Localised):
    """Plain text in place of a locale's; a language that is left out keeps the locale's."""

    root: dict[Language, Line]


class LongText(Localised):
    """Text with paragraphs, lists, *emphasis*, [links](…) and citations [@source-id]."""

    root: dict[Language, Markdown]


class Sentences(LongText):
    """A sentence or two of such text, one paragraph as a rule, so that a file has it on a line."""
