"""The types of texts for people, each with a length that rendering and printing bear."""

from typing import Annotated

from pydantic import AfterValidator, ConfigDict, RootModel, StringConstraints
from pydantic_core import PydanticCustomError

from catalog.model.fields import Language
from catalog.model.markdown_limits import excesses


def _soon_rendered(text: str) -> str:
    for excess in excesses(text):
        raise PydanticCustomError(excess.kind, "", excess.context)
    return text


def _of_letters(most: int) -> StringConstraints:
    return StringConstraints(min_length=1, max_length=most, strip_whitespace=True)


Line = Annotated[str, _of_letters(500)]
"""Some words, not empty."""
Words = Annotated[str, _of_letters(5_000)]
Markdown = Annotated[str, _of_letters(10_000), AfterValidator(_soon_rendered)]


class Localised(RootModel[dict[Language, str]]):
    """Text for people in one or more languages: `{vi: …, en: …}`."""

    model_config = ConfigDict(frozen=True)

    def shown(self, language: str, otherwise: str) -> tuple[str, str]:
        """(language, words) to show a reader of `language`; those of `otherwise` if it has none."""
        found = language if language in self.root else otherwise
        return found, self.root[found]


class Text(Localised):
    """Plain text; nothing in it is Markdown."""

    root: dict[Language, Words]


class Name(Text):
    """A few words of plain text: a title, a place, a line."""

    root: dict[Language, Line]


class Changed(Localised):
    """Plain text in place of a locale's; a language that is left out keeps the locale's."""

    root: dict[Language, Line]


class LongText(Localised):
    """Text with paragraphs, lists, *emphasis*, [links](…) and citations [@source-id]."""

    root: dict[Language, Markdown]
