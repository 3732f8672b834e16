"""Writes dates and numbers as a language does, by the patterns of its locale."""

import datetime as dt
import re
from decimal import Decimal

from catalog.model.fields import PartialDate
from catalog.model.words import LanguageWords


def format_date(date: PartialDate | dt.date, language: LanguageWords) -> str:
    """`18/08/2021`, `08/2021` or `2021`, as exact as the date is."""
    if date.month is None:
        return str(date.year)
    return _filled(language.month if date.day is None else language.day, date, language)


def format_day_of_year(date: PartialDate, language: LanguageWords) -> str:
    """`18/08` or `18 August`: a day that comes every year."""
    return _filled(re.sub(r"\W*YYYY\W*", "", language.day), date, language)


def _filled(pattern: str, date: PartialDate | dt.date, language: LanguageWords) -> str:
    assert date.month
    month_name = language.months[date.month - 1] if language.months else str(date.month)
    parts = {
        "YYYY": str(date.year),
        "MMMM": month_name,
        "MM": f"{date.month:02}",
        "M": str(date.month),
        "DD": f"{date.day or 0:02}",
        "D": str(date.day),
    }
    return re.sub(r"YYYY|MMMM|MM|M|DD|D", lambda match: parts[match.group()], pattern)


def format_number(number: Decimal | int, language: LanguageWords) -> str:
    """`1.234,5` or `1,234.5`."""
    whole, _, fraction = f"{Decimal(number):,f}".partition(".")
    whole = whole.replace(",", language.thousands)
    return f"{whole}{language.decimal}{fraction}" if fraction else whole


def format_size(bytes_: int, language: LanguageWords) -> str:
    """`45 kB`, `1,2 MB`; a kilobyte is 1000 bytes, as in the lists of files that people know."""
    if bytes_ < 1_000_000:
        return f"{format_number(max(1, round(bytes_ / 1000)), language)}\N{NO-BREAK SPACE}kB"
    return f"{format_number(round(Decimal(bytes_) / 1_000_000, 1), language)}\N{NO-BREAK SPACE}MB"


def format_period(first: PartialDate, last: PartialDate, language: LanguageWords) -> str:
    """`2021–2025`, or two dates with an en dash between."""
    return f"{format_date(first, language)}–{format_date(last, language)}"
