"""Says what a web address is, and looks at its host, which decides who answers."""

import re
from ipaddress import ip_address
from urllib.parse import quote, urlsplit

ENDINGS = (
    "vn|com|net|org|info|int|edu|gov|mil|biz|name|io|app|dev|site|online|shop|xyz|top|asia|eu|us|uk"
    "|ca|fr|de|nl|be|ch|at|it|es|pt|se|no|dk|fi|ru|cn|hk|tw|jp|kr|in|sg|my|th|id|ph|kh|mm|au|nz|me"
)
"""Endings of public hosts; no endings of files, such as `md` and `py`, which people link to too."""
_HOST = re.compile(rf"(?P<person>[\w.+-]+@)?(?:[\w-]+\.)+(?:{ENDINGS})(?:[/?#:].*)?", re.IGNORECASE)


def with_scheme(address: str) -> str | None:
    """The address of a page or a person whose `https://` or `mailto:` was left out; else None."""
    found = _HOST.fullmatch(address)
    if not found:
        return None
    return f"mailto:{address}" if found["person"] else f"https://{address}"


def is_web_address(address: str) -> bool:
    """Whether it is a whole address that browsers open, `http://…` or `https://…`."""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname, parts.port
    except ValueError:
        return False
    return parts.scheme in ("http", "https") and bool(host) and not re.search(r"\s", address)


def encoded(address: str) -> str | None:
    """An address as links carry it, without letters outside ASCII; None if it is none."""
    try:
        parts = urlsplit(address)
        host = parts.netloc.encode("idna").decode()
    except ValueError:  # UnicodeError is one
        return None
    path = quote(parts.path, safe="/%:@!$&'()*+,;=~")
    found = parts._replace(netloc=host, path=path).geturl()
    return found if is_web_address(found) else None


VIETNAMESE = set("àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ")
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
    if all(letter.isascii() or letter in VIETNAMESE for letter in host):
        return host if host and "@" in urlsplit(address).netloc else None
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host.encode("punycode").decode()


def is_near(address: str) -> bool:
    """Whether it leads to this machine or a network of one's own, where no reader gets to."""
    host = host_of(address)
    try:
        return not ip_address(host).is_global
    except ValueError:
        return host == "localhost" or host.endswith((".localhost", ".local"))
