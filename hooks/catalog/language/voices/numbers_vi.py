"""Writes Vietnamese numbers in words, as schoolbooks and the national radio read them."""

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_AFTER_TEN = {5: "lăm"}
_AFTER_TENS = {1: "mốt", 4: "tư", 5: "lăm"}
_SCALES = (("tỷ", 10**9), ("triệu", 10**6), ("nghìn", 10**3))


def cardinal(number: int) -> str:
    """`2021` → hai nghìn không trăm hai mươi mốt."""
    return " ".join(_words(number, whole=False)) or DIGITS[0]


def _words(number: int, *, whole: bool) -> list[str]:
    """The words of a number; `whole` says the hundreds even if there are none (`2021`)."""
    for name, scale in _SCALES:
        if number >= scale:
            head, rest = divmod(number, scale)
            return [*_words(head, whole=whole), name, *(_words(rest, whole=True) if rest else ())]
    hundreds, rest = divmod(number, 100)
    if not hundreds and not whole:
        return _below_hundred(rest)
    below = _below_hundred(rest)
    link = ["linh"] if 0 < rest < 10 else []
    return [DIGITS[hundreds], "trăm", *link, *below]


def _below_hundred(number: int) -> list[str]:
    tens, ones = divmod(number, 10)
    if tens == 0:
        return [DIGITS[ones]] if ones else []
    if tens == 1:
        return ["mười", *([_AFTER_TEN.get(ones, DIGITS[ones])] if ones else [])]
    return [DIGITS[tens], "mươi", *([_AFTER_TENS.get(ones, DIGITS[ones])] if ones else [])]


def digits(text: str) -> str:
    """Each digit by itself, as telephone numbers are said; other characters are left out."""
    return " ".join(DIGITS[int(sign)] for sign in text if sign.isdecimal())


def decimal(text: str) -> str:
    """A number as Vietnamese writes it: `1.234,5` → một nghìn hai trăm ba mươi tư phẩy năm."""
    whole, comma, part = text.replace(".", "").partition(",")
    said = cardinal(int(whole))
    if not comma:
        return said
    fraction = digits(part) if part.startswith("0") or len(part) > 2 else cardinal(int(part))
    return f"{said} phẩy {fraction}"


def month(number: int) -> str:
    """The number of a month in words; the fourth has a word of its own."""
    return "tư" if number == 4 else cardinal(number)


def day(number: int) -> str:
    """The number of a day in words; the first ten take `mùng`."""
    return f"mùng {cardinal(number)}" if number <= 10 else cardinal(number)


_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}


def roman(text: str) -> int:
    """The value of a Roman numeral: `XIV` → 14."""
    values = [_ROMAN[letter] for letter in text]
    later = [*values[1:], 0]
    return sum(-a if a < b else a for a, b in zip(values, later, strict=True))
