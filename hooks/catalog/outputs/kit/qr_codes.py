"""Draws addresses as QR codes in SVG, which print sharply in any size."""

from functools import lru_cache
from io import BytesIO

import segno

from catalog.environment.cache import Cache

LONGEST = 106
"""The most bytes of an address in QR version 6 with error correction M, 41 modules a side. On a
code that is 34 mm wide a module is 0.8 mm, which a cheap phone reads from an arm's length. See
ISO/IEC 18004, table 7."""


@lru_cache(maxsize=1024)  # many pieces lead to the same page
def qr_code(address: str, cache: Cache | None = None) -> bytes:
    """An SVG of black modules; the templates leave the quiet zone of four modules around it.

    The address has at most LONGEST bytes.
    """
    if cache is None:
        return _drawn(address)
    return cache.get(f"segno {segno.__version__} {address}".encode(), lambda: _drawn(address))


def _drawn(address: str) -> bytes:
    out = BytesIO()
    segno.make(address, error="m", boost_error=False, micro=False).save(
        out, kind="svg", border=0, light=None, dark="#000", xmldecl=False, svgclass=None,
        lineclass=None, omitsize=True,
    )  # fmt: skip
    return out.getvalue()
