"""Says what a browser may do with the site's pages: only show them and search in them."""

from catalog.reading.admin_settings import Admin

_DIRECTIVES = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",  # the drawings of the stylesheet
    "form-action": "'self'",
    "base-uri": "'none'",
}
POLICY = "; ".join(f"{name} {value}" for name, value in _DIRECTIVES.items())
"""For the meta element of each page, https://www.w3.org/TR/CSP3/"""

_OF_MKDOCS = {"script-src": "'self' 'unsafe-inline'", "connect-src": "'self'"}
PREVIEW_POLICY = "; ".join(f"{name} {value}" for name, value in (_DIRECTIVES | _OF_MKDOCS).items())
"""The same under `mkdocs serve`, which writes a script into each page that asks when to reload."""

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
"""For a server to send: a page's own meta element cannot forbid that other pages frame it."""

OPEN = "api"
OPEN_HEADERS = {"Access-Control-Allow-Origin": "*"}
"""In the folder of open data alone: other people's pages may read it."""


def admin_policy(admin: Admin) -> str:
    """The policy of the form for editors, whose program needs more than pages do.

    It may ask its own site, and the forge it saves to.
    """
    others = {
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' blob: data:",
        "font-src": "'self'",
        "connect-src": " ".join(("'self'", "blob:", "data:", *admin.origins)),
        "frame-src": "'self' blob:",
        "base-uri": "'self'",  # of previews
        "worker-src": "'self' blob:",
    }
    return "; ".join(f"{name} {value}" for name, value in (_DIRECTIVES | others).items())


def admin_headers(admin: Admin) -> dict[str, str]:
    """What a server sends with the form in place of what it sends with pages."""
    headers = {
        "Content-Security-Policy": f"{admin_policy(admin)}; frame-ancestors 'none'",
        "X-Robots-Tag": "noindex, nofollow",
    }
    if admin.app_id:
        # The window that signs somebody in opens on this page, goes to the forge and comes back.
        # With any other value, `same-origin-allow-popups` too, it is then cut off from its opener.
        headers["Cross-Origin-Opener-Policy"] = "unsafe-none"
    return headers
