"""The types of a record's fields. YAML gives only text; the type here decides its meaning."""

import calendar
import datetime as dt
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    InstanceOf,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from catalog.model.web_addresses import is_web_address, unclear_host


class Strict(BaseModel):
    """The base of every model: it refuses unknown keys, and its values are frozen.

    An unknown key is nearly always a misspelt one, whose value would be lost silently.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)


def _mistake(kind: str) -> PydanticCustomError:
    """An error of a type for which reading/messages.py has a message."""
    return PydanticCustomError(kind, kind)


def _too_long(longest: int) -> PydanticCustomError:
    return PydanticCustomError("string_too_long", "", {"max_length": longest})


_MOST_KNOWN = 10_000


@dataclass(frozen=True)
class Form:
    """Marks text that must match a pattern; `kind` names its message in reading/messages.py."""

    pattern: str
    kind: str
    longest: int = 200

    def check(self, value: str) -> str:
        if len(value) > self.longest:
            raise _too_long(self.longest)
        if not re.fullmatch(self.pattern, value):
            raise _mistake(self.kind)
        return value

    def __get_pydantic_core_schema__(
        self, source: type, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        known = _Known(self.check)
        checked = core_schema.no_info_after_validator_function(
            known.__getitem__, core_schema.str_schema(strict=True)
        )
        return core_schema.chain_schema([checked, handler(source)])

    def __get_pydantic_json_schema__(
        self, schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return {"type": "string", "pattern": f"^{self.pattern}$"}


class _Known(dict[str, str]):
    """Texts that have been checked: languages and ids stand in many places, and are kept once."""

    def __init__(self, check: Callable[[str], str]) -> None:
        super().__init__()
        self.check = check

    def __missing__(self, value: str) -> str:
        checked = self.check(value)
        if len(self) < _MOST_KNOWN:
            self[value] = checked
        return checked


def one_of(words: Sequence[str]) -> Callable[[str], str]:
    """A check that a value is one of the words of a list made from other data."""

    def check(value: str) -> str:
        if value not in words:
            raise PydanticCustomError("literal_error", "", {"expected": ", ".join(words)})
        return value

    return check


ID = r"[a-z0-9]+(-[a-z0-9]+)*"
LONGEST_ID = 80
"""The most letters of an id, since addresses are printed and read aloud."""
Id = Annotated[str, Form(ID, "id", longest=LONGEST_ID)]
"""`bao-ton`: lower-case ASCII letters and digits, joined by hyphens; a part of addresses."""


@dataclass(frozen=True)
class Word:
    """Marks text that is a name for programs; without quotes, it is not taken for a sentence."""


@dataclass(frozen=True)
class RefersTo:
    """Marks an Id that names a record of this kind; collected/references.py follows it."""

    kind: str


@dataclass(frozen=True)
class ListedIn:
    """Marks a name of something that only a plan has: its drawings, its themes, its clauses."""

    what: str


_CLAUSE = r"[A-Za-z0-9]+([.-][A-Za-z0-9]+)*"
ClauseId = Annotated[str, Form(_CLAUSE, "clause_id"), ListedIn("clauses")]
"""`G3.1`, `T7.a`: the id of an exact string of a source's text."""

PATH = rf"{ID}(/{ID})*"
PagePath = Annotated[str, Form(PATH, "page_path")]
"""`muc-tieu`: where pages lie below the site's root, without an ending."""

_LANGUAGE = r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*"
Language = Annotated[str, Form(_LANGUAGE, "language")]
"""A BCP 47 language tag, such as `vi` or `en`."""

_PHONE = r"\+?[0-9][0-9 ]{1,18}[0-9]"
PhoneNumber = Annotated[
    str,
    Form(_PHONE, "phone_number"),
    WithJsonSchema({"anyOf": [{"type": "string", "pattern": f"^{_PHONE}$"}, {"type": "integer"}]}),
]
"""`111`, `1900 1075`: as people dial it."""


_LONGEST_ADDRESS = 2_000


def _address(value: Any) -> str:
    if not isinstance(value, str):
        raise _mistake("string_type")
    if len(value) > _LONGEST_ADDRESS:
        raise _too_long(_LONGEST_ADDRESS)
    if not is_web_address(value):
        raise _mistake("address")
    if plain := unclear_host(value):
        raise PydanticCustomError("address_unclear", "", {"host": plain})
    return value


Address = Annotated[
    str, BeforeValidator(_address), WithJsonSchema({"type": "string", "pattern": "^https?://"})
]


def _report_address(value: str) -> str:
    if not (value.startswith("mailto:") or is_web_address(value)):
        raise _mistake("report_address")
    return value


ReportAddress = Annotated[
    str,
    AfterValidator(_report_address),
    Form(r"mailto:[^\s@]+@[^\s@]+|https?://\S+", "report_address"),
    WithJsonSchema({"type": "string", "pattern": "^(mailto:|https?://)"}),
]


def _yes_no(value: Any) -> bool:
    if value not in ("true", "false"):
        raise _mistake("yes_no")
    return bool(value == "true")


YesNo = Annotated[bool, BeforeValidator(_yes_no), WithJsonSchema({"type": "boolean"})]


def _whole_number(value: Any) -> int:
    if not isinstance(value, str) or not re.fullmatch(r"0|[1-9][0-9]{0,11}", value):
        raise _mistake("whole_number")
    return int(value)


WholeNumber = Annotated[
    int, BeforeValidator(_whole_number), WithJsonSchema({"type": "integer", "minimum": 0})
]


def _number(value: Any) -> Decimal:
    if not isinstance(value, str):
        raise _mistake("number")
    # 12.345 is over twelve thousand to a Vietnamese reader and about twelve in YAML, so ask.
    if re.fullmatch(r"[1-9][0-9]{0,2}(\.[0-9]{3})+", value):
        raise _mistake("number_ambiguous")
    if not re.fullmatch(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,6})?", value):
        raise _mistake("number")
    return Decimal(value)


Number = Annotated[Decimal, BeforeValidator(_number), WithJsonSchema({"type": "number"})]


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as exact as its source gives it: a year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = (self.year, self.month, self.day)
        return "-".join(f"{part:02}" for part in parts if part is not None)

    @property
    def first(self) -> dt.date:
        """The first day that the date may mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day that the date may mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


def _partial_date(value: Any) -> PartialDate:
    return _date_of(str(value))


@lru_cache(maxsize=10_000)  # many records say the same day
def _date_of(words: str) -> PartialDate:
    match = re.fullmatch(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?", words)
    if not match:
        raise _mistake("date_form")
    year, month, day = match.groups()
    date = PartialDate(int(year), int(month) if month else None, int(day) if day else None)
    try:
        dt.date(date.year, date.month or 1, date.day or 1)
    except ValueError:
        raise _mistake("date_impossible") from None
    return date


Date = Annotated[
    InstanceOf[PartialDate],
    BeforeValidator(_partial_date),
    WithJsonSchema(
        {  # other programs read a bare year as a number
            "anyOf": [
                {"type": "string", "pattern": "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
                {"type": "integer", "minimum": 1000, "maximum": 9999},
            ]
        }
    ),
]


def _whole_day(date: PartialDate) -> PartialDate:
    if date.day is None:
        raise _mistake("day_missing")
    return date


Day = Annotated[
    InstanceOf[PartialDate],
    AfterValidator(_whole_day),
    BeforeValidator(_partial_date),
    WithJsonSchema({"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}),
]


Path = tuple[str | int, ...]
"""Where a value stands inside a record."""
