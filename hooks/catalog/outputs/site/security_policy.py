"""Says what a browser may do with the site's pages: only show them and search in them."""

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
