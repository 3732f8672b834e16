"""Spells out Vietnamese text as it is read aloud: no digit, slash or abbreviation is left.

Whatever is not a general rule comes from data: letters and units from the language's locale;
readings of names and abbreviations, and telephone numbers, from the plan.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from catalog.language.voices.numbers_vi import cardinal, day, decimal, digits, month, roman

_CAPITALS = "A-ZĂÂĐÊÔƠƯ"
_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:,\d+)?"
_WORD_END = r"(?![\w²³/])"
_ORDINAL_BEFORE = re.compile(r"(?:tháng|thứ)\s+$", re.IGNORECASE)
_DAY_BEFORE = re.compile(r"(?:ngày|hôm)\s+$", re.IGNORECASE)
_CALLING = re.compile(r"\b(?:gọi|số|máy|đài|điện thoại)\b[^.!?]*$", re.IGNORECASE)
_SIGN = r"\s?&\s?|\s?/\s?|\s?–"
_ROMAN_AFTER = r"(?i:thế kỷ|lần thứ|quý|khóa)"


@dataclass(frozen=True)
class Voice:
    """Spells out text; `phones` are the telephone numbers that it knows, as they are written.

    `letters`, `units` and `readings` (of names, abbreviations) map what is written to what is said.
    """

    letters: Mapping[str, str]
    units: Mapping[str, str]
    readings: Mapping[str, str] = field(default_factory=dict)
    phones: Collection[str] = ()

    def say(self, text: str) -> str:
        """The text with everything in it spelled out."""
        said = self._pattern.sub(self._say, text)
        return re.sub(r" +(?=[,.;:!?)…]|$)", "", re.sub(r" {2,}", " ", said))

    def address(self, url: str) -> str:
        """A web address as one spells it to somebody who writes it down."""
        bare = re.sub(r"^https?://(?:www\.)?|/$", "", url)
        signs = {".": " chấm ", "/": " gạch chéo ", "-": " gạch ngang "}
        said = "".join(
            signs.get(sign, f" {digits(sign)} " if sign.isdecimal() else sign) for sign in bare
        )
        return re.sub(r" {2,}", " ", said).strip()

    def together(self, said: str) -> str:
        """What is said, with no-break spaces in phone numbers, so that each stays on one line."""
        for phone in self.phones:
            spelled = digits(phone)
            said = said.replace(spelled, spelled.replace(" ", "\u00a0"))
        return said

    def unknown(self, text: str) -> list[str]:
        """Abbreviations without a reading, each once: they would be spelled letter by letter."""
        found: dict[str, None] = {}
        for match in self._pattern.finditer(text):
            if match.lastgroup == "capitals":
                found[match.group("capitals")] = None
            elif match.lastgroup == "code":
                parts = re.split(r"[/-]", match.group("code"))
                codes = [part for part in parts if not part.isdecimal()]
                found |= dict.fromkeys(code for code in codes if code not in self.readings)
        return list(found)

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        names = sorted({*self.readings}, key=len, reverse=True)
        phones = sorted(self.phones, key=len, reverse=True)
        unit = "|".join(map(re.escape, self.units)) or r"(?!)"
        parts = {
            "date": r"(?:[Nn]gày\s+)?\d{1,2}/\d{1,2}/\d{4}(?!\d)",
            "dayonly": r"[Nn]gày\s+\d{1,2}/\d{1,2}(?![\d/])",
            "monthyear": r"(?:[Tt]háng\s+)?\d{1,2}/\d{4}(?![\d/])",
            "code": rf"\d+(?:/\d{{4}})?[/-][{_CAPITALS}]\w*(?:[/-][{_CAPITALS}]\w*)*",
            "phone": "|".join(map(re.escape, phones)) or r"(?!)",
            "clock": r"\d{1,2}(?:h|:)\d{2}(?!\d)",
            "range": rf"(?:{_NUMBER})\s?[–-]\s?(?:{_NUMBER})(?:\s?(?:{unit}){_WORD_END})?",
            "measure": rf"(?:{_NUMBER})\s?(?:{unit}){_WORD_END}",
            "fraction": r"\d+/\d+",
            "roman": rf"{_ROMAN_AFTER}\s+[IVXLC]+(?!\w)",
            "number": _NUMBER,
            "name": "|".join(map(re.escape, names)) or r"(?!)",
            "capitals": rf"[{_CAPITALS}]{{2,}}(?![a-zà-ỹ])",
        }
        words = [rf"(?P<{name}>(?<!\w)(?:{part}))" for name, part in parts.items()]
        return re.compile(
            "|".join([*words, rf"(?P<inside>\d+|[{_CAPITALS}]{{2,}})|(?P<sign>{_SIGN})"])
        )

    def _say(self, match: re.Match[str]) -> str:
        kind = match.lastgroup
        assert kind
        before = match.string[: match.start()]
        said: str = getattr(self, f"_{kind}")(match.group(), before)
        return said

    def _date(self, text: str, before: str) -> str:
        lead, one, two, year = _parts(r"(\D*)(\d+)/(\d+)/(\d+)", text)
        return f"{lead or 'ngày '}{day(int(one))} tháng {month(int(two))} năm {cardinal(int(year))}"

    def _dayonly(self, text: str, before: str) -> str:
        lead, one, two = _parts(r"(\D*)(\d+)/(\d+)", text)
        return f"{lead}{day(int(one))} tháng {month(int(two))}"

    def _monthyear(self, text: str, before: str) -> str:
        lead, one, year = _parts(r"(\D*)(\d+)/(\d+)", text)
        return f"{lead or 'tháng '}{month(int(one))} năm {cardinal(int(year))}"

    def _code(self, text: str, before: str) -> str:
        """A document's number, its kind unless that was just said, and its issuers."""
        number, *rest = re.split(r"[/-]", text)
        said = cardinal(int(number))
        if rest[0].isdecimal():
            said += f" năm {cardinal(int(rest.pop(0)))}"
        kind, *issuers = map(self._read, rest)
        if not issuers:
            return f"{said}, {kind}"
        just_said = re.search(rf"{re.escape(kind)}(?:\s+số)?\s*$", before, re.IGNORECASE)
        return f"{said}{'' if just_said else f', {kind}'} của {', '.join(issuers)}"

    def _read(self, code: str) -> str:
        return self.readings.get(code) or self._capitals(code, "")

    def _phone(self, text: str, before: str) -> str:
        """A short phone number is read as a plain number unless its sentence is about calling."""
        if len(text) <= 3 and not _CALLING.search(before):
            return cardinal(int(text))
        return ", ".join(digits(group) for group in text.split())

    def _clock(self, text: str, before: str) -> str:
        hours, minutes = re.split(r"[h:]", text)
        rest = f" {cardinal(int(minutes))} phút" if int(minutes) else ""
        return f"{cardinal(int(hours))} giờ{rest}"

    def _range(self, text: str, before: str) -> str:
        start, end = re.split(r"\s?[–-]\s?", text, maxsplit=1)
        return f"{decimal(start)} đến {self._measure(end, '')}"

    def _measure(self, text: str, before: str) -> str:
        number, unit = _parts(r"([\d.,]*\d)\s?(.*)", text)
        return f"{decimal(number)} {self.units[unit]}" if unit else decimal(number)

    def _fraction(self, text: str, before: str) -> str:
        part, whole = map(int, text.split("/"))
        link = "phần" if part < whole else "trên"
        return f"{cardinal(part)} {link} {cardinal(whole)}"

    def _roman(self, text: str, before: str) -> str:
        lead, number = text.rsplit(None, 1)
        ordinal = month if lead.lower() == "lần thứ" else cardinal
        return f"{lead} {ordinal(roman(number))}"

    def _number(self, text: str, before: str) -> str:
        if text.isdecimal() and _ORDINAL_BEFORE.search(before):
            is_first = text == "1" and before.rstrip().lower().endswith("thứ")
            return "nhất" if is_first else month(int(text))
        if text.isdecimal() and int(text) <= 31 and _DAY_BEFORE.search(before):
            return day(int(text))
        return decimal(text)

    def _inside(self, text: str, before: str) -> str:
        """A number or capitals in the middle of a word, as in `B40`."""
        return f" {cardinal(int(text)) if text.isdecimal() else self._capitals(text, before)} "

    def _name(self, text: str, before: str) -> str:
        return self.readings[text]

    def _capitals(self, text: str, before: str) -> str:
        names = (self.letters.get(sign.upper(), sign) for sign in text)
        return " ".join(digits(name) if name.isdecimal() else name for name in names)

    def _sign(self, text: str, before: str) -> str:
        return " và " if "&" in text else " hoặc " if "/" in text else ","


def _parts(pattern: str, text: str) -> Sequence[str]:
    match = re.match(pattern, text)
    assert match
    return match.groups()
