"""Looks at the host of a web address, which decides who answers."""

from urllib.parse import urlsplit

_VIETNAMESE = set("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")
"""Letters that a Vietnamese reader tells apart, so that a host may have them as they are."""


def host_of(address: str) -> str:
    """The host as it is written, in lower case; empty if there is none that can be reached."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def unclear_host(address: str) -> str | None:
    """The host as networks know it, if it looks like another one: `xn--…`, or the one after `@`.

    Letters that look alike, such as a Cyrillic `а`, lead elsewhere than they seem to.
    """
    host = host_of(address)
    if all(letter.isascii() or letter in _VIETNAMESE for letter in host):
        return host if host and "@" in urlsplit(address).netloc else None
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host.encode("punycode").decode()
