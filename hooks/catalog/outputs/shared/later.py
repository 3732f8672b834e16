"""A file that takes long to make: a preview makes it only once somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Later:
    make: Callable[[], bytes]

    @classmethod
    def text(cls, make: Callable[[], str]) -> Later:
        """A file of text."""
        return cls(lambda: make().encode())


Content = str | bytes | Later
